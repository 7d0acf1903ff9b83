import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

@Suite("Slot filling")
struct SlotFillingTests {
  private static func ask(_ id: String, _ entity: String, _ rest: String = "") -> String {
    "    - {kind: Question, id: \(id), variable: Topic.\(id), prompt: \(id)?, entity: \(entity)\(rest)}\n"
  }

  private static func shop(
    _ questions: String, rules: [String: Bool] = [:], phrases: String = "buy something, go"
  ) -> Talk {
    Talk(
      [
        "settings.mcs.yml": "schemaName: cr1_b\ndisplayName: B",
        "entities/Kind.mcs.yml":
          "kind: ClosedListEntity\nitems:\n  - {id: h, displayName: Hiking, synonyms: [trekking]}\n  - {id: c, displayName: Cycling}",
        "topics/Main.mcs.yml": """
        kind: AdaptiveDialog
        beginDialog:
          kind: OnRecognizedIntent
          id: main
          intent: {triggerQueries: [\(phrases)]}
          actions:
        \(questions)    - {kind: SendActivity, id: m, activity: done}
        """,
      ], rules: rules)
  }

  @Test("values in the words that started the topic fill its questions, and the event says from which words")
  func trigger() {
    var talk = Self.shop(
      Self.ask("Kind", "{kind: ClosedListEntityReference, entityId: cr1_b.entity.Kind}")
        + Self.ask("Price", "MoneyPrebuiltEntity") + Self.ask("Count", "NumberPrebuiltEntity"))
    talk.says("buy something: 2 trekking boots under $100")
    expectNoDifference(
      talk.trace.filter { !$0.hasPrefix("recognized") && !$0.hasPrefix("received") },
      [
        "start Main (recognized)", "fill Kind = Hiking from \"trekking\"", "set Topic.Kind = Hiking",
        "did Kind",
        "fill Price = 100 from \"$100\"", "set Topic.Price = 100", "did Price", "fill Count = 2 from \"2\"",
        "set Topic.Count = 2", "did Count", "say done", "did m", "end Main (finished)",
      ])
    let findings = talk.turn.compactMap { event in
      if case .slotFilled(_, _, let finding) = event { finding } else { nil }
    }
    let phrase = "buy something: 2 trekking boots under $100"
    expectNoDifference(
      findings,
      [
        EntityFinding(entity: "cr1_b.entity.Kind", text: "trekking", start: 17, phrase: phrase, message: 0),
        EntityFinding(entity: "MoneyPrebuiltEntity", text: "$100", start: 38, phrase: phrase, message: 0),
        EntityFinding(entity: "NumberPrebuiltEntity", text: "2", start: 15, phrase: phrase, message: 0),
      ])
  }

  @Test("an answer may fill later questions too; the words of one answer fill no other question")
  func answers() {
    var talk = Self.shop(
      Self.ask("Adults", "NumberPrebuiltEntity") + Self.ask("Children", "NumberPrebuiltEntity")
        + Self.ask("Mail", "EmailPrebuiltEntity"))
    expectNoDifference(talk.says("go"), ["Adults?"])
    expectNoDifference(talk.says("2"), ["Children?"])
    expectNoDifference(talk.says("3, and write to a@b.cz"), ["done"])
    #expect(talk.trace.contains("fill Mail = a@b.cz from \"a@b.cz\""))
    var both = Self.shop(
      Self.ask("Adults", "NumberPrebuiltEntity") + Self.ask("Children", "NumberPrebuiltEntity"))
    both.says("go")
    expectNoDifference(both.says("2 adults and 3 children"), ["done"])
    #expect(both.trace.contains("set Topic.Children = 3"))
  }

  @Test("words that were no answer are remembered; a whole answer is not used again")
  func misses() {
    var talk = Self.shop(Self.ask("Count", "NumberPrebuiltEntity") + Self.ask("Mail", "EmailPrebuiltEntity"))
    talk.says("go")
    expectNoDifference(talk.says("mine is a@b.cz"), ["Count?"])
    expectNoDifference(talk.says("4"), ["done"])
    var whole = Self.shop(
      Self.ask("Note", "StringPrebuiltEntity") + Self.ask("Count", "NumberPrebuiltEntity"))
    whole.says("go")
    expectNoDifference(whole.says("I have 2 dogs"), ["Count?"])
  }

  @Test("a question that always asks is asked, and so is one whose rule the value breaks")
  func asked() {
    for rest in [", alwaysPrompt: true", ", skipQuestionMode: AlwaysAsk", ", validation: =Topic.Count > 5"] {
      var talk = Self.shop(Self.ask("Count", "NumberPrebuiltEntity", rest))
      expectNoDifference(talk.says("buy something, 2 of them"), ["Count?"])
    }
  }

  @Test("the rules can be switched off, and older messages count when they are let")
  func rules() {
    let question = Self.ask("Count", "NumberPrebuiltEntity")
    var off = Self.shop(question, rules: ["slots.proactive": false])
    expectNoDifference(off.says("buy something, 2 of them"), ["Count?"])
    for (isAll, heard) in [(false, ["Count?"]), (true, ["done"])] {
      var talk = Self.shop(question, rules: ["slots.of-this-topic": !isAll])
      talk.says("zzz 7 zzz")
      expectNoDifference(talk.says("go"), heard)
    }
  }

  @Test("values that are not sure fill questions only when the rule is off")
  func sure() {
    for (isSure, heard) in [(true, ["Count?"]), (false, ["done"])] {
      var talk = Self.shop(
        Self.ask("Count", "NumberPrebuiltEntity"), rules: ["slots.only-sure-ones": isSure])
      expectNoDifference(talk.says("buy something under $100"), heard)
    }
  }

  @Test("a question asked in a loop is filled only the first time")
  func loop() {
    var talk = Self.shop(
      Self.ask("Count", "NumberPrebuiltEntity", ", skipQuestionMode: SkipOnFirstExecutionIfVariableHasValue")
        + "    - {kind: SendActivity, id: s, activity: \"{Topic.Count}\"}\n"
        + "    - {kind: GotoAction, id: g, actionId: Count}\n")
    expectNoDifference(talk.says("buy something, 2 of them and 3 more"), ["2", "Count?"])
  }

  @Test(
    "topics called by others see what the customer said to the first; a cleared conversation is forgotten")
  func called() {
    func talk(_ before: String) -> Talk {
      Talk([
        "topics/Main.mcs.yml": Talk.main(before + "    - {kind: BeginDialog, id: b, dialog: x.topic.Sub}"),
        "topics/Sub.mcs.yml": DefaultAgent.topic(
          "OnRedirect",
          "  actions:\n    - {kind: Question, id: q, variable: Topic.Q, prompt: Q?, entity: NumberPrebuiltEntity}\n    - {kind: SendActivity, id: m, activity: \"{Topic.Q}\"}\n"
        ),
      ])
    }
    var kept = talk("")
    expectNoDifference(kept.says("go for 4"), ["4"])
    var cleared = talk("    - {kind: ClearAllVariables, id: c}\n")
    expectNoDifference(cleared.says("go for 4"), ["Q?"])
  }

  @Test("of a long conversation the latest sixteen messages are looked at, however long it is")
  func latestMessages() {
    var session = Self.shop("").session
    for number in 0..<100 {
      session.hear(BotInput.Message("message \(number)"))
      let first = max(0, number - 15)
      #expect(session.heard.map(\.text) == (first...number).map { "message \($0)" })
      #expect(session.heard.map(\.number) == (first...number).map(Int32.init))
    }
    #expect(session.everHeard.count <= 32)
  }
}
