import Channels
import CustomDump
import Testing

@Suite("Automated messages")
struct MessageTableTests {
  @Test("a message that is off is not sent, and one that is off by default is once it is switched on")
  func switches() {
    let table = MessageTable([.init("agent-left", isOn: false), .init("queue-position", isOn: true)])
    #expect(table.template(of: .agentLeft, locale: "en-US") == nil)
    #expect(table.template(of: .queuePosition, locale: "en-US") == "You're number {position} in line")
    #expect(MessageTable().template(of: .queuePosition, locale: "en-US") == nil)
    #expect(MessageTable().template(of: .agentLeft, locale: "en-US") == "{agent} has left the conversation.")
  }

  @Test("a customer reads their own language: the exact tag, then the language, then the plain text")
  func locales() {
    let table = MessageTable([
      .init("holiday", text: "Closed", localised: [.init("es", "Cerrado"), .init("es-MX", "Ya cerramos")])
    ])
    #expect(table.template(of: .holiday, locale: "es-MX") == "Ya cerramos")
    #expect(table.template(of: .holiday, locale: "es-ES") == "Cerrado")
    #expect(table.template(of: .holiday, locale: "fr") == "Closed")
  }

  @Test("a workstream's words come before its channel's, message by message")
  func instances() {
    let channel = MessageTable([
      .init("agent-left", isOn: false), .init("holiday", text: "Closed", localised: [.init("es", "Cerrado")]),
    ])
    let instance = MessageTable([.init("holiday", text: "Not today"), .init("next-in-line", isOn: true)])
    let both = channel.overridden(by: instance)
    #expect(both.template(of: .agentLeft, locale: "es") == nil)
    #expect(both.template(of: .holiday, locale: "es") == "Not today")
    #expect(both.template(of: .nextInLine, locale: "es") == "You're next in line")
  }

  @Test("slots are filled once, under both names; what nobody knows stays")
  func slots() {
    let text = AutomatedMessage.fill(
      "{agent} {AgentName} {x} {", [("agent", "{AgentName}"), ("AgentName", "Mia")])
    #expect(text == "{AgentName} Mia {x} {")
  }

  @Test("every message has an id of its own and is in the list")
  func ids() {
    #expect(Set(AutomatedMessage.all.map(\.id)).count == AutomatedMessage.all.count)
    expectNoDifference(
      AutomatedMessage.all.filter { $0.recipient == .representative }.map(\.id),
      ["customer-ended", "customer-disconnected"])
  }
}
