import Basis
import CustomDump
import Testing

@testable import CopilotStudio

@Suite("Questions")
struct QuestionTests {
  private static func question(_ rest: String) -> String {
    """
        - kind: Question
          id: q
          variable: init:Topic.A
          prompt: Which?
    \(rest.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
        - {kind: SendActivity, id: m, activity: "got {Topic.A}"}
    """
  }

  @Test("choices become buttons, and the answer is an option expressions can compare")
  func closedList() {
    var talk = Talk([
      "settings.mcs.yml": "schemaName: cr1_b\ndisplayName: B",
      "topics/Main.mcs.yml": Talk.main(
        Self.question(
          "entity: {kind: EmbeddedEntity, definition: {kind: ClosedListEntity, items: [{id: s, displayName: Small}, {id: l, displayName: Large}]}}"
        )
          + "\n    - {kind: SendActivity, id: o, activity: \"{Topic.A = 'cr1_b.topic.Main.main.q'.l}\"}"),
    ])
    expectNoDifference(talk.says("go"), ["Which? [Small|Large]"])
    expectNoDifference(talk.says("large"), ["got Large", "true"])
  }

  @Test("shared entities are found by name: closed lists and regular expressions")
  func sharedEntities() {
    var talk = Talk([
      "settings.mcs.yml": "schemaName: cr1_b\ndisplayName: B",
      "entities/Ticket.mcs.yml": "kind: RegexEntity\npattern: INC[0-9]{3}",
      "entities/Size.mcs.yml":
        "kind: ClosedListEntity\nitems:\n  - {id: s, displayName: Small, synonyms: [tiny]}",
      "topics/Main.mcs.yml": Talk.main(
        Self.question("entity: {kind: RegexEntityReference, entityId: cr1_b.entity.Ticket}")
          + "\n    - {kind: Question, id: r, variable: Topic.S, prompt: Size?, entity: {kind: ClosedListEntityReference, entityId: cr1_b.entity.Size}}"
          + "\n    - {kind: SendActivity, id: o, activity: \"{Topic.S = 'cr1_b.entity.Size'.s}\"}"),
    ])
    talk.says("go")
    expectNoDifference(talk.says("it is INC123 I think"), ["got INC123", "Size? [Small]"])
    expectNoDifference(talk.says("tiny"), ["true"])
  }

  @Test("retries use their own words, and giving up takes the default value")
  func retries() {
    var talk = Talk.topic(
      Self.question(
        """
        entity: NumberPrebuiltEntity
        repeatCount: 1
        unrecognizedPrompt: A number, please.
        defaultValue: 7
        defaultValueResponse: Then seven.
        """))
    expectNoDifference(talk.says("go"), ["Which?"])
    expectNoDifference(talk.says("zzz"), ["A number, please."])
    talk.says("zzz")
    expectNoDifference(
      talk.trace,
      [
        "received zzz", "give up: defaultValue", "set Topic.A = 7", "say Then seven.", "did q", "say got 7",
        "did m",
        "end Main (finished)",
      ])
  }

  @Test("two retries are the default, then the product escalates; the rule can be switched off")
  func escalates() {
    var talk = Talk.topic(Self.question("entity: NumberPrebuiltEntity"))
    talk.says("go")
    expectNoDifference(talk.says("zzz"), ["Which?"])
    expectNoDifference(talk.says("zzz"), ["Which?"])
    expectNoDifference(talk.says("zzz"), ["I'll get a person for you.", "[hand-off]"])
    var off = Talk(talk.agent, rules: ["question.give-up-escalates": false])
    off.says("go")
    off.says("zzz")
    off.says("zzz")
    expectNoDifference(off.says("zzz"), ["got "])
  }

  @Test("a value that breaks the rule is not accepted")
  func validation() {
    var talk = Talk.topic(
      Self.question("entity: NumberPrebuiltEntity\nvalidation: =Topic.A > 10\ninvalidPrompt: More than ten!"))
    talk.says("go")
    expectNoDifference(talk.says("5"), ["More than ten!"])
    expectNoDifference(talk.says("15"), ["got 15"])
  }

  @Test("a question whose variable has a value is skipped, unless it always asks")
  func skipping() {
    let preset = "    - {kind: SetVariable, id: s, variable: Topic.A, value: set}\n"
    var skipped = Talk.topic(preset + Self.question("entity: StringPrebuiltEntity"))
    skipped.says("go")
    #expect(skipped.trace.contains("skip q"))
    expectNoDifference(skipped.heard, ["got set"])
    var asked = Talk.topic(preset + Self.question("entity: StringPrebuiltEntity\nalwaysPrompt: true"))
    expectNoDifference(asked.says("go"), ["Which?"])
    var mode = Talk.topic(preset + Self.question("entity: StringPrebuiltEntity\nskipQuestionMode: AlwaysAsk"))
    expectNoDifference(mode.says("go"), ["Which?"])
  }

  @Test("a question for any text is left only for an exact phrase, and not when interruptions are off")
  func interruptions() {
    var talk = Talk.topic(Self.question("entity: StringPrebuiltEntity"))
    talk.says("go")
    expectNoDifference(talk.says("let me talk to a human please"), ["got let me talk to a human please"])
    var other = Talk.topic(Self.question("entity: StringPrebuiltEntity"))
    other.says("go")
    expectNoDifference(other.says("can i talk to a human"), ["I'll get a person for you.", "[hand-off]"])
    var off = Talk.topic(
      Self.question("entity: StringPrebuiltEntity\ninterruptionPolicy: {allowInterruption: false}"))
    off.says("go")
    expectNoDifference(off.says("can i talk to a human"), ["got can i talk to a human"])
  }

  @Test("a card prompt waits for its submit and binds what it holds")
  func cardPrompt() {
    var talk = Talk.topic(
      """
          - kind: AdaptiveCardPrompt
            id: card
            card: '={type: "AdaptiveCard"}'
            output: {binding: {name: Topic.Name, actionSubmitId: Topic.Button}}
          - {kind: SendActivity, id: m, activity: "{Topic.Button}: {Topic.Name}"}
      """)
    expectNoDifference(talk.says("go"), ["<adaptive>"])
    expectNoDifference(talk.says("what?"), ["<adaptive>"])
    talk.takes(.message(.init("", value: ["name": "Ana", "actionSubmitId": "ok"])))
    expectNoDifference(talk.heard, ["ok: Ana"])
  }

  @Test("a topic that listens to every message runs before the answer is read")
  func activityTopic() {
    var talk = Talk([
      "topics/Main.mcs.yml": Talk.main(Self.question("entity: NumberPrebuiltEntity")),
      "topics/All.mcs.yml": DefaultAgent.topic(
        "OnActivity",
        "  type: Message\n  actions:\n    - {kind: SendActivity, id: seen, activity: \"seen {System.Activity.Text}\"}\n"
      ),
    ])
    expectNoDifference(talk.says("go"), ["seen go", "Which?"])
    talk.says("4")
    expectNoDifference(
      talk.trace.prefix(6).map { $0 },
      ["received 4", "start All (activity)", "say seen 4", "did seen", "end All (finished)", "answered 4"])
    expectNoDifference(talk.heard, ["seen 4", "got 4"])
  }

  @Test("yes and no are understood in the customer's language and in the agent's")
  func languages() {
    for answer in ["yes", "ja"] {
      var talk = Talk([
        "settings.mcs.yml": "displayName: B\nschemaName: cr1_b\nlanguage: 1031",
        "topics/Main.mcs.yml": Talk.main(Self.question("entity: BooleanPrebuiltEntity")),
      ])
      talk.context.locale = "en-US"
      talk.says("go")
      expectNoDifference(talk.says(answer), ["got true"])
    }
  }

  @Test("only the topics that a question names may interrupt it")
  func selectedInterruptions() {
    func talk(_ allowed: String) -> Talk {
      Talk([
        "topics/Main.mcs.yml": Talk.main(
          Self.question(
            "entity: NumberPrebuiltEntity\ninterruptionPolicy: {interruptionTopicListFilter: {kind: IncludeSelectedTopics, allowedInterruptTopics: [x.topic.\(allowed)]}}"
          )),
        "topics/Other.mcs.yml": DefaultAgent.topic(
          "OnRecognizedIntent",
          "  intent: {triggerQueries: [other thing]}\n  actions:\n    - {kind: SendActivity, id: o, activity: other}\n"
        ),
      ])
    }
    var open = talk("Other")
    open.says("go")
    expectNoDifference(open.says("other thing"), ["other", "Which?"])
    var closed = talk("Main")
    closed.says("go")
    expectNoDifference(closed.says("other thing"), ["Which?"])
  }
}
