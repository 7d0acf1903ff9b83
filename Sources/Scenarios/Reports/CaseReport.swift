import Basis
import Simulation

/// What came of one scenario, or of one row of its table, in what reports need of it.
public struct CaseReport: Sendable {
  /// The scenario file, as the person can open it.
  public var file: String
  /// Where the scenario begins in it: the row of its table, or its first line.
  public var line: Int
  /// What it is called.
  public var name: String
  /// Its tags.
  public var tags: [String]
  /// The seed it was played with.
  public var seed: UInt64
  /// How many expectations were looked at.
  public var expectations: Int
  /// How much virtual time passed.
  public var time: TimeSpan
  /// What did not hold, with places as the person can open them.
  public var misses: [ScenarioResult.Miss]
  /// What was optional and did not hold.
  public var notes: [ScenarioResult.Miss]
  /// How a repetition differed; nil when none did.
  public var difference: String?

  /// Takes what reports need.
  ///
  /// - Parameter shown: the path to show for a path of the bundle.
  public init(_ result: ScenarioResult, shown: (String) -> String = { $0 }) {
    func shownMiss(_ miss: ScenarioResult.Miss) -> ScenarioResult.Miss {
      var miss = miss
      miss.unmet.span.file = shown(miss.unmet.span.file)
      return miss
    }
    let scenario = result.loaded.scenario
    file = shown(scenario.path)
    line = scenario.example?.span.start.line ?? 1
    name = scenario.title
    tags = scenario.tags
    seed = result.loaded.world.seed
    expectations = result.expectationCount
    time = result.run.state.now - result.loaded.world.start
    misses = result.misses.map(shownMiss)
    notes = result.notes.map(shownMiss)
  }

  /// Whether everything went as the script says, each time.
  public var isPassed: Bool { misses.isEmpty && difference == nil }
}

extension ScenarioResult.Miss {
  /// What was expected and what came, on one line.
  var sentence: String { "expected \(unmet.expected), came \(unmet.came)" }
}
