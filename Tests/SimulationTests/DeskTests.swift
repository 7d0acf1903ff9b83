import Basis
import ContactCenter
import CustomDump
import Simulation
import Testing

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
    #expect(probe.run.state.thread(1)?.unread == 2)
    #expect(probe.run.state.thread(2)?.unread == 0)
    probe.expect(.representative(0), .turnTo(1), ["conversation-focused"])
    #expect(probe.run.state.thread(1)?.unread == 0)
    #expect(probe.run.state.center.current(of: 0) == 1)
  }

  @Test("notes on a customer whom nobody knows are refused until a record is linked")
  func notes() throws {
    let contacts = [StoredRecord([.init(.name, "Somebody else")])]
    let kept: (inout World) -> Void = { $0.organization.records = RecordBook(contacts: contacts) }
    let written = ["Mia Novak (note) to agent, supervisor: Called back"]
    var probe = try withMia(change: kept)
    probe.expect(.representative(0), .note("Called back"), ["refused note.needs-record"])
    probe.agent(.link(.customer(RecordID(.contact, 0))))
    probe.expect(.representative(0), .note("Called back"), written)
    var signedIn = try withMia {
      kept(&$0)
      $0.customers[0].isAuthenticated = true
    }
    signedIn.expect(.representative(0), .note("Called back"), written)
    var lenient = try withMia {
      kept(&$0)
      $0.rules.switches["note.needs-record"] = false
    }
    lenient.expect(.representative(0), .note("Called back"), written)
    var without = try withMia()
    without.expect(.representative(0), .note("Called back"), written)
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
