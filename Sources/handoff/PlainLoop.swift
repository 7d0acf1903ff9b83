import Basis
import ChatUI
import Host
import Settings
import Simulation
import Terminal

/// Lines from standard input, labelled lines to standard output.
struct PlainLoop {
  private var front: PlainFront
  private var clock: VirtualClock
  private let recorder: Recorder
  private let store: StoreFollower?
  private var input = LineSource()
  private var hasToldFailure = false
  /// Lines of the script, or steps of a recording, that were not played yet.
  private var upcoming: ArraySlice<Screenplay.Line> = []

  init(
    _ front: PlainFront, clock: Preferences.Clock, speed: Double, recorder: Recorder, store: StoreFollower?
  ) {
    self.front = front
    self.clock = VirtualClock(front.run.state.now, speed: clock == .virtual ? 0 : speed)
    self.recorder = recorder
    self.store = store
  }

  /// Plays until the input ends or the person leaves. A script that plays by itself does so to its end; one that
  /// is stepped plays a line for every empty line of input.
  mutating func play(_ screenplay: Screenplay, opensChat: Bool) {
    var screenplay = screenplay
    let opening = opensChat ? front.open(&screenplay) : []
    upcoming = screenplay.lines[...]
    if screenplay.isAuto {
      while playNext() {}
      return
    }
    show(opening)
    while let line = nextLine() {
      if clock.isRunning { show(front.advance(to: clock.now)) }
      if screenplay.isStepped, line.allSatisfy(\.isWhitespace) {
        if !playNext() { Output.line("The script is over; the desks are yours.") }
      } else if !take(line) {
        return
      }
      clock.follow(front.run.state.now)
    }
  }

  /// Plays the next line of the script; false when there is none.
  private mutating func playNext() -> Bool {
    guard let line = upcoming.popFirst() else { return false }
    show(front.play(line.content))
    return true
  }

  /// Takes a typed line; false when the person leaves.
  private mutating func take(_ line: String) -> Bool {
    let before = front.run.log.count
    switch front.take(line) {
    case .lines(let lines): show(lines)
    case .record(let path): record(path)
    case .quit: return false
    }
    // Whoever takes a recording over leaves the rest of it behind.
    if front.run.log.count > before, case .replay? = upcoming.first?.content { upcoming = [] }
    return true
  }

  /// The next line of standard input; what becomes due meanwhile is told. Nil at its end.
  private mutating func nextLine() -> String? {
    while true {
      let due = clock.isRunning ? front.run.nextDue.flatMap(clock.moment) : nil
      switch input.next(within: due.map { $0 - TerminalSession.now }) {
      case .line(let line): return line
      case .timedOut: show(front.advance(to: clock.now))
      case .end: return nil
      }
    }
  }

  private mutating func show(_ lines: [String]) {
    if !lines.isEmpty { Output.line(lines.joined(separator: "\n")) }
    recorder.follow(front.run)
    store?.follow(front.run)
    guard !hasToldFailure, let failure = recorder.failure else { return }
    hasToldFailure = true
    Output.line("recording: \(failure.message); \(failure.hint ?? "")")
  }

  private mutating func record(_ path: String) {
    do throws(Failure) {
      try recorder.move(to: path, front.run)
      hasToldFailure = false
      show([])
      if recorder.failure == nil { Output.line("recording: now in \(path)") }
    } catch {
      Output.line("refused: \(error.diagnostics.first?.message ?? "that file cannot be written")")
    }
  }
}
