import Basis
import CustomDump
import Scenarios
import Testing

@Suite("Changed scenarios")
struct MutationTests {
  /// What a changed scenario leads to: the places of what failed, or what could not be read.
  private func outcome(_ name: String, _ text: String, like shipped: LoadedScenario) -> (
    lines: [Int], findings: [String]
  ) {
    let (loaded, findings) = Shipped.load(name, changedTo: text, like: shipped)
    guard let loaded else { return ([], findings.map { $0.rendered() }) }
    let misses = ScenarioRunner.play(loaded).misses
    return (misses.filter { $0.unmet.span.file == name }.map(\.unmet.span.start.line), [])
  }

  @Test("each expectation that is changed fails, and says at which line", arguments: Shipped.names)
  func noticed(name: String) throws {
    let text = try #require(Shipped.bundle[name])
    let shipped = try #require(Shipped.load(name).0)
    let mutants = ExpectationMutation.mutants(of: text, file: name)
    #expect(!mutants.isEmpty)
    let unnoticed = mutants.compactMap { mutant -> String? in
      let (lines, findings) = outcome(name, mutant.text, like: shipped)
      let place = mutant.span.start.line...max(mutant.span.start.line, mutant.span.end.line)
      if findings.isEmpty, lines.contains(where: place.contains) { return nil }
      return "\(name):\(mutant.span.start.line): \(mutant.what): failed at \(lines) \(findings)"
    }
    expectNoDifference(unnoticed, [])
  }

  @Test("every 'no' and 'unseen' is among the changes", arguments: Shipped.names)
  func negations(name: String) throws {
    let text = try #require(Shipped.bundle[name])
    let written = text.matches(of: #/\b(no|unseen): /#).count
    let changed = ExpectationMutation.mutants(of: text, file: name).filter {
      $0.what.hasPrefix("unseen became") || $0.what.contains(#/^\{?no: /#)
    }
    #expect(changed.count == written)
  }

  @Test(
    "changing a capacity, a rule or the order of members is noticed",
    arguments: [
      ("two-bots-one-queue", "capacity: 300", "capacity: 90"),
      ("two-bots-one-queue", "capacity: 50", "capacity: 150"),
      ("two-bots-one-queue", "{name: Mia Novak, capacity: 100", "{name: Mia Novak, capacity: 20"),
      ("two-bots-one-queue", "published: true", "published: false"),
      ("two-bots-one-queue", "fallback-queue: Support", "fallback-queue: Support\n    bot: Bot B"),
      ("two-bots-one-queue", "members: [Bot A, Mia Novak, Bot B]", "members: [Bot A, Mia Novak]"),
      ("two-bots-two-queues", "equals: orders", "equals: Orders"),
      ("two-bots-two-queues", "capacity: 200", "capacity: 100\n    published: false"),
      ("two-bots-one-queue-two-people", "capacity: 80", "capacity: 40"),
      ("two-bots-one-queue-two-people", "time-zone:", "rules: {transfer.bot-bound: off}\ntime-zone:"),
      (
        "two-bots-one-queue-two-people", "time-zone:",
        "rules: {transfer.excludes-transferrer: off}\ntime-zone:"
      ),
      ("credit-card-routing", "equals: CreditCard}", "equals: creditcard}"),
      ("credit-card-routing", "contains-data: false", "contains-data: true"),
      ("credit-card-routing", "queue: HomeLoanQueue}", "queue: General}"),
      ("one-queue-no-rule", "presence: Appear away", "presence: Available"),
      ("limitations", "bot: Bot A", "allowed-presences: [Available, Busy]"),
      ("limitations", "era: 2023-06", "rules: {channel.typing-indicator: off}"),
    ])
  func organization(folder: String, old: String, new: String) throws {
    var bundle = Shipped.bundle
    let path = "\(folder)/organization.yml"
    let text = try #require(bundle[path])
    #expect(text.contains(old))
    bundle.insert(SourceBundle.File(path: path, text: text.replacing(old, with: new)))
    let failed = Shipped.names.filter { $0.hasPrefix(folder + "/") }.contains { name in
      guard let loaded = Shipped.load(name, in: bundle).0 else { return true }
      return !ScenarioRunner.play(loaded).isPassed
    }
    #expect(failed, "\(old) → \(new) is not noticed")
  }

  @Test("changing a text that a bot says is noticed")
  func texts() throws {
    let said = Shipped.names.compactMap { Shipped.load($0).0 }.map {
      ($0.scenario.path, ScenarioRunner.play($0))
    }
    let topics = Shipped.bundle.files.filter { $0.path.hasPrefix("bots/") && $0.path.contains("/topics/") }
    var unnoticed: [String] = []
    for topic in topics {
      for match in topic.text.matches(of: #/(?m)^ *(?:activity|prompt): (?<text>[A-Z].*)$/#) {
        let start = match.output.text.prefix { $0 != "{" }.prefix(30)
        let sayers = said.filter { _, result in
          guard result.loaded.agents.keys.contains(where: { topic.path.hasPrefix($0 + "/") }) else {
            return false
          }
          return result.run.state.threads.contains { $0.lines.contains { $0.message.text.hasPrefix(start) } }
        }
        guard !sayers.isEmpty else { continue }
        var bundle = Shipped.bundle
        let changed = topic.text.replacing(match.output.text, with: "Changed.")
        bundle.insert(SourceBundle.File(path: topic.path, text: changed))
        let failed = sayers.contains { name, _ in
          Shipped.load(name, in: bundle).0.map { !ScenarioRunner.play($0).isPassed } ?? true
        }
        if !failed { unnoticed.append("\(topic.path): \(match.output.text)") }
      }
    }
    expectNoDifference(unnoticed, [])
  }
}
