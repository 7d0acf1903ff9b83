import Basis
import CopilotStudio
import CustomDump
import Testing

@testable import Exploration

@Suite("How an exploration walks")
struct WalkTests {
  @Test("values that conditions compare with are tried as answers, also through other variables")
  func hints() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - {kind: Question, id: ask, variable: "init:Topic.Code", prompt: Code?, entity: StringPrebuiltEntity}
        - {kind: Question, id: age, variable: "init:Topic.Age", prompt: Age?, entity: NumberPrebuiltEntity}
        - {kind: SetVariable, id: set, variable: init:Topic.Low, value: "=Lower(Topic.Code)"}
        - kind: ConditionGroup
          id: which
          conditions:
            - {id: code, condition: '=Topic.Low = "open sesame"', actions: [{kind: SendActivity, id: a, activity: A}]}
            - {id: old, condition: "=Topic.Age > 17", actions: [{kind: SendActivity, id: b, activity: B}]}
          elseActions: [{kind: SendActivity, id: c, activity: C}]
        """)
    ])
    expectNoDifference(bot.report.branches, .init(reached: 3, total: 3))
  }

  @Test("every choice, every way a service answers, its failure and an interruption are tried")
  func alphabet() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - kind: Question
          id: ask
          variable: init:Topic.Size
          prompt: Size?
          entity: {kind: EmbeddedEntity, definition: {kind: ClosedListEntity, items: [{id: s, displayName: Small}, {id: l, displayName: Large}]}}
        - {kind: InvokeFlowAction, id: flow, output: {binding: {state: Topic.State}}}
        - kind: ConditionGroup
          id: which
          conditions:
            - {id: shipped, condition: '=Topic.State = "shipped"', actions: [{kind: SendActivity, id: a, activity: A}]}
            - {id: lost, condition: '=Topic.State = "lost"', actions: [{kind: SendActivity, id: b, activity: B}]}
            - {id: none, condition: '=IsBlank(Topic.State)', actions: [{kind: SendActivity, id: c, activity: C}]}
            - {id: large, condition: '=Topic.Size = ''cr1_test.topic.Main.main.ask''.l', actions: [{kind: SendActivity, id: d, activity: D}]}
          elseActions: [{kind: SendActivity, id: e, activity: E}]
        """),
      "Other": Explored.topic(
        "OnRecognizedIntent", "- {kind: SendActivity, id: o, activity: Other.}",
        phrases: "something else entirely"),
    ])
    // With two answers of the service the size never matters.
    expectNoDifference(bot.report.branches, .init(reached: 3, total: 5))
    #expect(bot.report.topics.first { $0.name == "OnError" }?.nodes.reached == 1)
    expectNoDifference(bot.report.services, 1)
  }

  @Test("a declared stub is used instead of made-up answers")
  func stubs() throws {
    let actions = """
      - {kind: InvokeFlowAction, id: flow, output: {binding: {state: Topic.State}}}
      - {kind: SendActivity, id: say, activity: "It is {Topic.State}."}
      """
    let bot = try Explored(
      ["Main": Explored.go(actions)],
      stubs: [Stub(action: "flow", outcome: .result(["state": "shipped"]))])
    expectNoDifference(bot.report.services, 0)
    let finding = try bot.only(.unclosed)
    expectNoDifference(finding.told, ["customer: go", "bot: It is shipped."])
  }

  @Test("variables from outside are tried with the values they are compared with")
  func context() throws {
    let bot = try Explored(
      [
        "Start": Explored.topic(
          "OnConversationStart",
          """
          - kind: ConditionGroup
            id: which
            conditions:
              - {id: b, condition: '=Global.IssueType = "billing"', actions: [{kind: SendActivity, id: a, activity: A}]}
            elseActions: [{kind: SendActivity, id: c, activity: C}]
          """)
      ],
      variables: [
        "IssueType":
          "kind: Variable\nname: IssueType\nscope: Conversation\nisExternalInitializationAllowed: true\n"
      ])
    expectNoDifference(bot.report.branches, .init(reached: 2, total: 2))
  }

  @Test("a card is submitted with each of its buttons and choices")
  func cards() throws {
    let card = #"""
      {"type": "AdaptiveCard", "body": [{"type": "Input.ChoiceSet", "id": "size", "choices": [{"title": "S", "value": "s"}, {"title": "L", "value": "l"}]}], "actions": [{"type": "Action.Submit", "title": "OK", "data": {"go": "yes"}}, {"type": "Action.Submit", "title": "No", "data": {"go": "no"}}]}
      """#
    let bot = try Explored([
      "Main": Explored.go(
        """
        - kind: AdaptiveCardPrompt
          id: card
          card: '\(card.split(separator: "\n").joined())'
          output: {binding: {size: Topic.Size, go: Topic.Go}}
        - kind: ConditionGroup
          id: which
          conditions:
            - {id: no, condition: '=Text(Topic.Go) = "no"', actions: [{kind: SendActivity, id: a, activity: A}]}
            - {id: large, condition: '=Text(Topic.Size) = "l"', actions: [{kind: SendActivity, id: b, activity: B}]}
          elseActions: [{kind: SendActivity, id: c, activity: C}]
        """)
    ])
    expectNoDifference(bot.report.branches, .init(reached: 3, total: 3))
  }

  @Test("the conversation that shows a finding is a shortest one")
  func shortest() throws {
    let bot = try Explored([
      "Long": Explored.topic(
        "OnRecognizedIntent",
        """
        - {kind: Question, id: ask, variable: "init:Topic.A", prompt: A?, entity: BooleanPrebuiltEntity}
        - {kind: BeginDialog, id: call, dialog: cr1_test.topic.Broken}
        """, phrases: "the long way"),
      "Short": Explored.topic(
        "OnRecognizedIntent", "- {kind: BeginDialog, id: call, dialog: cr1_test.topic.Broken}",
        phrases: "a quick one"),
      "Broken": Explored.topic(
        "OnRedirect", "- {kind: SetVariable, id: set, variable: init:Topic.X, value: =1 / 0}"),
    ])
    #expect(try bot.only(.failure).told.first == "customer: a quick one")
  }

  @Test("what a limit cuts off is not called everything")
  func limits() throws {
    let topics = HostileTests.wide(topics: 10)
    expectNoDifference(try Explored(topics).report.completion, .everything)
    expectNoDifference(try Explored(topics, budget: Budget(steps: 50)).report.completion, .outOfSteps)
    expectNoDifference(
      try Explored(topics, budget: Budget(situations: 5)).report.completion, .outOfSituations)
    expectNoDifference(try Explored(topics, budget: Budget(lines: 1)).report.completion, .outOfLines)
  }

  @Test("what was said before and values that decide nothing make no new situations")
  func likeness() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - {kind: Question, id: name, variable: "init:Topic.Name", prompt: Name?, entity: StringPrebuiltEntity}
        - {kind: Question, id: size, variable: "init:Topic.Size", prompt: Size?, entity: BooleanPrebuiltEntity}
        - {kind: Question, id: mail, variable: "init:Topic.Mail", prompt: Mail?, entity: EmailPrebuiltEntity}
        - {kind: SendActivity, id: bye, activity: "Bye {Topic.Name}"}
        """)
    ])
    #expect(bot.report.completion == .everything)
    // Rest, rest after a miss, and each question with its retries.
    #expect(bot.report.situations < 20, "\(bot.report.situations)")
  }

  @Test("the same bot gives the same report, whatever the order of sets")
  func deterministic() throws {
    func explore() throws -> String {
      let bot = try Explored(HostileTests.wide(topics: 30))
      return bot.report.json(folder: "").text
    }
    #expect(try explore() == explore())
  }
}
