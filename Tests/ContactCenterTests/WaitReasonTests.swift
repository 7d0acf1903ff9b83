import Basis
import ContactCenter
import Testing

@Suite("Why a conversation stays as it is")
struct WaitReasonTests {
  private func rule(_ world: World) -> String? { world.state.waitsBecause(1)?.rule.id }

  @Test("every state that only waits names the rule that keeps it, and when that ends")
  func everyState() {
    var world = World(.oneQueue())
    #expect(rule(world) == nil)
    world.perform(.start(0, context: []))
    #expect(rule(world) == "close.bot-inactivity")
    #expect(world.state.waitsBecause(1)?.until == world.now + .minutes(30))
    world.perform(.closeWidget(1))
    #expect(rule(world) == "close.widget-leaves-bot-active")
    #expect(world.state.waitsBecause(1)?.ends.contains("CloseOmnichannelConversation") ?? false)
    world.perform(.escalate(1, by: 0, variables: []))
    #expect(rule(world) == "offer.timeout")
    world.perform(.accept(1, by: 0))
    #expect(rule(world) == "close.active-never")
    #expect(world.state.waitsBecause(1)?.until == nil)
    world.perform(.disconnectRepresentative(0))
    #expect(rule(world) == "state.disconnect-opens")
    world.perform(.reconnectRepresentative(0))
    world.perform(.end(1, by: 0))
    #expect(rule(world) == "close.wrap-up")
    world.perform(.closeSession(1, by: 0))
    #expect(rule(world) == nil)
  }

  @Test("Open, Waiting and a lost connection name theirs")
  func others() {
    var open = SupervisorTests.waiting()
    #expect(rule(open) == "close.open-too-long")
    open.perform(.disconnectCustomer(1))
    #expect(rule(open) == "close.disconnect-grace")
    var waiting = World.withMia(.desk(channel: "sms"))
    #expect(rule(waiting) == "close.active-too-long")
    waiting.perform(.closeSession(1, by: 0))
    #expect(rule(waiting) == "close.waiting-too-long")
    #expect(waiting.state.waitsBecause(99) == nil)
  }
}
