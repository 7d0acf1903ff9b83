import Basis
import Host
import Scenarios
import Simulation

/// The shipped scenarios that figures are taken with.
struct Shipped {
  /// Two bots and a person in one queue.
  let oneQueue: LoadedScenario
  /// The header of its recording.
  let header: RecordingHeader
  /// What came of it.
  let played: ScenarioResult

  init() throws {
    struct Missing: Error, CustomStringConvertible {
      var description: String { "the scenario two-bots-one-queue cannot be opened" }
    }
    guard let path = try ScenarioOpener.paths(for: "two-bots-one-queue").first,
      let opened = ScenarioOpener.open(scenario: path).opened, let scenario = opened.scenario
    else { throw Missing() }
    oneQueue = scenario
    header = opened.header
    played = ScenarioRunner.play(scenario)
  }

  /// The world with as many customers as there are to be conversations.
  func world(customers: Int) -> World {
    var world = oneQueue.world
    world.customers = (0..<customers).map { Customer(name: "Customer \($0)") }
    return world
  }
}
