import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Actions")
struct ActionTests {
  @Test("messages fill in expressions and carry cards, buttons and events")
  func sendActivity() {
    var talk = Talk.topic(
      """
          - {kind: SetVariable, id: a, variable: Topic.N, value: =1 + 2}
          - {kind: SendActivity, id: b, activity: "You have {Topic.N} of {System.Bot.Name}"}
          - kind: SendActivity
            id: c
            activity:
              text: [Pick]
              attachments: [{kind: HeroCardTemplate, title: T, buttons: [{kind: OpenUrl, title: Go, url: "https://x.test"}]}]
              quickReplies: [{kind: MessageBack, title: One, text: uno}, {kind: MessageBack, text: Two}]
          - {kind: SendActivity, id: d, activity: {attachments: [{kind: AdaptiveCardTemplate, cardContent: '={type: "AdaptiveCard", n: Topic.N}'}]}}
          - {kind: SendActivity, id: e, activity: {kind: EventActivity, name: ping, value: =Topic.N}}
          - {kind: SendMessage, id: f, message: old form}
          - {kind: SendActivity, id: g, disabled: true, activity: never}
      """)
    expectNoDifference(
      talk.says("go"),
      ["You have 3 of Test bot", "Pick <hero> [One|Two]", "<adaptive>", "event ping", "old form"])
    let activities = talk.turn.compactMap {
      if case .send(let activity) = $0.effect { activity.value } else { nil }
    }
    expectNoDifference(activities[1].suggestedActions.map(\.value), ["uno", "Two"])
    expectNoDifference(activities[2].attachments.first?.content, ["type": "AdaptiveCard", "n": 3])
    expectNoDifference(activities[3].value, 3)
  }

  @Test("variables are set, as text, several at once, reset and cleared")
  func variables() {
    var talk = Talk.topic(
      """
          - {kind: SetVariable, id: a, variable: "init:Topic.R", value: "={A: 1}"}
          - {kind: SetVariable, id: b, variable: Topic.R.B, value: two}
          - {kind: SetTextVariable, id: c, variable: Topic.T, value: "<{Topic.R.A}{Topic.R.B}>"}
          - {kind: SetMultipleVariables, id: d, assignments: [{variable: Global.X, value: 7}, {variable: Global.Y, value: true}]}
          - {kind: SendActivity, id: e, activity: "{Topic.T} {Global.X} {Global.Y}"}
          - {kind: ResetVariable, id: f, variable: Global.X}
          - {kind: SendActivity, id: g, activity: "{If(IsBlank(Global.X), \\"gone\\", \\"there\\")}"}
          - {kind: ClearAllVariables, id: h}
          - {kind: SendActivity, id: i, activity: "{If(IsBlank(Global.Y) && IsBlank(Topic.T), \\"clear\\", \\"no\\")}"}
      """)
    expectNoDifference(talk.says("go"), ["<1two> 7 true", "gone", "clear"])
  }

  @Test("the first true condition wins, otherwise the else part")
  func conditions() {
    var talk = Talk.topic(
      """
          - kind: ConditionGroup
            id: c
            conditions:
              - {id: x, condition: =System.Activity.Text = "never", actions: [{kind: SendActivity, id: n, activity: never}]}
              - id: y
                condition: =true
                actions:
                  - kind: ConditionGroup
                    id: d
                    conditions: [{id: z, condition: false, actions: []}]
                    elseActions: [{kind: SendActivity, id: s, activity: inner else}]
              - {id: w, condition: =true, actions: [{kind: SendActivity, id: m, activity: never}]}
            elseActions: [{kind: SendActivity, id: o, activity: never}]
          - {kind: SendActivity, id: e, activity: after}
      """)
    talk.says("go")
    expectNoDifference(
      talk.trace.dropFirst(3).map { $0 },
      ["branch c 1", "branch d -1", "say inner else", "did s", "say after", "did e", "end Main (finished)"])
  }

  @Test("loops run over rows with break and continue; GotoAction jumps out of a branch")
  func loops() {
    var talk = Talk.topic(
      """
          - kind: Foreach
            id: each
            items: =[1, 2, 3, 4]
            value: Topic.V
            index: Topic.I
            actions:
              - kind: ConditionGroup
                id: c
                conditions:
                  - {id: two, condition: =Topic.V = 2, actions: [{kind: ContinueLoop, id: k}]}
                  - {id: four, condition: =Topic.V = 4, actions: [{kind: BreakLoop, id: b}]}
              - {kind: SendActivity, id: s, activity: "{Topic.I}:{Topic.V}"}
          - {kind: SetVariable, id: n, variable: Topic.N, value: "=Coalesce(Topic.N, 0) + 1"}
          - kind: ConditionGroup
            id: again
            conditions: [{id: less, condition: =Topic.N < 3, actions: [{kind: GotoAction, id: g, actionId: n}]}]
          - {kind: SendActivity, id: e, activity: "N {Topic.N}"}
      """)
    expectNoDifference(talk.says("go"), ["0:1", "2:3", "N 3"])
    expectNoDifference(talk.session.frames, [])
  }

  @Test("tables are edited at both ends, by row and as a whole")
  func editTable() {
    var talk = Talk.topic(
      """
          - {kind: SetVariable, id: a, variable: Topic.T, value: "=[1, 2]"}
          - {kind: EditTable, id: b, changeType: Add, itemsVariable: Topic.T, value: "={Value: 3}"}
          - {kind: EditTable, id: c, changeType: TakeFirst, itemsVariable: Topic.T, resultVariable: Topic.F}
          - {kind: EditTableV2, id: d, itemsVariable: Topic.T, changeType: {kind: TakeLastItemOperation, resultVariable: Topic.L}}
          - {kind: EditTableV2, id: e, itemsVariable: Topic.T, changeType: {kind: AddItemOperation, value: 9}}
          - {kind: EditTable, id: f, changeType: Remove, itemsVariable: Topic.T, value: "={Value: 2}"}
          - {kind: SendActivity, id: g, activity: "{Topic.F.Value} {Topic.L.Value} {CountRows(Topic.T)} {First(Topic.T).Value}"}
          - {kind: EditTable, id: h, changeType: Clear, itemsVariable: Topic.T}
          - {kind: SendActivity, id: i, activity: "{CountRows(Topic.T)}"}
      """)
    expectNoDifference(talk.says("go"), ["1 3 1 9", "0"])
  }

  @Test("values are parsed into their declared types, blank when they do not fit")
  func parseValue() {
    var talk = Talk.topic(
      """
          - kind: ParseValue
            id: a
            variable: Topic.R
            value: '{"name": "x", "n": 2, "other": 1, "rows": [{"v": 1}, {"v": 2}]}'
            valueType: {kind: Record, properties: {name: String, n: Number, gone: String, rows: {type: {kind: Table, properties: {v: Number}}}}}
          - {kind: SendActivity, id: b, activity: "{Topic.R.name} {Topic.R.n + 1} {IsBlank(Topic.R.gone)} {Sum(Topic.R.rows, v)}"}
          - {kind: ParseValue, id: c, variable: Topic.Bad, value: nonsense, valueType: {kind: Record, properties: {a: String}}}
          - {kind: SendActivity, id: d, activity: "{IsBlank(Topic.Bad)}"}
          - {kind: ParseValue, id: e, variable: Topic.Bad, value: nonsense, valueType: {kind: Record}, errorPolicy: ThrowError}
      """)
    expectNoDifference(talk.says("go"), ["x 3 true 3", "true"])
    #expect(talk.trace.last?.hasPrefix("error 2001") == true)
  }

  @Test("a redirect passes values in and out; replacing does not return; a restart starts anew")
  func redirects() {
    var talk = Talk([
      "topics/Main.mcs.yml": Talk.main(
        """
            - kind: BeginDialog
              id: call
              dialog: any_prefix.topic.Sub
              input: {binding: {A: =20 + 1}}
              output: {binding: {B: Topic.Result}}
            - {kind: SendActivity, id: r, activity: "got {Topic.Result}"}
            - {kind: ReplaceDialog, id: rep, dialog: Sub}
            - {kind: SendActivity, id: never, activity: never}
        """),
      "topics/Sub.mcs.yml": """
      kind: AdaptiveDialog
      inputs: [{kind: AutomaticTaskInput, propertyName: C, defaultValue: =5}]
      inputType: {properties: {A: {type: Number}, C: {type: Number}}}
      outputType: {properties: {B: {type: Number}}}
      beginDialog:
        kind: OnRedirect
        id: main
        actions:
          - {kind: SetVariable, id: s, variable: Topic.B, value: =Topic.A * 2 + Topic.C}
          - {kind: SendActivity, id: m, activity: in sub}
          - {kind: EndDialog, id: e, clearTopicQueue: false}
          - {kind: SendActivity, id: never2, activity: never}
      """,
    ])
    talk.says("go")
    expectNoDifference(
      talk.trace.dropFirst(3).map { $0 },
      [
        "go to Sub", "set Topic.B = 47", "did s", "say in sub", "did m", "end Sub (ended)",
        "set Topic.Result = 47",
        "did call", "say got 47", "did r", "go to Sub", "set Topic.B = 5", "did s", "say in sub", "did m",
        "end Sub (ended)",
      ])
  }

  @Test("services without a stub are named and passed over; a stub's answer is written")
  func services() {
    let actions = """
          - {kind: InvokeFlowAction, id: flow, flowId: f, output: {binding: {status: Topic.S, eta: Topic.E}}}
          - {kind: HttpRequestAction, id: http, url: "https://x.test", response: Topic.H}
          - {kind: AnswerQuestionWithAI, id: ai, autoSend: false, variable: Topic.A, userInput: x}
          - {kind: SendActivity, id: m, activity: "{Topic.S}/{Topic.E}/{Topic.H.code}/{Topic.A}"}
      """
    var without = Talk.topic(actions)
    without.says("go")
    expectNoDifference(
      without.trace.filter { $0.hasPrefix("no stub") || $0.hasPrefix("say") },
      [
        "no stub for InvokeFlowAction flow", "no stub for HttpRequestAction http",
        "no stub for AnswerQuestionWithAI ai", "say ///",
      ])
    var with = Talk.topic(
      actions,
      stubs: [
        Stub(action: "flow", outcome: .result(["status": "shipped", "eta": 2])),
        Stub(kind: "HttpRequestAction", outcome: .result(["code": 200])),
        Stub(topic: "main", action: "ai", outcome: .result("fine")),
      ])
    expectNoDifference(with.says("go"), ["shipped/2/200/fine"])
  }

  @Test("a slow service suspends the turn until its time has passed; messages meanwhile wait")
  func delay() {
    var talk = Talk.topic(
      """
          - {kind: InvokeFlowAction, id: flow, flowId: f, output: {binding: {s: Topic.S}}}
          - {kind: SendActivity, id: m, activity: "{Topic.S}"}
      """, stubs: [Stub(outcome: .result(["s": "late"]), delay: .seconds(5))])
    expectNoDifference(talk.says("go"), ["[wait 5s]"])
    expectNoDifference(talk.says("Talk to a person"), [])
    talk.takes(.resume)
    expectNoDifference(talk.heard, ["late", "I'll get a person for you.", "[hand-off]"])
  }

  @Test("a failed request goes on when the topic asks for that")
  func continueOnError() {
    var talk = Talk.topic(
      """
          - kind: HttpRequestAction
            id: http
            url: "https://x.test"
            response: Topic.H
            errorHandling: {kind: ContinueOnErrorBehavior, statusCode: Topic.Code, errorResponseBody: Topic.Body}
          - {kind: SendActivity, id: m, activity: "{Topic.Code} {Topic.Body}"}
      """, stubs: [Stub(outcome: .failure(code: "404", message: "not found"))])
    expectNoDifference(talk.says("go"), ["404 not found"])
  }

  @Test("unknown kinds are passed over, said and reported with their place")
  func unknownKinds() {
    var talk = Talk.topic(
      """
          - {kind: SendActivty, id: typo, activity: x}
          - {kind: GetConversationMembers, id: members}
          - {kind: SendActivity, activity: no id}
      """)
    expectNoDifference(talk.says("go"), ["no id"])
    #expect(talk.trace.contains("pass over SendActivty"))
    expectNoDifference(
      talk.diagnostics.map { $0.rendered() },
      [
        """
        topics/Main.mcs.yml:8:7: warning: SendActivty is no known kind of action; it is passed over [action.unknown-kind]
          hint: Did you mean SendActivity?
        """,
        "topics/Main.mcs.yml:10:7: warning: the SendActivity has no `id`; one was made from its place [action.id]",
      ])
    expectNoDifference(talk.agent.report.invalid.map(\.what), ["SendActivty"])
    expectNoDifference(talk.agent.report.actions, 2)
  }

  @Test("telemetry is logged, outcomes are set, the conversation ends")
  func ends() {
    var talk = Talk.topic(
      """
          - {kind: LogCustomTelemetryEvent, id: l, eventName: Seen, properties: "={A: 1}"}
          - {kind: SendActivity, id: m, conversationOutcome: ResolvedConfirmed, activity: done}
          - {kind: EndConversation, id: e}
          - {kind: SendActivity, id: never, activity: never}
      """)
    talk.says("go")
    expectNoDifference(
      talk.trace.dropFirst(3).map { $0 },
      ["log Seen", "did l", "outcome ResolvedConfirmed", "say done", "did m", "end conversation"])
  }
}
