import ChatUI
import Testing

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
}
