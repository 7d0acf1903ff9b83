import Basis
import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

@Suite("Recording events")
struct RecordingTests {
  /// A talk that meets most kinds of events.
  private static func talk() -> Talk {
    var files = DefaultAgent.files
    files["variables/Issue.mcs.yml"] = "kind: Variable\nname: Issue\nisExternalInitializationAllowed: true"
    files["topics/Many.mcs.yml"] = DefaultAgent.topic(
      "OnRecognizedIntent",
      """
        intent: {triggerQueries: [many]}
        actions:
          - {kind: Foreach, id: f, items: "=[1, 2]", value: Topic.V, actions: [{kind: NoSuchKind, id: x}]}
          - {kind: SetVariable, id: s, variable: Topic.S, value: kept}
          - {kind: Question, id: q, variable: Topic.S, prompt: S, entity: StringPrebuiltEntity}
          - {kind: InvokeFlowAction, id: i, flowId: f}
          - {kind: InvokeFlowAction, id: j, flowId: f}
          - {kind: Question, id: w, variable: Topic.W, prompt: W, entity: EmailPrebuiltEntity}
          - {kind: Question, id: n, variable: Topic.N, prompt: N, entity: NumberPrebuiltEntity, repeatCount: 0, defaultValue: 4}
          - {kind: SetVariable, id: t, variable: Topic.T, value: "={D: Today(), B: Blank(), X: [1.5, -2]}"}
          - {kind: TransferConversation, id: h, messageToAgent: Hi, telephoneNumber: "123"}
      """)
    var talk = Talk(files, stubs: [Stub(action: "i", outcome: .result(1), delay: .seconds(1))])
    talk.takes(.conversationUpdate)
    talk.takes(.setContext([.init("Issue", "x"), .init("issue", 1)]))
    talk.takes(.greet)
    talk.says("many, a@b.cz")
    talk.says("hi")
    talk.takes(.resume)
    for text in ["what", "order", "None of these", "restart", "hm", "yes", "bye", "yes", "no", "no"] {
      talk.says(text)
    }
    talk.says("many, a@b.cz")
    talk.takes(.resume)
    talk.says("what")
    talk.takes(.startTopic("nowhere"))
    talk.takes(.event(name: "ping", value: ["a": 1]))
    talk.takes(.inactivity(.minutes(30)))
    talk.takes(.message(.init("", value: ["a": 1], locale: "de-DE")))
    return talk
  }

  @Test("every event is read back from its record")
  func roundTrip() throws {
    let talk = Self.talk()
    for event in talk.events {
      var writer = JSONWriter()
      event.record(to: &writer)
      expectNoDifference(BotEvent(recorded: try JSON(parsing: writer.text)), event)
    }
    let names = Set(talk.events.map(\.name))
    let missing = [
      "received", "contextSet", "contextIgnored", "recognized", "triggered", "topicMissing", "topicStarted",
      "acted",
      "branched", "loopStarted", "loopAdvanced", "variableSet", "variablesCleared", "messageSent", "asked",
      "reprompted", "answered", "questionSkipped", "slotFilled", "questionGivenUp", "redirected",
      "topicEnded",
      "topicsCancelled",
      "outcomeSet", "stubCalled", "stubMissing", "actionUnsupported", "handedOff",
    ].filter { !names.contains($0) }
    expectNoDifference(missing, [])
  }

  @Test("folding the events again gives the same session")
  func fold() {
    let talk = Self.talk()
    var session = BotSession(agent: talk.agent)
    for event in talk.events { session.apply(event, agent: talk.agent) }
    expectNoDifference(session, talk.session)
  }

  @Test("the same inputs and seed give the same events")
  func deterministic() {
    expectNoDifference(Self.talk().events, Self.talk().events)
  }

  @Test("an event is at most 40 bytes")
  func size() {
    #expect(MemoryLayout<BotEvent>.size <= 40)
  }

  @Test("records that no event writes are refused")
  func foreign() {
    for json: JSON in [
      .null, [:], ["bot": "nonsense"], ["bot": "acted", "at": [1], "next": 2],
      ["bot": "asked", "at": [1, 2]],
    ] {
      expectNoDifference(BotEvent(recorded: json), nil)
    }
  }
}
