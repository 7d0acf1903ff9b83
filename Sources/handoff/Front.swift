import Basis
import ChatUI
import Host
import Screen
import Simulation
import Terminal
import Text
import Views

/// How a run is shown and kept, as it is when nothing is said about it.
struct Front: Equatable {
  /// When colours are used.
  enum ColorChoice: String, CaseIterable {
    case auto, always, never
  }

  /// How virtual time moves while people play.
  enum Clock: String, CaseIterable {
    /// As fast as the wall clock.
    case real
    /// Only by /wait.
    case virtual
  }

  /// Another seed than the scenario's.
  var seed: UInt64?
  /// The file of the recording; nil for the state folder's.
  var record: String?
  /// The file of the finished conversations; nil for the state folder's.
  var store: String?
  /// Labelled lines instead of windows.
  var plain = false
  /// ASCII lines only.
  var ascii = false
  /// Whether the mouse is taken.
  var mouse = false
  var color = ColorChoice.auto
  var theme = Theme.dark
  /// What things are called.
  var terms = Vocabulary.classic
  /// Nil for what suits: windows use the real clock, lines from a pipe the virtual one.
  var clock: Clock?
  /// How many times faster than the wall clock things happen, 0.1 to 100.
  var speed = 1.0

  /// Lets somebody choose a shipped scenario; nil when they leave without one.
  func choose() throws -> String? {
    let scenarios = ScenarioOpener.shipped()
    guard !scenarios.isEmpty else {
      Output.complain("handoff: no scenarios were found; set HANDOFF_HOME to the folder that holds Scenarios")
      throw ExitStatus.environment
    }
    let items = scenarios.map { Chooser.Item(name: $0.name, about: ScenarioOpener.about($0.path)) }
    if plain {
      for item in items { Output.words("\(item.name): \(item.about)") }
      Output.line("handoff run NAME plays one.")
      return nil
    }
    let session = try openTerminal()
    defer { session.close() }
    return TerminalLoop.choose(items, session, theme: theme, lines: lines(session))
  }

  /// Plays a run in the windows or in plain lines.
  ///
  /// - Parameters:
  ///   - scenario: the scenario's file on disk, if it has one.
  ///   - keepsJournal: whether the run is kept in the state folder when no file is named.
  func play(
    _ run: Run, screenplay: Screenplay, header: RecordingHeader, scenario: String? = nil, opensChat: Bool,
    keepsJournal: Bool, isQuiet: Bool
  ) throws {
    let session = plain ? nil : try openTerminal()
    defer { session?.close() }
    let recorder = Recorder(header)
    defer { recorder.close() }
    let store = (store ?? (keepsJournal ? StoreFollower.standardPath : nil)).map(StoreFollower.init(path:))
    var isInterrupted = false
    if let session {
      let size = session.size
      var state = AppState(
        run: run, screenplay: screenplay, size: (size.columns, size.rows),
        look: .init(lines: lines(session), terms: terms))
      state.hasMouse = mouse
      var loop = TerminalLoop(
        state, session, theme: theme,
        clock: VirtualClock(run.state.now, speed: clock == .virtual ? 0 : speed),
        recorder: recorder, store: store, cases: CaseSaver(path: scenario))
      // Nobody waits for the disk before something is on the screen.
      loop.begin(opensChat: opensChat)
      try start(recorder, run, keepsJournal: keepsJournal)
      isInterrupted = !loop.play()
      session.close()
    } else {
      try start(recorder, run, keepsJournal: keepsJournal)
      if !isQuiet { Output.line(PlainFront.greeting) }
      let clock = clock ?? (TerminalSession.isTerminal(0) ? .real : .virtual)
      var loop = PlainLoop(
        PlainFront(run, screenplay, terms: terms), clock: clock, speed: speed, recorder: recorder,
        store: store)
      loop.play(opensChat: opensChat)
    }
    if let failure = store?.finish() {
      Output.complain("handoff: \(Sanitizer.visible(failure, as: .folded))")
      if self.store != nil { throw ExitStatus.environment }
    }
    if let failure = recorder.failure {
      Output.complain(
        "handoff: \(Sanitizer.visible(failure.message, as: .folded)); the recording is incomplete")
      // Who asked for a recording must be able to see that there is none.
      if record != nil { throw ExitStatus.environment }
    }
    if isInterrupted { throw ExitStatus.interrupted }
  }

  // MARK: - Parts

  private func start(_ recorder: Recorder, _ run: Run, keepsJournal: Bool) throws {
    do throws(Failure) {
      if let record {
        try recorder.move(to: record, run)
      } else if keepsJournal, let folder = Places.state() {
        Recorder.keepPrevious(in: folder)
        try recorder.move(to: Recorder.journal(in: folder), run)
      }
    } catch {
      guard record != nil else { return }
      Output.complain(error.diagnostics)
      throw ExitStatus.environment
    }
  }

  private func openTerminal() throws -> TerminalSession {
    var options = TerminalOptions()
    let isColourless =
      color == .never || color == .auto && (Places.environment("NO_COLOR") != nil || theme == .monochrome)
    if isColourless { options.colors = .none }
    options.keepsCrashHandlers = Places.environment("HANDOFF_BACKTRACE") == "1"
    do throws(TerminalUnavailable) {
      return try TerminalSession(options)
    } catch {
      Output.complain("handoff: \(error.sentence)")
      throw ExitStatus.environment
    }
  }

  private func lines(_ session: TerminalSession) -> LineSet {
    ascii || session.prefersASCII || !session.isUTF8 ? .ascii : .unicode
  }
}
