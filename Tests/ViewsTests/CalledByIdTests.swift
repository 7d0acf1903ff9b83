import Basis
import ContactCenter
import CustomDump
import ShippedScenarios
import Simulation
import Testing
import Views

/// A bot is called by the id of its application registration (row 24): what its window and the desk show of it.
@Suite("By what a bot is called")
struct CalledByIdTests {
  /// What a bot's window says about being added, with the line below it.
  private func added(_ name: String) throws -> [String] {
    var trace = BotTrace()
    trace.follow(try #require(Shipped.played[name]).run)
    return trace.parts.flatMap { part in
      part.lines.indices.filter { part.lines[$0].text.hasPrefix("conversationUpdate") }.map { place in
        let next = part.lines[place + 1]
        return "\(part.lines[place].text): \(next.text) \(next.detail)"
      }
    }
  }

  @Test(
    "a bot's window shows the id of the registration that it was called by, also of a bot written in code (row 24)"
  )
  func window() throws {
    expectNoDifference(
      try added("two-bots-two-queues/scenario.yml"),
      [
        "conversationUpdate  Bot A added: application 8f0c5a52-1d7b-4a1e-9a63-3f6f2c1b7e01",
        "conversationUpdate  Bot B added: application 51d2c7b4-6e0a-4f3c-8b9d-0a4e9f7c2d02",
      ])
    let azure = try added("azure-bot/skills.scenario.yml")
    #expect(
      azure.allSatisfy {
        $0 == "conversationUpdate  Bank bot added: application 6f0d1c3e-2b54-4a7e-9a61-5d1f0c8b7e20"
      }
        && azure.count == 2)
  }

  @Test("the person reads the same id among the variables that the bot handed over (row 24)")
  func desk() throws {
    var run = Run(try #require(Shipped.load("two-bots-one-queue/scenario.yml")).world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .say("Talk to a person")))
    run.perform(Command(at: run.state.now, seat: .representative(0), .accept))
    let context = run.desk(of: 0, at: run.state.now).context
    let id = try #require(run.world.organization.bots.first?.applicationID)
    #expect(!id.isEmpty && context.first { $0.name == "va_BotId" }?.value == .string(id))
  }
}
