import Basis
import CustomDump
import Foundation
import Host
import Scenarios
import Simulation
import Testing
import Views

/// The folder of published material; without it what needs it is skipped.
private let corpusFolder = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

@Suite("Traces in the product's shape")
struct TraceTests {
  private static let bot: SmallBot = {
    var bot = SmallBot.usual
    bot.topics["Order"] = SmallBot.topic(
      "OnRecognizedIntent", phrases: "my order",
      "{kind: Question, id: ask, variable: \"init:Topic.Number\", prompt: Which?, entity: NumberPrebuiltEntity}",
      """
      {kind: ConditionGroup, id: group, conditions: [{id: big, condition: =Topic.Number > 10, actions: [\
      {kind: SetVariable, id: note, variable: Global.Big, value: true}]}], \
      elseActions: [{kind: BeginDialog, id: other, dialog: cr1_bot.topic.Hours}]}
      """,
      "{kind: SendActivity, id: said, activity: Done}")
    return bot
  }()

  private func actions(_ words: String...) throws -> [String] {
    try Self.bot.play(words.map { "customer: \"\($0)\"" }).run.tracedActions().map {
      "\($0.actionType) \($0.actionID)"
    }
  }

  @Test("each action is traced once, a condition with the branch that was taken")
  func branches() throws {
    let start = ["SendActivity hello", "Question ask", "ConditionGroup group"]
    expectNoDifference(
      try actions("my order", "12"), start + ["ConditionItem big", "SetVariable note", "SendActivity said"])
    expectNoDifference(
      try actions("my order", "2"),
      start + [
        "ConditionItem groupElseActions", "BeginDialog other", "SendActivity hours", "SendActivity said",
      ])
  }

  @Test("a question that is asked again, also after another topic, is one action")
  func retries() throws {
    expectNoDifference(
      try actions("my order", "opening hours", "green", "12"),
      [
        "SendActivity hello", "Question ask", "SendActivity hours", "ConditionGroup group",
        "ConditionItem big",
        "SetVariable note", "SendActivity said",
      ])
  }

  @Test("an action says its topic, its variables and what failed")
  func fields() throws {
    var bot = Self.bot
    bot.topics["Sum"] = SmallBot.topic(
      "OnRecognizedIntent", phrases: "the sum",
      "{kind: SetVariable, id: sum, variable: Topic.Sum, value: =1/0}")
    let run = try bot.play(["customer: my order", "customer: \"12\"", "customer: the sum"]).run
    let actions = run.tracedActions()
    let note = try #require(actions.first { $0.actionID == "note" })
    #expect(note.topicID == "cr1_bot.topic.Order" && note.triggerID == "main")
    #expect(note.dialogState == [JSON.Member("Number", 12)])
    #expect(note.globalState == [JSON.Member("Big", true)])
    #expect(actions.first { $0.actionID == "sum" }?.exception.isEmpty == false)
    #expect(actions.first { $0.actionID == "group" }?.exits == ["big"])
  }

  @Test("the test canvas's file has messages with the actions behind them")
  func canvas() throws {
    let run = try Self.bot.play(["customer: my order", "customer: \"12\""]).run
    let told = (run.canvasTranscript["activities"]?.array ?? []).map { activity in
      let actions = activity["value"]?["actions"]?.array?.compactMap { $0["actionId"]?.string } ?? []
      return
        "\(activity["from"]?["role"]?.string ?? "") \(activity["text"]?.string ?? actions.joined(separator: " "))"
    }
    expectNoDifference(
      told,
      [
        "bot Hello", "bot hello", "user my order", "bot Which?", "bot ask", "user 12", "bot Done",
        "bot group big note said",
      ])
    let tracing = run.canvasTranscript["activities"]?.array?[1]
    #expect(tracing?["valueType"] == "DialogTracingInfo" && tracing?["name"] == "DialogTracing")
    #expect(
      (tracing?["value"]?["actions"]?.array?[0].members ?? []).map(\.name) == [
        "actionId", "topicId", "triggerId", "dialogComponentId", "actionType", "conditionItemExit",
        "variableState",
        "exception", "resultTrace",
      ])
  }

  @Test("a row of conversationtranscript has the trace activities between the messages")
  func dataverse() throws {
    var bot = Self.bot
    bot.topics["Fallback"] = SmallBot.topic(
      "OnUnknownIntent", "{kind: SendActivity, id: what, activity: What}")
    let words = ["my order", "12", "qqqq", "a person"]
    let run = try bot.play(words.map { "customer: \"\($0)\"" }).run
    let content = try #require(run.dataverseTranscripts.first?["content"]?.string)
    let activities = try #require(try JSON(parsing: content)["activities"]?.array)
    expectNoDifference(
      activities.map {
        $0["valueType"]?.string ?? "\($0["from"]?["role"]?.int ?? -1) \($0["text"]?.string ?? "")"
      },
      [
        "ConversationInfo", "0 Hello", "1 my order", "IntentRecognition", "0 Which?", "1 12",
        "VariableAssignment",
        "VariableAssignment", "0 Done", "1 qqqq", "UnknownIntent",
        "0 What", "1 a person",
        "IntentRecognition", "HandOff",
        "SessionInfo",
      ])
    let info = try #require(activities.last?["value"])
    #expect(info["type"] == "Engaged" && info["outcome"] == "Escalated" && info["turnCount"] == 4)
    #expect(activities.allSatisfy { $0["timestamp"] == 1_767_603_600 })
  }

  // MARK: - Comparison

  private func compared(_ file: String, _ expectation: String = "trace: theirs.json") throws -> [String] {
    var bot = Self.bot
    bot.files["theirs.json"] = file
    let misses = try bot.play(["customer: my order", "customer: \"12\"", "expect: {\(expectation)}"]).misses
    return misses.flatMap { [$0.unmet.expected, $0.unmet.came, $0.unmet.nearest ?? ""] }
  }

  private static func list(_ ids: [(String, String)], topic: String = "cr9_copy.topic.order") -> String {
    let actions = ids.map { #"{"actionId": "\#($0.1)", "topicId": "\#(topic)", "actionType": "\#($0.0)"}"# }
    return #"[{"actionId":"hello","topicId":"x.topic.ConversationStart","actionType":"SendActivity"},"#
      + actions.joined(separator: ",") + "]"
  }

  private static let same = [
    ("Question", "ask"), ("ConditionGroup", "group"), ("ConditionItem", "big"), ("SetVariable", "note"),
    ("SendActivity", ""),
  ]

  @Test("a trace of a copied agent, with a missing id, is the same")
  func equal() throws { expectNoDifference(try compared(Self.list(Self.same)), []) }

  @Test("what a run traces can be read back, as the canvas saves it and as transcripts hold it")
  func roundTrip() throws {
    let run = try Self.bot.play(["customer: my order", "customer: \"12\""]).run
    let canvas = run.canvasTranscript
    expectNoDifference(try compared(canvas.prettyText), [])
    expectNoDifference(try compared(canvas["activities"]?.text ?? ""), [])
    let row: JSON = ["name": "x", "content": .string(canvas.text)]
    expectNoDifference(try compared(row.text), [])
    expectNoDifference(try compared(JSON(dictionaryLiteral: ("value", [row])).text), [])
    expectNoDifference(try compared(row.text, "trace: {file: theirs.json, bot: Bot}"), [])
  }

  @Test("the first difference is told with what stands around it")
  func difference() throws {
    var changed = Self.same
    changed[2] = ("ConditionItem", "small")
    expectNoDifference(
      try compared(Self.list(changed)),
      [
        "trace theirs.json, action 4 of 6: ConditionItem small in order", "ConditionItem big in Order",
        "both ran Question ask in Order, ConditionGroup group in Order; then the file has SetVariable note in order, "
          + "SendActivity in order, the bot SetVariable note in Order, SendActivity said in Order",
      ])
  }

  @Test("a trace that is longer or shorter differs at its end")
  func ends() throws {
    #expect(
      try compared(Self.list(Self.same + [("EndDialog", "e")]))[1] == "the bot's trace ends after 6 actions")
    #expect(
      try compared(Self.list(Self.same.dropLast()))[0] == "trace theirs.json: nothing after its 5 actions")
  }

  @Test(
    "a file that holds no trace is reported",
    arguments: [
      ("theirs.json", "{\"activities\": []}", "theirs.json holds no traced action"),
      ("theirs.json", "no", "theirs.json is not JSON"), ("other.json", "", "there is no file other.json"),
      ("../up.json", "", "there is no file ../up.json"),
    ])
  func unreadable(file: String, text: String, message: String) {
    var bot = Self.bot
    if !text.isEmpty { bot.files[file] = text }
    let (loaded, findings) = bot.load(["customer: hi", "expect: {trace: \(file)}"])
    #expect(loaded == nil)
    #expect(findings.map(\.message).contains(message))
  }

  @Test("a trace is asked for before a scenario is loaded")
  func wanted() {
    let wanted = Wanted(by: Self.bot.bundle(["expect: {trace: t/theirs.json}"]), scenario: "scenario.yml")
    #expect(wanted.files == ["t/theirs.json"])
  }

  @Test(
    "deep and broken files end soon",
    arguments: [String(repeating: "[", count: 100_000), "{\"content\":", "[[[[1]]]]"])
  func hostile(text: String) { #expect((TraceFile.steps(in: text) ?? []).isEmpty) }

  // MARK: - Real files

  @Test("the transcripts of the corpus can be read", .enabled(if: corpusFolder != nil))
  func realFiles() throws {
    let folder = try #require(corpusFolder) + "/transcripts"
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let files = paths.filter { $0.hasSuffix(".transcript") || $0.hasSuffix(".json") }.sorted()
    #expect(!files.isEmpty)
    for file in files {
      let steps = TraceFile.steps(in: try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8))
      #expect(steps != nil, "\(file)")
      print("\(file): \(steps?.count ?? 0) traced actions")
    }
  }
}
