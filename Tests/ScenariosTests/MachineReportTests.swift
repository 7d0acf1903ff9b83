import Basis
import CustomDump
import Scenarios
import Testing

/// Results as programs read them.
@Suite("Reports for programs")
struct MachineReportTests {
  /// A scenario that fails in its second row, played.
  private func cases() throws -> [CaseReport] {
    var bot = SmallBot.usual
    bot.keys = """
      tags: [one]
      examples:
        - {say: hi, answer: Hi there}
        - {say: "hi #2", answer: Never}
      """
    let (loaded, findings) = bot.load([
      "customer: <say>", "expect: [{message: <answer>}, {optional: {message: Nor this}}]",
    ])
    return try #require(loaded, "\(findings.map { $0.rendered() })").cases.map {
      CaseReport(ScenarioRunner.play($0)) { "my/\($0)" }
    }
  }

  @Test("JUnit XML has a suite a file and a case a row, with the virtual time")
  func junit() throws {
    let lines = MachineReports.junit(try cases()).split(separator: "\n").map(String.init)
    expectNoDifference(
      Array(lines.prefix(4)),
      [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites tests=\"2\" failures=\"1\" errors=\"0\">",
        "  <testsuite name=\"my/scenario.yml\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">",
        "    <testcase classname=\"my.scenario\" name=\"Small [1: say hi, answer Hi there]\" time=\"0.000\">",
      ])
    #expect(
      lines.contains { $0.hasPrefix("      <failure type=\"expectation\" message=\"expected message:") })
    #expect(lines.contains { $0.hasPrefix("      <system-out>optional, not met: expected message:") })
  }

  @Test("TAP 14 escapes what would begin a directive, and says where it failed as YAML")
  func tap() throws {
    let lines = MachineReports.tap(try cases()).split(separator: "\n").map(String.init)
    expectNoDifference(
      Array(lines.prefix(4)) + Array(lines[5...9]),
      [
        "TAP version 14", "1..2", "ok 1 - my/scenario.yml: Small [1: say hi, answer Hi there]",
        "not ok 2 - my/scenario.yml: Small [2: say hi \\#2, answer Never]",
        "  message: \"expected message: text \\\"Never\\\", came text was \\\"Hi there\\\"\"",
        "  severity: fail",
        "  at:", "    file: \"my/scenario.yml\"", "    line: 6",
      ])
  }

  @Test("JSON lines are an object a case and a sum")
  func json() throws {
    let lines = try MachineReports.jsonLines(try cases()).split(separator: "\n").map {
      try JSON(parsing: String($0))
    }
    #expect(lines.map { $0["type"] } == ["scenario", "scenario", "sum"])
    #expect(lines[1]["misses"]?.array?.first?["came"] == "text was \"Hi there\"")
    #expect(lines[2]["failed"] == 1)
  }

  @Test("annotations escape what ends a property or a line")
  func github() throws {
    let first = MachineReports.github(try cases()).split(separator: "\n").first
    #expect(first?.hasPrefix("::notice file=my/scenario.yml,line=") == true)
    var cases = try cases()
    cases[1].misses[0].unmet.came = "100 %\nand more"
    let text = MachineReports.github(cases)
    #expect(text.contains("title=Small [2%3A say hi #2%2C answer Never]::expected"))
    #expect(text.contains("came 100 %25%0Aand more\n"))
  }

  // MARK: - Coverage

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
}

extension String {
  /// What stands between two texts.
  fileprivate func components(_ start: String, _ end: String) -> String? {
    guard let from = ranges(of: start).first?.upperBound else { return nil }
    return self[from...].ranges(of: end).first.map { String(self[from..<$0.lowerBound]) }
  }
}
