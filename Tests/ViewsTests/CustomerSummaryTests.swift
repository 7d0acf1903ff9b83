import Basis
import ContactCenter
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

@Suite("Customer summary")
struct CustomerSummaryTests {
  /// A run of a scenario in which the customer has just asked for a person.
  private func offered(_ name: String) throws -> Run {
    var run = Run(try #require(Shipped.load("customer-records/\(name)scenario.yml")).world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .say("Talk to a person")))
    return run
  }

  private func accept(_ run: inout Run) {
    run.perform(Command(at: run.state.now, seat: .representative(0), .accept))
  }

  @Test("the summary is there after acceptance, not before (rows 97, 110, S-07)")
  func afterAcceptance() throws {
    var run = try offered("only-active-case.")
    #expect(run.desk(of: 0, at: run.state.now).summary == nil)
    accept(&run)
    expectNoDifference(
      run.desk(of: 0, at: run.state.now).summary?.rows,
      [
        .init(label: "Contact", name: "Ana Ruiz", more: "ana@example.com, +34 700 000 001"),
        .init(label: "Case", name: "CAS-1001", more: "Parcel came open"),
      ])
  }

  @Test(
    "it says why nothing is linked (row 100)",
    arguments: [
      ("no-match.", "none matches"), ("two-matches.", "several match"),
      ("names-are-exact.", "not looked for"),
    ])
  func notLinked(name: String, why: String) throws {
    var run = try offered(name)
    accept(&run)
    #expect(run.customerSummary(of: 1)?.rows.first?.more == why)
  }

  @Test("what is linked by hand is shown")
  func byHand() throws {
    var run = try offered("two-matches.")
    accept(&run)
    run.perform(
      Command(at: run.state.now, seat: .representative(0), .link(.customer(RecordID(.contact, 2)))))
    #expect(run.customerSummary(of: 1)?.rows.first?.name == "Cleo Ode")
    run.perform(Command(at: run.state.now, seat: .representative(0), .link(.customer(nil))))
    #expect(run.customerSummary(of: 1)?.rows.first?.more == "unlinked by hand")
  }

  @Test("what was looked for is told with its rules")
  func explanation() throws {
    var run = try offered("another-customers-case.")
    accept(&run)
    expectNoDifference(
      run.identificationLines(),
      [
        "09:00:00 conv-1: records, because Mia Novak accepted: Ana Ruiz, no case",
        "  account with emailaddress1 = \"ana@example.com\" (Email): none [records.attributes] [records.single-match]",
        "  contact with emailaddress1 = \"ana@example.com\" (Email): one, Ana Ruiz [records.attributes] "
          + "[records.single-match]",
        "  incident with ticketnumber = \"CAS-2001\" (CaseNumber): none [records.case-of-customer] "
          + "[records.single-match]",
      ])
  }
}
