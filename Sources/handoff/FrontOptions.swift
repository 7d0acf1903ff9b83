import ArgumentParser
import Basis
import ChatUI
import Host
import Screen
import Simulation
import Terminal

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

  @Option(name: .long, help: "The seed of the run.")
  var seed: UInt64?

  @Option(name: .long, help: ArgumentHelp("Keep the recording in this file.", valueName: "file"))
  var record: String?

  @Flag(name: .long, help: "Labelled lines instead of windows; needs no terminal.")
  var plain = false

  @Flag(name: .long, help: "ASCII lines only.")
  var ascii = false

  @Option(name: .long, help: "auto, always or never.")
  var color = ColorChoice.auto

  @Option(name: .long, help: "dark, light, contrast or mono.")
  var theme = "dark"

  @Option(name: .long, help: "real or virtual; windows use real, plain input from a pipe virtual.")
  var clock: Clock?

  @Option(name: .long, help: "How many times faster than the wall clock things happen, 0.1 to 100.")
  var speed = 1.0

  func validate() throws {
    guard (0.1...100).contains(speed) else { throw ValidationError("--speed is 0.1 to 100.") }
    guard chosenTheme != nil else {
      throw ValidationError("There is no theme \(theme); there are: \(Theme.all.map(\.name).joined(separator: ", ")).")
    }
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
  func play(_ run: Run, screenplay: Screenplay, header: RecordingHeader, opensChat: Bool) throws {
    let recorder = try recorder(header)
    defer { recorder?.close() }
    if plain {
      let isTyped = TerminalSession.isTerminal(0)
      var loop = PlainLoop(
        PlainFront(run), clock: clock ?? (isTyped ? .real : .virtual), speed: speed, recorder: recorder)
      loop.play(screenplay, opensChat: opensChat)
    } else {
      let session = try openTerminal()
      let size = session.size
      let state = AppState(
        run: run, screenplay: screenplay, size: (size.columns, size.rows), look: .init(lines: lines(session)))
      var loop = TerminalLoop(
        state, session, theme: resolvedTheme, clock: VirtualClock(run.state.now, speed: clock == .virtual ? 0 : speed),
        recorder: recorder)
      loop.play(opensChat: opensChat)
      session.close()
    }
    if let failure = recorder?.failure { Output.complain([failure]) }
  }

  // MARK: - Parts

  private func recorder(_ header: RecordingHeader) throws -> Recorder? {
    let path = record ?? Places.state().map { "\($0)/latest.handoff.jsonl" }
    guard let path else { return nil }
    do throws(Failure) {
      return try Recorder(header, path: path)
    } catch {
      guard record != nil else { return nil }
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
