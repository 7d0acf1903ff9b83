import Basis

@testable import CopilotStudio

/// What one kind of action does, on a topic of ours: the actions, what answers for services, what is heard.
struct ActionBehaviour: Sendable {
  var kind: String
  var actions: String
  var result: JSON?
  var heard: [String]

  init(_ kind: String, _ heard: [String], result: JSON? = nil, _ actions: String) {
    self.kind = kind
    self.actions = actions
    self.result = result
    self.heard = heard
  }

  /// The conversation after `go`; there is a topic Other, and On Error says what failed.
  func talk() -> Talk {
    let stubs = result.map { [Stub(kind: kind, outcome: .result($0))] } ?? []
    var talk = Talk(
      [
        "topics/Main.mcs.yml": Talk.main(
          actions.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")),
        "topics/Other.mcs.yml": """
        kind: AdaptiveDialog
        inputType: {properties: {In: {type: String}}}
        outputType: {properties: {Out: {type: String}}}
        beginDialog:
          kind: OnRedirect
          id: main
          actions:
            - {kind: SetVariable, id: out, variable: Topic.Out, value: ="<" & Topic.In & ">"}
            - {kind: SendActivity, id: o, activity: other}
        """,
        "topics/OnError.mcs.yml": DefaultAgent.topic(
          "OnError",
          "  actions:\n    - {kind: SendActivity, id: e, activity: \"{System.Error.Code} {System.Error.Message}\"}\n"
        ),
      ], stubs: stubs)
    talk.says("go")
    return talk
  }

  /// A kind that calls a service and puts its result into a variable; the next action says it.
  private static func service(
    _ kind: String, _ rest: String, says: String = "{Topic.A}", result: JSON, heard: String
  )
    -> ActionBehaviour
  {
    ActionBehaviour(
      kind, [heard], result: result,
      "- {kind: \(kind), id: a, \(rest)}\n- {kind: SendActivity, id: b, activity: \"\(says)\"}")
  }

  private static func bound(_ kind: String, _ rest: String) -> ActionBehaviour {
    service(
      kind, "\(rest), input: {binding: {q: =1 + 1}}, output: {binding: {a: Topic.A}}", result: ["a": "done"],
      heard: "done")
  }

  private static let set = "- {kind: SetVariable, id: v, variable: Topic.T, value: \"=[1, 2]\"}\n"

  static let services: [ActionBehaviour] = [
    bound("InvokeFlowAction", "flowId: f"), bound("InvokeAIBuilderModelAction", "aIModelId: m"),
    bound("WaitForConnectorTrigger", "connectionReference: c, operationId: o"),
    bound("InvokeConnectorAction", "connectionReference: c, operationId: o"),
    bound("InvokeMcpToolAction", "serverSchemaName: s, toolName: t"),
    bound("InvokeSkillAction", "skillId: s, actionId: x"),
    service(
      "HttpRequestAction", "url: \"https://x.test\", response: Topic.A", says: "{Topic.A.n}",
      result: ["n": 3], heard: "3"),
    service(
      "SearchAndSummarizeContent", "userInput: q, autoSend: false, variable: Topic.A", result: "found",
      heard: "found"),
    service(
      "AnswerQuestionWithAI", "userInput: q, autoSend: false, variable: Topic.A", result: "known",
      heard: "known"),
    service(
      "SearchAndSummarizeWithCustomModel",
      "userInput: q, autoSend: false, responseCaptureType: FullResponse, variable: Topic.A",
      says: "{Topic.A.Text.Content}", result: "whole", heard: "whole"),
    service(
      "InvokeCustomModelAction", "modelConfiguration: {}, autoSend: false, variable: Topic.A",
      result: ["text": "said"], heard: "said"),
    service(
      "SearchKnowledgeSources", "userInput: q, result: Topic.A", says: "{CountRows(Topic.A)}",
      result: [["Title": "a"], ["Title": "b"]], heard: "2"),
    service(
      "CreateSearchQuery", "result: Topic.A", says: "{Topic.A.SearchQuery}", result: ["SearchQuery": "words"],
      heard: "words"),
    service(
      "ActivateExternalTrigger", "dialog: Other, externalTriggerId: Topic.A", result: "id-1", heard: "id-1"),
    ActionBehaviour(
      "DisableTrigger", ["off"], result: .null,
      "- {kind: DisableTrigger, id: a, dialog: Other}\n- {kind: SendActivity, id: b, activity: off}"),
    ActionBehaviour(
      "OAuthInput", ["<oauth>", "in t"], result: ["signedIn": true, "token": "t"],
      "- {kind: OAuthInput, id: a, title: Login}\n- {kind: OAuthInput, id: b}\n- {kind: SendActivity, id: c, activity: \"{If(System.User.IsLoggedIn, \\\"in\\\")} {System.User.AccessToken}\"}"
    ),
  ]

  static let asking: [ActionBehaviour] = [
    ActionBehaviour(
      "Question", ["Name?"],
      "- {kind: Question, id: a, variable: Topic.A, prompt: \"Name?\", entity: StringPrebuiltEntity}"),
    ActionBehaviour(
      "AdaptiveCardPrompt", ["<adaptive>"],
      "- {kind: AdaptiveCardPrompt, id: a, card: '{\"type\": \"AdaptiveCard\"}', output: {binding: {}}, outputType: {}}"
    ),
    ActionBehaviour(
      "CSATQuestion", ["Please rate your experience from 1 to 5. [1|2|3|4|5]"],
      "- {kind: CSATQuestion, id: a, variable: Topic.A}"),
  ]

  static let flow: [ActionBehaviour] = [
    ActionBehaviour(
      "ActionScope", ["in", "out"],
      "- kind: ActionScope\n  id: a\n  actions: [{kind: SendActivity, id: b, activity: in}]\n- {kind: SendActivity, id: c, activity: out}"
    ),
    ActionBehaviour(
      "DisconnectedNodeContainer", ["on"],
      "- kind: DisconnectedNodeContainer\n  id: a\n  actions: [{kind: SendActivity, id: b, activity: never}]\n- {kind: SendActivity, id: c, activity: on}"
    ),
    ActionBehaviour(
      "Foreach", ["1", "2"],
      set
        + "- kind: Foreach\n  id: a\n  items: =Topic.T\n  value: Topic.V\n  actions: [{kind: SendActivity, id: b, activity: \"{Topic.V}\"}]"
    ),
    ActionBehaviour(
      "BreakLoop", ["1", "after"],
      set
        + "- kind: Foreach\n  id: a\n  items: =Topic.T\n  value: Topic.V\n  actions: [{kind: SendActivity, id: b, activity: \"{Topic.V}\"}, {kind: BreakLoop, id: c}]\n- {kind: SendActivity, id: d, activity: after}"
    ),
    ActionBehaviour(
      "ContinueLoop", ["after"],
      set
        + "- kind: Foreach\n  id: a\n  items: =Topic.T\n  value: Topic.V\n  actions: [{kind: ContinueLoop, id: c}, {kind: SendActivity, id: b, activity: never}]\n- {kind: SendActivity, id: d, activity: after}"
    ),
    ActionBehaviour(
      "GotoAction", ["there"],
      "- {kind: GotoAction, id: a, actionId: c}\n- {kind: SendActivity, id: b, activity: never}\n- {kind: SendActivity, id: c, activity: there}"
    ),
    ActionBehaviour(
      "ConditionGroup", ["else"],
      "- kind: ConditionGroup\n  id: a\n  conditions: [{id: b, condition: =1 > 2, actions: []}]\n  elseActions: [{kind: SendActivity, id: c, activity: else}]"
    ),
    ActionBehaviour(
      "BeginDialog", ["other", "<x>"],
      "- {kind: BeginDialog, id: a, dialog: Other, input: {binding: {In: x}}, output: {binding: {Out: Topic.R}}}\n- {kind: SendActivity, id: b, activity: \"{Topic.R}\"}"
    ),
    ActionBehaviour(
      "ReplaceDialog", ["other"],
      "- {kind: ReplaceDialog, id: a, dialog: Other}\n- {kind: SendActivity, id: b, activity: never}"),
    ActionBehaviour(
      "RepeatDialog", ["once", "once"],
      "- {kind: SendActivity, id: a, activity: once}\n- {kind: SetVariable, id: n, variable: Global.N, value: \"=Coalesce(Global.N, 0) + 1\"}\n- kind: ConditionGroup\n  id: b\n  conditions: [{id: c, condition: =Global.N < 2, actions: [{kind: RepeatDialog, id: d}]}]"
    ),
    ActionBehaviour(
      "EndDialog", [], "- {kind: EndDialog, id: a}\n- {kind: SendActivity, id: b, activity: never}"),
    ActionBehaviour(
      "CancelDialog", [], "- {kind: CancelDialog, id: a}\n- {kind: SendActivity, id: b, activity: never}"),
    ActionBehaviour(
      "CancelAllDialogs", [],
      "- {kind: CancelAllDialogs, id: a}\n- {kind: SendActivity, id: b, activity: never}"),
    ActionBehaviour(
      "EndConversation", ["[end]"],
      "- {kind: EndConversation, id: a}\n- {kind: SendActivity, id: b, activity: never}"),
    ActionBehaviour(
      "RecognizeIntent", ["I'll get a person for you.", "[hand-off]"],
      "- {kind: RecognizeIntent, id: a, userInput: Talk to a person}\n- {kind: SendActivity, id: b, activity: never}"
    ),
    ActionBehaviour(
      "TransferConversation", ["[hand-off]"], "- {kind: TransferConversation, id: a, messageToAgent: help}"),
    ActionBehaviour(
      "TransferConversationV2", ["[hand-off]"],
      "- kind: TransferConversationV2\n  id: a\n  transferType: {kind: TransferToPhoneNumber, phoneNumber: \"+1\", sipxHeaders: {a: b}}"
    ),
  ]

  static let values: [ActionBehaviour] = [
    ActionBehaviour(
      "SetVariable", ["3"],
      "- {kind: SetVariable, id: a, variable: Topic.A, value: =1 + 2}\n- {kind: SendActivity, id: b, activity: \"{Topic.A}\"}"
    ),
    ActionBehaviour(
      "SetTextVariable", ["a3"],
      "- {kind: SetTextVariable, id: a, variable: Topic.A, value: \"a{1 + 2}\"}\n- {kind: SendActivity, id: b, activity: \"{Topic.A}\"}"
    ),
    ActionBehaviour(
      "SetMultipleVariables", ["12"],
      "- {kind: SetMultipleVariables, id: a, assignments: [{variable: Topic.A, value: 1}, {variable: Topic.B, value: 2}]}\n- {kind: SendActivity, id: b, activity: \"{Topic.A}{Topic.B}\"}"
    ),
    ActionBehaviour(
      "ResetVariable", ["true"],
      "- {kind: SetVariable, id: a, variable: Topic.A, value: 1}\n- {kind: ResetVariable, id: b, variable: Topic.A}\n- {kind: SendActivity, id: c, activity: \"{IsBlank(Topic.A)}\"}"
    ),
    ActionBehaviour(
      "ClearAllVariables", ["true"],
      "- {kind: SetVariable, id: a, variable: Global.A, value: 1}\n- {kind: ClearAllVariables, id: b, variables: AllGlobalVariables}\n- {kind: SendActivity, id: c, activity: \"{IsBlank(Global.A)}\"}"
    ),
    ActionBehaviour(
      "EditTable", ["3"],
      set
        + "- {kind: EditTable, id: a, changeType: Add, itemsVariable: Topic.T, value: 3}\n- {kind: SendActivity, id: b, activity: \"{CountRows(Topic.T)}\"}"
    ),
    ActionBehaviour(
      "EditTableV2", ["0"],
      set
        + "- {kind: EditTableV2, id: a, changeType: {kind: ClearItemsOperation}, itemsVariable: Topic.T}\n- {kind: SendActivity, id: b, activity: \"{CountRows(Topic.T)}\"}"
    ),
    ActionBehaviour(
      "ParseValue", ["5"],
      "- {kind: ParseValue, id: a, variable: Topic.A, value: '{\"n\": 5}', valueType: {kind: Record, properties: {n: Number}}}\n- {kind: SendActivity, id: b, activity: \"{Topic.A.n}\"}"
    ),
    ActionBehaviour(
      "GetConversationMembers", ["2 Ana Ruiz"],
      "- {kind: GetConversationMembers, id: a, variable: Topic.A}\n- {kind: SendActivity, id: b, activity: \"{CountRows(Topic.A)} {First(Topic.A).Name}\"}"
    ),
    ActionBehaviour(
      "GetActivityMembers", ["user, bot"],
      "- {kind: GetActivityMembers, id: a, activityId: x, variable: Topic.A}\n- {kind: SendActivity, id: b, activity: \"{Concat(Topic.A, Role, \\\", \\\")}\"}"
    ),
    ActionBehaviour(
      "SignOutUser", ["false"],
      "- {kind: SignOutUser, id: a}\n- {kind: SendActivity, id: b, activity: \"{System.User.IsLoggedIn}\"}"),
  ]

  static let sending: [ActionBehaviour] = [
    ActionBehaviour("SendActivity", ["hello"], "- {kind: SendActivity, id: a, activity: hello}"),
    ActionBehaviour(
      "UpdateActivity", ["old", "new"],
      "- {kind: SendActivity, id: a, activity: old}\n- {kind: UpdateActivity, id: b, activityId: =System.LastMessage.Id, activity: new}"
    ),
    ActionBehaviour(
      "DeleteActivity", ["old", ""],
      "- {kind: SendActivity, id: a, activity: old}\n- {kind: DeleteActivity, id: b, activityId: =System.LastMessage.Id}"
    ),
    ActionBehaviour(
      "EmitEvent", ["event ping"], "- {kind: EmitEvent, id: a, eventName: ping, eventValue: =1 + 1}"),
    ActionBehaviour(
      "LogCustomTelemetryEvent", ["logged"],
      "- {kind: LogCustomTelemetryEvent, id: a, eventName: x}\n- {kind: SendActivity, id: b, activity: logged}"
    ),
  ]

  static let all = services + asking + flow + values + sending

  /// The actions of tools: the tool is a component of its own that a topic calls.
  static let tools = [
    "InvokeAIPluginTaskAction", "InvokeAgentTaskAction", "InvokeConnectedAgentTaskAction",
    "InvokeClientTaskAction", "InvokeConnectorTaskAction", "InvokeExternalAgentTaskAction",
    "InvokeComputerUsingAgentTaskAction", "InvokeAIBuilderModelTaskAction", "InvokeFlowTaskAction",
    "InvokeSkillTaskAction",
  ]
}
