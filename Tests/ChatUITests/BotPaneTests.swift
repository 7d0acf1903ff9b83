import Basis
import ChatUI
import CustomDump
import Scenarios
import Simulation
import Testing

/// The bot's window: where the bot is, its variables, its activities and its errors.
@Suite("The bot's window")
struct BotPaneTests {
  private static func topic(_ trigger: String, _ phrases: String, _ actions: String...) -> String {
    "kind: AdaptiveDialog\nbeginDialog:\n  kind: \(trigger)\n  id: main\n"
      + "  intent: {triggerQueries: [\(phrases)]}\n  actions:\n" + actions.map { "    - \($0)\n" }.joined()
  }

  /// A bot that adds up, in the built-in contact centre.
  private static func run() throws -> Run {
    let files = [
      "settings.mcs.yml": "displayName: Adder\nschemaName: cr1_adder\nlanguage: 1033\n"
        + "configuration: {settings: {GenerativeActionsEnabled: false}}\n",
      "topics/Sum.mcs.yml": topic(
        "OnRecognizedIntent", "the sum",
        "{kind: Question, id: ask, variable: \"init:Topic.Part\", prompt: How much?, entity: NumberPrebuiltEntity}",
        "{kind: SetVariable, id: add, variable: Global.Sum, value: \"=Sum([1, 2, 3, 4], Value) + 100 / (Topic.Part - 7) + Len(\\\"seven\\\")\"}",
        "{kind: SendActivity, id: tell, activity: \"It is {Global.Sum}\"}"),
    ]
    let bundle = SourceBundle(
      files.sorted { $0.key < $1.key }.map { SourceBundle.File(path: "adder/\($0.key)", text: $0.value) })
    let (world, findings) = DefaultWorld.make(folders: ["adder"], bundle: bundle, zone: .utc, seed: 1)
    return Run(try #require(world, "\(findings.map { $0.rendered() })"))
  }

  private func probe(_ width: Int, _ height: Int = 30, _ lines: String...) throws -> ScreenProbe {
    var probe = ScreenProbe(try Self.run(), width: width, height: height)
    for line in lines { probe.enter(line) }
    probe.press(.alt("2"))
    return probe
  }

  /// The rows of the bot's window without its border.
  private func rows(_ probe: ScreenProbe) -> [String] {
    probe.rows.compactMap { row in
      let parts = row.split(separator: "┃", omittingEmptySubsequences: false)
      guard parts.count > 2 else { return nil }
      return String(parts[1].drop { $0 == " " }).replacing(#/ +$/#, with: "")
    }
  }

  @Test("a question that waits shows the way to it", arguments: [40, 80, 120])
  func position(width: Int) throws {
    let probe = try probe(width, 30, "the sum")
    let at = try #require(rows(probe).first { $0.hasPrefix("At ") })
    #expect(at == "At  Sum → Question ask")
    #expect(rows(probe).contains { $0.hasPrefix("Session 1  Engaged") && $0.hasSuffix("1 turn") })
  }

  @Test("an error shows its action, its place and the expression with a caret", arguments: [40, 80, 120])
  func caret(width: Int) throws {
    let rows = rows(try probe(width, 40, "the sum", "7"))
    let error = try #require(rows.firstIndex { $0.hasPrefix("!") })
    let told = rows[(error + 1)...].prefix { !$0.hasPrefix("·") && !$0.hasPrefix("▸") && !$0.isEmpty }
    #expect(told.joined(separator: " ").contains("SetVariable add at Sum.mcs.yml:8"))
    let carets = try #require(told.firstIndex { $0.contains("^") })
    // Both lines lost the same white space before them but the caret's own.
    #expect(told[carets - 1].contains("100 / (Topic"))
    #expect(told[carets].allSatisfy { $0 == "^" } && told[carets].count > 12)
  }

  @Test("what an answer changed has a star, and nothing of what was before")
  func stars() throws {
    var probe = try probe(120, 40, "the sum", "9")
    #expect(rows(probe).contains { $0.hasPrefix("*Global.Sum") && $0.hasSuffix(" 65") })
    probe.press(.alt("1"))
    probe.enter("the sum")
    probe.press(.alt("2"))
    #expect(rows(probe).contains { $0.hasPrefix("Global.Sum") && $0.hasSuffix(" 65") })
  }

  @Test("a variable is set at the window, and what cannot be is told")
  func set() throws {
    var probe = try probe(120, 40, "the sum")
    probe.enter("/set Topic.Part = 3 * 4")
    #expect(rows(probe).contains { $0.hasPrefix("*Topic.Part") && $0.hasSuffix(" 12") })
    #expect(rows(probe).contains { $0.contains("Topic.Part set from outside") })
    probe.enter("/set System.FallbackCount = 1")
    #expect(probe.text.contains("System.FallbackCount is read-only"))
    probe.press(.control("u"))
    probe.enter("/set Topic.Part = \"x\"")
    #expect(probe.text.contains("Topic.Part is a Number, the value is a String"))
    probe.type("/set Topic.P")
    #expect(probe.text.contains("/set Topic.Part ="))
  }

  @Test("activities are shown as they were sent and as words again", arguments: [40, 120])
  func activities(width: Int) throws {
    var probe = try probe(width, 40, "the sum")
    #expect(!probe.text.contains("inputHint"))
    probe.press(.alt("j"))
    let shown = rows(probe)
    #expect(shown.contains { $0.contains(#""type": "message","#) })
    #expect(shown.contains { $0.contains(#""inputHint": "expectingInput""#) })
    probe.enter("/raw")
    #expect(!probe.text.contains("inputHint"))
  }

  @Test("the sessions are told in a box of their own", arguments: [40, 80, 120])
  func sessions(width: Int) throws {
    var probe = try probe(width, 30, "the sum", "9")
    probe.enter("/sessions")
    #expect(probe.text.contains("Sessions"))
    #expect(probe.text.contains("begins with \"the sum\""))
    #expect(probe.text.replacing(#/\s+/#, with: " ").contains("session.engaged"))
    probe.press(Key(.escape))
    #expect(!probe.text.contains("begins with"))
  }

  @Test("whole windows look as blessed", arguments: [(40, 20), (80, 24), (120, 40)])
  func blessed(width: Int, height: Int) throws {
    var probe = try probe(width, height, "the sum", "7")
    try probe.expectScreen("bot-\(width)x\(height)-error")
    probe.press(.alt("1"))
    probe.enter("the sum")
    probe.press(.alt("2"), .alt("j"))
    try probe.expectScreen("bot-\(width)x\(height)-activities")
    probe.press(.alt("j"), Key(.function(4)))
    try probe.expectScreen("bot-\(width)x\(height)-sessions")
  }
}
