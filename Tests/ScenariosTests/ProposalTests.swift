import Basis
import ContactCenter
import CustomDump
import Host
import ShippedScenarios
import Simulation
import Testing

@testable import Scenarios

@Suite("Sessions as tests")
struct ProposalTests {
  @Test("every command is written so that reading it gives it back")
  func commands() throws {
    for name in ShippedScenarios.Shipped.names {
      let loaded = try #require(ShippedScenarios.Shipped.load(name))
      let parser = LineParser(loaded.world.organization)
      let writer = CommandWriter(loaded.world.organization)
      for case .act(let act) in loaded.scenario.script.map(\.content) where act.action != .wait {
        let text = writer.text(of: act.action)
        #expect(try parser.parse(text, at: act.seat).get().action == act.action, "\(name): \(text)")
      }
    }
  }

  /// The scenario of a recording, with all that is proposed.
  private func written(_ name: String, all: Bool, exact: Bool) throws -> String {
    let result = try #require(ShippedScenarios.Shipped.played[name])
    var proposal = TestProposal(result.run, isExact: exact)
    proposal.keep(all: all)
    let header = RecordingHeader(
      program: "", name: "", entry: name, seed: 1, zones: [], bundle: ShippedScenarios.Shipped.bundle)
    return ProposedFile(proposal, header: header).text(result.run.world)
  }

  private func play(_ text: String, as name: String) throws -> (result: ScenarioResult?, errors: [String]) {
    var bundle = ShippedScenarios.Shipped.bundle
    bundle.insert(SourceBundle.File(path: name, text: text))
    let (loaded, findings) = ScenarioLoader.load(bundle: bundle, path: name) { _ in
      ShippedScenarios.Shipped.zone
    }
    let errors = findings.filter { $0.severity == .error }.map { $0.rendered() }
    return (loaded.map(ScenarioRunner.play), errors)
  }

  @Test("the recording of every shipped scenario becomes a test that passes with all that is proposed")
  func shipped() throws {
    for name in ShippedScenarios.Shipped.names {
      let text = try written(name, all: true, exact: false)
      var (result, errors) = try play(text, as: name)
      if result?.isPassed == false {
        (result, errors) = try play(written(name, all: true, exact: true), as: name)
      }
      #expect(errors == [], "\(name)")
      let misses = result?.misses.map { "\($0.unmet.expected); came: \($0.unmet.came)" } ?? []
      #expect(misses == [], "\(name)\n\(text)")
    }
  }

  @Test("a proposed expectation that is changed fails")
  func changed() throws {
    let name = "two-bots-one-queue/scenario.yml"
    let text = try written(name, all: true, exact: false)
    for (old, new) in [
      ("to: Bot B, queue: Support", "to: Bot A, queue: Support"),
      ("What did we do well?", "What did we do badly?"),
      ("state: Closed", "state: Open"), ("topic: Escalate", "topic: Greeting"),
    ] {
      #expect(text.contains(old))
      let (result, _) = try play(text.replacing(old, with: new), as: name)
      #expect(result?.isPassed == false, "\(old)")
    }
  }

  @Test("only the script of the scenario changes, and what is not kept is a comment that says what it is for")
  func position() throws {
    let name = "two-bots-one-queue/scenario.yml"
    let old = try #require(ShippedScenarios.Shipped.bundle[name])
    let new = try written(name, all: false, exact: false)
    let head = try #require(old.range(of: "script:")).lowerBound
    #expect(new.hasPrefix(old[..<head]))
    let tail = try #require(old.range(of: "\nwalkthrough:")).lowerBound
    #expect(new.hasSuffix(old[tail...]))
    #expect(new.contains("\n    # - routed: {queue: Support, rule: fallback}  # where it went\n"))
    #expect(!new.contains("- expect:"))
  }

  @Test("a refusal stays expected, because a test fails without it")
  func needed() throws {
    let refused = ShippedScenarios.Shipped.names.filter { name in
      ShippedScenarios.Shipped.played[name]?.run.log.entries.contains { entry in
        if case .refused = entry.event { true } else { false }
      } == true
    }
    let name = try #require(refused.first)
    #expect(try written(name, all: false, exact: false).contains("    - rejected: {rule: "))
  }
}
