import Basis
import ContactCenter
import CustomDump
import Scenarios
import Simulation
import Testing
import Views

@Suite("Hand-off to another hub")
struct GenericHubTests {
  /// A bot that tells the customer what the hub answers.
  private static func bot(_ stubs: String) -> SmallBot {
    var bot = SmallBot.usual
    bot.workstream = ", hub: generic"
    bot.keys = "stubs: [\(stubs)]"
    bot.topics["Status"] = SmallBot.topic(
      "OnEventActivity\n  eventName: handoff.status",
      "{kind: SendActivity, id: tell, activity: \"{System.Activity.Value.state}\"}")
    return bot
  }

  @Test(
    "the hub answers accepted and completed in its own time, and Omnichannel routes nothing (rows 39, 187)")
  func answers() throws {
    let bot = Self.bot(
      "{kind: handoff.status, delay: 5s, result: {state: accepted}}, "
        + "{kind: handoff.status, delay: 10m, result: {state: completed, message: Solved}}")
    expectNoDifference(
      try bot.misses([
        "customer: a person",
        "expect: {no: {escalated: {}}}",
        "expect: {no: {offered: {}}}",
        "wait: 4s",
        "expect: {no: {delivered: {name: handoff.status}}}",
        "wait: 1s",
        "expect: {delivered: {to: Bot, name: handoff.status}}",
        "expect: {message: {from: Bot, text: accepted}}",
        "expect: {state: {state: Active, owner: Bot}}",
        "wait: 10m",
        "expect: {message: {from: Bot, text: completed}}",
      ]), [])
  }

  @Test("a hub that fails says so, and the agent can go on")
  func failure() throws {
    let bot = Self.bot("{kind: handoff.status, delay: 1m, error: {message: Nobody is there}}")
    expectNoDifference(
      try bot.misses([
        "customer: a person", "wait: 1m", "expect: {message: {from: Bot, text: failed}}",
        "customer: opening hours", "expect: {message: {from: Bot, text: Nine to five}}",
      ]), [])
  }

  @Test("what the hub gets is handoff.initiate, and a replay of the run is the run")
  func initiate() throws {
    let bot = Self.bot("{kind: handoff.status, delay: 5s, result: {state: accepted}}")
    let run = try bot.play(["customer: a person", "wait: 5s"]).run
    expectNoDifference(run.handOffs().map { run.handOffActivity(at: $0)?.name }, ["handoff.initiate"])
    var replayed = Run(run.world)
    for entry in run.log.entries { replayed.replay(entry) }
    #expect(replayed.state == run.state)
  }

  @Test("to Omnichannel nothing changes: such a stub answers nothing")
  func omnichannel() throws {
    var bot = Self.bot("{kind: handoff.status, delay: 5s, result: {state: accepted}}")
    bot.workstream = ""
    expectNoDifference(
      try bot.misses([
        "customer: a person", "expect: {offered: {to: Mia Novak}}", "wait: 5s",
        "expect: {no: {delivered: {name: handoff.status}}}",
      ]), [])
  }
}
