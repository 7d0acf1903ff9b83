import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Triggers")
struct TriggerTests {
  /// A topic that says its own name.
  private static func topic(_ trigger: String, _ rest: String = "", says: String, head: String = "") -> String
  {
    DefaultAgent.topic(
      trigger, "\(rest)  actions:\n    - {kind: SendActivity, id: a, activity: \(says)}\n", head: head)
  }

  @Test("several Conversation Start topics greet by priority, then in the agent's order")
  func priorities() {
    var talk = Talk([
      "topics/A.mcs.yml": Self.topic("OnConversationStart", "  priority: 2\n", says: "second"),
      "topics/B.mcs.yml": Self.topic("OnConversationStart", "  priority: 0.5\n", says: "first"),
      "topics/C.mcs.yml": Self.topic("OnConversationStart", "  priority: 2\n", says: "third"),
      "topics/D.mcs.yml": Self.topic("OnConversationStart", "  condition: =false\n", says: "never"),
    ])
    talk.takes(.greet)
    expectNoDifference(talk.heard, ["first", "second", "third"])
  }

  @Test("a topic whose condition does not hold, or that is turned off, never starts by its phrase")
  func conditions() {
    var talk = Talk([
      "botContent.yml": """
      kind: BotDefinition
      entity: {displayName: S, schemaName: s}
      components:
        - {kind: DialogComponent, schemaName: s.topic.Off, state: Inactive, dialog: {beginDialog: {kind: OnRecognizedIntent, id: main, intent: {triggerQueries: [off]}, actions: [{kind: SendActivity, id: a, activity: never}]}}}
        - {kind: DialogComponent, schemaName: s.topic.If, dialog: {beginDialog: {kind: OnRecognizedIntent, id: main, condition: =Global.On, intent: {triggerQueries: [if]}, actions: [{kind: SendActivity, id: a, activity: on}]}}}
        - {kind: DialogComponent, schemaName: s.topic.Set, dialog: {beginDialog: {kind: OnRecognizedIntent, id: main, intent: {triggerQueries: [switch]}, actions: [{kind: SetVariable, id: a, variable: Global.On, value: true}]}}}
      """
    ])
    let prompt = "I didn't get that. Could you say it in other words?"
    expectNoDifference(talk.says("off"), [prompt])
    expectNoDifference(talk.says("if"), [prompt])
    talk.says("switch")
    expectNoDifference(talk.says("if"), ["on"])
    expectNoDifference(talk.takes(.startTopic("Off")), ["received startTopic", "missing topic Off"])
  }

  @Test("event activities and silence start the topics that listen to them")
  func events() {
    var talk = Talk([
      "topics/Any.mcs.yml": Self.topic("OnEventActivity", says: "any"),
      "topics/Ping.mcs.yml": DefaultAgent.topic(
        "OnEventActivity",
        "  eventName: ping\n  actions:\n    - {kind: SendActivity, id: a, activity: \"ping {System.Activity.Value.n}\"}\n"
      ),
      "topics/Quiet.mcs.yml": Self.topic("OnInactivity", "  durationInSeconds: 900\n", says: "still there?"),
    ])
    talk.takes(.event(name: "ping", value: ["n": 4]))
    expectNoDifference(talk.heard, ["ping 4", "any"])
    talk.takes(.event(name: "other", value: nil))
    expectNoDifference(talk.heard, ["any"])
    talk.takes(.inactivity(.minutes(15)))
    expectNoDifference(talk.heard, ["still there?"])
    talk.takes(.inactivity(.minutes(30)))
    expectNoDifference(talk.heard, [])
  }

  @Test("a topic that only a language model would choose starts by name")
  func modelTopic() {
    var talk = Talk([
      "topics/M.mcs.yml": Self.topic("OnToolSelected", "  description: helps\n", says: "model")
    ])
    talk.takes(.startTopic("m"))
    expectNoDifference(talk.heard, ["model"])
    expectNoDifference(talk.agent.report.needsStub.map(\.what), ["OnToolSelected"])
  }

  @Test("where nothing asks which topic is meant, the best of several starts")
  func withoutSelection() {
    var files = DefaultAgent.files
    files["topics/MultipleTopicsMatched.mcs.yml"] = nil
    var talk = Talk(files)
    expectNoDifference(talk.says("order"), ["Your order is on its way."])
    var off = Talk(DefaultAgent.files, rules: ["recognition.did-you-mean": false])
    expectNoDifference(off.says("order"), ["Your order is on its way."])
  }

  @Test("counting misses after Fallback has run gives one prompt more")
  func countAfter() {
    var talk = Talk(DefaultAgent.files, rules: ["fallback.count-first": false])
    for _ in 0..<3 { expectNoDifference(talk.says("qqq"), ["Can you rephrase?"]) }
    expectNoDifference(talk.says("qqq"), ["Nobody is set up here.", "[hand-off]"])
  }
}
