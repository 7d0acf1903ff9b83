import ArgumentParser
import Basis
import Host
import Scenarios
import Synchronization
import Text

/// `handoff test`: play scenarios on the virtual clock and compare with what they expect.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", _superCommandName: "handoff",
    abstract: "Play scenarios headless and check their expectations.",
    discussion: """
      handoff test                            the shipped scenarios
      handoff test Scenarios my/scenario.yml  these files and folders
      handoff test -k one-queue --tag handoff only where path or name holds this, with this tag
      handoff test --seed 7                   with another seed
      handoff test --random-seeds 20          with 20 seeds nobody chose; failing ones are told
      handoff test --repeat 3                 each three times, which must be equal
      handoff test --report junit=out.xml,tap=out.tap,json=out.jsonl,github
      handoff test --coverage --coverage-report lcov=out.info,html=out.html --fail-under 80
      handoff test --update                   shows how files would say what came, and asks
      handoff test --watch                    again whenever a file changes

      It ends with 1 when an expectation does not hold or too little is covered, and
      with 3 when a file cannot be used.
      """)

  @OptionGroup var choice: ScenarioChoice

  @Option(name: .long, help: "The seed, instead of each scenario's own.")
  var seed: UInt64?

  @Option(name: .long, help: "Play with so many seeds chosen at random.")
  var randomSeeds: Int?

  @Option(name: .customLong("repeat"), help: "Play each so often; all times must be equal.")
  var repeats = 1

  @Option(name: .long, help: "How many threads; by default one for each processor.")
  var jobs: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Also write results: junit=FILE, tap=FILE, json=FILE, github. May be repeated.", valueName: "what"))
  var report: [String] = []

  @Flag(name: .long, help: "Tell what was covered and what was missed.")
  var coverage = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write what was covered: text, json=FILE, html=FILE, lcov=FILE. May be repeated.", valueName: "what"))
  var coverageReport: [String] = []

  @Option(name: .long, help: "Least percentage of everything that must be covered.")
  var failUnder: Double?

  @Flag(name: .long, help: "Change files so that they expect what came: shows the difference, then asks.")
  var update = false

  @Flag(name: .long, help: "With --update, write without asking.")
  var yes = false

  @Flag(name: .long, help: "Play again whenever a file changes.")
  var watch = false

  @Option(
    name: .long,
    help: ArgumentHelp("Keep the finished conversations in this SQLite file.", valueName: "file"))
  var store: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try (ReportTarget.read(report), CoverageTarget.read(coverageReport))
    if repeats < 1 { throw ValidationError("--repeat must be at least 1.") }
    if let randomSeeds, randomSeeds < 1 { throw ValidationError("--random-seeds must be at least 1.") }
    if randomSeeds != nil, seed != nil {
      throw ValidationError("--seed and --random-seeds exclude each other.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under is a percentage.")
    }
    if update, watch { throw ValidationError("--update and --watch exclude each other.") }
  }

  func run() throws {
    let files = try choice.files()
    guard watch else { return try finish(play(files, shelf: AgentShelf())) }
    var watcher = FileWatcher()
    var wanted = files
    while true {
      // What changed is read again, so nothing is kept from before.
      let session = play(wanted, shelf: nil)
      if !common.quiet, !session.cases.isEmpty { Output.line(TextReport.sum(session.cases)) }
      watcher.follow(session.sources)
      wanted = watcher.wait()
    }
  }

  /// Plays files and tells the results as they come.
  private func play(_ files: [String], shelf: AgentShelf?) -> TestSession {
    var options = SuiteRunner.Options()
    options.seeds =
      seed.map { [$0] } ?? (0..<(randomSeeds ?? 0)).map { _ in UInt64.random(in: 1...999_999_999) }
    options.repeats = repeats
    options.jobs = jobs ?? Parallel.processors
    options.countsCoverage = coverage || !coverageReport.isEmpty || failUnder != nil
    let session = Mutex(TestSession())
    let choice = choice
    SuiteRunner(options, shelf: shelf).run(files, includes: { choice.includes($0, $1) }) { found in
      session.withLock { $0.take(found, store: store, update: update, common) }
    }
    return session.withLock { $0 }
  }

  /// Tells the sum, writes the reports, and ends with what they mean.
  private func finish(_ session: TestSession) throws {
    if let failure = session.storeFailure {
      Output.complain("handoff: \(Sanitizer.visible(failure, as: .folded))")
      throw ExitStatus.environment
    }
    if session.cases.isEmpty, !session.hasBadFile { try choice.complainOfNothing() }
    if !common.quiet, !session.cases.isEmpty { Output.line(TextReport.sum(session.cases)) }
    for target in try ReportTarget.read(report) { try target.write(session.cases) }
    if coverage { Output.write(Sanitizer.visible(session.coverage.text)) }
    for target in try CoverageTarget.read(coverageReport) { try target.write(session.coverage) }
    if session.hasBadFile { throw ExitStatus.badInput }
    if update { return try GoldenWriter(isAsking: !yes).write(session.golden) }
    if session.cases.contains(where: { !$0.isPassed }) { throw ExitStatus.findings }
    if let failUnder, session.coverage.percentage < failUnder {
      Output.complain("handoff: less is covered than --fail-under asks for")
      throw ExitStatus.findings
    }
  }
}

/// What came of a call of `test` so far.
struct TestSession: Sendable {
  var cases: [CaseReport] = []
  var coverage = Coverage()
  var golden = GoldenUpdate()
  var hasBadFile = false
  /// Why conversations could not be kept.
  var storeFailure: String?
  /// The files each scenario file is made of, by its path.
  var sources: [String: [String]] = [:]

  mutating func take(_ found: SuiteRunner.FileResult, store: String?, update: Bool, _ common: CommonOptions) {
    guard found.isMeant else { return }
    let outcome = found.outcome
    sources[found.file] = outcome.files + [found.file]
    Output.complain(outcome.diagnostics.filter { $0.severity == .error || common.verbose }) {
      outcome.source($0)
    }
    if outcome.opened == nil { hasBadFile = true }
    coverage.merge(found.coverage)
    for played in found.played {
      cases.append(played.report)
      if let store, storeFailure == nil { storeFailure = StoreFollower.write(played.result.run, to: store) }
      if update {
        golden.add(played.report.misses, shown: outcome.shown, source: outcome.source)
      }
      guard !common.quiet || !played.report.isPassed else { continue }
      Output.write(Sanitizer.visible(TextReport.text(played.report, played.result, file: found.file) + "\n"))
    }
  }
}
