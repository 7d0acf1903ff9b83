import Basis
import ChatUI
import Glibc
import Host
import Simulation
import Terminal

/// Lines from standard input, labelled lines to standard output.
struct PlainLoop {
  private var front: PlainFront
  private var clock: VirtualClock
  private let recorder: Recorder?
  private var hasToldFailure = false

  init(_ front: PlainFront, clock: FrontOptions.Clock, speed: Double, recorder: Recorder?) {
    self.front = front
    self.clock = VirtualClock(front.run.state.now, speed: clock == .virtual ? 0 : speed)
    self.recorder = recorder
  }

  /// Plays until the input ends or the person leaves. A script that plays by itself comes first.
  mutating func play(_ screenplay: Screenplay, opensChat: Bool) {
    Output.line(PlainFront.greeting)
    if screenplay.isAuto {
      for line in screenplay.lines { show(front.play(line.content)) }
      return
    }
    if opensChat { show(front.open()) }
    while let line = nextLine() {
      if clock.isRunning { show(front.advance(to: clock.now)) }
      switch front.take(line) {
      case .lines(let lines): show(lines)
      case .record(let path): record(path)
      case .quit: return
      }
      clock.follow(front.run.state.now)
    }
  }

  /// The next line of standard input; what becomes due meanwhile is told. Nil at its end.
  private mutating func nextLine() -> String? {
    while clock.isRunning, let due = front.run.nextDue, let moment = clock.moment(of: due) {
      var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      let wait = max(0, min(moment - TerminalSession.now, 3_600_000))
      guard poll(&descriptor, 1, Int32(wait)) == 0 else { break }
      show(front.advance(to: clock.now))
    }
    return readLine(strippingNewline: true)
  }

  private mutating func show(_ lines: [String]) {
    for line in lines { Output.line(line) }
    recorder?.follow(front.run)
    guard !hasToldFailure, let failure = recorder?.failure else { return }
    hasToldFailure = true
    Output.line("recording: \(failure.message); \(failure.hint ?? "")")
  }

  private mutating func record(_ path: String) {
    do throws(Failure) {
      try recorder?.move(to: path, front.run)
      hasToldFailure = false
      Output.line("recording: now in \(path)")
    } catch {
      Output.line("refused: \(error.diagnostics.first?.message ?? "that file cannot be written")")
    }
  }
}
