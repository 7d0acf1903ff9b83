import Basis
import ContactCenter
import CopilotStudio
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing

@Suite("Changing a bot's variable")
struct VariableTests {
  private static let scenario = "two-bots-one-queue/scenario.yml"

  private func globals(_ run: Run) -> [String] {
    let dialog = run.state.sessions.first?.dialog
    return dialog?.globals.fields.map { "\($0.name)=\($0.value.display)" } ?? []
  }

  private func talking() throws -> SimulationProbe {
    var probe = try SimulationProbe(Self.scenario)
    probe.customer(.say("Where is my order?"))
    return probe
  }

  private func set(_ name: String, _ expression: String, in probe: inout SimulationProbe) -> [String] {
    probe.perform(.stage, .setVariable(name, expression: expression))
  }

  @Test("a variable takes the value of an expression, at the moment it is given")
  func values() throws {
    var probe = try talking()
    #expect(set("Global.OrderNumber", "\"4711\"", in: &probe) == [])
    #expect(globals(probe.run) == ["OrderNumber=4711"])
    #expect(set("Global.OrderNumber", "Global.OrderNumber & \"-\" & (2 * 3)", in: &probe) == [])
    #expect(globals(probe.run) == ["OrderNumber=4711-6"])
    #expect(set("Topic.Noted", "true", in: &probe) == [])
    #expect(probe.run.state.sessions.first?.dialog?.frames.last?.variables["Noted"] == .boolean(true))
  }

  @Test("the bot goes on where it was")
  func continues() throws {
    var probe = try talking()
    let before = try #require(probe.run.state.sessions.first?.dialog?.frames.last)
    _ = set("Topic.Noted", "1", in: &probe)
    let after = try #require(probe.run.state.sessions.first?.dialog?.frames.last)
    #expect(after.index == before.index && after.question == before.question)
    #expect(probe.customer(.say("4711")).contains { $0.hasPrefix("Bot A to customer") })
  }

  @Test(
    "what cannot be set is refused with the rule",
    arguments: [
      ("System.FallbackCount", "1", "variable.system-read-only"), ("OrderNumber", "1", "variable.name"),
      ("Global.OrderNumber", "Ana", "variable.expression"),
      ("Global.OrderNumber", "1 +", "variable.expression"),
      ("Global.OrderNumber", "1/0", "variable.expression"),
      ("Global.OrderNumbr", "\"x\"", "variable.unknown"),
      ("Global.OrderNumber", "12", "variable.keeps-type"),
      (String(repeating: "Global.", count: 100_000) + "X", "1", "variable.name"),
      ("Global.OrderNumber", String(repeating: "(", count: 100_000) + "1", "variable.expression"),
    ])
  func refusals(name: String, expression: String, rule: String) throws {
    var probe = try talking()
    _ = set("Global.OrderNumber", "\"4711\"", in: &probe)
    #expect(set(name, expression, in: &probe) == ["refused \(rule)"])
    #expect(globals(probe.run) == ["OrderNumber=4711"])
  }

  @Test("without a type rule a number may follow a text; blank always may")
  func types() throws {
    var probe = try SimulationProbe(Self.scenario) { $0.rules.switches["variable.keeps-type"] = false }
    probe.customer(.say("Where is my order?"))
    _ = set("Global.OrderNumber", "\"4711\"", in: &probe)
    #expect(set("Global.OrderNumber", "12", in: &probe) == [])
    var strict = try talking()
    _ = set("Global.OrderNumber", "\"4711\"", in: &strict)
    #expect(set("Global.OrderNumber", "Blank()", in: &strict) == [])
  }

  @Test("nobody's variable is changed before a bot has the conversation, or after it")
  func noBot() throws {
    var probe = try SimulationProbe(Self.scenario)
    #expect(set("Global.OrderNumber", "1", in: &probe) == ["refused conversation.none"])
    probe.customer(.say("Talk to a person"))
    #expect(set("Global.OrderNumber", "1", in: &probe) == ["refused variable.no-bot"])
  }

  @Test("a topic's variable needs a topic that runs")
  func noTopic() throws {
    var probe = try SimulationProbe(Self.scenario)
    probe.customer(.open)
    #expect(set("Topic.X", "1", in: &probe) == ["refused variable.no-topic"])
  }

  @Test("the change is in the recording: folded and performed again it gives the same")
  func recorded() throws {
    var probe = try talking()
    _ = set("Global.OrderNumber", "\"47\" & \"11\"", in: &probe)
    _ = set("Global.OrderNumber", "12", in: &probe)
    probe.customer(.say("4711"))
    let run = probe.run
    var folded = Run(run.world)
    var again = Run(run.world)
    for entry in run.log.entries {
      var writer = JSONWriter()
      entry.record(to: &writer)
      let read = try #require(LoggedEvent(recorded: JSON(parsing: String(writer.text.dropLast()))))
      expectNoDifference(read, entry)
      folded.replay(read)
      if case .commanded(let command) = read.event { again.perform(command.value) }
    }
    #expect(folded.state == run.state)
    #expect(again.log == run.log)
  }

  @Test("what cannot be read is found before anything runs", arguments: ["(1", "1 +", "\"Ana", ""])
  func findings(expression: String) {
    let findings = VariableChange.findings("Global.Name", expression, at: nil)
    #expect(findings.map(\.code) == ["variable.expression"])
    #expect(findings.allSatisfy { $0.hint != nil })
  }
}
