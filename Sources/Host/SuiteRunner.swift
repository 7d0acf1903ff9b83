import Basis
import Scenarios
import Simulation

/// Plays many scenarios on several threads; what comes out does not depend on how many.
public struct SuiteRunner: Sendable {
  /// How to play.
  public struct Options: Sendable {
    /// The seeds to play every scenario with; empty for each one's own.
    public var seeds: [UInt64] = []
    /// How often each is played with each seed; all times must be equal.
    public var repeats = 1
    /// How many threads.
    public var jobs = Parallel.processors
    /// Whether to count what was covered.
    public var countsCoverage = false

    /// The usual way.
    public init() {}
  }

  /// What came of a file.
  public struct FileResult: Sendable {
    /// The file.
    public var file: String
    /// How it was opened, with its findings.
    public var outcome: ScenarioOpener.Outcome
    /// Its scenario, or one for each row of its table, with each seed.
    public var played: [Played] = []
    /// What they covered; empty unless asked for.
    public var coverage = Coverage()
    /// Whether it is meant.
    public var isMeant = true
  }

  /// What came of a scenario with a seed.
  public struct Played: Sendable {
    /// What came of it.
    public var result: ScenarioResult
    /// The same as reports need it.
    public var report: CaseReport
  }

  /// How to play.
  public let options: Options
  private let shelf: AgentShelf?

  /// Makes a runner.
  ///
  /// - Parameter shelf: where agents are kept from one scenario to the next; nil to read them for each.
  public init(_ options: Options, shelf: AgentShelf? = AgentShelf()) {
    self.options = options
    self.shelf = shelf
  }

  /// Plays files and hands the results over in their order.
  ///
  /// - Parameters:
  ///   - includes: whether a scenario of a file is meant; asked with nil for a file that cannot be loaded.
  ///   - deliver: takes what came of a file; called on any thread, never twice at once.
  public func run(
    _ files: [String], includes: @escaping @Sendable (String, Scenario?) -> Bool,
    deliver: @escaping @Sendable (FileResult) -> Void
  ) {
    Parallel.inOrder(files.count, width: options.jobs) {
      play(files[$0], includes)
    } deliver: {
      deliver($1)
    }
  }

  private func play(_ file: String, _ includes: (String, Scenario?) -> Bool) -> FileResult {
    let outcome = ScenarioOpener.open(scenario: file, shelf: shelf)
    var found = FileResult(file: file, outcome: outcome)
    guard let loaded = outcome.opened?.scenario else {
      found.isMeant = includes(file, nil)
      return found
    }
    let meant = loaded.cases.filter { includes(file, $0.scenario) }
    found.isMeant = !meant.isEmpty
    for var item in meant {
      for seed in options.seeds.isEmpty ? [item.world.seed] : options.seeds {
        item.world.seed = seed
        let result = ScenarioRunner.play(item)
        var report = CaseReport(result, shown: outcome.shown)
        report.difference = difference(from: result, item)
        if options.countsCoverage {
          found.coverage.merge(CoverageCounter.count(result, shown: outcome.shown))
        }
        found.played.append(Played(result: result, report: report))
      }
    }
    return found
  }

  /// How a repetition differs from the first time; nil when none does.
  private func difference(from first: ScenarioResult, _ item: LoadedScenario) -> String? {
    for number in 1..<max(1, options.repeats) {
      let again = ScenarioRunner.play(item)
      guard again.run.log != first.run.log else { continue }
      let same = zip(again.run.log.entries, first.run.log.entries).prefix { $0 == $1 }.count
      return "time \(number + 1) differs from the first time at event \(same) of \(first.run.log.count)"
    }
    return nil
  }
}
