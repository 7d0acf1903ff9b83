import Basis
import CustomDump
import Scenarios
import Testing

@Suite("Shipped scenarios")
struct ShippedScenarioTests {
  @Test("there are shipped scenarios")
  func areThere() {
    #expect(Shipped.names.count >= 13)
  }

  @Test("a shipped scenario loads without a finding", arguments: Shipped.names)
  func loads(name: String) {
    let (loaded, findings) = Shipped.load(name)
    let told = findings.filter { $0.severity > .note }.map {
      $0.rendered(source: $0.span.flatMap { Shipped.bundle[$0.file] })
    }
    expectNoDifference(told, [])
    #expect(loaded != nil)
  }

  @Test("a shipped scenario goes as its script says", arguments: Shipped.names)
  func passes(name: String) throws {
    let loaded = try #require(Shipped.load(name).0)
    for item in loaded.cases {
      let result = ScenarioRunner.play(item)
      let isPassed = result.isPassed
      #expect(isPassed, "\n\(TextReport.text(result))")
    }
  }
}
