import Basis
import CopilotStudio
import CustomDump
import Scenarios
import Testing

@testable import Exploration

@Suite("Findings as scenarios")
struct SavedScenarioTests {
  /// What came of playing a finding's scenario; nil when it has none.
  private func play(_ finding: Finding, _ bot: Explored, changed: [String: String] = [:]) throws -> Bool? {
    let writer = ScenarioText(finding, bot: bot.agent.name, agentPath: "../bot", locale: "en-US")
    guard let text = writer.text() else { return nil }
    var files = bot.files.files.map {
      SourceBundle.File(path: "bot/\($0.path)", text: changed[$0.path] ?? $0.text)
    }
    files.append(.init(path: "saved/it.scenario.yml", text: text))
    let (loaded, findings) = ScenarioLoader.load(bundle: SourceBundle(files), path: "saved/it.scenario.yml") {
      _ in nil
    }
    #expect(loaded != nil, "\(findings.map { $0.rendered() })\n\(text)")
    return loaded.map { ScenarioRunner.play($0).isPassed }
  }

  static let bots: [String: String] = [
    "loop": Explored.go("- {kind: GotoAction, id: g, actionId: g}"),
    "nowhere": Explored.go("- {kind: BeginDialog, id: call, dialog: cr1_test.topic.Gone}"),
    "dead-end": Explored.go("- {kind: SetVariable, id: set, variable: init:Topic.X, value: =1}"),
    "failure": Explored.go(
      """
      - {kind: Question, id: ask, variable: "init:Topic.N", prompt: N?, entity: NumberPrebuiltEntity}
      - {kind: SetVariable, id: set, variable: init:Topic.X, value: "=1 / (Topic.N - 5)"}
      """),
    "unset-variable": Explored.go(#"- {kind: SendActivity, id: hello, activity: "Hello {Topic.Name}"}"#),
    "never-reached": Explored.go(
      """
      - {kind: InvokeFlowAction, id: flow, output: {binding: {state: Topic.State}}}
      - kind: ConditionGroup
        id: which
        conditions: [{id: t, condition: "=System.Conversation.InTestMode", actions: [{kind: SendActivity, id: a, activity: A}]}]
        elseActions: [{kind: SendActivity, id: b, activity: "{Topic.State}!"}]
      """),
    "no-closing": Explored.go(#"- {kind: SendActivity, id: a, activity: "Say: \"/tq\" \\ 'x' *"}"#),
    "trap": Explored.go(
      """
      - {kind: Question, id: ask, alwaysPrompt: true, variable: "init:Topic.Ok", prompt: Sure?, entity: BooleanPrebuiltEntity, repeatCount: 0, defaultValue: "=false"}
      - {kind: GotoAction, id: back, actionId: ask}
      """),
    "unanswerable": Explored.go(
      """
      - {kind: Question, id: ask, variable: "init:Topic.X", prompt: Which?, entity: NumberPrebuiltEntity, validation: "=1 = 2"}
      """),
  ]

  @Test("each kind of finding is shown by the scenario that is written for it", arguments: bots.keys.sorted())
  func shows(_ kind: String) throws {
    let bot = try Explored(["Main": Self.bots[kind] ?? ""])
    let found = bot.report.findings.filter { $0.kind.rawValue == kind && $0.conversation != nil }
    #expect(!found.isEmpty)
    for finding in found { #expect(try play(finding, bot) == true, "\(finding.diagnostic.message)") }
  }

  @Test(
    "once the bot is mended, the scenario fails",
    arguments: ["nowhere", "failure", "dead-end", "unset-variable"])
  func mended(_ kind: String) throws {
    let bot = try Explored(["Main": Self.bots[kind] ?? ""])
    let finding = try #require(
      bot.report.findings.first { $0.kind.rawValue == kind && $0.conversation != nil })
    let mended = Explored.go("- {kind: SendActivity, id: hello, activity: Hello Ana}")
    #expect(try play(finding, bot, changed: ["topics/Main.mcs.yml": mended]) == false)
  }

  @Test("what only a name starts has no scenario")
  func unsaid() throws {
    let bot = try Explored([
      "Tool": Explored.topic("OnToolSelected", "- {kind: SendActivity, id: a, activity: '{Topic.X}'}")
    ])
    let finding = try bot.only(.unset)
    #expect(finding.conversation != nil)
    #expect(try play(finding, bot) == nil)
  }
}
