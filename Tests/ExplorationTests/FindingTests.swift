import Basis
import CopilotStudio
import CustomDump
import Testing

@testable import Exploration

@Suite("What an exploration finds")
struct FindingTests {
  @Test("a bot without mistakes has no findings, and all of it is reached")
  func clean() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - {kind: Question, id: ask, variable: "init:Topic.Ok", prompt: Sure?, entity: BooleanPrebuiltEntity}
        - kind: ConditionGroup
          id: which
          conditions:
            - {id: yes, condition: "=Topic.Ok = true", actions: [{kind: SendActivity, id: a, activity: Good.}]}
          elseActions: [{kind: SendActivity, id: b, activity: Bad.}]
        """)
    ])
    expectNoDifference(bot.short, ["note never-reached 1"])
    #expect(bot.findings[0].diagnostic.message == "the topic OnError never runs: nothing failed")
    let main = try #require(bot.report.topics.first { $0.name == "Main" })
    expectNoDifference(main.nodes, .init(reached: 4, total: 4))
    expectNoDifference(bot.report.branches, .init(reached: 2, total: 2))
    #expect(bot.report.completion == .everything)
  }

  @Test("a redirect to a topic that is not there, with the conversation that leads to it")
  func nowhere() throws {
    let bot = try Explored([
      "Main": Explored.go("- {kind: BeginDialog, id: call, dialog: cr1_test.topic.Gone}")
    ])
    let finding = try bot.only(.nowhere)
    #expect(finding.diagnostic.severity == .error)
    #expect(
      finding.diagnostic.message
        == "the BeginDialog call leads to nothing: there is no topic cr1_test.topic.Gone")
    #expect(finding.diagnostic.span?.start.line == 7)
    expectNoDifference(
      finding.told,
      ["customer: go", "[error 2025: There is no topic cr1_test.topic.Gone]", "bot: Oops."])
  }

  @Test("a redirect to nothing is found where no conversation comes too")
  func nowhereUnreached() throws {
    let bot = try Explored([
      "Main": Explored.topic("OnRedirect", "- {kind: BeginDialog, id: call, dialog: cr1_test.topic.Gone}")
    ])
    let finding = try bot.only(.nowhere)
    #expect(finding.conversation == nil)
    #expect(try bot.only(.unreachable).diagnostic.message.contains("no topic leads here"))
  }

  @Test("a jump to an action that is not in the topic")
  func goto() throws {
    let bot = try Explored(["Main": Explored.go("- {kind: GotoAction, id: jump, actionId: gone}")])
    #expect(try bot.only(.nowhere).diagnostic.message.contains("its action is not in the topic"))
    #expect(!bot.report.findings.contains { $0.kind == .failure })
  }

  @Test("topics that call each other for ever, and a jump in a circle")
  func loops() throws {
    let topics = try Explored([
      "Main": Explored.go("- {kind: BeginDialog, id: a, dialog: cr1_test.topic.Other}"),
      "Other": Explored.topic("OnRedirect", "- {kind: BeginDialog, id: b, dialog: cr1_test.topic.Main}"),
    ])
    #expect(try topics.only(.loop).diagnostic.severity == .error)
    let jump = try Explored(["Main": Explored.go("- {kind: GotoAction, id: g, actionId: g}")])
    let finding = try jump.only(.loop)
    expectNoDifference(finding.told.first, "customer: go")
    #expect(finding.diagnostic.code == "explore.loop")
  }

  @Test("a question whose list of choices is empty cannot be answered")
  func unanswerable() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - kind: Question
          id: ask
          variable: init:Topic.X
          prompt: Which?
          entity: {kind: EmbeddedEntity, definition: {kind: ClosedListEntity, items: []}}
        - {kind: SendActivity, id: after, activity: Thanks.}
        """)
    ])
    let finding = try bot.only(.unanswerable)
    #expect(finding.diagnostic.severity == .error)
    #expect(finding.diagnostic.message == "the Question ask takes no answer: its list of choices is empty")
  }

  @Test("a question whose validation is never true, and a card without a button")
  func unanswerableOthers() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - {kind: Question, id: ask, variable: "init:Topic.X", prompt: Which?, entity: NumberPrebuiltEntity, validation: "=1 = 2"}
        """),
      "Card": Explored.topic(
        "OnRecognizedIntent",
        """
        - kind: AdaptiveCardPrompt
          id: card
          card: '{"type": "AdaptiveCard", "body": [{"type": "Input.Text", "id": "name"}]}'
        """, phrases: "card please"),
    ])
    let messages = bot.report.findings.filter { $0.kind == .unanswerable }.map(\.diagnostic.message)
    expectNoDifference(
      messages,
      [
        "the AdaptiveCardPrompt card takes no answer: its card has no button that submits",
        "the Question ask takes no answer: its validation is false for every value",
      ])
  }

  @Test("questions that lead back to themselves whatever is answered are a trap")
  func trap() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - {kind: Question, id: ask, alwaysPrompt: true, variable: "init:Topic.Ok", prompt: Sure?, entity: BooleanPrebuiltEntity, repeatCount: 0, defaultValue: "=false"}
        - {kind: GotoAction, id: back, actionId: ask}
        """)
    ])
    let finding = try bot.only(.trap)
    #expect(finding.diagnostic.severity == .error)
    expectNoDifference(finding.told, ["customer: go", "bot: Sure? [Yes] [No]"])
  }

  @Test("a topic that says nothing leaves the customer without a word")
  func silence() throws {
    let bot = try Explored([
      "Main": Explored.go("- {kind: SetVariable, id: set, variable: init:Topic.X, value: =1}")
    ])
    let finding = try bot.only(.deadEnd)
    #expect(finding.diagnostic.severity == .warning)
    expectNoDifference(finding.told, ["customer: go"])
  }

  @Test("a failure nobody talks about is told once")
  func withoutErrorTopic() throws {
    let bot = try Explored(
      [
        "Main": Explored.go("- {kind: SetVariable, id: set, variable: init:Topic.X, value: =1 / 0}"),
        "Other": Explored.topic(
          "OnRecognizedIntent", "- {kind: SetVariable, id: set2, variable: init:Topic.X, value: =1 / 0}",
          phrases: "other things"),
      ], errorTopic: false)
    #expect(try bot.only(.deadEnd).diagnostic.message.contains("no topic listens to On Error"))
    #expect(bot.report.findings.count { $0.kind == .failure } == 2)
  }

  @Test("a formula that fails is the bot's mistake, unless a made-up answer makes it fail")
  func failures() throws {
    let own = try Explored([
      "Main": Explored.go("- {kind: SetVariable, id: set, variable: init:Topic.X, value: =1 / 0}")
    ])
    let finding = try own.only(.failure)
    #expect(finding.diagnostic.severity == .error)
    #expect(finding.told.contains { $0.hasPrefix("[error 2001") })
    let madeUp = try Explored([
      "Main": Explored.go(
        """
        - {kind: InvokeFlowAction, id: flow, output: {binding: {days: Topic.Days}}}
        - {kind: SetVariable, id: set, variable: init:Topic.X, value: "=DateValue(Topic.Days)"}
        - {kind: SendActivity, id: say, activity: Done.}
        """)
    ])
    #expect(try madeUp.only(.failure).diagnostic.severity == .note)
    #expect(madeUp.report.errors == 0)
  }

  @Test("a variable that is read before it is set, and one that asks first")
  func unset() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - {kind: SendActivity, id: hello, activity: "Hello {Topic.Name}"}
        - {kind: SendActivity, id: maybe, activity: "{If(IsBlank(Topic.Other), 1, Topic.Other)}"}
        - {kind: SetVariable, id: set, variable: init:Topic.Name, value: Ana}
        - {kind: SendActivity, id: again, activity: "Hello {Topic.Name}"}
        """)
    ])
    let finding = try bot.only(.unset)
    #expect(
      finding.diagnostic.message
        == "the SendActivity hello reads Topic.Name, which is not set yet in this conversation"
    )
    expectNoDifference(finding.told, ["customer: go", "bot: Hello ", "bot: 1", "bot: Hello Ana"])
  }

  @Test("nodes behind a jump and branches that are never true cannot be reached")
  func unreachable() throws {
    let bot = try Explored([
      "Main": Explored.go(
        """
        - {kind: SendActivity, id: hi, activity: Hi.}
        - kind: ConditionGroup
          id: which
          conditions:
            - {id: never, condition: "=1 = 2", actions: [{kind: SendActivity, id: a, activity: A}]}
        - {kind: EndDialog, id: end}
        - {kind: SendActivity, id: behind, activity: Behind.}
        - {kind: SendActivity, id: behind2, activity: Behind.}
        """)
    ])
    let messages = bot.report.findings.filter { $0.kind == .unreachable }.map(\.diagnostic.message)
    #expect(messages.count == 2)
    #expect(messages[0].contains("the condition of its branch in the ConditionGroup which never lets it"))
    #expect(messages[1].contains("the SendActivity behind cannot be reached"))
    #expect(messages[1].hasSuffix("(and 1 more after it)"))
  }

  @Test("a branch that no answer reaches is told with its condition and what it needs")
  func unreached() throws {
    let bot = try Explored(
      [
        "Main": Explored.go(
          """
          - kind: ConditionGroup
            id: which
            conditions:
              - {id: test, condition: "=System.Conversation.InTestMode = true", actions: [{kind: SendActivity, id: a, activity: A}]}
              - {id: unset, condition: "=Global.Never = 1", actions: [{kind: SendActivity, id: b, activity: B}]}
            elseActions: [{kind: SendActivity, id: c, activity: C}]
          """)
      ])
    let found = bot.report.findings.filter { $0.kind == .unreached && $0.topic == "Main" }
    expectNoDifference(found.map(\.diagnostic.severity), [.warning, .note])
    #expect(found[0].diagnostic.message.contains("nothing ever sets Global.Never"))
    #expect(found[1].diagnostic.message.contains("it depends on System.Conversation.InTestMode"))
    expectNoDifference(found[1].told, ["customer: go", "bot: C"])
  }

  @Test("a topic that is turned off, and one whose trigger is never true")
  func topics() throws {
    let bot = try Explored([
      "Never": Explored.topic(
        "OnRecognizedIntent\n  condition: =false", "- {kind: SendActivity, id: a, activity: A}",
        phrases: "never")
    ])
    #expect(
      try bot.only(.unreachable).diagnostic.message.contains("the condition of its trigger is never true"))
  }

  @Test("a topic that ends without survey or transfer is noted, one that transfers is not")
  func closing() throws {
    let bot = try Explored([
      "Main": Explored.go("- {kind: SendActivity, id: a, activity: A}"),
      "Person": Explored.topic(
        "OnRecognizedIntent",
        "- {kind: TransferConversationV2, id: t, transferType: {kind: TransferToAgent}}",
        phrases: "a person please"),
    ])
    let finding = try bot.only(.unclosed)
    #expect(finding.topic == "Main")
    #expect(finding.diagnostic.severity == .note)
  }
}
