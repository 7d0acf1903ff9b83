import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Hostile and broken agents")
struct HostileTests {
  @Test("topics that call each other for ever end with error 2000")
  func cycle() {
    func call(_ other: String, _ kind: String) -> String {
      DefaultAgent.topic("OnRedirect", "  actions:\n    - {kind: \(kind), id: c, dialog: \(other)}\n")
    }
    for kind in ["BeginDialog", "ReplaceDialog"] {
      var talk = Talk([
        "topics/Main.mcs.yml": Talk.main("    - {kind: BeginDialog, id: c, dialog: A}"),
        "topics/A.mcs.yml": call("B", kind), "topics/B.mcs.yml": call("A", kind),
      ])
      talk.says("go")
      #expect(talk.trace.last?.hasPrefix("error 2000") == true, "\(kind)")
      expectNoDifference(talk.session.frames, [])
      expectNoDifference(talk.says("Talk to a person"), ["I'll get a person for you.", "[hand-off]"])
    }
  }

  @Test("a jump in a circle ends with error 2000, and On Error that fails too ends the turn")
  func loop() {
    var talk = Talk([
      "topics/Main.mcs.yml": Talk.main("    - {kind: GotoAction, id: g, actionId: g}"),
      "topics/OnError.mcs.yml": DefaultAgent.topic(
        "OnError", "  actions:\n    - {kind: GotoAction, id: h, actionId: h}\n"),
    ])
    talk.says("go")
    expectNoDifference(talk.trace.count { $0.hasPrefix("error 2000") }, 2)
    expectNoDifference(talk.session.frames, [])
  }

  @Test("the thirty-first message of a turn is error 2022")
  func messages() {
    var talk = Talk.topic(
      "    - {kind: SendActivity, id: m, activity: again}\n    - {kind: GotoAction, id: g, actionId: m}")
    talk.says("go")
    expectNoDifference(talk.heard.count, 30)
    #expect(talk.trace.last?.hasPrefix("error 2022") == true)
  }

  @Test("a redirect to nowhere, or to a topic that is off, is error 2025 and was reported")
  func missingTopic() {
    let call = Talk.main("    - {kind: BeginDialog, id: c, dialog: cr1.topic.Gone}")
    var talk = Talk(["settings.mcs.yml": "schemaName: cr1\ndisplayName: B", "topics/Main.mcs.yml": call])
    talk.says("go")
    #expect(talk.trace.last?.hasPrefix("error 2025") == true)
    expectNoDifference(talk.diagnostics.map(\.code), ["action.redirect"])
  }

  @Test("a topic of another solution is a service: a stub answers for it")
  func outsideTopic() {
    let call = Talk.main(
      """
          - {kind: BeginDialog, id: c, dialog: other.topic.There, output: {binding: {x: Topic.X}}}
          - {kind: SendActivity, id: m, activity: "x is {Topic.X}"}
      """)
    let files = ["settings.mcs.yml": "schemaName: cr1\ndisplayName: B", "topics/Main.mcs.yml": call]
    var without = Talk(files)
    expectNoDifference(without.says("go"), ["x is "])
    #expect(without.trace.contains("no stub for BeginDialog c"))
    expectNoDifference(without.agent.report.needsStub.map(\.what), ["BeginDialog other.topic.There"])
    var with = Talk(files, stubs: [Stub(action: "c", outcome: .result(["x": 5]))])
    expectNoDifference(with.says("go"), ["x is 5"])
  }

  @Test(
    "whatever the file holds, loading and talking do not trap",
    arguments: [
      "", "\u{FEFF}", "[]", "kind: AdaptiveDialog", "kind: AdaptiveDialog\nbeginDialog: 5",
      "kind: AdaptiveDialog\nbeginDialog: {kind: OnRecognizedIntent, intent: {triggerQueries: go}, actions: 7}",
      "kind: AdaptiveDialog\nbeginDialog: {kind: Nonsense, actions: [1, [2], {a: b}]}",
      "beginDialog: {kind: OnUnknownIntent, priority: 1e300, actions: [{kind: Question}, {kind: SetVariable}]}",
      "beginDialog: {kind: OnConversationStart, actions: [{kind: ConditionGroup}, {kind: Foreach}, {kind: BreakLoop}]}",
      "beginDialog: {kind: OnConversationStart, actions: [{kind: BeginDialog}, {kind: GotoAction}]}",
      "beginDialog: {kind: OnConversationStart, condition: =Nope(, actions: [{kind: SendActivity, activity: '{'}]}",
      "kind: BotDefinition\ncomponents: 4", "kind: ClosedListEntity\nitems: {}",
      "kind: RegexEntity\npattern: '('",
      "kind: TaskDialog", "kind: Variable", "kind: Variable\nname: 7\ndefaultValue: =1/0",
    ])
  func broken(_ text: String) {
    let files = SourceBundle([
      .init(path: "topics/X.mcs.yml", text: text), .init(path: "settings.mcs.yml", text: text),
    ])
    guard let agent = AgentLoader.load(files, fallbackName: "X").agent else { return }
    var talk = Talk(agent)
    for input: BotInput in [
      .conversationUpdate, .greet, .says("go"), .says(""), .escalate, .startTopic("X"), .resume,
    ] {
      talk.takes(input)
      #expect(talk.turn.count < 100_000)
    }
  }

  @Test("actions nested two thousand levels deep are refused with a place")
  func depth() {
    var actions = "[]"
    for _ in 0..<150 {
      actions = "[{kind: ConditionGroup, id: c, conditions: [{id: d, condition: true, actions: \(actions)}]}]"
    }
    let text = "beginDialog: {kind: OnConversationStart, id: main, actions: \(actions)}"
    let files = SourceBundle([.init(path: "topics/Deep.mcs.yml", text: text)])
    let (_, diagnostics) = AgentLoader.load(files, fallbackName: "X")
    #expect(diagnostics.contains { $0.severity == .error })
  }

  @Test("applying events that do not fit changes a session, but never traps")
  func foreignEvents() {
    var talk = Talk(DefaultAgent.files)
    talk.says("hi")
    talk.says("order")
    talk.says("bye")
    let other = Talk.topic("    - {kind: SendActivity, id: a, activity: x}")
    for start in [BotSession(agent: other.agent), talk.session] {
      var session = start
      for event in talk.events.reversed() + talk.events { session.apply(event, agent: other.agent) }
      _ = BotRuntime.next(session, other.agent, other.context)
    }
  }
}
