import Basis
import CustomDump
import Testing

@testable import CopilotStudio

/// What a bot must not do to the simulator: time and memory stay bounded, the finding says what is wrong, and
/// the conversation goes on.
@Suite("Hostile bots")
struct HostileBotTests {
  private static let onError = DefaultAgent.topic(
    "OnError",
    "  actions:\n    - {kind: SendActivity, id: e, activity: \"failed {System.Error.Code}\"}\n    - {kind: CancelAllDialogs, id: c}\n"
  )

  /// Says `go`, and then asks for a person: whatever failed, that has to work.
  private static func survives(_ actions: String, _ more: [String: String] = [:], stubs: [Stub] = [])
    -> [String]
  {
    var files = more
    files["topics/Main.mcs.yml"] = Talk.main(actions)
    files["topics/OnError.mcs.yml"] = onError
    var talk = Talk(files, stubs: stubs)
    let heard = talk.says("go")
    #expect(talk.turn.count < 50_000)
    expectNoDifference(talk.session.frames, [])
    expectNoDifference(talk.says("Talk to a person"), ["I'll get a person for you.", "[hand-off]"])
    return heard
  }

  private static func calling(_ other: String, _ kind: String) -> String {
    DefaultAgent.topic("OnRedirect", "  actions:\n    - {kind: \(kind), id: c, dialog: \(other)}\n")
  }

  @Test("redirects in a circle end in On Error", arguments: ["BeginDialog", "ReplaceDialog"])
  func redirects(_ kind: String) {
    let topics = ["topics/A.mcs.yml": Self.calling("B", kind), "topics/B.mcs.yml": Self.calling("A", kind)]
    expectNoDifference(Self.survives("    - {kind: BeginDialog, id: a, dialog: A}", topics), ["failed 2000"])
  }

  @Test(
    "loops without exit end in On Error",
    arguments: [
      "    - {kind: GotoAction, id: g, actionId: g}", "    - {kind: RepeatDialog, id: r}",
      "    - {kind: RecognizeIntent, id: r, userInput: go}",
      "    - kind: Foreach\n      id: f\n      items: \"=Sequence(50000)\"\n      value: Topic.V\n      actions: [{kind: SetVariable, id: s, variable: Topic.S, value: =Topic.V}]",
      "    - {kind: SetVariable, id: s, variable: Topic.S, value: \"=[1]\"}\n    - {kind: EditTable, id: t, itemsVariable: Topic.S, value: 1}\n    - {kind: GotoAction, id: g, actionId: t}",
    ])
  func loops(_ actions: String) {
    expectNoDifference(Self.survives(actions), ["failed 2000"])
  }

  @Test("a text that doubles for ever ends in On Error before it fills the memory")
  func doubling() {
    let heard = Self.survives(
      """
          - {kind: SetVariable, id: s, variable: Topic.S, value: abcdefgh}
          - {kind: SetVariable, id: t, variable: Topic.S, value: =Topic.S & Topic.S}
          - {kind: GotoAction, id: g, actionId: t}
      """)
    #expect(heard.count == 1 && heard[0].hasPrefix("failed 200"))
  }

  @Test("a listener of generated answers that asks for one itself ends in On Error")
  func listeners() {
    let listener = DefaultAgent.topic(
      "OnGeneratedResponse", "  actions:\n    - {kind: BeginDialog, id: a, dialog: Again}\n")
    let again = DefaultAgent.topic(
      "OnRedirect", "  actions:\n    - {kind: AnswerQuestionWithAI, id: a, userInput: x}\n")
    expectNoDifference(
      Self.survives(
        "    - {kind: AnswerQuestionWithAI, id: a, userInput: x}",
        ["topics/L.mcs.yml": listener, "topics/Again.mcs.yml": again], stubs: [Stub(outcome: .result("yes"))]),
      ["failed 2000"])
  }

  @Test("an event whose listener emits it again ends in On Error")
  func events() {
    let listener = DefaultAgent.topic(
      "OnEventActivity",
      "  eventName: ping\n  actions:\n    - {kind: BeginDialog, id: a, dialog: Again}\n")
    let again = DefaultAgent.topic(
      "OnRedirect", "  actions:\n    - {kind: EmitEvent, id: a, eventName: ping}\n")
    expectNoDifference(
      Self.survives(
        "    - {kind: EmitEvent, id: a, eventName: ping}",
        ["topics/L.mcs.yml": listener, "topics/Again.mcs.yml": again]), ["failed 2000"])
  }

  // MARK: Large

  private static func card(_ bytes: Int) -> String {
    "{\"type\": \"AdaptiveCard\", \"text\": \"\(String(repeating: "x", count: bytes))\"}"
  }

  @Test(
    "a card that is too large is reported, is not sent, and ends in On Error",
    arguments: [300_000, 2_000_000])
  func largeCard(_ bytes: Int) {
    let actions =
      "    - {kind: SendActivity, id: a, activity: {attachments: [{kind: AdaptiveCardTemplate, cardContent: '\(Self.card(bytes))'}]}}"
    expectNoDifference(Self.survives(actions), ["failed 2101"])
    let prompt =
      "    - {kind: AdaptiveCardPrompt, id: a, card: '\(Self.card(bytes))', output: {binding: {}}, outputType: {}}"
    expectNoDifference(Self.survives(prompt), ["failed 2101"])
    let talk = Talk(["topics/Main.mcs.yml": Talk.main(actions)])
    expectNoDifference(talk.diagnostics.map(\.code), ["action.card-size"])
  }

  @Test("a file of ten megabytes is refused with its name, and the rest of the bot works")
  func largeFile() {
    let large =
      "    - {kind: SendActivity, id: a, activity: {attachments: [{kind: AdaptiveCardTemplate, cardContent: '\(Self.card(10_000_000))'}]}}"
    var talk = Talk([
      "topics/Large.mcs.yml": Talk.main(large),
      "topics/Small.mcs.yml": Talk.main("    - {kind: SendActivity, id: a, activity: small}"),
    ])
    expectNoDifference(
      talk.diagnostics.map { "\($0.span?.file ?? "") \($0.code)" }, ["topics/Large.mcs.yml yaml.too-large"])
    expectNoDifference(talk.says("go"), ["small"])
    expectNoDifference(talk.agent.report.invalidTopics, 1)
  }

  @Test("a card that an expression makes too large ends in On Error")
  func computedCard() {
    expectNoDifference(
      Self.survives(
        "    - {kind: SendActivity, id: a, activity: {attachments: [{kind: AdaptiveCardTemplate, cardContent: '={type: \"AdaptiveCard\", body: ForAll(Sequence(20000), {type: \"TextBlock\", text: \"line of text\"})}'}]}}"
      ), ["failed 2101"])
  }

  @Test("aliases of aliases are refused, and the rest of the bot works")
  func laughs() {
    var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let one = "*a\(level - 1)"
      laughs += "a\(level): &a\(level) [\(Array(repeating: one, count: 10).joined(separator: ", "))]\n"
    }
    var talk = Talk([
      "topics/Laughs.mcs.yml":
        "kind: AdaptiveDialog\n\(laughs)beginDialog: {kind: OnRedirect, id: main, actions: *a12}\n",
      "topics/Small.mcs.yml": Talk.main("    - {kind: SendActivity, id: a, activity: small}"),
    ])
    #expect(talk.diagnostics.contains { $0.severity == .error && $0.span?.file == "topics/Laughs.mcs.yml" })
    expectNoDifference(talk.says("go"), ["small"])
  }

  @Test("a topic of thirty thousand actions is cut with a finding, and what is left runs")
  func longTopic() {
    let actions = (0..<30_000).map {
      "    - {kind: SetVariable, id: a\($0), variable: Topic.X, value: \($0)}"
    }
    var talk = Talk([
      "topics/Main.mcs.yml": Talk.main(actions.joined(separator: "\n")),
      "topics/OnError.mcs.yml": Self.onError,
    ])
    expectNoDifference(talk.diagnostics.map(\.code), ["topic.too-long"])
    expectNoDifference(talk.says("go"), ["failed 2000"])
  }

  @Test("three thousand topics with a phrase each load, and one of them starts")
  func manyTopics() {
    var files: [String: String] = [:]
    for number in 0..<3000 {
      files["topics/T\(number).mcs.yml"] =
        "kind: AdaptiveDialog\nbeginDialog:\n  kind: OnRecognizedIntent\n  id: main\n  intent: {triggerQueries: [subject number \(number)]}\n  actions: [{kind: SendActivity, id: a, activity: \"{1 + \(number)}\"}]\n"
    }
    var talk = Talk(files)
    expectNoDifference(talk.says("subject number 2071"), ["2072"])
  }

  @Test("a submitted card of deep nesting and a context of many values do not trap")
  func deepValues() {
    var value: JSON = "x"
    for _ in 0..<180 { value = ["a": value] }
    var talk = Talk([
      "topics/Main.mcs.yml": Talk.main(
        """
            - {kind: AdaptiveCardPrompt, id: c, card: '{}', output: {binding: {a: Topic.A}}, outputType: {properties: {a: Any}}}
            - {kind: ParseValue, id: p, variable: Topic.P, value: =Topic.A, valueType: {kind: Record}}
            - {kind: SendActivity, id: m, activity: read}
        """)
    ])
    talk.says("go")
    talk.takes(.message(.init("", value: value)))
    #expect(!talk.session.isWaiting)
    talk.takes(.setContext((0..<5000).map { JSON.Member("v\($0)", .int($0)) }))
    #expect(talk.turn.count == 5001)
  }
}
