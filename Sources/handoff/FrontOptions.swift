import ArgumentParser
import Basis
import ChatUI
import Host
import Screen
import Simulation
import Terminal
import Text

/// How a run is shown and kept: the flags of `run` and `play`.
struct FrontOptions: ParsableArguments {
  /// When colours are used.
  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  /// How virtual time moves while people play.
  enum Clock: String, ExpressibleByArgument, CaseIterable {
    /// As fast as the wall clock.
    case real
    /// Only by /wait.
    case virtual
  }

  @Option(name: .long, help: "Another seed than the scenario's: other ids, ties and wordings.")
  var seed: UInt64?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep the recording in this file; otherwise the latest run is kept in the state folder.",
      valueName: "file"))
  var record: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep the finished conversations in this SQLite file; run keeps them in the state folder otherwise.",
      valueName: "file"))
  var store: String?

  @Flag(name: .long, help: "Labelled lines instead of windows; needs no terminal.")
  var plain = false

  @Flag(name: .long, help: "ASCII lines only.")
  var ascii = false

  @Option(name: .long, help: "Colours: auto, always or never. NO_COLOR counts for auto.")
  var color = ColorChoice.auto

  @Option(name: .long, help: "Colours that suit the terminal: dark, light, contrast or mono.")
  var theme = "dark"

  @Option(
    name: .long,
    help: "real: time passes by itself. virtual: only by /wait. Windows use real, lines from a pipe virtual.")
  var clock: Clock?

  @Option(name: .long, help: "How many times faster than the wall clock things happen, 0.1 to 100.")
  var speed = 1.0

  func validate() throws {
    guard (0.1...100).contains(speed) else { throw ValidationError("--speed is 0.1 to 100.") }
    guard chosenTheme != nil else {
      throw ValidationError(
        "There is no theme \(theme); there are: \(Theme.all.map(\.name).joined(separator: ", ")).")
    }
    if record?.isEmpty == true { throw ValidationError("--record needs the name of a file.") }
  }

  private var chosenTheme: Theme? { Theme.all.first { $0.name == theme } }

  /// Lets somebody choose a shipped scenario; nil when they leave without one.
  func choose() throws -> String? {
    let scenarios = ScenarioOpener.shipped()
    guard !scenarios.isEmpty else {
      Output.complain("handoff: no scenarios were found; set HANDOFF_HOME to the folder that holds Scenarios")
      throw ExitStatus.environment
    }
    let items = scenarios.map { Chooser.Item(name: $0.name, about: ScenarioOpener.about($0.path)) }
    if plain {
      for item in items { Output.line("\(item.name): \(item.about)") }
      Output.line("handoff run NAME plays one.")
      return nil
    }
    let session = try openTerminal()
    defer { session.close() }
    return TerminalLoop.choose(items, session, theme: resolvedTheme, lines: lines(session))
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
      let state = AppState(
        run: run, screenplay: screenplay, size: (size.columns, size.rows), look: .init(lines: lines(session)))
      var loop = TerminalLoop(
        state, session, theme: resolvedTheme,
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
      var loop = PlainLoop(PlainFront(run), clock: clock, speed: speed, recorder: recorder, store: store)
      loop.play(screenplay, opensChat: opensChat)
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
      color == .never || color == .auto && (Places.environment("NO_COLOR") != nil || theme == "mono")
    if isColourless { options.colors = .none }
    options.keepsCrashHandlers = Places.environment("HANDOFF_BACKTRACE") == "1"
    do throws(TerminalUnavailable) {
      return try TerminalSession(options)
    } catch {
      Output.complain("handoff: \(error.sentence)")
      throw ExitStatus.environment
    }
  }

  private var resolvedTheme: Theme { chosenTheme ?? .dark }

  private func lines(_ session: TerminalSession) -> LineSet {
    ascii || session.prefersASCII || !session.isUTF8 ? .ascii : .unicode
  }
}
