import CustomDump
import Scenarios
import Testing

/// Variables that a bot hands over by their exact names (rows 93 to 95).
@Suite("Variables that go out with a hand-off")
struct OutgoingVariableTests {
  private func misses(external: Bool, _ expectation: String) throws -> [String] {
    var bot = SmallBot.usual
    bot.files["bot/variables/Name.mcs.yml"] =
      "kind: Variable\nname: Name\nisExternalInitializationAllowed: \(external)\n"
    bot.topics["Who"] = SmallBot.topic(
      "OnRecognizedIntent", phrases: "my name",
      "{kind: Question, id: who, variable: Global.Name, prompt: Who are you?, entity: StringPrebuiltEntity}",
      "{kind: BeginDialog, id: up, dialog: cr1_bot.topic.Escalate}")
    return try bot.misses([
      "customer: my name", "customer: \"Ana, 12 years, of Lima\"", "expect: {\(expectation)}",
    ])
  }

  @Test("a value is the customer's whole reply")
  func wholeReply() throws {
    expectNoDifference(try misses(external: true, "escalated: {Name: \"Ana, 12 years, of Lima\"}"), [])
  }

  @Test("a variable goes out whether or not external sources may set it")
  func notExternal() throws {
    expectNoDifference(try misses(external: false, "escalated: {Name: \"Ana, 12 years, of Lima\"}"), [])
  }

  @Test("a global variable goes out by its exact name and no other")
  func exactName() throws {
    expectNoDifference(try misses(external: false, "no: {escalated: {name: \"*\"}}"), [])
    #expect(try !misses(external: false, "no: {escalated: {Name: \"*\"}}").isEmpty)
  }
}
