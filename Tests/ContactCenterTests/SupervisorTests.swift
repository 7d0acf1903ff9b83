import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("The supervisor's seat")
struct SupervisorTests {
  /// Open: nobody is there.
  static func waiting(_ settings: DeskSettings = DeskSettings()) -> World {
    var world = World(
      .desk(settings: settings) { organization in
        for index in organization.representatives.indices {
          organization.representatives[index].presence = .appearAway
        }
      })
    world.perform(.start(0, context: []))
    return world
  }

  @Test("an Open conversation is given to a person, against presence only when overridden")
  func assignPerson() {
    var world = Self.waiting()
    #expect(
      world.refused(.assign(1, to: .representative(1), overrides: false)) == "supervisor.override")
    expectNoDifference(
      world.perform(.assign(1, to: .representative(1), overrides: true)),
      ["supervisor names Leo Park", "offered to Leo Park for 25"])
    #expect(world.state[1]?.chosenBy == .supervisor)
    #expect(
      world.refused(.assign(1, to: .representative(2), overrides: true)) == "supervisor.assigns-open-only")
    #expect(world.folded == world.state)
  }

  @Test("an Open conversation is given to a queue, without asking the rules")
  func assignQueue() {
    var world = Self.waiting()
    expectNoDifference(
      world.perform(.assignToQueue(1, 1)),
      [
        "supervisor gives it to Bots", "routed to Bots", "Bot A by highest-capacity",
        "assigned to Bot A for 0",
      ])
    #expect(world.state[1]?.pass.cause == .assigned)
    #expect(world.folded == world.state)
  }

  @Test("never to a bot, never from a bot")
  func bots() {
    var world = Self.waiting()
    #expect(world.refused(.assign(1, to: .bot(0), overrides: true)) == "supervisor.never-to-bots")
    world.perform(.assignToQueue(1, 1))
    #expect(world.refused(.transferBySupervisor(1, to: .representative(0))) == "supervisor.never-to-bots")
    var talking = World.withMia()
    #expect(talking.refused(.transferBySupervisor(1, to: .bot(0))) == "supervisor.never-to-bots")
  }

  @Test("a supervisor hands one person's conversation to another")
  func transfer() {
    var world = World.withMia()
    expectNoDifference(
      world.perform(.transferBySupervisor(1, to: .representative(2))),
      [
        "supervisor names Noah Berg", "Mia Novak left: SupervisorTransferToAgent",
        "offered to Noah Berg for 25", "Mia Novak is Available",
      ])
    #expect(world.state[1]?.status == .active)
    #expect(Self.waiting().state[1]?.status == .open)
    var open = Self.waiting()
    #expect(
      open.refused(.transferBySupervisor(1, to: .representative(2))) == "supervisor.transfers-active-only")
  }

  @Test("monitoring and joining need somebody who accepted it")
  func monitor() {
    var world = Self.waiting()
    #expect(world.refused(.supervise(1, .monitoring)) == "supervisor.monitors-accepted")
    world = World.withMia()
    expectNoDifference(world.perform(.supervise(1, .monitoring)), ["supervisor: monitoring"])
    expectNoDifference(world.perform(.supervise(1, .joined)), ["supervisor: joined"])
    expectNoDifference(
      world.perform(.forceClose(1)),
      ["Mia Novak left: ForceClose", "closed: ForceClosedBySupervisor", "Mia Novak is Available"])
    #expect(world.state[1]?.supervision == Supervision.none)
  }

  @Test("each action can be switched off")
  func switches() {
    let off = DeskSettings(
      supervisorAssigns: false, supervisorTransfers: false, supervisorMonitors: false,
      supervisorForceCloses: false)
    var world = Self.waiting(off)
    for request in [
      CenterRequest.assign(1, to: .representative(0), overrides: true), .assignToQueue(1, 1),
      .transferBySupervisor(1, to: .representative(0)), .supervise(1, .monitoring), .supervise(1, .joined),
      .forceClose(1),
    ] {
      #expect(world.refused(request) == "supervisor.switched-off")
    }
  }
}
