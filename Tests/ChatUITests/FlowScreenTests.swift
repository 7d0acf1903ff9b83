import ChatUI
import CustomDump
import Testing

/// Whole screens at the moments the documented flows are about.
@Suite struct FlowScreenTests {
  static let sizes = [(120, 40), (80, 24)]

  @Test("two bots in one queue look as blessed from the greeting to the survey", arguments: sizes)
  func oneQueue(width: Int, height: Int) throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: width, height: height)
    let name = "one-queue-\(width)x\(height)"
    try probe.expectScreen("\(name)-1-greeted")
    probe.enter("I want to talk to a person")
    probe.wait(seconds: 4)
    try probe.expectScreen("\(name)-2-offered")
    probe.press(.alt("3"))
    probe.type("/acc")
    try probe.expectScreen("\(name)-3-offered-to-me")
    probe.press(Key(.tab), Key(.enter))
    try probe.expectScreen("\(name)-4-accepted")
    probe.enter("Hello Ana, how can I help?", "/note Bent corner, customer keeps the item")
    probe.press(.alt("1"))
    probe.enter("My parcel came with a bent corner.")
    probe.press(.alt("3"))
    probe.enter("/tq Support --to-bot")
    try probe.expectScreen("\(name)-5-left")
    probe.press(.alt("1"))
    try probe.expectScreen("\(name)-6-survey")
    probe.enter("/choose 4", "You were quick")
    try probe.expectScreen("\(name)-7-answered")
    probe.press(.alt("2"))
    try probe.expectScreen("\(name)-8-bot")
  }

  @Test("two bots in two queues look as blessed", arguments: sizes)
  func twoQueues(width: Int, height: Int) throws {
    var probe = try ScreenProbe("two-bots-two-queues", width: width, height: height)
    let name = "two-queues-\(width)x\(height)"
    probe.enter("Where is my order?", "4711", "No")
    probe.wait(seconds: 2)
    try probe.expectScreen("\(name)-1-offered")
    probe.press(.alt("3"))
    probe.enter("/accept")
    try probe.expectScreen("\(name)-2-accepted")
    probe.enter("It was on the wrong van.", "/tq Queue 2")
    try probe.expectScreen("\(name)-3-left")
    probe.press(.alt("2"))
    try probe.expectScreen("\(name)-4-bot")
  }

  @Test("an Azure bot's window shows what its handler recognised, the tags and the activities")
  func azure() throws {
    var probe = try ScreenProbe("azure-bot", width: 120, height: 60)
    probe.enter("My card is gone", "agent")
    probe.press(.alt("2"))
    #expect(probe.row(holding: "not understood") != nil)
    #expect(probe.row(holding: "startConversation") != nil)
    #expect(probe.row(holding: "left: escalated to a person") != nil)
    #expect(probe.row(holding: "Perfect I'll transfer you now") != nil)
    #expect(probe.row(holding: "tags") != nil)
    #expect(probe.row(holding: "channelData") == nil)
    probe.press(.alt("j"))
    #expect(probe.row(holding: "channelData") != nil)
  }

  @Test("the typing indicator that never arrives is marked where it was sent")
  func unseenTyping() throws {
    var probe = try ScreenProbe("limitations")
    for _ in 0..<3 { probe.send(.playNext) }
    #expect(probe.row(holding: "the customer does not see it") != nil)
    for _ in 0..<10 { probe.send(.playNext) }
    #expect(probe.row(holding: "the customer gets it changed") != nil)
  }

  @Test("the overlays look as blessed", arguments: sizes)
  func overlays(width: Int, height: Int) throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: width, height: height)
    probe.enter("I want to talk to a person")
    let name = "overlay-\(width)x\(height)"
    probe.press(Key(.function(2)))
    try probe.expectScreen("\(name)-why")
    probe.press(Key(.function(1)))
    try probe.expectScreen("\(name)-help")
    probe.press(.control("p"))
    probe.type("zo")
    try probe.expectScreen("\(name)-palette")
  }

  @Test("a message as sent and as received looks as blessed", arguments: sizes)
  func limits(width: Int, height: Int) throws {
    var probe = try ScreenProbe("limitations", width: width, height: height)
    for _ in 0..<12 { probe.send(.playNext) }
    probe.press(Key(.function(3)))
    try probe.expectScreen("limits-\(width)x\(height)-latest")
    probe.press(Key(.up))
    try probe.expectScreen("limits-\(width)x\(height)-one-before")
    for _ in 0..<6 { probe.press(Key(.right)) }
    probe.press(Key(.up), Key(.up))
    try probe.expectScreen("limits-\(width)x\(height)-sms")
  }

  @Test("in the overlay of limitations the version changes, and every channel comes round again")
  func limitsOfVersions() throws {
    var probe = try ScreenProbe("limitations")
    for _ in 0..<12 { probe.send(.playNext) }
    probe.press(Key(.function(3)), Key(.left))
    var titles: [String] = []
    for _ in 0..<6 {
      let row = probe.row(holding: "As sent  ") ?? ""
      titles.append(
        row.firstRange(of: "Voice").map { String(row[$0.lowerBound...].prefix { $0 != "┃" }) } ?? "")
      probe.type("v")
    }
    expectNoDifference(
      titles.map { $0.split(separator: "  ").first ?? "" },
      [
        "Voice 2023-06", "Voice 2019-11", "Voice 2020-10", "Voice 2022-06", "Voice 2023-06",
        "Voice 2025-10, Azure bot",
      ])
    probe.type("v")
    #expect(probe.row(holding: "Voice is not described in 2019-11") != nil)
    for _ in 0..<14 { probe.press(Key(.right)) }
    #expect(probe.row(holding: "Voice 2019-11") != nil)
  }

  @Test("a message as received is saved as a case that another run of the scenario passes")
  func savedLimits() throws {
    var probe = try ScreenProbe("limitations")
    probe.press(Key(.function(3)))
    probe.press(Key(.escape))
    for _ in 0..<12 { probe.send(.playNext) }
    probe.press(Key(.function(3)), Key(.up), Key(.up), Key(.up), Key(.right), Key(.right))
    probe.type("s")
    guard case .save(let saved)? = probe.effects.first else {
      Issue.record("nothing is saved: \(probe.effects)")
      return
    }
    #expect(saved.name == "msg-11-teams")
    expectNoDifference(saved.script.prefix(2), ["  - customer: \"/open\"", "  - customer: \"/typing\""])
    #expect(
      saved.script.last?.contains(
        "on: teams, from: \"Bot A\", kind: text, limits: [channel.markdown-extra-space]") == true)
  }

  @Test("what the customer does not get is marked in the bot's window")
  func bot() throws {
    var probe = try ScreenProbe("limitations")
    for _ in 0..<12 { probe.send(.playNext) }
    probe.press(.alt("2"))
    try probe.expectScreen("limitations-120x40-bot")
  }

  @Test("a mistake in the capacities shows the broken step and why")
  func misordered() throws {
    var probe = try ScreenProbe("two-bots-one-queue-misordered")
    probe.enter("I want to talk to a person")
    try probe.expectScreen("misordered-120x40")
    let step = try #require(probe.row(holding: "went otherwise"))
    #expect(probe.row(holding: " Bot B got it; Bot A: it escalated this conversation") != nil)
    #expect(step.hasSuffix("✓✓✓✗·"))
  }

  @Test("the smallest screen works, and a smaller one says so and recovers")
  func small() throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: 40, height: 10)
    probe.enter("I want to talk to a person")
    try probe.expectScreen("small-40x10")
    probe.press(.alt("3"))
    try probe.expectScreen("small-40x10-offer")
    probe.resize(30, 8)
    try probe.expectScreen("small-30x8")
    probe.resize(60, 20)
    try probe.expectScreen("small-60x20-offer")
  }

  @Test("lines of ASCII alone make a screen of ASCII alone")
  func ascii() throws {
    var probe = try ScreenProbe("two-bots-one-queue", lines: .ascii)
    probe.enter("I want to talk to a person")
    probe.press(Key(.function(2)), Key(.escape))
    try probe.expectScreen("ascii-120x40")
    #expect(probe.text.utf8.allSatisfy { $0 < 0x80 })
  }
}
