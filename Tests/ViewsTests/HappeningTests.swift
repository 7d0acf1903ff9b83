import Basis
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

extension ScenarioResult {
  /// The facts of some kinds, in order: `offered Mia Novak`.
  fileprivate func facts(_ kinds: Set<HappeningKind>) -> [String] {
    run.happenings(in: 0..<run.log.count).filter { kinds.contains($0.kind) }.map { fact in
      let who = ["to", "by", "who", "customer", "queue", "state", "topic"].lazy.compactMap {
        fact[$0]?.string
      }.first
      return "\(fact.kind.rawValue) \(who ?? "")"
    }
  }
}

@Suite("What happened, as facts")
struct HappeningTests {
  private let main: Set<HappeningKind> = [
    .opened, .routed, .assigned, .escalated, .offered, .accepted, .transferred, .left, .delivered, .joined,
    .state,
  ]

  @Test("two bots in two queues: the documented steps in their order (rows 81 to 84, S-04)")
  func twoQueues() throws {
    let result = try #require(Shipped.played["two-bots-two-queues/scenario.yml"])
    expectNoDifference(
      result.facts(main),
      [
        "opened Ana Ruiz", "state Open", "routed Queue 1", "assigned Bot A", "state Active", "joined Bot A",
        "delivered Bot A", "delivered Bot A", "delivered Bot A", "escalated Bot A", "left Bot A",
        "state Open",
        "routed Queue 1", "offered Mia Novak", "state Active", "accepted Mia Novak", "joined Mia Novak",
        "state Active", "transferred Mia Novak", "left Mia Novak", "state Open", "routed Queue 2",
        "assigned Bot B", "state Active", "joined Bot B", "delivered Bot B", "delivered Bot B",
        "delivered Bot B",
        "left Bot B", "state Closed",
      ])
  }

  @Test("two bots in one queue: the documented steps in their order (rows 85 to 90, S-05)")
  func oneQueue() throws {
    let result = try #require(Shipped.played["two-bots-one-queue/scenario.yml"])
    expectNoDifference(
      result.facts([.routed, .assigned, .escalated, .offered, .accepted, .transferred, .left]),
      [
        "routed Support", "assigned Bot A", "escalated Bot A", "left Bot A", "routed Support",
        "offered Mia Novak",
        "accepted Mia Novak", "transferred Mia Novak", "left Mia Novak", "routed Support", "assigned Bot B",
        "left Bot B",
      ])
  }

  @Test("passes are counted and say why they were begun (row 138)")
  func passes() throws {
    let run = try #require(Shipped.played["two-bots-one-queue/scenario.yml"]).run
    let routed = run.happenings(in: 0..<run.log.count).filter { $0.kind == .routed }
    #expect(routed.compactMap { $0["pass"]?.int } == [1, 2, 3])
    #expect(Set(routed.compactMap { $0["cause"]?.string }).count == 3)
  }

  @Test("an offer that is not taken makes the conversation Open again")
  func declined() throws {
    let result = try #require(Shipped.played["two-bots-one-queue-two-people/scenario.yml"])
    let facts = result.facts([.declined, .state, .offered])
    let place = try #require(facts.firstIndex(of: "declined Mia Novak"))
    #expect(facts[place...].prefix(3) == ["declined Mia Novak", "state Open", "offered Noah Berg"])
  }

  @Test("a conversation that ends is never told to be open in between", arguments: Shipped.names)
  func endings(name: String) throws {
    let facts = try #require(Shipped.played[name]).facts([.left, .state])
    for (place, fact) in facts.enumerated() where fact == "state Closed" && place > 1 {
      #expect(!(facts[place - 1] == "state Open" && facts[place - 2].hasPrefix("left")))
    }
  }

  @Test("the facts of one kind are those among all", arguments: Shipped.names)
  func kinds(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    for number in 0..<run.log.count {
      let all = run.happenings(at: number)
      for kind in HappeningKind.allCases {
        expectNoDifference(run.happenings(at: number, of: kind), all.filter { $0.kind == kind })
      }
    }
  }

  @Test("every fact says when and of which event it is, in order", arguments: Shipped.names)
  func order(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    let facts = run.happenings(in: 0..<run.log.count)
    #expect(!facts.isEmpty)
    for (a, b) in zip(facts, facts.dropFirst()) { #expect(a.number <= b.number && a.at <= b.at) }
    #expect(run.happenings(at: -1) == [] && run.happenings(at: run.log.count) == [])
  }

  @Test("a fact depends on nothing that happens later", arguments: Shipped.names)
  func noLaterState(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    var replayed = Run(run.world)
    for number in 0..<run.log.count {
      replayed.replay(run.log[number])
      expectNoDifference(replayed.happenings(at: number), run.happenings(at: number))
    }
  }
}
