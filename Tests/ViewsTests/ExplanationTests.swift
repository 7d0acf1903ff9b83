import Basis
import ContactCenter
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

@Suite("Why routing went so")
struct ExplanationTests {
  @Test("each decision of the flow names everybody's reason")
  func candidates() throws {
    let run = try #require(Shipped.played["two-bots-one-queue/scenario.yml"]).run
    let told = run.explanations().map { explanation in
      explanation.candidates.map { "\($0.isWinner ? "+" : "-")\($0.name): \($0.verdict)" }
    }
    expectNoDifference(
      told,
      [
        ["+Bot A: selected", "-Mia Novak: less-capacity", "-Bot B: less-capacity"],
        ["+Mia Novak: selected", "-Bot A: escalated-before", "-Bot B: less-capacity"],
        ["+Bot B: selected", "-Bot A: escalated-before", "-Mia Novak: transferred-it"],
      ])
  }

  @Test("every reason cites a rule with its source", arguments: Shipped.names)
  func rules(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    let all = run.explanations()
    #expect(!all.isEmpty)
    for explanation in all {
      for candidate in explanation.candidates {
        #expect(!candidate.rule.id.isEmpty && !candidate.rule.source.isEmpty && !candidate.reason.isEmpty)
        #expect(
          ExplanationText.lines(explanation).contains {
            $0.contains("[\(candidate.rule.id), \(candidate.rule.source)")
          })
      }
    }
  }

  @Test("a value that differs by one letter is told with the rule that wanted it (rows 155, 156)")
  func nearMiss() throws {
    let run = try #require(Shipped.played["credit-card-routing/mistyped-rule.scenario.yml"]).run
    let lines = run.explanations().flatMap(ExplanationText.lines)
    #expect(lines.contains { $0.contains("CreditCar\u{201D}") && $0.contains("slip of the pen") })
    #expect(lines.contains { $0.contains("fallback queue") })
  }

  @Test("a value in other case is told to differ only by that")
  func otherCase() throws {
    let run = try #require(Shipped.played["credit-card-routing/other-case.scenario.yml"]).run
    #expect(
      run.explanations().flatMap(ExplanationText.lines).contains { $0.contains("upper and lower case") })
  }

  @Test("only the decisions of the conversation that was asked about are told")
  func oneConversation() throws {
    var run = Run(try #require(Shipped.load("two-bots-one-queue/scenario.yml")).world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .open))
    let conversation = try #require(run.state.threads.last).id
    #expect(run.explanations(of: conversation).count == 1)
    #expect(run.explanations(of: 99) == [])
  }

  @Test("of fifty people everybody's reason is derived, and those not told one by one are counted by verdict")
  func many() throws {
    var world = try #require(Shipped.load("two-bots-one-queue/scenario.yml")).world
    let people = (1...50).map { Representative(name: "Person \($0)", capacity: $0 % 2 == 0 ? 90 : 10) }
    let first = world.organization.representatives.count
    world.organization.representatives += people
    world.organization.queues[0].members += people.indices.map {
      .representative(RepresentativeID(first + $0))
    }
    var run = Run(world)
    run.perform(Command(at: world.start, seat: .customer(0), .open))
    run.perform(Command(at: world.start, seat: .customer(0), .say("I want to talk to a person")))
    let explanation = try #require(run.explanations().last)
    #expect(explanation.candidates.count == 53)
    #expect(explanation.candidates.first { $0.name == "Person 49" }?.verdict == "capacity-below-cost")
    #expect(explanation.candidates.first { $0.name == "Person 50" }?.verdict == "less-capacity")
    #expect(ExplanationText.others(explanation) == "21 more: 10 capacity-below-cost, 11 less-capacity")
    #expect(ExplanationText.lines(explanation).last { $0.contains("21 more") } != nil)
  }
}
