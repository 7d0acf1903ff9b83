import Basis
import CustomDump
import Scenarios
import Testing

/// What scenarios made happen of everything that files hold.
@Suite("Coverage")
struct CoverageTests {
  @Test("what was covered is counted by place, in text, JSON, a page and lcov's format")
  func coverage() throws {
    let result = try SmallBot.usual.play(["customer: opening hours"])
    let coverage = CoverageCounter.count(result)
    #expect(coverage.share(of: .topic) == (2, 6))
    #expect(coverage.share(of: .object) == (3, 4))
    #expect(coverage.missed.contains { $0.kind == .branch && $0.name == "yes of which in EndofConversation" })
    #expect(coverage.missed.contains { $0.kind == .limitation && $0.name == "channel.typing-indicator" })
    let text = coverage.text
    #expect(text.hasPrefix("topics: 2 of 6 (33.3 %)\n"))
    #expect(text.contains("missed  bot/topics/Greeting.mcs.yml:7: node greet in Greeting\n"))
    #expect(text.contains(": object representative Mia Novak\n"))
    #expect(coverage.json["kinds"]?["topics"]?["covered"] == 2)
    let hours = coverage.lcov.components("SF:bot/topics/Hours.mcs.yml\n", "end_of_record\n")
    expectNoDifference(
      hours, "FN:1,Hours\nFNDA:1,Hours\nFNF:1\nFNH:1\nBRF:0\nBRH:0\nDA:1,1\nDA:7,1\nLF:2\nLH:2\n")
    let survey = coverage.lcov.components("SF:bot/topics/EndofConversation.mcs.yml\n", "end_of_record\n")
    #expect(survey?.contains("BRF:2\nBRH:0") == true)
    let page = CoveragePage.html(coverage) { $0.hasSuffix("Hours.mcs.yml") ? "a <b>\nc" : nil }
    #expect(page.contains("<div class=\"hit\"><i>1: 1</i>a &lt;b&gt;</div>"))
    #expect(page.contains("<li>line 7: node greet in Greeting</li>"))
  }

  @Test("counts of several scenarios add up")
  func merging() throws {
    var both = CoverageCounter.count(try SmallBot.usual.play(["customer: opening hours"]))
    let one = both.percentage
    both.merge(
      CoverageCounter.count(
        try SmallBot.usual.play(["customer: hi", "customer: a person", "agent: /accept"])))
    #expect(both.share(of: .topic) == (4, 6))
    #expect(both.share(of: .object) == (4, 4))
    #expect(both.percentage > one)
  }

  // MARK: - Classification and criteria

  /// A bot written in code with two criteria, a workstream that classifies everybody, and one that nobody comes by.
  private static let bank = """
    scenario: Bank
    customers: [{name: Ana Ruiz}]
    organization:
      organization: Contoso
      workstreams:
        - name: Chat
          context-variables: [{name: Kind, type: Text}]
          classification:
            - ruleset: Everybody
              rules:
                - {rule: Known, when: {Kind: known}, set: {Kind: old}}
                - {rule: Other, set: {Kind: new}}
          fallback-queue: Support
        - name: Texts
          channel: sms
          context-variables: [{name: Kind, type: Text}]
          classification:
            - ruleset: Of texts
              rules:
                - {rule: Any, set: {Kind: text}}
          fallback-queue: Support
      queues: [{name: Support, members: [Bank bot, Mia Novak]}]
      bots:
        - name: Bank bot
          kind: azure
          application-id: 8f0c5a52-1d7b-4a1e-9a63-3f6f2c1b7e01
          capacity: 300
          criteria:
            - {words: [loan, mortgage], do: escalate}
            - {silence: 2m, do: end}
      representatives: [{name: Mia Novak}]
    script:
      - customer: Hi
    """

  private func bank(_ script: String...) throws -> Coverage {
    let text = Self.bank + "\n" + script.map { "  - \($0)\n" }.joined()
    let bundle = SourceBundle([SourceBundle.File(path: "scenario.yml", text: text)])
    let (loaded, findings) = Shipped.load("scenario.yml", in: bundle)
    return CoverageCounter.count(
      ScenarioRunner.play(try #require(loaded, "\(findings.map { $0.rendered() })")))
  }

  /// The line of the file that has some text in it.
  private func line(_ part: String) throws -> Int {
    let lines = Self.bank.split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(part) }) + 1
  }

  @Test(
    "rulesets count by being asked, their rules by being applied, the criteria of Azure bots by being met")
  func rules() throws {
    let first = try bank()
    #expect(first.share(of: .ruleset) == (1, 2))
    #expect(first.share(of: .classification) == (1, 3))
    #expect(first.share(of: .criterion) == (0, 2))
    let spoken = try bank("customer: About a mortgage")
    #expect(spoken.share(of: .criterion) == (1, 2))
    #expect(spoken.counts.first { $0.key.name == "words loan, mortgage" }?.value == 1)
    #expect(spoken.counts.first { $0.key.name == "Everybody" }?.value == 2)
    #expect(spoken.counts.first { $0.key.name == "Other of Everybody" }?.value == 2)
    let silent = try bank("wait: 2m")
    #expect(silent.missed.filter { $0.kind == .criterion }.map(\.name) == ["words loan, mortgage"])
  }

  @Test("rules and criteria that were missed are told by file and line in every format")
  func missedRules() throws {
    let coverage = try bank("customer: About a mortgage")
    let missed = [
      (try line("silence: 2m"), "criterion silence 2m"), (try line("ruleset: Of texts"), "ruleset Of texts"),
      (try line("rule: Known"), "classification-rule Known of Everybody"),
      (try line("rule: Any"), "classification-rule Any of Of texts"),
    ]
    let text = coverage.text
    #expect(
      text.contains(
        "criteria: 1 of 2 (50.0 %)\nrulesets: 1 of 2 (50.0 %)\nclassification-rules: 1 of 3 (33.3 %)\n"))
    let items = coverage.json["items"]?.array ?? []
    let lcov = try #require(coverage.lcov.components("SF:scenario.yml\n", "end_of_record\n"))
    let page = CoveragePage.html(coverage) { _ in Self.bank }
    let list = CoveragePage.html(coverage) { _ in nil }
    for (line, name) in missed {
      #expect(text.contains("missed  scenario.yml:\(line): \(name)\n"))
      #expect(
        items.contains { item in
          item["line"] == .int(line) && item["count"] == 0 && item["file"] == "scenario.yml"
            && "\(item["kind"]?.string ?? "") \(item["name"]?.string ?? "")" == name
        })
      #expect(lcov.contains("\nDA:\(line),0\n"))
      #expect(page.contains("<div class=\"miss\"><i>\(line): 0</i>"))
      #expect(list.contains("<li>line \(line): \(name)</li>"))
    }
    #expect(lcov.contains("\nDA:\(try line("rule: Other")),2\n"))
    #expect(lcov.contains("\nDA:\(try line("words: [loan")),1\n"))
  }
}

extension String {
  /// What stands between two texts.
  fileprivate func components(_ start: String, _ end: String) -> String? {
    guard let from = ranges(of: start).first?.upperBound else { return nil }
    return self[from...].ranges(of: end).first.map { String(self[from..<$0.lowerBound]) }
  }
}
