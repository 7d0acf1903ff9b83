import Basis
import ContactCenter
import CopilotStudio
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing

@Suite("What the set-up decides")
struct SetUpTests {
  @Test("a bot in no queue gets nothing, and the person of the queue is asked (row 62)")
  func botInNoQueue() throws {
    var probe = try SimulationProbe("two-bots-one-queue/scenario.yml") { world in
      world.organization.queues[0].members = [.representative(0)]
    }
    let facts = probe.customer(.open)
    #expect(facts.contains("offered to Mia Novak"))
    #expect(!facts.contains { $0.hasPrefix("session of") })
  }

  @Test("a bot gets nothing from a pick workstream (row 77)")
  func pickWorkstream() throws {
    var probe = try SimulationProbe("two-bots-one-queue/scenario.yml") { world in
      world.organization.workstreams[0].distribution = .pick
    }
    #expect(!probe.customer(.open).contains { $0.hasPrefix("session of") })
  }

  @Test("a routing rule that tests a variable nobody declared is reported (row 70)")
  func undeclaredVariable() throws {
    let path = "credit-card-routing/organization.yml"
    let text = try #require(Shipped.bundle[path])
    var bundle = Shipped.bundle
    bundle.insert(
      .init(path: path, text: text.replacing("when: {BotHandoffTopic:", with: "when: {BotHandofTopic:")))
    let findings = ScenarioLoader.load(bundle: bundle, path: "credit-card-routing/scenario.yml") { _ in
      Shipped.zone
    }.1
    #expect(
      findings.contains {
        $0.message.contains("BotHandofTopic") && $0.hint?.contains("BotHandoffTopic") == true
      })
  }

  @Test("the product's own phrase for a person leads to one, by the Escalate topic (rows 59, 60, S-01)")
  func speakToAgent() throws {
    var probe = try SimulationProbe("two-bots-one-queue/scenario.yml")
    probe.customer(.open)
    let facts = probe.customer(.say("speak to agent"))
    let said = try #require(
      facts.firstIndex(of: "Bot A to customer, bot, supervisor: I'll find someone for yo"))
    let escalated = try #require(facts.firstIndex(of: "escalated by Bot A"))
    #expect(said < escalated)
    #expect(facts.contains("offered to Mia Novak"))
  }
}
