import Basis
import ContactCenter
import CopilotStudio
import CustomDump
import ShippedScenarios
import Simulation
import Testing

@Suite("Records and bots")
struct RecordItemTests {
  /// The items of the latest context event that a bot received.
  private func items(_ run: Run) -> [JSON.Member] {
    for number in (0..<run.log.count).reversed() {
      if case .bot(.received(.setContext(let items))) = run.log[number].event { return items }
    }
    return []
  }

  @Test("a bot is told of the customer and the case that are linked (row 92)")
  func linked() throws {
    let run = try #require(Shipped.played["customer-records/scenario.yml"]).run
    let items = items(run)
    let names = items.map(\.name)
    #expect(names.contains("msdyn_contact_msdyn_ocliveworkitem_Customer"))
    let customer = items.first { $0.name == "msdyn_contact_msdyn_ocliveworkitem_Customer" }?.value
    #expect(customer?.array?.first?["PrimaryDisplayValue"] == "Ana Ruiz")
    #expect(customer?.array?.first?["RecordId"]?.string == run.world.recordID(RecordID(.contact, 0)))
    let incident = items.first { $0.name == "msdyn_incident_msdyn_ocliveworkitem" }?.value
    #expect(incident?.array?.first?["PrimaryDisplayValue"] == "Parcel came open")
    #expect(items.first { $0.name == "msdyn_CustomerType" }?.value == "contact")
    #expect(items.first { $0.name == "msdyn_CaseTitle" }?.value == "Parcel came open")
  }

  @Test("a bot is told of no records before anything is linked")
  func notLinked() throws {
    let run = try #require(Shipped.played["customer-records/no-match.scenario.yml"]).run
    #expect(!items(run).contains { $0.name.hasPrefix("msdyn_contact") || $0.name == "msdyn_CaseId" })
  }
}
