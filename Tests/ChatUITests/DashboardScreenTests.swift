import ChatUI
import Foundation
import Testing
import Views

/// The supervisor's dashboard over the windows.
@Suite struct DashboardScreenTests {
  @Test(
    "ongoing conversations with what can be done about each, then the figures",
    arguments: [(120, 40), (80, 24)])
  func dashboard(width: Int, height: Int) throws {
    var probe = try ScreenProbe("at-the-desk", width: width, height: height)
    probe.enter("I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept", "Hello Ana")
    probe.press(Key(.function(7)))
    try probe.expectScreen("dashboard-\(width)x\(height)")
    probe.press(Key(.escape), .alt("2"))
    probe.enter("/force-close conv-1")
    probe.press(Key(.function(7)))
    #expect(probe.row(holding: "Ongoing conversations: 0") != nil)
  }

  @Test(
    "a conversation that a bot has shows the mood of what the customer wrote to it (row 47)",
    arguments: [(120, 40), (80, 24)])
  func mood(width: Int, height: Int) throws {
    var probe = try ScreenProbe("customer-records", width: width, height: height)
    probe.enter("I have a complaint", "This is awful, I hate to write it all again")
    let file = "\(ScreenProbe.root)/Assets/data/sentiment.txt"
    probe.send(.lexicon(SentimentLexicon(text: try String(contentsOfFile: file, encoding: .utf8))))
    probe.press(Key(.function(7)))
    try probe.expectScreen("dashboard-bot-\(width)x\(height)")
    // The next words count as soon as they are written.
    probe.press(Key(.escape))
    probe.enter("You were quick and very friendly, wonderful, I love it")
    probe.press(Key(.function(7)))
    #expect(probe.row(holding: "mood: Very negative") == nil)
  }
}
