import Basis
import ContactCenter
import CustomDump
import ShippedScenarios
import Simulation
import Testing
import Views

@Suite("What is on the desk")
struct DeskViewTests {
  private func run(_ name: String) throws -> Run { Run(try #require(Shipped.load(name)).world) }

  private func perform(_ run: inout Run, _ seat: Seat, _ action: Command.Action) {
    run.perform(Command(at: run.state.now, seat: seat, action))
  }

  @Test("before acceptance there is the notification alone, with its own lines")
  func notification() throws {
    var run = try run("at-the-desk/scenario.yml")
    perform(&run, .customer(0), .say("I want to talk to a person"))
    let desk = run.desk(of: 0, at: run.state.now)
    let offer = try #require(desk.offers.first)
    expectNoDifference(offer.fields, ["Customer Ana Ruiz", "Topic Escalate"])
    #expect(offer.title == "Escalation from bot" && offer.hasReject && offer.left == .seconds(120))
    #expect(desk.conversation == nil && desk.context == [])
    perform(&run, .representative(0), .accept)
    let accepted = run.desk(of: 0, at: run.state.now)
    #expect(accepted.offers.isEmpty && accepted.conversation != nil && !accepted.context.isEmpty)
  }

  @Test("several conversations are listed with what is unread and which one is worked in")
  func inbox() throws {
    var run = try run("at-the-desk/several.scenario.yml")
    for other in [1, 2] as [RepresentativeID] { perform(&run, .stage, .setPresence(other, .appearAway)) }
    for customer in [0, 1] {
      perform(&run, .customer(customer), .say("I want to talk to a person"))
      perform(&run, .representative(0), .accept)
    }
    perform(&run, .customer(0), .say("Are you there?"))
    let items = run.desk(of: 0, at: run.state.now).inbox
    expectNoDifference(items.map(\.unread), [1, 0])
    expectNoDifference(items.map(\.isCurrent), [false, true])
    expectNoDifference(items.map(\.state), ["Active", "Active"])
    perform(&run, .representative(0), .turnTo(1))
    #expect(run.desk(of: 0, at: run.state.now).conversation == 1)
  }
}
