import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Every way from one state to the next")
struct StateTests {
  @Test("closing a chat's session makes it Open; an asynchronous or persistent conversation waits")
  func closingTheSession() {
    for channel in ["live-chat", "voice"] {
      var world = World.withMia(.desk(channel: channel))
      let told = world.perform(.closeSession(1, by: 0))
      #expect(told.first == "Mia Novak left: AgentClosed")
      #expect(world.state[1]?.pass.cause == .released(0))
    }
    for organization in [Organization.desk(channel: "sms"), .desk(isPersistent: true)] {
      var world = World.withMia(organization)
      expectNoDifference(
        world.perform(.closeSession(1, by: 0)),
        ["Mia Novak left: AgentMovedConversationToWaiting", "Mia Novak is Available"])
      #expect(world.state[1]?.status == .waiting)
      #expect(world.state[1]?.reason == .awaitingCustomerResponse)
      #expect(world.state.representatives[0].waitingForCustomer == [1])
      #expect(world.folded == world.state)
    }
    var off = World.withMia(.desk(channel: "sms"), rules: RuleBook(switches: ["state.x-waits": false]))
    #expect(off.perform(.closeSession(1, by: 0)).first == "Mia Novak left: AgentClosed")
  }

  @Test("whoever left it waiting reopens it; others, and what does not wait, are refused")
  func reopening() {
    var world = World.withMia(.desk(channel: "sms"))
    #expect(world.refused(.reopen(1, by: 0)) == "state.reopen-own")
    world.perform(.closeSession(1, by: 0))
    #expect(world.refused(.reopen(1, by: 1)) == "state.reopen-own")
    expectNoDifference(
      world.perform(.reopen(1, by: 0)), ["assigned to Mia Novak for 25", "Mia Novak is Busy"])
    #expect(world.state[1]?.status == .active)
    #expect(world.state.representatives[0].waitingForCustomer == [])
    #expect(world.folded == world.state)
  }

  @Test(
    "a waiting conversation is Open when its customer writes, and closed when nobody does for long enough")
  func waiting() {
    var organization = Organization.desk(channel: "sms")
    organization.workstreams[0].timings.waiting = .hours(24)
    var world = World.withMia(organization)
    world.perform(.closeSession(1, by: 0))
    var silent = world
    expectNoDifference(
      Array(world.perform(.customerWrote(1)).prefix(2)), ["customer wrote again", "routed to Desk"])
    #expect(world.state[1]?.status == .active)
    #expect(world.state[1]?.pass.cause == .resumed)
    #expect(world.state.representatives[0].waitingForCustomer == [])
    #expect(silent.wait(.milliseconds(24 * 3_600_000 - 1)) == [])
    expectNoDifference(silent.wait(.milliseconds(1)), ["closed: AutoClosedFromWaitingState"])
    var never = World.withMia(.desk(channel: "sms"))
    never.perform(.closeSession(1, by: 0))
    #expect(never.wait(.hours(24 * 365)) == [])
    #expect(never.perform(.customerWrote(99)).first?.contains("request.names-what-exists") ?? false)
  }

  @Test("a customer who ends what waits for them closes it; a persistent chat outlives its window")
  func customerEnds() {
    var world = World.withMia(.desk(channel: "sms"))
    world.perform(.closeSession(1, by: 0))
    expectNoDifference(
      world.perform(.closeWidget(1)),
      ["widget closed", "closed: CustomerDisconnectedOrLeftActiveConversation"])
    var persistent = World.withMia(.desk(isPersistent: true))
    expectNoDifference(persistent.perform(.closeWidget(1)), ["customer disconnected"])
    #expect(persistent.wait(.hours(24 * 40)) == [])
    #expect(persistent.state[1]?.status == .active)
  }

  @Test("releasing gives it back to the queue with its own closure reason")
  func release() {
    var world = World.withMia()
    expectNoDifference(
      world.perform(.release(1, by: 0)),
      [
        "Mia Novak left: AgentReRouted", "Mia Novak is Available", "routed to Desk",
        "Mia Novak by highest-capacity (Leo Park 75 is less than 100, Noah Berg 50 is less than 100)",
        "offered to Mia Novak for 25",
      ])
    #expect(world.refused(.release(1, by: 0)) == "conversation.only-the-owner")
  }

  @Test(
    "a representative's lost connection: Offline at once, Open again after 2 minutes 30, not a moment earlier"
  )
  func disconnect() {
    var world = World.withMia()
    expectNoDifference(
      world.perform(.disconnectRepresentative(0)), ["Mia Novak is disconnected", "Mia Novak is Offline"])
    #expect(world.refused(.end(1, by: 0)) == "presence.disconnect-is-offline")
    #expect(world.wait(.milliseconds(149_999)) == [])
    expectNoDifference(
      world.wait(.milliseconds(1)),
      [
        "Mia Novak did not come back", "Mia Novak left: AgentDisconnected", "routed to Desk",
        "Leo Park by highest-capacity (Mia Novak presence is Offline, Noah Berg 50 is less than 75)",
        "offered to Leo Park for 25",
      ])
    expectNoDifference(
      world.perform(.reconnectRepresentative(0)), ["Mia Novak is back", "Mia Novak is Available"])
    #expect(world.folded == world.state)
  }

  @Test("who is back in time goes on where they were, with the presence they had")
  func backInTime() {
    var world = World.withMia()
    world.perform(.setPresence(0, .appearAway))
    world.perform(.disconnectRepresentative(0))
    world.wait(.seconds(100))
    expectNoDifference(
      world.perform(.reconnectRepresentative(0)), ["Mia Novak is back", "Mia Novak is Appear away"])
    #expect(world.state.representatives[0].presenceIsSticky)
    #expect(world.wait(.hours(1)) == [])
    #expect(world.state[1]?.owner == .representative(0))
    #expect(world.refused(.reconnectRepresentative(0)) == "presence.disconnect-is-offline")
  }

  @Test("each kind of channel has its timings")
  func timings() {
    let days = { (count: Int64) in TimeSpan.hours(count * 24) }
    let chat = Timings(for: .liveChat)
    #expect(chat.open == .minutes(20) && chat.active == nil && chat.wrapUp == .minutes(15))
    #expect(chat.disconnectGrace == .minutes(3))
    let sms = Timings(for: .asynchronous)
    #expect(sms.open == days(30) && sms.active == days(30) && sms.wrapUp == days(1))
    #expect(Timings(for: .persistentChat).active == nil)
    let call = Timings(for: .voice)
    #expect(call.open == days(30) && call.active == .hours(2) && call.wrapUp == days(1))
    #expect(call.botInactivity == .hours(1))
    #expect(ConversationMode(channel: "teams", isPersistent: false) == .asynchronous)
  }

  @Test("without activity an asynchronous conversation is closed and a call moves to wrap-up")
  func activeTooLong() {
    var sms = World.withMia(.desk(channel: "sms"))
    sms.wait(.hours(24))
    sms.state.noteActivity(1, at: sms.now)
    #expect(sms.wait(.milliseconds(30 * 24 * 3_600_000 - 1)) == [])
    expectNoDifference(
      sms.wait(.milliseconds(1)),
      ["Mia Novak left: AutoClose", "closed: AutoClosedBySystem", "Mia Novak is Available"])
    var call = World.withMia(.desk(channel: "voice"))
    expectNoDifference(call.wait(.hours(2)), ["wrap-up: AgentMovedToWrapUp"])
  }

  @Test("the scheduler closes at the next five minutes, once it is switched on")
  func scheduler() {
    var world = World.withMia(rules: RuleBook(switches: ["close.scheduler-tick": true]))
    world.wait(.seconds(61))
    world.perform(.end(1, by: 0))
    #expect(world.wait(.minutes(15)) == [])
    #expect(world.wait(.minutes(4)).contains("closed: AutoClosedBySystem"))
    #expect(world.now.milliseconds % 300_000 != 0)
    let closed = zip(world.log, world.times).first {
      if case .conversationClosed = $0.0 { true } else { false }
    }
    #expect(closed.map { $0.1.milliseconds % 300_000 } == 0)
  }

  @Test("wrap-up blocks capacity as long as set, and lasts as long where that is longer")
  func wrapUpBlocks() {
    var short = World.withMia(.desk { $0.workstreams[0].wrapUpBlockLength = .seconds(30) })
    short.perform(.end(1, by: 0))
    expectNoDifference(
      short.wait(.seconds(30)), ["wrap-up blocks no longer", "Mia Novak is Available"])
    #expect(short.state[1]?.status == .wrapUp)
    #expect(short.state.representatives[0].used == 0)
    var long = World.withMia(.desk { $0.workstreams[0].wrapUpBlockLength = .minutes(60) })
    long.perform(.end(1, by: 0))
    #expect(long.wait(.minutes(59)) == [])
    #expect(long.wait(.minutes(1)).contains("closed: AutoClosedBySystem"))
    #expect(long.folded == long.state)
  }
}
