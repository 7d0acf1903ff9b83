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
  private let recorder: SessionRecorder
  private let speed: Double
  /// How often the state had gone to another place in time when the clock was set.
  private var jumps = 0
  private let store: StoreFollower?
  private let cases: CaseSaver
  private let keeper: LessonKeeper?
  private var hasToldFailure = false
  private var pasted = ""
  private var painter = Painter()
  /// When the latest frame was drawn, on the wall clock.
  private var lastFrame: Int64 = 0
  /// Whether somebody waits for the next frame.
  private var isAwaited = true
  /// When the script's next line is played by itself, on the wall clock.
  private var nextPlay: Int64?

  /// Milliseconds between two lines of a script that plays by itself; a recording's longest pause.
  private static let playInterval: Int64 = 1600
  /// Milliseconds between two frames that nobody's key asked for: what happens meanwhile is one frame.
  private static let frameInterval: Int64 = 16

  init(
    _ state: AppState, _ session: TerminalSession, theme: Theme, clock: VirtualClock, speed: Double,
    recorder: SessionRecorder, store: StoreFollower?, cases: CaseSaver, keeper: LessonKeeper?
  ) {
    self.keeper = keeper
    self.cases = cases
    self.state = state
    self.session = session
    self.theme = theme
    self.clock = clock
    self.recorder = recorder
    self.speed = speed
    self.store = store
  }

  /// Opens the first customer's chat if asked to, and shows the first frame.
  mutating func begin(opensChat: Bool) {
    if opensChat { state.openChat() }
    if state.hasMouse { session.setMouse(true) }
    show()
  }

  /// Draws what has changed.
  private mutating func show() {
    painter.paint(&state)
    session.draw(painter.canvas, theme: theme, rows: painter.rows)
    isAwaited = false
    lastFrame = TerminalSession.now
  }

  /// Plays until the person leaves or the terminal is gone.
  ///
  /// - Returns: false when the person left by Ctrl-C.
  mutating func play() -> Bool {
    while true {
      if state.hasDamage, isAwaited || TerminalSession.now - lastFrame >= Self.frameInterval { show() }
      keep()
      let events = session.wait(until: deadline())
      if clock.isRunning, !state.playback.holdsTime { _ = state.update(.clock(clock.now)) }
      for event in events where !take(event) {
        keep()
        return event != .key(.character("c"), .control)
      }
      playScript()
      if state.isSearching { _ = state.update(.searchOn) }
      followTime()
    }
  }

  /// Time goes on from where somebody is; in the past it stands still.
  private mutating func followTime() {
    if state.playback.jumps == jumps, !state.playback.holdsTime { return clock.follow(state.now) }
    jumps = state.playback.jumps
    clock.begin(at: state.now)
  }

  /// Records what happened; nobody waits for the disk before it is on the screen.
  private mutating func keep() {
    if let file = recorder.follow(state.playback.end, on: state.playback.timeline) {
      state.branchIsKept(in: file)
    }
    // What a branch tries did not happen.
    if state.playback.timeline.current == 0 { store?.follow(state.playback.end) }
    keeper?.follow(state.screenplay.lesson)
    tellFailure()
  }

  /// Takes an event in; false when the program is to be left.
  private mutating func take(_ event: InputEvent) -> Bool {
    if case .endOfInput = event { return false }
    if case .resumed = event {
      drawAfresh()
      return true
    }
    if case .resize = event {} else { isAwaited = true }
    if case .paste(let text, let isLast, _) = event {
      pasted += text
      guard isLast else {
        isAwaited = false
        return true
      }
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
      case .suspend:
        session.suspend()
        drawAfresh()
      case .readLexicon:
        if let lexicon = Lexicon.shipped() { _ = state.update(.lexicon(lexicon)) }
      case .rewound:
        clock = VirtualClock(state.run.state.now, speed: clock.speed)
        recorder.beginAgain(state.run)
      case .record(let path): record(path)
      case .writeTest: writeTest()
      case .copy(let text): session.copy(text)
      case .write(let text, let path): write(text, path)
      case .mouse(let isOn): session.setMouse(isOn)
      case .edit(let text): edit(text)
      case .save(let saved):
        let (text, isProblem) = cases.save(saved)
        state.tell(text, isProblem: isProblem)
      }
    }
    return true
  }

  private mutating func record(_ path: String) {
    do throws(Failure) {
      try recorder.move(to: path, state.playback.end, on: state.playback.timeline)
      hasToldFailure = false
      state.tell("Recording to \(path)", isProblem: false)
    } catch {
      state.tell(error.diagnostics.first?.message ?? "that file cannot be written", isProblem: true)
    }
  }

  /// Writes the session as a test in the working folder.
  private mutating func writeTest() {
    guard let proposal = state.proposal else { return }
    do throws(Failure) {
      let sentence = try TestKeeper.write(proposal, of: state.run.world, recorder.header)
      state.tell(sentence, isProblem: false)
    } catch {
      state.tell(error.diagnostics.first?.message ?? "the test cannot be written", isProblem: true)
    }
  }

  private mutating func write(_ text: String, _ path: String) {
    do throws(Failure) {
      try Disk.writeText(text, to: path)
      state.tell("The window was written to \(path)", isProblem: false)
    } catch {
      state.tell(error.diagnostics.first?.message ?? "that file cannot be written", isProblem: true)
    }
  }

  private mutating func edit(_ text: String) {
    let outcome = session.withTerminalReleased {
      Result { () throws(Failure) in try ExternalEditor.edit(text) }
    }
    switch outcome {
    case .success(let text): _ = state.update(.edited(text))
    case .failure(let failure):
      state.tell(failure.diagnostics.first?.message ?? "the editor failed", isProblem: true)
    }
    drawAfresh()
  }

  /// Draws everything with the next frame, at the size the terminal has now: somebody else had it meanwhile.
  private mutating func drawAfresh() {
    session.redrawEverything()
    let size = session.size
    _ = state.update(.resize(width: size.columns, height: size.rows))
  }

  private mutating func tellFailure() {
    guard !hasToldFailure, let failure = recorder.failure else { return }
    hasToldFailure = true
    state.tell("\(failure.message); \(failure.hint ?? "")", isProblem: true)
  }

  private mutating func playScript() {
    guard state.playsByItself else {
      nextPlay = nil
      return
    }
    let now = TerminalSession.now
    guard let due = nextPlay else {
      nextPlay = now + playInterval
      return
    }
    var next = due
    while next <= now, state.playsByItself {
      _ = state.update(.playNext)
      next = max(next, now - playInterval) + playInterval
    }
    nextPlay = next
  }

  /// A recording keeps its own time, as far as nobody would have to wait; steps at the same moment are told apart.
  private var playInterval: Int64 {
    if let slowness = state.playback.slowness { return paced(slowness) }
    guard let gap = state.screenplay.gap?.milliseconds, gap > 0 else { return paced(Self.playInterval) }
    return paced(min(gap, Self.playInterval))
  }

  private func paced(_ interval: Int64) -> Int64 { max(1, Int64(Double(interval) / speed)) }

  /// When to look again without being asked: a countdown's next second, something due, the script's next line.
  private func deadline() -> Int64? {
    var moments: [Int64] = []
    if let nextPlay {
      moments.append(nextPlay)
    } else if state.playsByItself {
      moments.append(TerminalSession.now)
    }
    if !state.playback.holdsTime {
      if let due = state.run.nextDue, let moment = clock.moment(of: due) { moments.append(moment) }
      if state.showsCountdown, clock.isRunning { moments.append(TerminalSession.now + 1000) }
    }
    if state.hasDamage { moments.append(lastFrame + Self.frameInterval) }
    if state.isSearching { moments.append(TerminalSession.now) }
    return moments.min()
  }

  // MARK: - Choosing

  /// Lets somebody choose; nil when they leave.
  static func choose(_ chooser: Chooser, _ session: TerminalSession, theme: Theme) -> String? {
    var chooser = chooser
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
