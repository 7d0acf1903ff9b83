import Basis
import ContactCenter
import CustomDump
import Simulation
import Testing
import Views

@Suite("At the desk")
struct DeskTests {
  /// Mia has Ana's conversation, after the bot escalated it.
  private func withMia(change: (inout World) -> Void = { _ in }) throws -> SimulationProbe {
    var probe = try SimulationProbe("at-the-desk/several.scenario.yml", change: change)
    probe.customer(.say("I want to talk to a person"))
    probe.agent(.accept)
    return probe
  }

  @Test("what another customer writes is unread until the representative turns to them")
  func unread() throws {
    var probe = try withMia()
    for other in [1, 2] as [RepresentativeID] { probe.perform(.stage, .setPresence(other, .appearAway)) }
    probe.perform(.customer(1), .say("I want to talk to a person"))
    probe.agent(.accept)
    probe.customer(.say("Are you there?"))
    probe.customer(.say("Hello?"))
    let items = probe.run.desk(of: 0, at: probe.run.state.now).inbox
    expectNoDifference(items.map(\.unread), [2, 0])
    expectNoDifference(items.map(\.isCurrent), [false, true])
    expectNoDifference(items.map(\.state), ["Active", "Active"])
    probe.expect(.representative(0), .turnTo(1), ["conversation-focused"])
    let read = probe.run.desk(of: 0, at: probe.run.state.now)
    expectNoDifference(read.inbox.map(\.unread), [0, 0])
    #expect(read.conversation == 1)
  }

  @Test("before acceptance there is the notification alone, with its own lines")
  func notification() throws {
    var probe = try SimulationProbe("at-the-desk/scenario.yml")
    probe.customer(.say("I want to talk to a person"))
    let desk = probe.run.desk(of: 0, at: probe.run.state.now)
    let offer = try #require(desk.offers.first)
    expectNoDifference(offer.fields, ["Customer Ana Ruiz", "Topic –"])
    #expect(offer.title == "Escalation from bot" && offer.hasReject && offer.left == .seconds(120))
    #expect(desk.conversation == nil && desk.lines == [] && desk.context == [])
    probe.agent(.accept)
    let accepted = probe.run.desk(of: 0, at: probe.run.state.now)
    #expect(accepted.offers.isEmpty && !accepted.lines.isEmpty && !accepted.context.isEmpty)
  }

  @Test("notes on a customer whom nobody knows are refused until a record is linked, once that rule is on")
  func notes() throws {
    let strict: (inout World) -> Void = { $0.rules.switches["note.needs-record"] = true }
    let written = ["Mia Novak (note) to agent, supervisor: Called back"]
    var probe = try withMia {
      strict(&$0)
      $0.customers[0].email = nil
    }
    probe.expect(.representative(0), .note("Called back"), ["refused note.needs-record"])
    var known = try withMia(change: strict)
    known.expect(.representative(0), .note("Called back"), written)
    var lenient = try withMia { $0.customers[0].email = nil }
    lenient.expect(.representative(0), .note("Called back"), written)
  }

  @Test("a quick reply fills its slugs once, and leaves those nobody knows")
  func quickReplies() {
    let reply = QuickReply(
      title: "Hello", text: "{FirstName{Customer}} {OCContext.A} {Unknown{X}} {", tags: ["a"])
    let filled = reply.filled { ["FirstName{Customer}": "{OCContext.A}", "OCContext.A": "1"][$0] }
    #expect(filled == "{OCContext.A} 1 {Unknown{X}} {")
    #expect(reply.matches("") && reply.matches("hell") && reply.matches("#A") && reply.matches("#"))
    #expect(!reply.matches("#b") && !reply.matches("nothing"))
  }

  @Test("a consulted colleague who is not added writes to the representative alone")
  func consult() throws {
    var probe = try withMia()
    probe.agent(.consult(.representative(1)))
    probe.perform(.representative(1), .accept)
    probe.expect(
      .representative(1), .say("A regular"), ["Noah Berg (internal) to agent, supervisor: A regular"])
    probe.agent(.add(nil))
    probe.expect(
      .representative(1), .say("Hello"), ["Noah Berg to customer, agent, supervisor: Hello"])
    probe.perform(.representative(1), .leave)
    probe.expect(.representative(1), .say("Hello"), ["refused conversation.not-yours"])
    probe.expect(.representative(0), .leave, ["refused conversation.only-the-owner"])
  }
}
