import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Handing over")
struct HandOffTests {
  private static func request(_ talk: Talk) -> HandOffRequest? {
    talk.turn.lazy.compactMap { if case .handOff(let request) = $0.effect { request } else { nil } }.first
  }

  @Test("an Escalate topic without a node hands over after its message, with the product's variables")
  func withoutNode() {
    var talk = Talk(DefaultAgent.files)
    talk.says("hi")
    talk.says("thanks")
    expectNoDifference(talk.says("talk to agent"), ["Nobody is set up here.", "[hand-off]"])
    let request = Self.request(talk)
    expectNoDifference(request?.rule, "escalate.transfers-without-node")
    expectNoDifference(
      request.map { JSON.object($0.context) },
      [
        "va_Scope": "bot", "va_LastTopic": "Escalate", "va_Topics": ["Greeting", "Thank you", "Escalate"],
        "va_LastPhrase": "talk to agent", "va_Phrases": ["hi", "thanks", "talk to agent"],
        "va_ConversationId": "conv-1", "va_AgentMessage": "", "va_BotId": "bot-id",
        "va_BotName": "Contoso Helper",
        "va_Language": "en-US",
      ])
    #expect(talk.session.isHandedOff)
    expectNoDifference(talk.session.frames, [])
  }

  @Test("with the rule off the topic only says its message")
  func ruleOff() {
    var talk = Talk(DefaultAgent.files, rules: ["escalate.transfers-without-node": false])
    expectNoDifference(talk.says("talk to agent"), ["Nobody is set up here."])
  }

  @Test("the system can ask for a person in the middle of a question")
  func systemEscalation() {
    var talk = Talk(DefaultAgent.files)
    talk.says("restart")
    talk.takes(.escalate)
    expectNoDifference(talk.heard, ["Nobody is set up here.", "[hand-off]"])
  }

  @Test("a Transfer node sends its message and all variables, the latest of equal names")
  func transferNode() {
    var talk = Talk([
      "settings.mcs.yml": "displayName: B\nschemaName: cr1_b\nlanguage: 3082",
      "variables/IssueType.mcs.yml": "kind: Variable\nname: IssueType\nisExternalInitializationAllowed: true",
      "topics/Main.mcs.yml": Talk.main(
        """
            - {kind: SetVariable, id: a, variable: "init:Topic.Order", value: 12}
            - {kind: SetVariable, id: b, variable: Global.IssueType, value: billing}
            - {kind: BeginDialog, id: c, dialog: cr1_b.topic.Other}
            - kind: TransferConversationV2
              id: t
              transferType:
                kind: TransferToAgent
                messageToAgent: "Order {Topic.Order} of {System.User.FirstName}"
                context: {kind: AutomaticTransferContext}
        """),
      "topics/Other.mcs.yml": DefaultAgent.topic(
        "OnRedirect", "  actions:\n    - {kind: SetVariable, id: x, variable: Topic.Order, value: 13}\n"),
    ])
    expectNoDifference(talk.says("go"), ["[hand-off]"])
    let request = Self.request(talk)
    expectNoDifference(request?.rule, nil)
    expectNoDifference(request?.messageToAgent, "Order 12 of Ana")
    expectNoDifference(
      request.map { JSON.object(Array($0.context.dropFirst(6))) },
      [
        "va_AgentMessage": "Order 12 of Ana", "va_BotId": "bot-id", "va_BotName": "B", "va_Language": "es-ES",
        "Order": 13, "IssueType": "billing",
      ])
    expectNoDifference(request?.context.first { $0.name == "va_Topics" }?.value, ["Main"])
  }

  @Test("the older node, topic or global variables only, a context of one's own, a telephone number")
  func transferForms() {
    func context(_ node: String) -> [String]? {
      var talk = Talk.topic(
        """
            - {kind: SetVariable, id: a, variable: Topic.T, value: 1}
            - {kind: SetVariable, id: b, variable: Global.G, value: 2}
            - \(node)
        """)
      talk.says("go")
      return Self.request(talk)?.context.dropFirst(10).map { "\($0.name)=\($0.value.text)" }
    }
    expectNoDifference(context("{kind: TransferConversation, id: t}"), ["T=1", "G=2"])
    expectNoDifference(
      context(
        "{kind: TransferConversation, id: t, context: {kind: AutomaticTransferContext, variables: Topic}}"),
      ["T=1"])
    expectNoDifference(
      context(
        "{kind: TransferConversation, id: t, context: {kind: AutomaticTransferContext, variables: Global}}"),
      ["G=2"])
    expectNoDifference(
      context(
        "{kind: TransferConversation, id: t, context: {kind: ExpressionTransferContext, value: '={X: Topic.T + 1}'}}"
      ),
      ["X=2"])
    expectNoDifference(
      context("{kind: TransferConversation, id: t, context: {kind: ManualTransferContext}}"), ["T=1", "G=2"])
    var talk = Talk.topic(
      "    - {kind: TransferConversationV2, id: t, transferType: {kind: TransferToPhoneNumber, phoneNumber: '+49 1', dtmfSequence: '1#'}}"
    )
    talk.says("go")
    expectNoDifference(
      Self.request(talk)?.phone, HandOffRequest.Phone(number: "+49 1", dtmfSequence: "1#", uui: nil))
  }

  @Test("a bot without an Escalate topic gets the built-in one, which can be switched off")
  func builtIn() {
    var talk = Talk.topic("    - {kind: SendActivity, id: a, activity: hey}")
    expectNoDifference(talk.says("Talk to a person"), ["I'll get a person for you.", "[hand-off]"])
    expectNoDifference(Self.request(talk)?.rule, "escalate.built-in")
    var off = Talk(talk.agent, rules: ["escalate.built-in": false, "fallback.two-prompts": false])
    expectNoDifference(off.says("Talk to a person"), [])
  }

  @Test("without a Fallback topic two prompts come before the person")
  func builtInFallback() {
    var talk = Talk.topic("    - {kind: SendActivity, id: a, activity: hey}")
    let prompt = "I didn't get that. Could you say it in other words?"
    expectNoDifference(talk.says("qqqq"), [prompt])
    expectNoDifference(talk.says("qqqq"), [prompt])
    expectNoDifference(talk.says("qqqq"), ["I'll get a person for you.", "[hand-off]"])
  }

  @Test("Omnichannel's context fills external global variables of exactly the same name")
  func setContext() {
    var talk = Talk([
      "variables/A.mcs.yml": "kind: Variable\nname: IssueType\nisExternalInitializationAllowed: true",
      "variables/B.mcs.yml": "kind: Variable\nname: Closed\nisExternalInitializationAllowed: false",
      "topics/Main.mcs.yml": Talk.main(
        "    - {kind: SendActivity, id: a, activity: 'It is {Global.IssueType}.'}"),
    ])
    let context: [JSON.Member] = [
      .init("IssueType", "billing"), .init("issuetype", "x"), .init("Closed", true),
      .init("msdyn_liveworkitemid", "1"),
    ]
    expectNoDifference(
      talk.takes(.setContext(context)),
      [
        "received setContext", "context IssueType = billing", "context issuetype ignored: otherCase",
        "context Closed ignored: notExternal", "context msdyn_liveworkitemid ignored: unknown",
      ])
    expectNoDifference(talk.says("go"), ["It is billing."])
  }

  @Test("redirects and the documented spelling of the last phrase can be switched on")
  func switches() {
    let rules = ["handoff.topics-exclude-redirects": false, "handoff.last-phrase-key": false]
    var talk = Talk(DefaultAgent.files, rules: rules)
    for text in ["bye", "yes", "no", "no"] { talk.says(text) }
    let context = Self.request(talk)?.context ?? []
    expectNoDifference(
      context.first { $0.name == "va_Topics" }?.value, ["Goodbye", "EndofConversation", "Escalate"])
    expectNoDifference(context.first { $0.name == "va_LastPhrases" }?.value, "bye")
  }

  @Test("it is known how an agent reaches a person")
  func paths() {
    let own = Talk(DefaultAgent.files).agent
    let escalate = Int32(own.topic(named: "Escalate") ?? -1)
    expectNoDifference(own.escalationPath(RuleBook()), .withoutNode(topic: escalate))
    expectNoDifference(
      own.escalationPath(RuleBook(switches: ["escalate.transfers-without-node": false])), EscalationPath.none)
    let lone = Talk.topic("    - {kind: SendActivity, id: a, activity: x}").agent
    expectNoDifference(lone.escalationPath(RuleBook()), .builtIn(topic: 2))
    expectNoDifference(lone.modelTopics, [])
    var files = DefaultAgent.files
    files["topics/Escalate.mcs.yml"] = DefaultAgent.topic(
      "OnEscalate", "  actions:\n    - {kind: TransferConversation, id: t}\n")
    files["topics/Model.mcs.yml"] =
      "kind: AdaptiveDialog\nmodelDescription: does it\nbeginDialog: {kind: OnRecognizedIntent, id: main}"
    let node = Talk(files).agent
    expectNoDifference(
      node.escalationPath(RuleBook()), .node(topic: Int32(node.topic(named: "Escalate") ?? -1)))
    expectNoDifference(node.modelTopics, [Int32(node.topic(named: "Model") ?? -1)])
  }

  @Test("decisions name the rules they rest on")
  func rules() {
    var talk = Talk.topic("    - {kind: SendActivity, id: a, activity: x}")
    talk.says("qqqq")
    expectNoDifference(
      talk.turn.flatMap { $0.rules(in: talk.agent) }.map(\.id),
      ["fallback.count-first", "fallback.two-prompts"])
    talk.says("Talk to a person")
    expectNoDifference(
      talk.turn.flatMap { $0.rules(in: talk.agent) }.map(\.id),
      [
        "escalate.built-in", "escalate.built-in", "handoff.topics-exclude-redirects",
        "handoff.last-phrase-key",
        "handoff.latest-variable-wins",
      ])
    expectNoDifference(Set(BotRules.all.map(\.id)).count, BotRules.all.count)
  }
}
