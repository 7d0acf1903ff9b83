import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Presence")
struct PresenceTests {
  @Test("a missed notification makes Inactive and a declined one Do not disturb, where that is enabled")
  func missedAndRejected() {
    let settings = DeskSettings(missedIsInactive: true, rejectedIsDoNotDisturb: true)
    var world = World(.desk(settings: settings))
    world.perform(.start(0, context: []))
    expectNoDifference(
      Array(world.wait(.seconds(120)).prefix(2)), ["not answered by Mia Novak", "Mia Novak is Inactive"])
    expectNoDifference(
      Array(world.perform(.decline(1, by: 1)).prefix(2)),
      ["declined by Leo Park", "Leo Park is Do not disturb"])
    var off = World(.desk())
    off.perform(.start(0, context: []))
    off.wait(.seconds(120))
    #expect(off.state.representatives[0].presence == .available)
  }

  @Test("the tenth session makes Do not disturb, and one less lifts it")
  func tenSessions() {
    var world = World(
      .desk {
        $0.queues[0].members = [.representative(0)]
        $0.workstreams[0].cost = 1
      })
    for number in 1...10 {
      world.perform(.start(0, context: []))
      world.perform(.accept(ConversationID(number), by: 0))
    }
    #expect(world.state.representatives[0].presence == .doNotDisturb)
    world.perform(.start(0, context: []))
    #expect(world.state[11]?.status == .open)
    world.perform(.end(3, by: 0))
    world.perform(.closeSession(3, by: 0))
    #expect(world.state.representatives[0].presence == .busy)
    #expect(world.state[11]?.offer?.representative == 0)
  }

  @Test("Available and Busy by hand last until a conversation comes or goes, the others until changed")
  func byHand() {
    var world = World.withMia()
    world.perform(.setPresence(0, .available))
    world.perform(.start(0, context: []))
    #expect(world.perform(.accept(2, by: 1)).last == "Leo Park is Busy" || world.refusal != nil)
    world.perform(.setPresence(0, .doNotDisturb))
    world.perform(.end(1, by: 0))
    #expect(world.perform(.closeSession(1, by: 0)).last == "closed: ConversationEndedByAgent")
    #expect(world.state.representatives[0].presence == .doNotDisturb)
  }

  @Test("a presence of the organization's own counts as its base, and is restored with it")
  func custom() {
    var world = World(.desk { $0.presences = [CustomPresence("Lunch", base: .appearAway)] })
    expectNoDifference(
      world.perform(.setCustomPresence(0, 0)), ["Mia Novak is Appear away", "Mia Novak calls it Lunch"])
    #expect(world.state.representatives[0].customPresence == 0)
    world.perform(.start(0, context: []))
    #expect(world.state[1]?.offer?.representative == 1)
    world.perform(.disconnectRepresentative(0))
    expectNoDifference(
      world.perform(.reconnectRepresentative(0)),
      ["Mia Novak is back", "Mia Novak is Appear away", "Mia Novak calls it Lunch"])
    world.perform(.setPresence(0, .available))
    #expect(world.state.representatives[0].customPresence == nil)
    #expect(world.refused(.setCustomPresence(0, 7)) == "request.names-what-exists")
    #expect(world.folded == world.state)
  }
}
