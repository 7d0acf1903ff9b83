import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("What check says of a bot")
struct CheckingTests {
  private static let files = [
    "settings.mcs.yml": "displayName: B\nschemaName: b",
    "topics/Calls.mcs.yml": """
    kind: AdaptiveDialog
    beginDialog:
      kind: OnRecognizedIntent
      id: main
      intent: {triggerQueries: [go]}
      actions:
        - {kind: InvokeFlowAction, id: one, flowId: f}
        - {kind: InvokeFlowAction, id: two, flowId: f}
        - {kind: BeginDialog, id: out, dialog: other.topic.There}
    """,
    "topics/Chosen.mcs.yml": DefaultAgent.topic(
      "OnToolSelected", "  description: d\n  actions:\n    - {kind: SendActivity, id: a, activity: x}\n"),
    "topics/Wrong.mcs.yml": DefaultAgent.topic(
      "OnRedirect",
      "  actions:\n    - {kind: SendActivity, id: a, activity: \"{Nowhere}\"}\n    - {kind: Nonsense, id: b}\n"
    ),
    "topics/Torn.mcs.yml": "kind: AdaptiveDialog\nbeginDialog: [",
  ]

  @Test("topics are counted as valid or mistaken, and as running or not")
  func counts() {
    let report = Talk(Self.files).agent.report
    expectNoDifference(report.topics, 4)
    expectNoDifference(report.invalidTopics, 2)
    expectNoDifference(report.executable, 2)
    expectNoDifference(
      report.invalid.map { "\($0.span.file):\($0.span.start.line) \($0.what)" },
      [
        "topics/Torn.mcs.yml:1 file", "topics/Wrong.mcs.yml:6 name Nowhere",
        "topics/Wrong.mcs.yml:7 Nonsense",
      ])
  }

  @Test("more phrases and topics than the product takes are reported, and load")
  func quotas() {
    let phrases = (0...200).map { "phrase \($0)" }.joined(separator: ", ")
    var files = [
      "topics/Many.mcs.yml": DefaultAgent.topic(
        "OnRecognizedIntent", "  intent: {triggerQueries: [\(phrases)]}\n")
    ]
    for number in 0..<1000 { files["topics/T\(number).mcs.yml"] = DefaultAgent.topic("OnRedirect", "") }
    let talk = Talk(files)
    expectNoDifference(Set(talk.diagnostics.map(\.code)), ["trigger.many-phrases", "agent.many-topics"])
    expectNoDifference(talk.agent.report.executable, 1001)
  }

  @Test("a stub takes what it answers from the list of what is missing")
  func missing() {
    let agent = Talk(Self.files).agent
    func missing(_ stubs: Stub...) -> [String] { agent.missingStubs(given: stubs).map(\.what) }
    let all = ["InvokeFlowAction", "InvokeFlowAction", "OnToolSelected", "BeginDialog other.topic.There"]
    expectNoDifference(Set(missing()), Set(all))
    expectNoDifference(missing(Stub(topic: "calls", action: "one", outcome: .result(1))).count, 3)
    expectNoDifference(missing(Stub(kind: "InvokeFlowAction", input: ["a": 1], outcome: .result(1))).count, 2)
    expectNoDifference(missing(Stub(topic: "Elsewhere", outcome: .result(1))).count, 4)
    expectNoDifference(
      missing(
        Stub(kind: "BeginDialog", outcome: .result(1)), Stub(outcome: .choice(topic: "b.topic.Chosen"))),
      ["InvokeFlowAction", "InvokeFlowAction"])
  }

  @Test("a transfer by telephone carries its headers, the longest cut, and is read back from its record")
  func telephone() throws {
    let header = String(repeating: "u", count: 200)
    var talk = Talk.topic(
      """
          - kind: TransferConversationV2
            id: t
            transferType: {kind: TransferToPhoneNumber, phoneNumber: "+34 600", dtmfSequence: "12#", sipUuiHeader: \(header), sipxHeaders: {X-Case: =1 + 1}}
      """)
    talk.says("go")
    let event = try #require(talk.turn.last)
    guard case .handedOff(let request) = event else { return #expect(Bool(false), "\(event)") }
    expectNoDifference(
      request.phone,
      .init(
        number: "+34 600", dtmfSequence: "12#", uui: String(repeating: "u", count: 128),
        headers: [.init("X-Case", "2")]))
    var writer = JSONWriter()
    event.record(to: &writer)
    expectNoDifference(BotEvent(recorded: try JSON(parsing: writer.text)), event)
  }

  @Test("inputs and calls of the grammar's rarer kinds are read back from their records")
  func records() throws {
    let place = ActionReference(topic: 1, index: 2)
    for event: BotEvent in [
      .received(.activity(type: "invoke", name: "x", value: ["a": 1])),
      .received(.activity(type: "typing", name: nil, value: nil)),
      .stubCalled(place, delay: .seconds(1), stub: 3), .stubCalled(place, delay: .seconds(1), stub: -1),
      .redirected(Redirection(from: place, topic: 4, returns: true, rereads: true)),
      .triggered(topics: [1], cause: .planComplete), .topicStarted(TopicStart(topic: 1, cause: .signIn)),
    ] {
      var writer = JSONWriter()
      event.record(to: &writer)
      expectNoDifference(BotEvent(recorded: try JSON(parsing: writer.text)), event)
    }
  }
}
