import Activities
import AzureBots
import Basis
import CustomDump
import Testing

@Suite("Commands on the wire")
struct WireTests {
  private func read(_ tags: String, _ rules: RuleBook = RuleBook()) throws(WireRefusal) -> OmnichannelCommand?
  {
    var activity = Activity.message("x")
    activity.channelData = ["tags": .string(tags)]
    return try OmnichannelCommand(of: activity, rules: rules)
  }

  @Test("a command is a message with tags, a JSON string (rows 145, 159, 162)")
  func written() {
    let command = OmnichannelCommand.escalate([
      JSON.Member("BotHandoffTopic", "CreditCard"), JSON.Member("IDNumber", 101),
    ])
    #expect(
      Bridge.command(command, text: "A summary").json.text
        == #"{"type":"message","text":"A summary","channelData":{"tags":"{\"type\":\"Escalate\",\"context\":{\"BotHandoffTopic\":\"CreditCard\",\"IDNumber\":101}}"}}"#
    )
    #expect(
      Bridge.bridged(.message("Hi")).json.text
        == #"{"type":"message","text":"Hi","channelData":{"deliveryMode":"bridged"}}"#)
  }

  @Test("what is written is read again; numbers are read too, as an older middleware sends them")
  func read() throws {
    let command = OmnichannelCommand.escalate([JSON.Member("A", "x"), JSON.Member("B", -7)])
    #expect(try read(command.tags) == command)
    #expect(try read(OmnichannelCommand.endConversation.tags) == .endConversation)
    #expect(try read(#"{"type":0,"context":{"A":1}}"#) == .escalate([JSON.Member("A", 1)]))
    #expect(try read(#"{"type":1}"#) == .endConversation)
    #expect(try read(#"{"type":"EndConversation","context":{"A":true}}"#) == .endConversation)
    #expect(try read("ChannelId-lcw,FromCustomer") == nil)
    #expect(try read("{not json") == nil)
    #expect(try OmnichannelCommand(of: .message("x"), rules: RuleBook()) == nil)
  }

  @Test("only Integer and String are values; all that is wrong is said at once (rows 109, 157, 158; S-11)")
  func types() {
    let tags =
      #"{"type":"Escalate","context":{"A":true,"B":1.5,"C":{"x":1},"D":[1],"E":null,"F":"ok","G":1e3}}"#
    let refusal = #expect(throws: WireRefusal.self) { _ = try read(tags) }
    expectNoDifference(
      refusal,
      WireRefusal(
        AzureRules.contextTypes,
        [
          "A is a Boolean; only Integer and String are allowed",
          "B is a float; only Integer and String are allowed",
          "C is an object; only Integer and String are allowed",
          "D is a list; only Integer and String are allowed",
          "E is empty; only Integer and String are allowed",
          "G is a float; only Integer and String are allowed",
        ]))
    let off = RuleBook(switches: [AzureRules.contextTypes.id: false])
    #expect(throws: Never.self) { _ = try read(tags, off) }
  }

  @Test("names have at most 100 characters, values at most 4,000")
  func lengths() throws {
    let name = String(repeating: "n", count: 100)
    let value = String(repeating: "é", count: 4000)
    #expect(try read(#"{"type":"Escalate","context":{"\#(name)":"\#(value)"}}"#) != nil)
    let refusal = #expect(throws: WireRefusal.self) {
      _ = try read(#"{"type":"Escalate","context":{"\#(name)n":"\#(value)v"}}"#)
    }
    #expect(refusal?.rule == "azure.context-lengths")
    #expect(refusal?.findings.count == 2)
  }

  @Test("a value can stand in the wrapper of 2026; switched off it is an object")
  func wrapper() throws {
    let tags = #"{"type":"Escalate","context":{"A":{"value":"x","isDisplayable":true},"B":{"value":2}}}"#
    #expect(try read(tags) == .escalate([JSON.Member("A", "x"), JSON.Member("B", 2)]))
    #expect(throws: WireRefusal.self) {
      _ = try read(tags, RuleBook(switches: [AzureRules.contextWrapper.id: false]))
    }
    #expect(throws: WireRefusal.self) { _ = try read(#"{"type":"Escalate","context":{"A":{"value":true}}}"#) }
    #expect(throws: WireRefusal.self) {
      _ = try read(#"{"type":"Escalate","context":{"A":{"value":1,"x":2}}}"#)
    }
  }

  @Test(
    "unknown commands and contexts that are none are refused",
    arguments: [#"{"type":"Transfer"}"#, #"{"type":2}"#, "{}", #"{"type":"Escalate","context":[]}"#])
  func unknown(tags: String) {
    #expect(throws: WireRefusal.self) { _ = try read(tags) }
  }

  @Test("the context event is called startConversation on the wire, or omnichannelSetContext")
  func context() {
    let items = [JSON.Member("A", 1)]
    let raw = Talk.line.context(items, rules: RuleBook())
    #expect(raw.name == "startConversation")
    #expect(raw.text == #"{"A":1,"EventName":"startConversation"}"#)
    #expect(raw.channelData?["tags"] == "ChannelId-lcw,OmnichannelContextMessage,Hidden")
    let off = RuleBook(switches: [AzureRules.startConversation.id: false])
    #expect(Talk.line.context(items, rules: off).name == "omnichannelSetContext")
  }

  @Test("the customer's message reaches the bot with the channel's tags, bridged")
  func message() {
    let message = Talk.line.message(.message("Hi"))
    #expect(message.channelData == ["tags": "ChannelId-lcw,FromCustomer", "deliveryMode": "bridged"])
    #expect(
      message.conversationID == "c-1" && message.from?.id == "customer-Ana"
        && message.recipient?.id == "bot-1")
  }
}
