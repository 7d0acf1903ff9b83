import ArgumentParser
import Basis
import ChatUI
import Host
import Scenarios
import Simulation
import Terminal
import Text

/// `handoff learn`: lessons are listed, played, gone on with and reported.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", _superCommandName: "handoff",
    abstract: "Learn the hand-off: tasks, checks, hints, and what came of it.",
    discussion: """
      handoff learn                     the lessons, and how far you are
      handoff learn two-bots-one-queue  play one, or go on where you left it
      handoff learn NAME --restart      begin it anew
      handoff learn --report            what came of all of them
      handoff learn --report --format json

      In a lesson /task tells where you are, /hint helps, /skip leaves a task out,
      /task again begins it anew, and /fault lets something go wrong. The recording
      and the result of the latest attempt are in the folder lessons of the state
      folder. Time passes by /wait alone, unless --clock real is given. With --plain
      it is played in labelled lines, also from a pipe.
      """)

  @Argument(help: "A shipped lesson's name, or the path of a scenario file with lesson:.")
  var lesson: String?

  @Flag(name: .long, help: "Go on with the attempt that was left; an error when there is none.")
  var resume = false

  @Flag(name: .long, help: "Begin a new attempt, whatever was left.")
  var restart = false

  @Flag(name: .long, help: "What came of every lesson.")
  var report = false

  @Option(name: .long, help: ArgumentHelp("text or json, for --report.", valueName: "text|json"))
  var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var front: FrontOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if resume, restart { throw ValidationError("--resume and --restart exclude each other.") }
    if report, lesson != nil { throw ValidationError("--report tells of every lesson; leave the name out.") }
    if lesson == nil, resume || restart { throw ValidationError("Name a lesson to resume or restart.") }
    if format == .json, !report { throw ValidationError("--format is for --report.") }
  }

  func run() throws {
    guard let lesson else {
      let told = LessonReport(LessonShelf.kept())
      if report { return Output.line(format == .json ? told.json.prettyText : told.text) }
      return try list()
    }
    let choice: LessonRun.Choice = restart ? .restart : resume ? .resume : .either
    try LessonRun(word: lesson, choice: choice, front: front.chosen, common: common).perform()
  }

  private func list() throws {
    let lessons = LessonShelf.shipped()
    guard !lessons.isEmpty else {
      Output.complain("handoff: no lessons were found; set HANDOFF_HOME to the folder that holds Scenarios")
      throw ExitStatus.environment
    }
    let width = lessons.map(\.name.count).max() ?? 0
    for entry in lessons {
      let name = entry.name + String(repeating: " ", count: width - entry.name.count)
      let state = LessonReport.state(LessonShelf.kept(of: entry.name), of: entry.outline.count)
      Output.line(Sanitizer.visible("\(name)  \(entry.outline.title) (\(state))", as: .folded))
    }
    if !common.quiet { Output.line("handoff learn NAME plays one, or goes on with it.") }
  }
}

/// A lesson that is played from its beginning, or from where it was left.
struct LessonRun {
  /// What is to become of an attempt that was left.
  enum Choice { case resume, restart, either }

  var word: String
  var choice: Choice
  var front: Front
  var common: CommonOptions

  func perform() throws {
    let path = try path()
    let name = LessonShelf.name(of: path)
    let kept = LessonShelf.kept(of: name)
    let folder = LessonShelf.folder()
    let recording = folder.map { LessonShelf.recording(of: name, in: $0) }
    let isLeft = kept?["is"]?.string == "open" && recording.map { Disk.kind($0) == .file } == true
    if choice == .resume, !isLeft {
      Output.complain(
        "handoff: there is no attempt at \(name) to go on with; handoff learn \(name) begins one")
      throw ExitStatus.usage
    }
    let resumes = isLeft && choice != .restart
    let (run, header) = try resumes ? left(recording ?? "") : fresh(path)
    guard let lesson = run.lesson else {
      Output.complain("handoff: \(Sanitizer.visible(path, as: .folded)) has no lesson: part")
      throw ExitStatus.badInput
    }
    let before = kept?["attempt"]?.int ?? 0
    let keeper = LessonKeeper(
      name: name, attempt: resumes ? max(1, before) : before + 1,
      path: folder.map { LessonShelf.result(of: name, in: $0) },
      real: resumes ? (kept?["tasks"]?.array ?? []).map { Int64($0["real"]?.int ?? 0) } : [],
      clock: { TerminalSession.now })
    var front = front
    if front.record == nil { front.record = recording }
    // Whoever reads an instruction is not hurried by an offer that runs out.
    if front.wanted.clock == nil { front.wanted.clock = .virtual }
    try front.play(
      run.run, screenplay: Screenplay(lesson, of: run.run), header: header, opensChat: !resumes,
      keepsJournal: false, isQuiet: common.quiet, keeper: keeper)
  }

  private typealias Opened = (run: Run, lesson: Lesson?)

  private func fresh(_ path: String) throws -> (Opened, RecordingHeader) {
    let opened = try Opening.scenario(path, seed: front.seed, isVerbose: common.verbose)
    return ((Run(opened.world), opened.scenario?.scenario.lesson), opened.header)
  }

  /// The attempt as its recording has it, with the lesson as it was then.
  private func left(_ recording: String) throws -> (Opened, RecordingHeader) {
    let (contents, opened) = try Opening.recording(recording, isVerbose: common.verbose)
    var run = Run(opened.world)
    for entry in contents.entries { run.replay(entry) }
    return ((run, opened.scenario?.scenario.lesson), opened.header)
  }

  private func path() throws -> String {
    let shipped = LessonShelf.shipped()
    if let found = shipped.first(where: { $0.name == word }) { return found.path }
    if Disk.kind(word) == .file { return word }
    let near = Suggestion.nearest(to: word, among: shipped.map(\.name)).map { "did you mean \($0)?" }
    Output.complain([
      Diagnostic(
        .error, "lesson.not-found", "there is no lesson \(word)",
        hint: near ?? "shipped are: \(shipped.map(\.name).joined(separator: ", "))")
    ])
    throw ExitStatus.badInput
  }
}
