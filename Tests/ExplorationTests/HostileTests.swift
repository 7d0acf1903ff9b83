import Basis
import CopilotStudio
import CustomDump
import Testing

@testable import Exploration

@Suite("Hostile bots end within their budget")
struct HostileTests {
  private static let budget = Budget(steps: 60_000, situations: 500)
  /// The last turn may go as far as the engine lets it.
  private static let overrun = 60_000

  private static func check(_ bot: Explored) {
    #expect(bot.report.steps < budget.steps + overrun)
    #expect(bot.report.situations <= budget.situations)
    #expect(!bot.report.findings.contains { $0.kind == .engineFault })
  }

  static func wide(topics: Int) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: (0..<topics).map { number in
        (
          "Topic\(number)",
          Explored.topic(
            "OnRecognizedIntent",
            """
            - {kind: Question, id: ask, variable: "init:Topic.A", prompt: "A?", entity: BooleanPrebuiltEntity}
            - {kind: SendActivity, id: say, activity: "{Topic.A}"}
            """, phrases: "number \(number) alpha\(number % 7), beta\(number)")
        )
      })
  }

  @Test("a thousand topics")
  func wide() throws {
    let bot = try Explored(Self.wide(topics: 1000), budget: Self.budget)
    Self.check(bot)
    #expect(bot.report.completion != .everything)
    #expect(bot.report.nodes.reached > 500)
  }

  @Test("redirects in a circle, and loops that never end")
  func circles() throws {
    var topics: [String: String] = [:]
    for number in 0..<60 {
      topics["T\(number)"] = Explored.topic(
        "OnRecognizedIntent", "- {kind: BeginDialog, id: call, dialog: cr1_test.topic.T\((number + 1) % 60)}",
        phrases: "phrase number\(number)")
      topics["J\(number)"] = Explored.topic(
        "OnRecognizedIntent",
        """
        - {kind: SetVariable, id: set, variable: Global.Count, value: =Global.Count + 1}
        - {kind: GotoAction, id: back, actionId: set}
        """, phrases: "jump number\(number)")
    }
    let bot = try Explored(topics, budget: Self.budget)
    Self.check(bot)
    #expect(bot.report.findings.contains { $0.kind == .loop })
  }

  @Test("deep nesting is walked, and deeper than topics may go too", arguments: [30, 190, 400])
  func deep(_ levels: Int) throws {
    var actions = "{kind: SendActivity, id: bottom, activity: Bottom.}"
    for level in 0..<levels {
      actions =
        "{kind: ConditionGroup, id: c\(level), conditions: [{id: i\(level), condition: =true, actions: [\(actions)]}]}"
    }
    let bot = try Explored(["Main": Explored.go("- " + actions)], budget: Self.budget)
    Self.check(bot)
    guard levels == 30 else { return }
    expectNoDifference(bot.report.topics.first { $0.name == "Main" }?.nodes, .init(reached: 31, total: 31))
  }

  @Test("many services in one turn, and a counter that makes every situation new")
  func services() throws {
    let calls = (0..<40).map {
      "- {kind: InvokeFlowAction, id: flow\($0), output: {binding: {a: Topic.A\($0)}}}"
    }
    let tests = (0..<40).map {
      """
      - kind: ConditionGroup
        id: c\($0)
        conditions: [{id: i\($0), condition: '=Topic.A\($0) = "x"', actions: [{kind: SendActivity, id: s\($0), activity: S}]}]
      """
    }
    let bot = try Explored(
      [
        "Main": Explored.go((calls + tests).joined(separator: "\n")),
        "Count": Explored.topic(
          "OnRecognizedIntent",
          """
          - {kind: SetVariable, id: set, variable: Global.Count, value: =Global.Count + 1}
          - kind: ConditionGroup
            id: far
            conditions: [{id: far1, condition: =Global.Count > 100000, actions: [{kind: SendActivity, id: f, activity: F}]}]
            elseActions: [{kind: SendActivity, id: g, activity: G}]
          """, phrases: "count on"),
      ], budget: Self.budget)
    Self.check(bot)
  }

  @Test("a list of five thousand choices and a card of a thousand inputs")
  func manyChoices() throws {
    let items = (0..<5000).map { "{id: i\($0), displayName: Choice \($0)}" }.joined(separator: ", ")
    let inputs = (0..<1000).map { #"{"type": "Input.Toggle", "id": "t\#($0)"}"# }.joined(separator: ", ")
    let bot = try Explored(
      [
        "List": Explored.go(
          """
          - kind: Question
            id: ask
            variable: init:Topic.X
            prompt: Which?
            entity: {kind: EmbeddedEntity, definition: {kind: ClosedListEntity, items: [\(items)]}}
          - {kind: SendActivity, id: say, activity: Done.}
          """),
        "Card": Explored.topic(
          "OnRecognizedIntent",
          """
          - kind: AdaptiveCardPrompt
            id: card
            card: '{"type": "AdaptiveCard", "body": [\(inputs)], "actions": [{"type": "Action.Submit", "title": "OK"}]}'
          - {kind: SendActivity, id: say, activity: Done.}
          """, phrases: "the card"),
      ], budget: Self.budget)
    Self.check(bot)
  }
}
