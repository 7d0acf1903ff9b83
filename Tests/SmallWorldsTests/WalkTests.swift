import Basis
import ContactCenter
import Scenarios
import ShippedScenarios
import Simulation
import SmallWorlds
import Testing

/// The same walks as `handoff-bench worlds`, which goes to depth 6, but shorter.
@Suite("Every order of commands in small worlds")
struct WalkTests {
  static let worlds: [SmallWorld] = {
    guard let oneQueue = Shipped.load("two-bots-one-queue-two-people/scenario.yml")?.world,
      let twoQueues = Shipped.load("two-bots-two-queues/scenario.yml")?.world
    else { return [] }
    return SmallWorld.all(oneQueue: oneQueue, twoQueues: twoQueues)
  }()

  @Test("no invariant breaks, and every state comes to be Closed", arguments: worlds)
  func walk(_ small: SmallWorld) {
    let walk = Walk(small, depth: 3, compareEvery: 2)
    #expect(walk.violations == [])
    #expect(small.alphabet.count <= 12)
    #expect(walk.states > 50)
    #expect(walk.merged > 0)
    #expect(walk.compared > 0)
    #expect(walk.closings.values.reduce(0, +) == walk.states - 1)
  }

  @Test("there are worlds of one queue and of two, each of two customers, bots and people")
  func shape() {
    #expect(Set(Self.worlds.map(\.world.organization.queues.count)) == [1, 2])
    for small in Self.worlds {
      #expect(small.world.customers.count == 2)
      #expect(small.world.organization.bots.count == 2)
      #expect(small.world.organization.representatives.count == 2)
    }
  }

  @Test(
    "with bot.never-again switched off, a bot is given back what it escalated: the fewest commands are told")
  func neverAgain() throws {
    var small = try #require(Self.worlds.first)
    small.world.rules = RuleBook(switches: ["bot.never-again": false])
    let found = Walk(small, depth: 2).violations.first { $0.breach == .givenBack }
    #expect(found?.commands == ["Ana asks for a person"])
  }
}
