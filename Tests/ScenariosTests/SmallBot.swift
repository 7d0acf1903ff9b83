import Basis
import Scenarios
import Testing

/// A scenario with one bot and one person, written in a test.
struct SmallBot {
  /// The topics' files by short name.
  var topics: [String: String] = [:]
  /// Other files by path.
  var files: [String: String] = [:]
  /// Keys of the scenario, such as `rules:`.
  var keys = ""

  /// More keys of the workstream, as in `, hub: generic`.
  var workstream = ""

  /// Topics as the product ships them, in our own words: a start, one custom topic, the survey, Escalate.
  static let usual = SmallBot(topics: [
    "ConversationStart": topic("OnConversationStart", "{kind: SendActivity, id: hello, activity: Hello}"),
    "Hours": topic(
      "OnRecognizedIntent", phrases: "opening hours",
      "{kind: SendActivity, id: hours, activity: Nine to five}"),
    "Greeting": topic(
      "OnRecognizedIntent", phrases: "hi", "{kind: SendActivity, id: greet, activity: Hi there}"),
    "Done": topic(
      "OnRecognizedIntent", phrases: "that is all",
      "{kind: BeginDialog, id: toSurvey, dialog: cr1_bot.topic.EndofConversation}"),
    "EndofConversation": topic(
      "OnSystemRedirect",
      """
      {kind: Question, id: helped, conversationOutcome: ResolvedImplied, variable: "init:Topic.Helped", \
      prompt: Did that help?, entity: BooleanPrebuiltEntity}
      """,
      """
      {kind: ConditionGroup, id: which, conditions: [{id: yes, condition: =Topic.Helped, actions: [\
      {kind: CSATQuestion, id: rate, conversationOutcome: ResolvedConfirmed, variable: "init:Topic.Score"}]}], \
      elseActions: [{kind: SendActivity, id: sorry, activity: Sorry}]}
      """),
    "Escalate": topic(
      "OnEscalate", phrases: "a person",
      "{kind: TransferConversationV2, id: give, transferType: {kind: TransferToAgent}}"),
  ])

  /// A topic of a few actions, each in flow style.
  static func topic(_ trigger: String, phrases: String? = nil, _ actions: String...) -> String {
    let intent = phrases.map { "  intent: {triggerQueries: [\($0)]}\n" } ?? ""
    return "kind: AdaptiveDialog\nbeginDialog:\n  kind: \(trigger)\n  id: main\n\(intent)  actions:\n"
      + actions.map { "    - \($0)\n" }.joined()
  }

  /// The texts the scenario is made of.
  func bundle(_ script: [String]) -> SourceBundle {
    let scenario = """
      scenario: Small
      clock: 2026-01-05T09:00:00Z
      \(keys)
      customers: [{name: Ana Ruiz}]
      organization:
        organization: Contoso
        workstreams:
          - {name: Chat, fallback-queue: Support, timings: {bot-inactivity: never}, context-variables: \
      [{name: CloseOmnichannelConversation, type: Text}]\(workstream)}
        queues: [{name: Support, members: [Bot, Mia Novak]}]
        bots: [{name: Bot, agent: bot, application-id: 8f0c5a52-1d7b-4a1e-9a63-3f6f2c1b7e01, capacity: 300}]
        representatives: [{name: Mia Novak}]
      script:
      \(script.map { "  - \($0)\n" }.joined())
      """
    var all = [SourceBundle.File(path: "scenario.yml", text: scenario)]
    all.append(
      SourceBundle.File(
        path: "bot/settings.mcs.yml",
        text: "displayName: Bot\nschemaName: cr1_bot\nlanguage: 1033\n"
          + "configuration: {settings: {GenerativeActionsEnabled: false}}\n"))
    all += topics.sorted { $0.key < $1.key }.map {
      SourceBundle.File(path: "bot/topics/\($0.key).mcs.yml", text: $0.value)
    }
    all += files.sorted { $0.key < $1.key }.map { SourceBundle.File(path: $0.key, text: $0.value) }
    return SourceBundle(all)
  }

  /// The scenario and what its files are told.
  func load(_ script: [String]) -> (LoadedScenario?, [Diagnostic]) {
    Shipped.load("scenario.yml", in: bundle(script))
  }

  /// Plays a script.
  func play(_ script: [String]) throws -> ScenarioResult {
    let (loaded, findings) = load(script)
    return ScenarioRunner.play(try #require(loaded, "\(findings.map { $0.rendered() })"))
  }

  /// What a script does not fulfil, in short.
  func misses(_ script: [String]) throws -> [String] {
    try play(script).misses.map { "\($0.unmet.expected) | \($0.unmet.came)" }
  }
}
