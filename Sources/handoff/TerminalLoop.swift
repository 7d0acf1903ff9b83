import Basis
import ChatUI
import Host
import Screen
import Simulation
import Terminal

/// Reads the terminal, updates the state, draws, records: the only place where all of it meets.
struct TerminalLoop {
  private var state: AppState
  private let session: TerminalSession
  private let theme: Theme
  private var clock: VirtualClock
  private let recorder: Recorder
  private let store: StoreFollower?
  private let cases: CaseSaver
  private var hasToldFailure = false
  private var pasted = ""
  /// When the script's next line is played by itself, on the wall clock.
  private var nextPlay: Int64?

  /// Milliseconds between two lines of a script that plays by itself.
  private static let playInterval: Int64 = 1600

  init(
    _ state: AppState, _ session: TerminalSession, theme: Theme, clock: VirtualClock, recorder: Recorder,
    store: StoreFollower?, cases: CaseSaver
  ) {
    self.cases = cases
    self.state = state
    self.session = session
    self.theme = theme
    self.clock = clock
    self.recorder = recorder
    self.store = store
  }

  /// Opens the first customer's chat if asked to, and shows the first frame.
  mutating func begin(opensChat: Bool) {
    if opensChat { state.openChat() }
    session.draw(Frame.draw(state), theme: theme)
  }

  /// Plays until the person leaves or the terminal is gone.
  ///
  /// - Returns: false when the person left by Ctrl-C.
  mutating func play() -> Bool {
    while true {
      recorder.follow(state.run)
      store?.follow(state.run)
      tellFailure()
      session.draw(Frame.draw(state), theme: theme)
      let events = session.wait(until: deadline())
      if clock.isRunning { _ = state.update(.clock(clock.now)) }
      for event in events where !take(event) {
        recorder.follow(state.run)
        store?.follow(state.run)
        return event != .key(.character("c"), .control)
      }
      playScript()
      clock.follow(state.now)
    }
  }

  /// Takes an event in; false when the program is to be left.
  private mutating func take(_ event: InputEvent) -> Bool {
    if case .endOfInput = event { return false }
    if case .resumed = event {
      session.redrawEverything()
      let size = session.size
      _ = state.update(.resize(width: size.columns, height: size.rows))
      return true
    }
    if case .paste(let text, let isLast, _) = event {
      pasted += text
      guard isLast else { return true }
      defer { pasted = "" }
      return carryOut(state.update(.paste(pasted)))
    }
    guard let intent = Intent(event) else { return true }
    return carryOut(state.update(intent))
  }

  private mutating func carryOut(_ effects: [Effect]) -> Bool {
    for effect in effects {
      switch effect {
      case .quit: return false
      case .redraw: session.redrawEverything()
      case .suspend: session.suspend()
      case .readLexicon:
        if let lexicon = Lexicon.shipped() { _ = state.update(.lexicon(lexicon)) }
      case .record(let path): record(path)
      case .save(let saved):
        let (text, isProblem) = cases.save(saved)
        state.tell(text, isProblem: isProblem)
      case .writeTest: writeTest()
      }
    }
    return true
  }

  private mutating func record(_ path: String) {
    do throws(Failure) {
      try recorder.move(to: path, state.run)
      hasToldFailure = false
      state.tell("Recording to \(path)", isProblem: false)
    } catch {
      state.tell(error.diagnostics.first?.message ?? "that file cannot be written", isProblem: true)
    }
  }

  /// Writes the session as a test in the working folder.
  private mutating func writeTest() {
    guard let proposal = state.proposal else { return }
    let world = state.run.world
    let path = TestKeeper.freePath(for: world.name, in: ".")
    do throws(Failure) {
      try TestKeeper.write(proposal, header: recorder.header, world: world, to: path)
      let kept = proposal.steps.flatMap(\.expectations).count { $0.isKept }
      state.tell("Written: \(path), \(kept) expectations; handoff test \(path) plays it", isProblem: false)
    } catch {
      state.tell(error.diagnostics.first?.message ?? "the test cannot be written", isProblem: true)
    }
  }

  private mutating func tellFailure() {
    guard !hasToldFailure, let failure = recorder.failure else { return }
    hasToldFailure = true
    state.tell("\(failure.message); \(failure.hint ?? "")", isProblem: true)
  }

  private mutating func playScript() {
    guard state.screenplay.isAuto, state.screenplay.nextLabel != nil else {
      nextPlay = nil
      return
    }
    let now = TerminalSession.now
    guard let due = nextPlay else {
      nextPlay = now + Self.playInterval
      return
    }
    guard due <= now else { return }
    _ = state.update(.playNext)
    nextPlay = now + Self.playInterval
  }

  /// When to look again without being asked: a countdown's next second, something due, the script's next line.
  private func deadline() -> Int64? {
    var moments: [Int64] = []
    if let nextPlay {
      moments.append(nextPlay)
    } else if state.screenplay.isAuto, state.screenplay.nextLabel != nil {
      moments.append(TerminalSession.now)
    }
    if let due = state.run.nextDue, let moment = clock.moment(of: due) { moments.append(moment) }
    if state.showsCountdown, clock.isRunning { moments.append(TerminalSession.now + 1000) }
    return moments.min()
  }

  // MARK: - Choosing

  /// Lets somebody choose; nil when they leave.
  static func choose(_ items: [Chooser.Item], _ session: TerminalSession, theme: Theme, lines: LineSet)
    -> String?
  {
    var chooser = Chooser(items, lines: lines, width: session.size.columns, height: session.size.rows)
    while true {
      session.draw(chooser.draw(), theme: theme)
      for event in session.wait(until: nil) {
        if case .endOfInput = event { return nil }
        guard let intent = Intent(event) else { continue }
        switch chooser.update(intent) {
        case .chosen(let name): return name
        case .left: return nil
        case .open: break
        }
      }
    }
  }
}
