import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("What the system starts")
struct SystemTriggerTests {
  private static func topic(_ trigger: String, _ rest: String = "", says: String) -> String {
    DefaultAgent.topic(trigger, "\(rest)  actions:\n    - {kind: SendActivity, id: a, activity: \(says)}\n")
  }

  @Test("activities of all kinds pass the topics that listen to them, by priority; without a type all do")
  func activities() {
    var talk = Talk([
      "topics/A.mcs.yml": Self.topic("OnActivity", says: "any"),
      "topics/B.mcs.yml": Self.topic("OnActivity", "  type: Typing\n  priority: -1\n", says: "typing"),
      "topics/C.mcs.yml": Self.topic(
        "OnActivity", "  type: Invoke\n", says: "\"{System.Activity.Name} {System.Activity.Value.n}\""),
      "topics/D.mcs.yml": Self.topic("OnActivity", "  type: Message\n  priority: -2\n", says: "message"),
    ])
    for (input, heard): (BotInput, [String]) in [
      (.activity(type: "typing", name: nil, value: nil), ["typing", "any"]),
      (.activity(type: "invoke", name: "verify", value: ["n": 4]), ["any", "verify 4"]),
      (.activity(type: "messageReaction", name: nil, value: nil), ["any"]),
      (.conversationUpdate, ["any"]),
      (.says("xyz"), ["message", "any", "I didn't get that. Could you say it in other words?"]),
    ] {
      talk.takes(input)
      expectNoDifference(talk.heard, heard)
    }
  }

  @Test("a topic that runs once a turn does not start again in it, but does in the next")
  func runOnce() {
    let again = """
        intent: {triggerQueries: [again]}
        runOnce: true
        actions:
          - {kind: SendActivity, id: a, activity: once}
          - {kind: RecognizeIntent, id: r, userInput: again}

      """
    var talk = Talk(["topics/Again.mcs.yml": DefaultAgent.topic("OnRecognizedIntent", again)])
    expectNoDifference(talk.says("again"), ["once", "I didn't get that. Could you say it in other words?"])
    expectNoDifference(talk.says("again").first, "once")
  }

  @Test("texts that recognize each other for ever end with error 2000")
  func recognizingForEver() {
    let again =
      "  intent: {triggerQueries: [again]}\n  actions:\n    - {kind: RecognizeIntent, id: r, userInput: again}\n"
    var talk = Talk(["topics/Again.mcs.yml": DefaultAgent.topic("OnRecognizedIntent", again)])
    talk.says("again")
    #expect(talk.trace.contains { $0.hasPrefix("error 2000") })
    expectNoDifference(talk.session.frames, [])
  }

  @Test("where signing in is required the Sign in topic runs once, before the greeting")
  func signIn() {
    var files = DefaultAgent.files
    files["settings.mcs.yml"] =
      "displayName: B\nschemaName: b\nauthenticationMode: GenericOAuth2\nauthenticationTrigger: Always"
    var talk = Talk(files, stubs: [Stub(kind: "OAuthInput", outcome: .result(["signedIn": true]))])
    talk.takes(.conversationUpdate)
    talk.takes(.greet)
    expectNoDifference(talk.heard, ["Please sign in.", "<oauth>", "Hello, I'm B."])
    expectNoDifference(talk.says("order status"), ["Your order is on its way."])
    var off = Talk(files, rules: ["sign-in.first": false])
    off.takes(.greet)
    expectNoDifference(off.heard, ["Hello, I'm B."])
    files["settings.mcs.yml"] =
      "displayName: B\nschemaName: b\nauthenticationMode: Integrated\nauthenticationTrigger: Always"
    var teams = Talk(files)
    teams.takes(.greet)
    expectNoDifference(teams.heard, ["Hello, I'm B."])
  }

  @Test("a generated answer passes the topics that listen to it; one of them may keep it back")
  func generatedResponse() {
    let search = Talk.main("    - {kind: SearchAndSummarizeContent, id: s, userInput: =System.Activity.Text}")
    func listener(_ condition: String) -> String {
      DefaultAgent.topic(
        "OnGeneratedResponse",
        """
          condition: \(condition)
          actions:
            - {kind: SetVariable, id: a, variable: System.ContinueResponse, value: =false}
            - {kind: SendActivity, id: b, activity: "<{System.Response.FormattedText}> {CountRows(System.Response.Citations)}"}
        """)
    }
    let answer = Stub(outcome: .result(["text": "found", "citations": [["Url": "u"]]]))
    var kept = Talk(["topics/Main.mcs.yml": search, "topics/G.mcs.yml": listener("=true")], stubs: [answer])
    expectNoDifference(kept.says("go"), ["<found> 1"])
    var sent = Talk(["topics/Main.mcs.yml": search, "topics/G.mcs.yml": listener("=false")], stubs: [answer])
    expectNoDifference(sent.says("go"), ["found"])
  }

  @Test("topics that are knowledge sources are asked before a search")
  func knowledge() {
    var talk = Talk(
      [
        "topics/Main.mcs.yml": Talk.main("    - {kind: SearchAndSummarizeContent, id: s, userInput: shoes}"),
        "topics/K.mcs.yml": DefaultAgent.topic(
          "OnKnowledgeRequested",
          "  actions:\n    - {kind: SetVariable, id: a, variable: System.SearchResults, value: \"=[{Content: System.SearchQuery}]\"}\n"
        ),
      ], stubs: [Stub(outcome: .result("found"))])
    talk.says("go")
    expectNoDifference(talk.heard, ["found"])
    #expect(talk.trace.contains("set System.SearchQuery = shoes"))
    #expect(talk.session.system["SearchResults"] != .blank)
  }

  @Test("in an agent that a model routes OnPlanComplete runs when all is done, also turns later")
  func planComplete() {
    let files = [
      "settings.mcs.yml":
        "displayName: B\nschemaName: b\nconfiguration: {settings: {GenerativeActionsEnabled: true}}",
      "topics/Main.mcs.yml": Talk.main(
        "    - {kind: Question, id: q, variable: Topic.A, prompt: Name?, entity: StringPrebuiltEntity}"),
      "topics/Done.mcs.yml": Self.topic("OnPlanComplete", says: "all done"),
    ]
    var talk = Talk(files)
    expectNoDifference(talk.says("go"), ["Name?"])
    expectNoDifference(talk.says("Ana"), ["all done"])
    expectNoDifference(talk.says("qqq"), ["I didn't get that. Could you say it in other words?"])
    var classic = Talk(files.merging(["settings.mcs.yml": "displayName: B\nschemaName: b"]) { $1 })
    classic.says("go")
    expectNoDifference(classic.says("Ana"), [])
  }

  @Test("an emitted event reaches the bot's own topics, or goes out, as its type says")
  func emitted() {
    let listener = Self.topic(
      "OnEventActivity", "  eventName: ping\n",
      says: "\"heard {System.Activity.Name} {System.Activity.Value}\"")
    for (type, alone, listened) in [
      ("ActivityIfUnhandled", ["event ping"], ["heard ping 7"]), ("Activity", ["event ping"], ["event ping"]),
      ("DialogEvent", [], ["heard ping 7"]),
    ] {
      let main = Talk.main(
        "    - {kind: EmitEvent, id: e, eventName: ping, eventValue: 7, eventType: \(type)}")
      var without = Talk(["topics/Main.mcs.yml": main])
      expectNoDifference(without.says("go"), alone, "\(type)")
      var with = Talk(["topics/Main.mcs.yml": main, "topics/L.mcs.yml": listener])
      expectNoDifference(with.says("go"), listened, "\(type)")
    }
  }

  @Test("typing and other activities are sent with their type, name and value")
  func sentActivities() {
    var talk = Talk.topic(
      """
          - {kind: SendActivity, id: a, activity: {kind: Activity}}
          - {kind: SendActivity, id: b, activity: {kind: Activity, activityType: Invoke, name: check, value: =1 + 1}}
          - {kind: SendActivity, id: c, activity: {kind: Activity, activityType: EndOfConversation}}
          - {kind: SendActivity, id: d, activity: {kind: Message, text: [one, two], randomizeVariantSelection: false, importance: High}}
          - {kind: SendActivity, id: e, activity: {attachments: [{kind: FileTemplate, name: terms.pdf, contentType: application/pdf, fileContent: "https://x.test/t"}]}}
      """)
    talk.says("go")
    let sent = talk.turn.compactMap {
      if case .send(let activity) = $0.effect { activity.value } else { nil }
    }
    expectNoDifference(
      sent.map(\.type.rawValue), ["typing", "invoke", "endOfConversation", "message", "message"])
    expectNoDifference(sent[1].name, "check")
    expectNoDifference(sent[1].value, 2)
    expectNoDifference(sent[3].text, "one")
    expectNoDifference(sent[3].other, [.init("importance", "High")])
    expectNoDifference(sent[4].attachments.first?.contentType, "application/pdf")
    expectNoDifference(sent[4].attachments.first?.name, "terms.pdf")
  }

  @Test("a called topic takes the message that led to it when the call says it is not dealt with")
  func reread() {
    func talk(_ processed: String) -> Talk {
      Talk([
        "topics/Main.mcs.yml": Talk.main(
          "    - {kind: BeginDialog, id: c, dialog: Sub, activityProcessed: \(processed)}"),
        "topics/Sub.mcs.yml": DefaultAgent.topic(
          "OnRedirect",
          "  actions:\n    - {kind: Question, id: q, variable: Topic.A, prompt: What?, entity: StringPrebuiltEntity, interruptionPolicy: {allowInterruption: false}}\n    - {kind: SendActivity, id: m, activity: \"got {Topic.A}\"}\n"
        ),
      ])
    }
    var again = talk("false")
    expectNoDifference(again.says("go"), ["What?", "got go"])
    var once = talk("true")
    expectNoDifference(once.says("go"), ["What?"])
  }

  @Test("the further triggers of a topic listen while it runs, and share its variables")
  func furtherTriggers() {
    var talk = Talk([
      "topics/Order.mcs.yml": """
      kind: AdaptiveDialog
      endAutomatically: false
      beginDialog:
        kind: OnRecognizedIntent
        id: main
        intent: {triggerQueries: [order shoes]}
        actions:
          - {kind: SetVariable, id: s, variable: Topic.Pairs, value: 1}
          - {kind: SendActivity, id: a, activity: one pair}
      triggers:
        - kind: OnRecognizedIntent
          id: more
          intent: {triggerQueries: [another pair please]}
          actions:
            - {kind: SetVariable, id: t, variable: Topic.Pairs, value: =Topic.Pairs + 1}
            - {kind: SendActivity, id: b, activity: "{Topic.Pairs} pairs"}
        - kind: OnRecognizedIntent
          id: stop
          intent: {triggerQueries: [no more shoes]}
          actions: [{kind: CancelAllDialogs, id: c}]
      """
    ])
    expectNoDifference(talk.agent.report.topics, 1)
    expectNoDifference(talk.agent.report.actions, 5)
    let prompt = "I didn't get that. Could you say it in other words?"
    expectNoDifference(talk.says("another pair please"), [prompt])
    expectNoDifference(talk.says("order shoes"), ["one pair"])
    expectNoDifference(talk.says("another pair please"), ["2 pairs"])
    expectNoDifference(talk.says("another pair please"), ["3 pairs"])
    expectNoDifference(talk.says("no more shoes"), [])
    expectNoDifference(talk.says("another pair please"), [prompt])
  }

  @Test("phrases that are for some channels start nothing on another")
  func channels() {
    let topic = DefaultAgent.topic(
      "OnRecognizedIntent",
      "  intent: {triggerQueries: [teams only], availableInChannels: [MsTeams]}\n  actions:\n    - {kind: SendActivity, id: a, activity: here}\n"
    )
    var chat = Talk(["topics/T.mcs.yml": topic])
    expectNoDifference(chat.says("teams only"), ["I didn't get that. Could you say it in other words?"])
    var teams = Talk(["topics/T.mcs.yml": topic])
    teams.context.channelID = "msteams"
    expectNoDifference(teams.says("teams only"), ["here"])
  }

  @Test("a call may pass a record of all inputs and take a record of all outputs, or a value")
  func records() {
    var talk = Talk([
      "topics/Main.mcs.yml": Talk.main(
        """
            - kind: BeginDialog
              id: c
              dialog: Sub
              input: {kind: SingleValueInputBinding, value: "={A: 1, B: 2}"}
              output: {kind: SingleVariableOutputBinding, variable: Topic.R}
            - {kind: SendActivity, id: m, activity: "{JSON(Topic.R)}"}
        """),
      "topics/Sub.mcs.yml": DefaultAgent.topic(
        "OnRedirect", "  actions:\n    - {kind: EndDialog, id: e, value: \"={Sum: Topic.A + Topic.B}\"}\n",
        head: "inputType: {properties: {A: Number, B: Number}}\noutputType: {properties: {Sum: Number}}\n"),
    ])
    expectNoDifference(talk.says("go"), ["{\"Sum\":3}"])
  }
}
