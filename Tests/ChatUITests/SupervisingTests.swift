import ChatUI
import Simulation
import Testing

/// What a supervisor does from the dashboard by its keys.
@Suite struct SupervisingTests {
  private func talking(width: Int = 120, height: Int = 40) throws -> ScreenProbe {
    var probe = try ScreenProbe("at-the-desk", width: width, height: height)
    probe.enter("I want to talk to a person")
    probe.press(.alt("3"))
    probe.enter("/accept", "Hello Ana")
    probe.press(Key(.function(7)))
    return probe
  }

  @Test("a conversation is handed to the person chosen in a list, and the command is recorded")
  func transfers() throws {
    var probe = try talking()
    probe.type("t")
    try probe.expectScreen("dashboard-transfer-120x40")
    probe.press(Key(.down), Key(.enter))
    #expect(probe.row(holding: "Awaiting") != nil || probe.row(holding: "Noah Berg") != nil)
    #expect(
      probe.state.run.state.center[1]?.offer.map {
        probe.state.run.world.organization[$0.representative]?.name
      } == "Noah Berg")
    #expect(probe.state.overlay != nil)
  }

  @Test("Esc leaves what is asked and stays in the dashboard; a second Esc closes it")
  func leaves() throws {
    var probe = try talking()
    probe.type("t")
    probe.press(Key(.escape))
    #expect(probe.row(holding: "Who gets conv-1?") == nil)
    #expect(probe.row(holding: "Ongoing conversations: 1") != nil)
    probe.press(Key(.escape))
    #expect(probe.state.overlay == nil)
  }

  @Test("force close asks first, and then the conversation is gone from the list")
  func closes() throws {
    var probe = try talking(width: 80, height: 24)
    probe.type("f")
    #expect(probe.row(holding: "Enter closes conv-1 for everybody") != nil)
    #expect(probe.state.run.state.center[1]?.status == .active)
    probe.press(Key(.enter))
    #expect(probe.state.run.state.center[1]?.reason == .forceClosedBySupervisor)
    #expect(probe.row(holding: "Ongoing conversations: 0") != nil)
  }

  @Test("monitoring begins at once, and what a status does not allow is said with it")
  func monitors() throws {
    var probe = try talking()
    probe.type("m")
    #expect(probe.state.run.state.center[1]?.supervision == .monitoring)
    probe.type("a")
    #expect(probe.row(holding: "conv-1 is Active: nothing to assign") != nil)
  }

  @Test("what the rules refuse is refused with the reason, in the dashboard")
  func refused() throws {
    var probe = try talking()
    probe.type("t")
    // The first of the list is the one who has it.
    probe.press(Key(.enter))
    #expect(probe.state.notice?.isProblem == true)
    #expect(probe.state.run.state.center[1]?.owner == .representative(0))
  }
}

/// What the customer's window asks and marks.
@Suite struct CustomerWindowTests {
  @Test("the latest line that the customer wrote says Sent")
  func sent() throws {
    var probe = try ScreenProbe("at-the-desk")
    probe.enter("Hello", "Where is my order?")
    #expect(probe.rows.count { $0.contains(" Sent ") } == 1)
  }

  @Test("closing the chat is asked once; anything else keeps it, the same again closes it")
  func close() throws {
    var probe = try ScreenProbe("at-the-desk")
    probe.enter("I want to talk to a person", "/close")
    #expect(probe.row(holding: "Close Chat?") != nil)
    #expect(probe.state.run.state.center[1]?.customer == .connected)
    probe.enter("Wait")
    #expect(probe.row(holding: "Close Chat?") == nil)
    probe.enter("/close")
    #expect(probe.state.run.state.center[1]?.customer == .connected)
    probe.enter("/close")
    #expect(probe.state.run.state.center[1]?.customer == .closed)
  }
}
