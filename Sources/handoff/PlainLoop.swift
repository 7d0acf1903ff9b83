import Basis
import ChatUI
import Host
import Scenarios
import Settings
import Simulation
import Terminal

/// Lines from standard input, labelled lines to standard output.
struct PlainLoop {
  private var front: PlainFront
  private var clock: VirtualClock
  private let recorder: SessionRecorder
  private let store: StoreFollower?
  private let keeper: LessonKeeper?
  private var input = LineSource()
  private var hasToldFailure = false
  private var jumps = 0

  init(
    _ front: PlainFront, clock: Preferences.Clock, speed: Double, recorder: SessionRecorder,
    store: StoreFollower?, keeper: LessonKeeper?
  ) {
    self.keeper = keeper
    self.front = front
    self.clock = VirtualClock(front.run.state.now, speed: clock == .virtual ? 0 : speed)
    self.recorder = recorder
    self.store = store
  }

  /// Plays until the input ends or the person leaves. A script that plays by itself does so to its end; one that
  /// is stepped plays a line for every empty line of input.
  mutating func play(opensChat: Bool) {
    let opening = opensChat ? front.open() : []
    if front.playback.screenplay.isAuto {
      while playNext() {}
      return
    }
    show(opensChat ? opening : front.outline)
    while let line = nextLine() {
      if clock.isRunning, !front.playback.holdsTime { show(front.advance(to: clock.now)) }
      if takesEmptyLines, line.allSatisfy(\.isWhitespace) {
        if !playNext() { Output.line(PlainFront.scriptIsOver) }
      } else if !take(line) {
        return
      }
      if front.playback.jumps == jumps {
        clock.follow(front.run.state.now)
      } else {
        jumps = front.playback.jumps
        clock.begin(at: front.run.state.now)
      }
    }
  }

  /// Whether an empty line plays on.
  private var takesEmptyLines: Bool {
    front.playback.screenplay.isStepped || front.playback.isInPast
  }

  /// Plays the next line of the script; false when there is none.
  private mutating func playNext() -> Bool {
    guard let lines = front.playNext() else { return false }
    show(lines)
    return true
  }

  /// Takes a typed line; false when the person leaves.
  private mutating func take(_ line: String) -> Bool {
    switch front.take(line) {
    case .lines(let lines): show(lines)
    case .rewound(let lines):
      clock = VirtualClock(front.run.state.now, speed: clock.speed)
      recorder.beginAgain(front.run)
      show(lines)
    case .record(let path): record(path)
    case .write(let proposal): write(proposal)
    case .quit: return false
    }
    return true
  }

  /// The next line of standard input; what becomes due meanwhile is told. Nil at its end.
  private mutating func nextLine() -> String? {
    while true {
      let due = clock.isRunning && !front.playback.holdsTime ? front.run.nextDue.flatMap(clock.moment) : nil
      switch input.next(within: due.map { $0 - TerminalSession.now }) {
      case .line(let line): return line
      case .timedOut: show(front.advance(to: clock.now))
      case .end: return nil
      }
    }
  }

  private mutating func show(_ lines: [String]) {
    if !lines.isEmpty { Output.line(lines.joined(separator: "\n")) }
    if let file = recorder.follow(front.playback.end, on: front.playback.timeline) {
      front.branchIsKept(in: file)
      Output.line("recording: \(front.playback.timeline.branch.name) is kept in \(file)")
    }
    if front.playback.timeline.current == 0 { store?.follow(front.playback.end) }
    keeper?.follow(front.lesson)
    guard !hasToldFailure, let failure = recorder.failure else { return }
    hasToldFailure = true
    Output.words("recording: \(failure.message); \(failure.hint ?? "")")
  }

  /// Writes the session as a test in the working folder.
  private func write(_ proposal: TestProposal) {
    do throws(Failure) {
      Output.words("test: \(try TestKeeper.write(proposal, of: front.run.world, recorder.header))")
    } catch {
      Output.words("refused: \(error.diagnostics.first?.message ?? "the test cannot be written")")
    }
  }

  private mutating func record(_ path: String) {
    do throws(Failure) {
      try recorder.move(to: path, front.playback.end, on: front.playback.timeline)
      hasToldFailure = false
      show([])
      if recorder.failure == nil { Output.words("recording: now in \(path)") }
    } catch {
      Output.words("refused: \(error.diagnostics.first?.message ?? "that file cannot be written")")
    }
  }
}
