import Basis
import CustomDump
import Scenarios
import Testing

/// What can be expected, with a small bot: a value that holds, and one that does not.
@Suite("Expectations")
struct ExpectationTests {
  private static var bot: SmallBot {
    var bot = SmallBot.usual
    bot.topics["Order"] = SmallBot.topic(
      "OnRecognizedIntent", phrases: "my order",
      "{kind: Question, id: which, variable: Global.Order, prompt: Which order?, entity: StringPrebuiltEntity}",
      """
      {kind: ConditionGroup, id: known, conditions: [{id: is4711, condition: =Global.Order = "4711", actions: [\
      {kind: SendActivity, id: yes, activity: On its way}]}]}
      """,
      """
      {kind: SendActivity, id: card, activity: {attachments: [{kind: AdaptiveCardTemplate, cardContent: \
      "{\\"type\\": \\"AdaptiveCard\\", \\"body\\": [{\\"type\\": \\"TextBlock\\", \\"text\\": \\"Thanks\\"}], \\"actions\\": \
      [{\\"type\\": \\"Action.Submit\\", \\"title\\": \\"Rate\\"}]}"}]}}
      """)
    bot.keys = ""
    return bot
  }

  /// What a script that asks for the order does not fulfil.
  private func misses(_ expectation: String) throws -> [String] {
    try Self.bot.misses(["customer: my order", "customer: 4711", "expect: {\(expectation)}"])
  }

  @Test(
    "what holds is accepted, and its opposite is not",
    arguments: [
      ("message: {from: Bot, times: 2}", "message: {from: Bot, times: 3}"),
      (
        "message: {text: On its way, times: {at-least: 1}}",
        "message: {text: On its way, times: {at-least: 2}}"
      ),
      ("message: {text: On its way, within: 0s}", "message: {text: On its way, after: 1s}"),
      ("message: {text: On its way, at: \"09:00:00\"}", "message: {text: On its way, at: \"09:00:01\"}"),
      (
        "sent: {json: {\"attachments[0].content.body[0].text\": Thanks}}",
        "sent: {json: {\"attachments[1].content\": Thanks}}"
      ),
      (
        "message: {json: {\"attachments[*].contentType\": \"*adaptive\"}}",
        "message: {json: {\"attachments[*].contentType\": \"*hero\"}}"
      ),
      ("sent: {cards: adaptive, actions: Rate}", "sent: {cards: hero}"),
      ("sent: {actions: Rate}", "sent: {actions: Send}"),
      ("node: {node: yes, topic: Order, bot: Bot, kind: SendActivity}", "node: {node: \"no\"}"),
      ("node: {node: known, branch: is4711}", "node: {node: known, branch: other}"),
      ("variables: {bot: Bot, Global.Order: \"4711\"}", "variables: {bot: Bot, Global.Order: \"4712\"}"),
      ("message: {text: {matches: \"(?i)^on\"}}", "message: {text: {matches: \"^on\"}}"),
      ("optional: {message: Never}", "critical: {message: Never}"),
      ("no: {message: {from: Bot, after: 1s}}", "no: {message: {from: Bot, within: 1s}}"),
    ])
  func holds(good: String, bad: String) throws {
    expectNoDifference(try misses(good), [])
    #expect(try misses(bad).count == 1)
  }

  @Test("an order can be of one event, and counts each of its facts once")
  func order() throws {
    func misses(_ steps: String) throws -> [String] {
      try Self.bot.misses(["customer: Hi", "expect: {in-order: [\(steps)]}"])
    }
    // Being assigned and becoming Active are one event.
    expectNoDifference(try misses("assigned: {to: Bot}, state: Active, joined: Bot"), [])
    expectNoDifference(
      try misses("state: Active, assigned: {to: Bot}"),
      ["assigned: to \"Bot\" after state: state \"Active\" | it came earlier"])
    expectNoDifference(
      try misses("assigned: {to: Bot}, assigned: {to: Bot}"),
      ["assigned: to \"Bot\" after assigned: to \"Bot\" | it came earlier"])
    expectNoDifference(
      try misses("assigned: {to: Bot}, declined: {by: Mia Novak}"),
      ["declined: by \"Mia Novak\" after assigned: to \"Bot\" | nothing of the kind"])
    expectNoDifference(
      try misses("assigned: {to: Bot}, joined: {who: Mia Novak}"),
      ["joined: who \"Mia Novak\" after assigned: to \"Bot\" | who was \"Bot\""])
  }

  @Test("how words were matched can be expected")
  func recognized() throws {
    let bot = Self.bot
    expectNoDifference(
      try bot.misses([
        "customer: my order", "expect: {recognized: {topic: Order, outcome: exact, score: {at-least: 0.99}}}",
        "expect: {recognized: {outcome: none}}",
      ]), ["recognized: outcome \"none\" | outcome was \"exact\""])
  }

  @Test("the context of the conversation can be expected as it is now")
  func context() throws {
    let misses = try Self.bot.misses([
      "customer: hi", "set: context.CloseOmnichannelConversation=false", "customer: hi",
      "expect: {state: {context: {CloseOmnichannelConversation: false}}}",
      "expect: {state: {context: {CloseOmnichannelConversation: true}}}",
    ])
    #expect(misses.count == 1)
  }

  @Test("after something critical nothing more is played, and optional things are told without failing")
  func weights() throws {
    let result = try Self.bot.play([
      "customer: hi", "expect: [{optional: {message: Never}}, {critical: {message: Never}}]", "customer: bye",
      "expect: {message: Nor this}",
    ])
    #expect(result.misses.count == 1)
    #expect(result.notes.map(\.unmet.expected) == ["message: text \"Never\""])
    #expect(result.unplayedCount == 2)
    let text = TextReport.text(result)
    #expect(text.contains("2 lines not played"))
    #expect(text.contains("  optional "))
  }

  @Test("a failure shows what was said before it")
  func talk() throws {
    let miss = try #require(Self.bot.play(["customer: hi", "expect: {message: Never}"]).misses.first)
    expectNoDifference(
      miss.talk,
      [
        "09:00:00 Ana Ruiz: hi", "09:00:00 Bot: Hello", "09:00:00 Bot: Hi there",
      ])
  }

  @Test(
    "a count under no, a measure in a step and a broken regular expression are refused",
    arguments: [
      ("expect: {no: {message: {times: 2}}}", "times cannot stand in an order or under no"),
      ("expect: {in-order: [{message: {times: 2}}]}", "times cannot stand in an order or under no"),
      ("expect: {message: {text: {matches: \"(\"}}}", "( is not a regular expression"),
      ("expect: {message: {within: soon}}", "“soon” is not a length of time"),
      ("expect: {no: {optional: {message: x}}}", "optional cannot stand here"),
    ])
  func refused(line: String, message: String) throws {
    let (loaded, findings) = Self.bot.load([line])
    #expect(loaded == nil)
    #expect(findings.contains { $0.message.hasPrefix(message) }, "\(findings.map(\.message))")
  }

  // MARK: - Files

  @Test("a golden transcript is compared line by line, and says what would be in it")
  func transcript() throws {
    var bot = Self.bot
    let script = ["customer: hi", "expect: {transcript: seen.txt}"]
    let missing = try #require(bot.play(script).misses.first)
    guard case .write(let path, let text)? = missing.unmet.repair else {
      Issue.record("no repair")
      return
    }
    #expect(path == "seen.txt")
    expectNoDifference(text, "Ana Ruiz: hi\nBot: Hello\nBot: Hi there\n")
    bot.files["seen.txt"] = text
    expectNoDifference(try bot.misses(script), [])
    bot.files["seen.txt"] = text.replacing("Hi there", with: "Good day")
    expectNoDifference(
      try bot.misses(script), ["transcript seen.txt, line 3: Bot: Good day | Bot: Hi there"])
  }

  @Test("lines of another file stand in the place of an include, which says where it failed")
  func include() throws {
    var bot = Self.bot
    bot.files["steps/hello.yml"] = "- customer: hi\n- include: again.yml\n"
    bot.files["steps/again.yml"] = "- expect: {message: Never}\n"
    let miss = try #require(bot.play(["include: steps/hello.yml"]).misses.first)
    #expect(miss.unmet.span.file == "steps/again.yml")
    #expect(miss.act == "customer: hi")
    bot.files["steps/again.yml"] = "- include: hello.yml\n"
    #expect(bot.load(["include: steps/hello.yml"]).1.contains { $0.code == "script.include" })
    var wanted = Wanted(by: SourceBundle([]), scenario: "scenario.yml")
    #expect(wanted.files == ["scenario.yml"])
    let scenario = SourceBundle.File(
      path: "scenario.yml", text: bot.bundle(["include: steps/hello.yml"])["scenario.yml"] ?? "")
    wanted = Wanted(by: SourceBundle([scenario]), scenario: "scenario.yml")
    #expect(wanted.files == ["steps/hello.yml"])
  }

  @Test("a fixture adds customers and lines, and the scenario's own words count")
  func fixture() throws {
    var bot = Self.bot
    bot.keys = "fixtures: [people.yml]\ntags: [mine]"
    bot.files["people.yml"] = """
      tags: [shared]
      clock: 2027-01-01T00:00:00Z
      customers: [{name: Leo Falk}]
      script: [customer Leo Falk: hi]
      """
    let result = try bot.play(["customer Ana Ruiz: hi"])
    #expect(result.loaded.scenario.tags == ["mine", "shared"])
    #expect(result.loaded.world.customers.map(\.name) == ["Ana Ruiz", "Leo Falk"])
    #expect(result.loaded.world.start == ISO8601.parse("2026-01-05T09:00:00Z")?.time)
    #expect(result.lines.map(\.line.typed) == ["customer Leo Falk: hi", "customer Ana Ruiz: hi"])
    bot.files["people.yml"] = "customer: []\n"
    #expect(bot.load([]).1.contains { $0.code == "fixture.key" && $0.hint == "did you mean customers?" })
  }

  @Test("a script is played for every row of its table, and a failure is in the row that brought it")
  func examples() throws {
    var bot = Self.bot
    bot.keys = """
      examples:
        - {say: hi, answer: Hi there}
        - {say: opening hours, answer: Never}
      """
    let (loaded, findings) = bot.load(["customer: <say>", "expect: {message: <answer>}"])
    let cases = try #require(loaded, "\(findings.map { $0.rendered() })").cases
    #expect(
      cases.map(\.scenario.title) == [
        "Small [1: say hi, answer Hi there]", "Small [2: say opening hours, answer Never]",
      ])
    let results = cases.map { ScenarioRunner.play($0) }
    #expect(results.map(\.isPassed) == [true, false])
    #expect(results[1].misses[0].unmet.span.start.line == 5)
    #expect(results[1].misses[0].unmet.repair == .value("Nine to five"))
  }
}
