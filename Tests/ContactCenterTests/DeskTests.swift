import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("The representative's desk")
struct DeskTests {
  static let open = DeskSettings(transferToRepresentatives: true)

  @Test("a transfer to a person: one leaves at once, the other is notified, it stays Active")
  func transfer() {
    var world = World.withMia(.desk(settings: Self.open))
    expectNoDifference(
      world.perform(.transferToMember(1, by: 0, to: .representative(2))),
      [
        "Mia Novak names Noah Berg", "Mia Novak left: AgentTransferred", "offered to Noah Berg for 25",
        "Mia Novak is Available",
      ])
    #expect(world.state[1]?.status == .active)
    #expect(world.logic.notificationKind(for: world.state[1]!) == .transfer)
    expectNoDifference(world.perform(.accept(1, by: 2)), ["accepted by Noah Berg", "Noah Berg is Busy"])
    #expect(world.folded == world.state)
  }

  @Test("a transfer to a person who declines goes back to the queue")
  func declined() {
    var world = World.withMia(.desk(settings: Self.open))
    world.perform(.transferToMember(1, by: 0, to: .representative(2)))
    expectNoDifference(
      world.perform(.decline(1, by: 2)),
      [
        "declined by Noah Berg",
        "Mia Novak by highest-capacity (Leo Park 75 is less than 100, Noah Berg declined it once, others come first)",
        "offered to Mia Novak for 25",
      ])
    #expect(world.logic.notificationKind(for: world.state[1]!) == .unauthenticated)
  }

  @Test("a transfer to a person is refused by the rule that forbids it")
  func refusedTransfers() {
    var world = World.withMia()
    #expect(
      world.refused(.transferToMember(1, by: 0, to: .representative(1))) == "transfer.to-representatives")
    world = World.withMia(.desk(settings: Self.open))
    #expect(world.refused(.transferToMember(1, by: 0, to: .bot(0))) == "transfer.bot-in-queue")
    #expect(world.refused(.transferToMember(1, by: 0, to: .representative(0))) == "transfer.to-somebody-else")
    for presence in [Presence.offline, .appearAway, .doNotDisturb] {
      world.perform(.setPresence(1, presence))
      #expect(
        world.refused(.transferToMember(1, by: 0, to: .representative(1))) == "transfer.listed-presences")
    }
    #expect(
      world.refused(.transferToMember(1, by: 1, to: .representative(2))) == "conversation.only-the-owner")
  }

  @Test("a consult: asked, joined, added to the chat, left; it costs nothing")
  func consult() {
    var world = World.withMia()
    expectNoDifference(world.perform(.consult(1, by: 0, with: .representative(1))), ["Leo Park is asked"])
    #expect(world.state.offer(to: 1) == 1)
    expectNoDifference(world.perform(.accept(1, by: 1)), ["Leo Park is consulted"])
    #expect(world.state.current(of: 1) == 1)
    #expect(world.state.representatives[1].used == 0)
    expectNoDifference(world.perform(.addConsultant(1, by: 0, 1)), ["Leo Park is added"])
    #expect(world.state[1]?.consult(of: 1) == .added)
    expectNoDifference(world.perform(.leaveConsult(1, by: 1)), ["consult of Leo Park ended: left"])
    #expect(world.state.current(of: 1) == nil)
    #expect(world.folded == world.state)
  }

  @Test("bots are never consulted")
  func consultBot() {
    var world = World.withMia()
    expectNoDifference(
      world.perform(.consult(1, by: 0, with: .bot(0))),
      ["rejected consult.never-bots: Bot A is a bot and cannot be consulted"])
  }

  @Test("a consult is refused, declined, runs out, and ends with the session of whoever asked")
  func consultEnds() {
    var world = World.withMia()
    world.perform(.setPresence(2, .offline))
    #expect(world.refused(.consult(1, by: 0, with: .representative(2))) == "transfer.listed-presences")
    world.perform(.consult(1, by: 0, with: .representative(1)))
    #expect(world.refused(.consult(1, by: 0, with: .representative(1))) == "consult.one-at-a-time")
    #expect(world.refused(.addConsultant(1, by: 0, 1)) == "consult.internal-until-added")
    expectNoDifference(world.perform(.decline(1, by: 1)), ["consult of Leo Park ended: declined"])
    world.perform(.consult(1, by: 0, with: .representative(1)))
    #expect(world.wait(.milliseconds(119_999)) == [])
    expectNoDifference(world.wait(.milliseconds(1)), ["consult of Leo Park ended: timed-out"])
    world.perform(.consult(1, by: 0, with: .representative(1)))
    world.perform(.accept(1, by: 1))
    expectNoDifference(
      world.perform(.end(1, by: 0)), ["consult of Leo Park ended: over", "wrap-up: AgentMovedToWrapUp"])
    #expect(world.state.representatives[1].consulting == [])
  }

  @Test("with several conversations the latest is current until the representative turns to another")
  func focus() {
    var world = World.withMia(.desk { $0.queues[0].members = [.representative(0)] })
    world.perform(.start(0, context: []))
    world.perform(.accept(2, by: 0))
    #expect(world.state.current(of: 0) == 2)
    expectNoDifference(world.perform(.focus(1, by: 0)), ["Mia Novak turns to conv-1"])
    #expect(world.state.current(of: 0) == 1)
    #expect(world.perform(.focus(1, by: 0)) == [])
    #expect(world.refused(.focus(1, by: 1)) == "conversation.only-the-owner")
    world.perform(.closeSession(1, by: 0))
    #expect(world.state.current(of: 0) == 2)
  }

  @Test("an offer nobody can see goes on 8 minutes later, unless that rule is off")
  func unseen() {
    var world = World(.desk { $0.queues[0].members = [.representative(0)] })
    world.perform(.start(0, context: []))
    world.perform(.disconnectRepresentative(0))
    expectNoDifference(
      world.wait(.seconds(150)), ["unseen by Mia Novak", "Mia Novak did not come back"])
    #expect(world.wait(.milliseconds(449_999)) == [])
    #expect(world.wait(.milliseconds(1)).first == "not answered by Mia Novak")
    var off = World(
      .desk { $0.queues[0].members = [.representative(0)] },
      rules: RuleBook(switches: ["offer.unseen": false]))
    off.perform(.start(0, context: []))
    off.perform(.disconnectRepresentative(0))
    #expect(off.wait(.seconds(120)).first == "not answered by Mia Novak")
  }

  @Test("notifications: their own time, no Reject button, and those that accept by themselves")
  func templates() {
    var quick = World(
      .desk { $0.notifications = [NotificationTemplate(timeout: .seconds(30), hasReject: false)] })
    quick.perform(.start(0, context: []))
    #expect(quick.refused(.decline(1, by: 0)) == "offer.reject-button")
    #expect(quick.wait(.seconds(30)).first == "not answered by Mia Novak")
    let automatic = NotificationTemplate(for: .authenticated, autoAccepts: true)
    var signedIn = World(.desk { $0.workstreams[0].notifications = [automatic] })
    expectNoDifference(
      Array(signedIn.perform(.start(0, context: [], isAuthenticated: true)).suffix(3)),
      ["offered to Mia Novak for 25", "accepted by Mia Novak", "Mia Novak is Busy"])
    signedIn.perform(.start(0, context: []))
    #expect(signedIn.state[2]?.offer?.representative == 1)
    #expect(signedIn.folded == signedIn.state)
  }
}
