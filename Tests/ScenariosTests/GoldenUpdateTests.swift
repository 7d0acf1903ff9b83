import Basis
import CustomDump
import Scenarios
import Testing

/// Files that come to expect what came.
@Suite("Updated goldens")
struct GoldenUpdateTests {
  private func update(_ bot: SmallBot, _ script: [String]) throws -> GoldenUpdate {
    let bundle = bot.bundle(script)
    var update = GoldenUpdate()
    for item in try #require(Shipped.load("scenario.yml", in: bundle).0).cases {
      update.add(ScenarioRunner.play(item).misses, shown: { $0 }, source: { bundle[$0] })
    }
    return update
  }

  @Test("only the value changes; comments and layout stay")
  func value() throws {
    let script = [
      "customer: hi", "expect: {message: {from: Bot, text:  'Good day'}}   # stays",
      "expect: {state: {state: Closed}}",
    ]
    let update = try update(SmallBot.usual, script)
    let file = try #require(update.files.first)
    expectNoDifference(
      file.difference,
      """
      --- scenario.yml
      +++ scenario.yml
      @@ line 14 @@
      -  - expect: {message: {from: Bot, text:  'Good day'}}   # stays
      -  - expect: {state: {state: Closed}}
      +  - expect: {message: {from: Bot, text:  Hi there}}   # stays
      +  - expect: {state: {state: Active}}

      """)
    #expect(update.left == 0)
  }

  @Test("what came nowhere near is left, and so is what two rows want differently")
  func left() throws {
    let far = try update(SmallBot.usual, ["customer: hi", "expect: {offered: {to: Mia Novak}}"])
    #expect(far.files.isEmpty)
    #expect(far.left == 1)
    var bot = SmallBot.usual
    bot.keys = "examples: [{say: hi}, {say: opening hours}]"
    let two = try update(bot, ["customer: <say>", "expect: {message: {from: Bot, text: Never}}"])
    #expect(two.left == 1)
    #expect(two.files.count == 1)
  }

  @Test("a row's own value is changed in the table")
  func row() throws {
    var bot = SmallBot.usual
    bot.keys = "examples:\n  - {say: hi, answer: Never}   # first\n"
    let update = try update(bot, ["customer: <say>", "expect: {message: {from: Bot, text: <answer>}}"])
    #expect(update.files.first?.new.contains("  - {say: hi, answer: Hi there}   # first\n") == true)
  }

  @Test("a transcript that is not there yet is written whole")
  func transcript() throws {
    let update = try update(SmallBot.usual, ["customer: hi", "expect: {transcript: seen.txt}"])
    expectNoDifference(
      update.files.map(\.difference),
      ["--- nothing\n+++ seen.txt\n@@ line 1 @@\n+Ana Ruiz: hi\n+Bot: Hello\n+Bot: Hi there\n"])
  }
}
