import ChatUI
import Testing

/// The session as a test, over the windows.
@Suite struct TestScreenTests {
  @Test(
    "what has just happened is proposed as expectations; Enter drops one, the key again writes the rest",
    arguments: [(120, 40), (80, 24)])
  func proposals(width: Int, height: Int) throws {
    var probe = try ScreenProbe("two-bots-one-queue", width: width, height: height)
    probe.enter("I want to talk to a person")
    probe.press(Key(.function(9)))
    probe.press(Key(.down), Key(.enter))
    try probe.expectScreen("test-\(width)x\(height)")
    #expect(probe.state.proposal?.steps.last?.expectations.map(\.isKept).first == true)
    #expect(probe.state.proposal?.steps.last?.expectations.dropFirst().first?.isKept == false)
    #expect(probe.effects.isEmpty)
    probe.press(Key(.function(9)))
    #expect(probe.effects == [.writeTest])
    #expect(probe.state.overlay == nil)
  }
}
