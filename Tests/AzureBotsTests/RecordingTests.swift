import Activities
import AzureBots
import Basis
import CustomDump
import Testing

@Suite("Recording an Azure bot")
struct RecordingTests {
  static let events: [AzureBotEvent] =
    [
      .received(.activity(Talk.line.context([JSON.Member("A", "\"")], rules: RuleBook()))),
      .received(.silence(.minutes(2))), .contextKept(conversation: "c\n1", [JSON.Member("A", [1, .null])]),
      .sent(Boxed(Bridge.command(.escalate([JSON.Member("A", 1)]), text: "x"))),
      .refused(WireRefusal(AzureRules.contextTypes, ["a", "b"])),
    ] + HandlerBranch.allCases.map { .handled($0, text: "t") }

  @Test("every event is read as it was written", arguments: events)
  func roundTrip(event: AzureBotEvent) throws {
    var writer = JSONWriter()
    event.record(to: &writer)
    expectNoDifference(AzureBotEvent(recorded: try JSON(parsing: writer.text)), event)
  }

  @Test(
    "what is no event is none",
    arguments: [
      "{}", "[]", "1", #"{"handled":"x","text":""}"#, #"{"refused":"x"}"#, #"{"sent":1}"#,
      #"{"silence":"x"}"#,
    ])
  func hostile(text: String) throws { #expect(AzureBotEvent(recorded: try JSON(parsing: text)) == nil) }

  @Test("an event costs the log a pointer and little more")
  func size() { #expect(MemoryLayout<AzureBotEvent>.size <= 16) }
}
