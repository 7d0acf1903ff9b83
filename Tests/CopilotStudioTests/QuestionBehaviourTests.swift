import Activities
import Basis
import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

@Suite("How questions behave")
struct QuestionBehaviourTests {
  private static func topic(_ entity: String, _ rest: String = "", show: String = "Topic.A") -> Talk {
    Talk.topic(
      """
          - kind: Question
            id: q
            variable: init:Topic.A
            prompt: Which?
            entity: \(entity)
      \(rest.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
          - {kind: SendActivity, id: m, activity: 'got {\(show)}'}
      """)
  }

  @Test("metadata gives what was said, the value and how sure it is")
  func metadata() {
    var talk = Self.topic(
      "{kind: MoneyPrebuiltEntity, includeMetadata: true}",
      show: "Topic.A.Literal & \"|\" & Topic.A.Value & \"|\" & Topic.A.ConfidenceScore")
    talk.says("go")
    expectNoDifference(talk.says("around 20 euros"), ["got 20 euros|20|1"])
  }

  @Test("several values make a table of at most five")
  func several() {
    var talk = Self.topic(
      "{kind: NumberPrebuiltEntity, allowMultipleValues: true}",
      show: "CountRows(Topic.A) & \": \" & Concat(Topic.A, Value, \" \")")
    talk.says("go")
    expectNoDifference(talk.says("1, 2, 3, 4, 5 and 6"), ["got 5: 1 2 3 4 5"])
  }

  @Test("of several entities the first one found fills its property of a record")
  func either() {
    var talk = Self.topic(
      "{kind: OneOfMultiEntityReference, entities: [{entity: EmailPrebuiltEntity, propertyName: mail}, {entity: NumberPrebuiltEntity, propertyName: ticket}]}",
      show: "IsBlank(Topic.A.mail) & \" \" & Topic.A.ticket")
    talk.says("go")
    expectNoDifference(talk.says("what?"), ["Which?"])
    expectNoDifference(talk.says("number 12"), ["got true 12"])
  }

  @Test("a shared list shows the chosen items as buttons and takes the others when they are typed")
  func selectedItems() {
    var talk = Talk([
      "settings.mcs.yml": "schemaName: cr1_b\ndisplayName: B",
      "entities/Size.mcs.yml":
        "kind: ClosedListEntity\nitems:\n  - {id: s, displayName: Small}\n  - {id: m, displayName: Medium}\n  - {id: l, displayName: Large}",
      "topics/Main.mcs.yml": Talk.main(
        "    - {kind: Question, id: q, variable: Topic.S, prompt: Size?, entity: {kind: ClosedListEntityReference, entityId: cr1_b.entity.Size, selectedItems: [l, {id: s}]}}\n    - {kind: SendActivity, id: m, activity: \"{Topic.S}\"}"
      ),
    ])
    expectNoDifference(talk.says("go"), ["Size? [Large|Small]"])
    expectNoDifference(talk.says("medium"), ["Medium"])
  }

  @Test("an answer says which words it stands on and of which entity; a whole reply needs neither")
  func findings() {
    func finding(_ entity: String, _ reply: String) -> EntityFinding? {
      var talk = Self.topic(entity)
      talk.says("go")
      talk.says(reply)
      return talk.turn.lazy.compactMap { event -> EntityFinding? in
        if case .answered(_, _, let finding) = event { finding } else { nil }
      }.first
    }
    expectNoDifference(
      finding("NumberPrebuiltEntity", "make it 12"),
      EntityFinding(entity: "NumberPrebuiltEntity", text: "12", start: 8))
    expectNoDifference(finding("StringPrebuiltEntity", "as I say"), nil)
  }

  @Test("a file answers a question for one; words do not")
  func files() {
    var talk = Self.topic(
      "{kind: FilePrebuiltEntity, includeFileMetadata: true}",
      show: "Topic.A.Name & \" \" & Topic.A.ContentType")
    talk.says("go")
    expectNoDifference(talk.says("here it is"), ["Which?"])
    let file = Attachment(contentType: "image/png", contentURL: "files/1", name: "roof.png")
    talk.takes(.message(.init("", attachments: [file])))
    expectNoDifference(talk.heard, ["got roof.png image/png"])
    expectNoDifference(
      BotInput(recorded: BotInput.message(.init("", attachments: [file])).recorded),
      .message(.init("", attachments: [file])))
  }

  @Test("a question without words waits in silence")
  func silent() {
    var talk = Talk.topic(
      """
          - {kind: Question, id: q, variable: Topic.A, prompt: "", entity: StringPrebuiltEntity}
          - {kind: SendActivity, id: m, activity: "got {Topic.A}"}
      """)
    expectNoDifference(talk.says("go"), [])
    #expect(talk.session.isWaiting)
    expectNoDifference(talk.says("hello"), ["got hello"])
  }

  @Test("the mode to skip in may be computed")
  func computedMode() {
    let preset = "    - {kind: SetVariable, id: s, variable: Topic.A, value: set}\n"
    func talk(_ mode: String) -> Talk {
      Talk.topic(
        preset
          + "    - {kind: Question, id: q, variable: Topic.A, prompt: Which?, entity: StringPrebuiltEntity, skipQuestionMode: '\(mode)'}"
      )
    }
    var asked = talk("=If(true, \"AlwaysAsk\", \"AlwaysSkipIfVariableHasValue\")")
    expectNoDifference(asked.says("go"), ["Which?"])
    var skipped = talk("AlwaysSkipIfVariableHasValue")
    expectNoDifference(skipped.says("go"), [])
    expectNoDifference(talk("Sometimes").diagnostics.map(\.code), ["question.skip-mode"])
  }

  @Test("how often it repeats may be computed; a negative number is none")
  func computedRepeats() {
    for (count, prompts) in [("=1 + 1", 2), ("=0 - 3", 0), ("1", 1)] {
      var talk = Self.topic("NumberPrebuiltEntity", "repeatCount: \(count)\ndefaultValue: 7")
      talk.says("go")
      for _ in 0..<prompts { expectNoDifference(talk.says("x"), ["Which?"]) }
      expectNoDifference(talk.says("x"), ["got 7"])
    }
  }

  @Test("a default value that cannot be computed is an error, not a silent blank")
  func faultyDefault() {
    var talk = Self.topic("NumberPrebuiltEntity", "repeatCount: 0\ndefaultValue: =1/0")
    talk.says("go")
    talk.says("x")
    #expect(talk.trace.contains { $0.hasPrefix("error 2001") })
  }

  @Test("the rule sees the value and the words for a broken one differ from those for none")
  func prompts() {
    var talk = Self.topic(
      "NumberPrebuiltEntity",
      "validation: =Topic.A < 10\ninvalidPrompt: Below ten.\nunrecognizedPrompt: A number.\nrepeatCount: 2")
    talk.says("go")
    expectNoDifference(talk.says("12"), ["Below ten."])
    expectNoDifference(talk.says("many"), ["A number."])
    expectNoDifference(talk.says("9"), ["got 9"])
  }

  @Test("an unknown entity takes any reply and is reported with the name that was meant")
  func unknownEntity() {
    let talk = Self.topic("EMailPrebuiltEntity")
    expectNoDifference(talk.diagnostics.map(\.hint), ["Did you mean EmailPrebuiltEntity?"])
  }

  @Test("silence while a question waits runs the topic for it, then the question is asked again")
  func inactivity() {
    var talk = Talk([
      "topics/Main.mcs.yml": Talk.main(
        "    - {kind: Question, id: q, variable: Topic.A, prompt: Which?, entity: NumberPrebuiltEntity}\n    - {kind: SendActivity, id: m, activity: \"got {Topic.A}\"}"
      ),
      "topics/Still.mcs.yml": DefaultAgent.topic(
        "OnInactivity",
        "  durationInSeconds: 900\n  actions:\n    - {kind: SendActivity, id: s, activity: \"still there? {System.InactivityTimer.Count}\"}\n"
      ),
    ])
    talk.says("go")
    talk.takes(.inactivity(.minutes(15)))
    expectNoDifference(talk.heard, ["still there? 1", "Which?"])
    talk.takes(.inactivity(.minutes(15)))
    expectNoDifference(talk.heard, ["still there? 2", "Which?"])
    expectNoDifference(talk.says("4"), ["got 4"])
  }

  @Test("a card that was submitted with numbers gives them as they were sent")
  func card() {
    var talk = Talk.topic(
      """
          - kind: AdaptiveCardPrompt
            id: card
            card: '={type: "AdaptiveCard"}'
            output: {binding: {count: Topic.Count, ok: Topic.Ok}}
            outputType: {properties: {count: Number, ok: Boolean}}
          - {kind: SendActivity, id: m, activity: "{Topic.Count + 1} {!Topic.Ok}"}
      """)
    talk.says("go")
    talk.takes(.message(.init("", value: ["count": "4", "ok": "true"])))
    expectNoDifference(talk.heard, ["5 false"])
  }
}

@Suite("The rating question")
struct RatingTests {
  private static func talk(_ rules: [String: Bool] = [:]) -> Talk {
    Talk(
      [
        "topics/Main.mcs.yml": Talk.main(
          "    - {kind: CSATQuestion, id: q, variable: Topic.R}\n    - {kind: SendActivity, id: m, activity: \"got {Topic.R}\"}"
        )
      ], rules: rules)
  }

  @Test(
    "one to five, in digits, words or stars",
    arguments: [
      ("4", "4"), ("five", "5"), ("⭐⭐⭐", "3"), ("4 out of 5", "4"), ("2/5", "2"), ("I'd say 1.", "1"),
    ])
  func ratings(reply: String, rating: String) {
    var talk = Self.talk()
    talk.says("go")
    expectNoDifference(talk.says(reply), ["got \(rating)"])
  }

  @Test(
    "anything else is asked about once more and passed over", arguments: ["0", "6", "great", "", "3 or 4"])
  func others(reply: String) {
    var talk = Self.talk()
    talk.says("go")
    expectNoDifference(talk.says(reply).count, 1)
    expectNoDifference(talk.says(reply), ["got "])
    var patient = Self.talk(["survey.rating-passed-over": false])
    patient.says("go")
    patient.says(reply)
    #expect(patient.says(reply) != ["got "])
  }
}
