import CustomDump
import PowerFx
import Testing

@testable import CopilotStudio

@Suite("Topics that interrupt a question")
struct InterruptionTests {
  private static func intent(_ phrases: String, _ actions: String) -> String {
    DefaultAgent.topic(
      "OnRecognizedIntent", "  intent: {triggerQueries: [\(phrases)]}\n  actions:\n\(actions)\n")
  }

  private static func question(_ rest: String = "") -> String {
    Talk.main(
      "    - {kind: Question, id: q, variable: Topic.A, prompt: Which?, entity: NumberPrebuiltEntity\(rest)}\n    - {kind: SendActivity, id: m, activity: \"got {Topic.A}\"}"
    )
  }

  private static func several(_ behaviour: String, rules: [String: Bool] = [:]) -> Talk {
    let ask = """
        triggerBehavior: \(behaviour)
        actions:
          - {kind: Question, id: w, alwaysPrompt: true, variable: System.Recognizer.SelectedIntent, prompt: "{System.Recognizer.MultipleTopicsMatchedReason}: which?", interruptionPolicy: {allowInterruption: false}, entity: {kind: DynamicClosedListEntity, items: =System.Recognizer.IntentOptions}}

      """
    return Talk(
      [
        "topics/Main.mcs.yml": question(),
        "topics/Red.mcs.yml": intent(
          "please order the red shoes", "    - {kind: SendActivity, id: r, activity: red}"),
        "topics/Blue.mcs.yml": intent(
          "please order the blue shoes", "    - {kind: SendActivity, id: b, activity: blue}"),
        "topics/Which.mcs.yml": DefaultAgent.topic("OnSelectIntent", ask),
      ], rules: rules)
  }

  @Test("the question is asked again when the other topic ends, and its retries are not used up")
  func resumes() {
    var talk = Talk([
      "topics/Main.mcs.yml": Self.question(", repeatCount: 1, defaultValue: 7"),
      "topics/Hours.mcs.yml": Self.intent(
        "opening hours", "    - {kind: SendActivity, id: h, activity: nine}"),
    ])
    talk.says("go")
    for _ in 0..<3 { expectNoDifference(talk.says("opening hours"), ["nine", "Which?"]) }
    expectNoDifference(talk.says("x"), ["Which?"])
    expectNoDifference(talk.says("x"), ["got 7"])
  }

  @Test("the other topic may ask too; then the first question comes back with its topic's variables")
  func nested() {
    var talk = Talk([
      "topics/Main.mcs.yml": Self.question(),
      "topics/Other.mcs.yml": Self.intent(
        "other thing",
        "    - {kind: Question, id: o, variable: Topic.B, prompt: Sure?, entity: BooleanPrebuiltEntity}\n    - {kind: SendActivity, id: p, activity: \"{Topic.B}\"}"
      ),
    ])
    talk.says("go")
    expectNoDifference(talk.says("other thing"), ["Sure? [Yes|No]"])
    expectNoDifference(talk.says("yes"), ["true", "Which?"])
    expectNoDifference(talk.says("5"), ["got 5"])
  }

  @Test("a topic that ends everything leaves no question behind")
  func cancels() {
    var talk = Talk([
      "topics/Main.mcs.yml": Self.question(),
      "topics/Stop.mcs.yml": Self.intent("stop that", "    - {kind: CancelAllDialogs, id: c}"),
    ])
    talk.says("go")
    talk.says("stop that")
    #expect(!talk.session.isWaiting)
  }

  @Test(
    "several topics that may be meant are asked about while a question waits, when their topic says always")
  func several() {
    var talk = Self.several("Always")
    talk.says("go")
    let heard = talk.says("please order the shoes")
    expectNoDifference(heard.count, 1)
    #expect(heard[0].hasPrefix("Interruption: which?"))
    expectNoDifference(talk.says("Blue"), ["blue", "Which?"])
    expectNoDifference(talk.says("3"), ["got 3"])
  }

  @Test("otherwise the best of them interrupts, and so it does when the rule is off")
  func best() {
    var plain = Self.several("Default")
    plain.says("go")
    expectNoDifference(plain.says("please order the shoes").count, 2)
    var off = Self.several("Always", rules: ["question.several-topics-interrupt": false])
    off.says("go")
    expectNoDifference(off.says("please order the shoes").count, 2)
  }

  @Test("topics that keep interrupting each other do not pile up without end")
  func bounded() {
    let ask = "    - {kind: Question, id: q, variable: Topic.A, prompt: Which?, entity: NumberPrebuiltEntity}"
    var talk = Talk([
      "topics/One.mcs.yml": Self.intent("first thing", ask),
      "topics/Two.mcs.yml": Self.intent("second thing", ask),
    ])
    for turn in 0..<300 { talk.says(turn % 2 == 0 ? "first thing" : "second thing") }
    #expect(talk.session.frames.count <= BotRules.mostTopics)
    expectNoDifference(talk.says("4").last, "Which?")
  }
}
