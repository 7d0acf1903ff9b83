import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Declared answers")
struct StubTests {
  private static let call = """
        - {kind: InvokeFlowAction, id: flow, flowId: f, input: {binding: {order: =System.Activity.Text}}, output: {binding: {s: Topic.S}}}
        - {kind: SendActivity, id: m, activity: "{Topic.S}"}
    """

  @Test("the first answer whose topic, action, kind and input fit counts")
  func matching() {
    func hears(_ stubs: [Stub]) -> [String] {
      var talk = Talk.topic(Self.call, stubs: stubs)
      return talk.says("go")
    }
    let fits = Stub(outcome: .result("yes"))
    expectNoDifference(hears([fits]), ["yes"])
    for other in [
      Stub(topic: "Elsewhere", outcome: .result("no")), Stub(action: "other", outcome: .result("no")),
      Stub(kind: "HttpRequestAction", outcome: .result("no")),
      Stub(input: ["order": "gone"], outcome: .result("no")),
      Stub(input: ["other": "*"], outcome: .result("no")),
      Stub(input: "stop", outcome: .result("no")), Stub(outcome: .choice(topic: "Main")),
    ] {
      expectNoDifference(hears([other, fits]), ["yes"])
    }
    for own in [
      Stub(topic: "main", outcome: .result("own")), Stub(action: "flow", outcome: .result("own")),
      Stub(input: ["order": "G*"], outcome: .result("own")), Stub(input: "*", outcome: .result("own")),
      Stub(kind: "InvokeFlowAction", input: ["order": "go"], outcome: .result("own")),
    ] {
      expectNoDifference(hears([own, fits]), ["own"])
    }
  }

  @Test("a pattern of many stars is compared in bounded time")
  func stars() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    var talk = Talk.topic(
      """
          - {kind: InvokeFlowAction, id: flow, flowId: f, input: {binding: {t: "=Concat(Sequence(20000), \\"a\\")"}}}
          - {kind: SendActivity, id: m, activity: done}
      """, stubs: [Stub(input: ["t": .string(pattern)], outcome: .result(1))])
    expectNoDifference(talk.says("go"), ["done"])
    #expect(talk.trace.contains("no stub for InvokeFlowAction flow"))
  }

  @Test("the answer is the one chosen when the call began, whatever its outputs overwrite")
  func stable() {
    var talk = Talk.topic(
      """
          - {kind: SetVariable, id: v, variable: Topic.A, value: first}
          - kind: InvokeFlowAction
            id: flow
            flowId: f
            input: {binding: {a: =Topic.A}}
            output: {binding: {a: Topic.A, b: Topic.B}}
          - {kind: SendActivity, id: m, activity: "{Topic.A} {Topic.B}"}
      """,
      stubs: [
        Stub(input: ["a": "first"], outcome: .result(["a": "second", "b": "from the first"])),
        Stub(outcome: .result(["a": "x", "b": "from the second"])),
      ])
    expectNoDifference(talk.says("go"), ["second from the first"])
  }

  @Test("a flow's constant may be written as its author typed it")
  func constants() {
    for (written, value): (String, JSON?) in [
      ("bool(true)", true), ("@bool('false')", false), ("int('5')", 5), ("float('1.5')", .number("1.5")),
      ("bool(maybe)", nil), ("true", nil), ("rm(x)", nil), ("bool(", nil), ("", nil),
    ] {
      expectNoDifference(FlowExpression.constant(written), value, "\(written)")
    }
    var talk = Talk.topic(
      """
          - {kind: InvokeFlowAction, id: flow, flowId: f, output: {binding: {Close: Topic.Close}}}
          - {kind: SendActivity, id: m, activity: "{If(Topic.Close = true, \\"closes\\", \\"stays\\")}"}
      """, stubs: [Stub(outcome: .result(["Close": "bool(true)"]))])
    expectNoDifference(talk.says("go"), ["closes"])
  }

  @Test("a flow that takes more than 100 seconds fails; a request has its own time-out")
  func tooLate() {
    let onError = DefaultAgent.topic(
      "OnError",
      "  actions:\n    - {kind: SendActivity, id: e, activity: \"{System.Error.Code} {System.Error.Message}\"}\n"
    )
    var flow = Talk(
      ["topics/Main.mcs.yml": Talk.main(Self.call), "topics/OnError.mcs.yml": onError],
      stubs: [Stub(outcome: .result("late"), delay: .seconds(101))])
    expectNoDifference(flow.says("go"), ["[wait 1m40s]"])
    flow.takes(.resume)
    expectNoDifference(flow.heard, ["2003 The service took more than 100000 ms"])
    let request = """
          - {kind: HttpRequestAction, id: h, url: "https://x.test", requestTimeoutInMilliseconds: 500, errorHandling: {kind: ContinueOnErrorBehavior, statusCode: Topic.C}}
          - {kind: SendActivity, id: m, activity: "{Topic.C}"}
      """
    var http = Talk.topic(request, stubs: [Stub(outcome: .result(1), delay: .seconds(1))])
    expectNoDifference(http.says("go"), ["[wait 500ms]"])
    http.takes(.resume)
    expectNoDifference(http.heard, ["408"])
    var patient = Talk.topic(request, stubs: [Stub(outcome: .result(1), delay: .seconds(1))])
    patient.context.rules = RuleBook(switches: ["limit.service-time": false])
    expectNoDifference(patient.says("go"), ["[wait 1s]"])
  }

  @Test("while a service takes long its latency message is said")
  func latency() {
    let actions = """
          - kind: InvokeFlowAction
            id: flow
            flowId: f
            latencyMessageSettings: {allowLatencyMessage: true, latencyMessage: One moment., latencyMessageDelayInMilliseconds: 500}
          - {kind: SendActivity, id: m, activity: done}
      """
    var slow = Talk.topic(actions, stubs: [Stub(outcome: .result(1), delay: .seconds(2))])
    expectNoDifference(slow.says("go"), ["[wait 500ms]"])
    slow.takes(.resume)
    expectNoDifference(slow.heard, ["One moment.", "[wait 1s500ms]"])
    slow.takes(.resume)
    expectNoDifference(slow.heard, ["done"])
    var fast = Talk.topic(actions, stubs: [Stub(outcome: .result(1))])
    expectNoDifference(fast.says("go"), ["done"])
  }

  @Test("an input that cannot be computed is the call's failure")
  func badInput() {
    var talk = Talk.topic(
      "    - {kind: InvokeFlowAction, id: flow, flowId: f, input: {binding: {a: =1 / 0}}}",
      stubs: [Stub(outcome: .result(1))])
    talk.says("go")
    #expect(talk.trace.last?.hasPrefix("error 2001") == true)
  }

  @Test("a result is read as the type the topic declares, and fails when it is none")
  func declaredTypes() {
    let actions = """
          - kind: HttpRequestAction
            id: h
            url: "https://x.test"
            response: Topic.R
            responseSchema: {kind: Record, properties: {day: Date, n: Number}}
          - {kind: SendActivity, id: m, activity: "{Text(DateAdd(Topic.R.day, 1, TimeUnit.Days), \\"yyyy-mm-dd\\")} {Topic.R.n}"}
      """
    var talk = Talk.topic(actions, stubs: [Stub(outcome: .result(["day": "2026-01-31", "n": 2, "x": 3]))])
    expectNoDifference(talk.says("go"), ["2026-02-01 2"])
    var wrong = Talk.topic(actions, stubs: [Stub(outcome: .result("no record"))])
    wrong.says("go")
    #expect(wrong.trace.last?.hasPrefix("error 2001") == true)
  }

  @Test("a declared choice starts the topic a language model would choose")
  func choice() {
    let files = [
      "topics/Parcels.mcs.yml": DefaultAgent.topic(
        "OnToolSelected",
        "  description: d\n  actions:\n    - {kind: SendActivity, id: a, activity: parcels}\n"),
      "topics/Main.mcs.yml": Talk.main("    - {kind: SendActivity, id: a, activity: main}"),
    ]
    var talk = Talk(
      files, stubs: [Stub(input: "*parcel*", outcome: .choice(topic: "Parcels"))])
    expectNoDifference(talk.says("Where is my Parcel?"), ["parcels"])
    expectNoDifference(talk.says("go"), ["main"])
    #expect(Talk(files).agent.report.needsStub.contains { $0.what == "OnToolSelected" })
  }

  @Test("a child agent without actions is a model: a declared answer speaks for it")
  func childAgent() {
    let files = [
      "settings.mcs.yml": "displayName: P\nschemaName: p",
      "topics/Main.mcs.yml": Talk.main(
        "    - {kind: BeginDialog, id: c, dialog: p.agent.Helper}\n    - {kind: SendActivity, id: m, activity: back}"
      ),
      "agents/Helper/agent.mcs.yml": """
      kind: AgentDialog
      beginDialog: {kind: OnToolSelected, id: main, description: helps}
      settings: {instructions: Help.}
      """,
    ]
    var talk = Talk(files, stubs: [Stub(kind: "AgentDialog", outcome: .result("I can help."))])
    expectNoDifference(talk.says("go"), ["I can help.", "back"])
    var without = Talk(files)
    expectNoDifference(without.says("go"), ["back"])
    expectNoDifference(Set(without.agent.report.needsStub.map(\.what)), ["AgentDialog", "OnToolSelected"])
  }

  @Test("a skill's stub says what the skill says by way of the agent, after its outputs, and marks it")
  func skill() {
    let stub: JSON = [
      "state": "done",
      "activities": [
        ["type": "message", "text": "One", "callerId": "mine"], "no activity",
        ["type": "message", "attachments": [["contentType": "application/vnd.microsoft.card.adaptive"]]],
      ],
    ]
    var talk = Talk.topic(
      """
          - {kind: InvokeSkillAction, id: a, output: {binding: {state: Topic.State}}}
          - {kind: SendActivity, id: b, activity: "{Topic.State}"}
      """, stubs: [Stub(kind: "InvokeSkillAction", outcome: .result(stub))])
    expectNoDifference(talk.says("go"), ["One", "<adaptive>", "done"])
    let sent = talk.turn.compactMap {
      if case .send(let activity) = $0.effect { activity.value } else { nil }
    }
    let callers = sent.map { $0.other.filter { $0.name == "callerId" }.map(\.value) }
    expectNoDifference(
      callers, [["urn:botframework:aadappid:skill"], ["urn:botframework:aadappid:skill"], []])
  }
}
