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
}
