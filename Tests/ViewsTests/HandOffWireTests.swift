import Basis
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

@Suite("The hand-off on the wire")
struct HandOffWireTests {
  private func activity(_ name: String, _ which: Int = 0) throws -> JSON {
    let run = try #require(Shipped.played[name]).run
    let number = try #require(run.handOffs().dropFirst(which).first)
    return try #require(run.handOffActivity(at: number)).json
  }

  @Test("it is the event handoff.initiate with the va_ variables as its value (rows 42, 51, 71)")
  func variables() throws {
    let wire = try activity("two-bots-two-queues/scenario.yml")
    #expect(
      wire["type"] == "event" && wire["name"] == "handoff.initiate" && wire["channelId"] == "directline")
    #expect(wire["from"]?["role"] == "bot" && wire["from"]?["name"] == "Bot A")
    let value = try #require(wire["value"])
    #expect(
      value.members?.map(\.name) == [
        "va_Scope", "va_LastTopic", "va_Topics", "va_LastPhrase", "va_Phrases", "va_ConversationId",
        "va_AgentMessage", "va_BotId", "va_BotName", "va_Language", "OrderNumber", "Settled",
      ])
    #expect(value["va_LastPhrase"] == "Where is my order?")
    #expect(value["va_ConversationId"] == wire["conversation"]?["id"])
    #expect(value["va_BotId"] == wire["from"]?["id"])
    #expect(value["OrderNumber"] == "4711")
  }

  @Test("its attachment is the transcript of what was said before it, with roles and ids (rows 42, 43)")
  func transcript() throws {
    let wire = try activity("two-bots-two-queues/scenario.yml")
    let attachment = try #require(wire["attachments"]?.array?.first)
    #expect(attachment["name"] == "Transcript" && attachment["contentType"] == "application/json")
    let said = try #require(attachment["content"]?["activities"]?.array)
    expectNoDifference(
      said.map { "\($0["from"]?["role"]?.string ?? "?"): \($0["text"]?.string?.prefix(18) ?? "")" },
      [
        "bot: Hello! I'm the Con", "user: Where is my order?", "bot: Which order is it?", "user: 4711",
        "bot: Order 4711 left ou", "bot: Is that what you w", "user: No", "bot: I'll find someone ",
      ])
    let conversation = try #require(wire["conversation"]?["id"]?.string)
    #expect(said.compactMap { $0["id"]?.string } == (0..<8).map { "\(conversation)|000000\($0)" })
    #expect(wire["id"] == .string("\(conversation)|0000008"))
    #expect(wire["replyToId"] == said[6]["id"] && said[7]["replyToId"] == said[6]["id"])
    #expect(said[0]["replyToId"] == nil)
    #expect(
      said[1]["recipient"]?["role"] == "bot" && said[1]["locale"] == "en-US"
        && said[1]["textFormat"] == "plain")
    #expect(said[2]["textFormat"] == "markdown" && said[2]["inputHint"] != nil)
  }

  @Test(
    "the private message travels as a variable and is in no transcript (row 143)", arguments: Shipped.names)
  func privateMessage(name: String) throws {
    let run = try #require(Shipped.played[name]).run
    for number in run.handOffs() {
      let wire = try #require(run.handOffActivity(at: number)).json
      guard let summary = wire["value"]?["va_AgentMessage"]?.string, !summary.isEmpty else { continue }
      let said = wire["attachments"]?.array?.first?["content"]?["activities"]?.array ?? []
      #expect(!said.contains { $0["text"]?.string == summary })
    }
  }

  @Test("a second bot hands over only its own part")
  func ownPart() throws {
    let name = "two-bots-one-queue-misordered/scenario.yml"
    let wire = try activity(name, 1)
    let said = try #require(wire["attachments"]?.array?.first?["content"]?["activities"]?.array)
    #expect(wire["from"]?["name"] == "Bot B")
    #expect(said.first?["text"]?.string?.hasPrefix("Hello, this is the Contoso survey") == true)
    #expect(said.allSatisfy { $0["from"]?["name"] != "Bot A" })
  }

  @Test("what is no hand-off has no such activity")
  func none() throws {
    let run = try #require(Shipped.played["two-bots-one-queue/scenario.yml"]).run
    let handOffs = Set(run.handOffs())
    #expect(handOffs.count == 1)
    for number in -1...run.log.count where !handOffs.contains(number) {
      #expect(run.handOffActivity(at: number) == nil)
    }
  }
}
