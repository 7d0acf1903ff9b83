import Basis
import ChatUI
import Host
import Screen
import Settings
import Simulation
import Terminal
import Text
import Views

/// How a run is shown and kept, as it is when nothing is said about it.
struct Front: Equatable {
  /// Another seed than the scenario's.
  var seed: UInt64?
  /// The file of the recording; nil for the state folder's.
  var record: String?
  /// The file of the finished conversations; nil for the state folder's.
  var store: String?
  /// What the flags, the environment and the settings file ask for.
  var wanted = Preferences()
  /// Whether the tour is asked for; otherwise it comes the first time only.
  var asksTour = false
  /// How many settings were left out because they could not be understood.
  var skippedSettings = 0

  /// What the environment and the settings file ask for, below what flags do.
  static func standing(below flags: Preferences = Preferences()) -> Front {
    let settings = StandingSettings()
    settings.complain()
    return Front(wanted: flags.over(settings.preferences), skippedSettings: settings.errors.count)
  }

  private var isPlain: Bool { wanted.plain ?? false }
  private var theme: Theme { wanted.theme ?? .dark }
  private var terms: Vocabulary { wanted.terms ?? .classic }
  private var speed: Double { wanted.speed ?? 1 }
  var keymap: Keymap { wanted.keys.isEmpty ? .standard : .standard.rebound(wanted.keys) }

  /// Lets somebody choose a shipped scenario; nil when they leave without one.
  func choose() throws -> String? {
    let scenarios = ScenarioOpener.shipped()
    guard !scenarios.isEmpty else {
      Output.complain("handoff: no scenarios were found; set HANDOFF_HOME to the folder that holds Scenarios")
      throw ExitStatus.environment
    }
    let items = scenarios.map { Chooser.Item(name: $0.name, about: ScenarioOpener.about($0.path)) }
    if isPlain {
      for item in items { Output.words("\(item.name): \(item.about)") }
      Output.line("handoff run NAME plays one.")
      return nil
    }
    let session = try openTerminal()
    defer { session.close() }
    let size = session.size
    return TerminalLoop.choose(
      Chooser(items, lines: lines(session), keymap: keymap, width: size.columns, height: size.rows), session,
      theme: theme)
  }

  /// Plays a run in the windows or in plain lines.
  ///
  /// - Parameters:
  ///   - scenario: the scenario's file on disk, if it has one.
  ///   - keeper: what keeps the result of a lesson.
  ///   - keepsJournal: whether the run is kept in the state folder when no file is named.
  func play(
    _ run: Run, screenplay: Screenplay, header: RecordingHeader, scenario: String? = nil, opensChat: Bool,
    keepsJournal: Bool, isQuiet: Bool, keeper: LessonKeeper? = nil
  ) throws {
    let session = isPlain ? nil : try openTerminal()
    defer { session?.close() }
    let recorder = SessionRecorder(header, isReplay: screenplay.isRecording)
    defer { recorder.close() }
    let store = (store ?? (keepsJournal ? StoreFollower.standardPath : nil)).map(StoreFollower.init(path:))
    var isInterrupted = false
    if let session {
      let size = session.size
      var state = AppState(
        run: run, screenplay: screenplay, size: (size.columns, size.rows),
        look: .init(lines: lines(session), terms: terms, timestamps: wanted.timestamps ?? .minutes))
      state.hasMouse = wanted.mouse ?? false
      if !wanted.keys.isEmpty { state.keymap = keymap }
      if showsTour(screenplay) { state.showTour() }
      if skippedSettings > 0 { state.tell(skippedNotice, isProblem: true) }
      var loop = TerminalLoop(
        state, session, theme: theme,
        clock: VirtualClock(run.state.now, speed: wanted.clock == .virtual ? 0 : speed), speed: speed,
        recorder: recorder, store: store, cases: CaseSaver(path: scenario), keeper: keeper)
      // Nobody waits for the disk before something is on the screen.
      loop.begin(opensChat: opensChat)
      try start(recorder, run, keepsJournal: keepsJournal)
      isInterrupted = !loop.play()
      session.close()
    } else {
      let showsTour = !isQuiet && showsTour(screenplay)
      try start(recorder, run, keepsJournal: keepsJournal)
      if !isQuiet { Output.line(PlainFront.greeting) }
      if showsTour { Output.line(PlainFront.welcome) }
      let clock = wanted.clock ?? (TerminalSession.isTerminal(0) ? .real : .virtual)
      var loop = PlainLoop(
        PlainFront(run, screenplay, terms: terms, timestamps: wanted.timestamps ?? .seconds), clock: clock,
        speed: speed, recorder: recorder, store: store, keeper: keeper)
      loop.play(opensChat: opensChat)
    }
    keeper?.finish()
    if let failure = keeper?.failure {
      Output.complain(
        "handoff: \(Sanitizer.visible(failure.message, as: .folded)); the lesson's result is not kept")
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

  /// Whether the tour is shown: when it is asked for, and to who was never here. Once is enough, so the state folder is
  /// made. What plays by itself is not covered.
  private func showsTour(_ screenplay: Screenplay) -> Bool {
    if asksTour { return true }
    guard wanted.tour ?? true, !screenplay.isAuto, let folder = Places.state(), Disk.kind(folder) == .missing
    else {
      return false
    }
    return Disk.createFolder(folder)
  }

  private var skippedNotice: String {
    let what = skippedSettings == 1 ? "1 setting was" : "\(skippedSettings) settings were"
    return "\(what) left out; handoff doctor tells why"
  }

  private func start(_ recorder: SessionRecorder, _ run: Run, keepsJournal: Bool) throws {
    do throws(Failure) {
      if let record {
        try recorder.begin(record, run)
      } else if keepsJournal, let folder = Places.state() {
        SessionRecorder.keepPrevious(in: folder)
        try recorder.begin(SessionRecorder.journal(in: folder), run)
      } else if let folder = Places.state() {
        SessionRecorder.keepPreviousReplay(in: folder)
      }
    } catch {
      guard record != nil else { return }
      Output.complain(error.diagnostics)
      throw ExitStatus.environment
    }
  }

  private func openTerminal() throws -> TerminalSession {
    var options = TerminalOptions()
    let color = wanted.color ?? .auto
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
    wanted.lines == .ascii || session.prefersASCII || !session.isUTF8 ? .ascii : .unicode
  }
}
