import ChatUI
import Scenarios
import Testing

/// The representative's window with more than one conversation.
@Suite struct DeskScreenTests {
  @Test(
    "two conversations at once: a list with unread counts, which also fits a narrow window",
    arguments: [(120, 40), (80, 24), (48, 20)])
  func inbox(width: Int, height: Int) throws {
    let file = "several.scenario.yml"
    var probe = try ScreenProbe("at-the-desk", file: file, width: width, height: height)
    let loaded = try #require(try ScreenProbe.scenario("at-the-desk", file: file).scenario)
    var player = ScriptPlayer(loaded)
    while player.upcoming?.typed.contains("/switch 1") != true, player.step() != nil {}
    probe = ScreenProbe(player.run, width: width, height: height)
    probe.press(.alt("3"))
    try probe.expectScreen("desk-\(width)x\(height)-1-unread")
    probe.enter("/switch 1")
    #expect(probe.row(holding: "▸ conv-1") != nil)
    try probe.expectScreen("desk-\(width)x\(height)-2-switched")
  }
}
