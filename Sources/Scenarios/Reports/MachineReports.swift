import Basis

/// Results for programs: servers of continuous integration, and whoever reads lines.
public enum MachineReports {
  // MARK: - JUnit

  /// JUnit XML: a suite for each file, a case for each scenario or row.
  public static func junit(_ cases: [CaseReport]) -> String {
    var files: [String] = []
    for item in cases where !files.contains(item.file) { files.append(item.file) }
    let byFile = Dictionary(grouping: cases, by: \.file)
    return JUnit(files.map { file in JUnit.Suite(file, (byFile[file] ?? []).map(junitCase)) }).text
  }

  private static func junitCase(_ item: CaseReport) -> JUnit.Case {
    var failures = item.misses.map { miss in
      JUnit.Problem(type: "expectation", message: miss.sentence, details: TextReport.text(miss))
    }
    if let difference = item.difference {
      failures.append(JUnit.Problem(type: "repetition", message: difference, details: difference))
    }
    let notes = item.notes.map { "optional, not met: \($0.sentence)\n" }.joined()
    return JUnit.Case(item.name, group: group(item.file), failures: failures, output: notes, time: item.time)
  }

  /// A file as servers group by it: `Scenarios.two-bots-one-queue.scenario`.
  private static func group(_ file: String) -> String {
    let path = file.hasSuffix(".yml") ? String(file.dropLast(4)) : file
    return path.split(separator: "/").map { $0.replacing(".", with: "_") }.joined(separator: ".")
  }

  // MARK: - TAP

  /// TAP version 14: a line a case, and what did not hold as YAML below it.
  public static func tap(_ cases: [CaseReport]) -> String {
    var lines = ["TAP version 14", "1..\(cases.count)"]
    for (number, item) in cases.enumerated() {
      lines.append(
        "\(item.isPassed ? "ok" : "not ok") \(number + 1) - \(tapText("\(item.file): \(item.name)"))")
      guard !item.isPassed else { continue }
      lines.append("  ---")
      let first = item.misses.first
      lines.append("  message: \(JSON.string(first?.sentence ?? item.difference ?? "").text)")
      lines.append("  severity: fail")
      if let place = first?.unmet.span {
        lines.append("  at:")
        lines.append("    file: \(JSON.string(place.file).text)")
        lines.append("    line: \(place.start.line)")
        lines.append("    column: \(place.start.column)")
      }
      lines.append("  data:")
      lines += item.misses.map { "    - \(JSON.string(TextReport.text($0)).text)" }
      if item.misses.isEmpty { lines.append("    []") }
      lines.append("  ...")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A description may hold no line end, and `#` begins a directive.
  private static func tapText(_ text: String) -> String {
    text.map { $0.isNewline ? " " : $0 == "\\" ? "\\\\" : $0 == "#" ? "\\#" : String($0) }.joined()
  }

  // MARK: - JSON lines

  /// A JSON object a case, and one with the sum.
  public static func jsonLines(_ cases: [CaseReport]) -> String {
    let failed = cases.count { !$0.isPassed }
    let sum: JSON = ["type": "sum", "scenarios": .int(cases.count), "failed": .int(failed)]
    return (cases.map(json) + [sum]).map { $0.text + "\n" }.joined()
  }

  private static func json(_ item: CaseReport) -> JSON {
    [
      "type": "scenario", "file": .string(item.file), "line": .int(item.line), "name": .string(item.name),
      "tags": .array(item.tags.map(JSON.string)), "seed": .number(String(item.seed)),
      "passed": .bool(item.isPassed), "expectations": .int(item.expectations),
      "virtualSeconds": .number(JUnit.seconds(item.time)),
      "misses": .array(item.misses.map(json)), "notes": .array(item.notes.map(json)),
      "difference": item.difference.map(JSON.string) ?? .null,
    ]
  }

  private static func json(_ miss: ScenarioResult.Miss) -> JSON {
    [
      "file": .string(miss.unmet.span.file), "line": .int(miss.unmet.span.start.line),
      "column": .int(miss.unmet.span.start.column), "expected": .string(miss.unmet.expected),
      "came": .string(miss.unmet.came), "nearest": miss.unmet.nearest.map(JSON.string) ?? .null,
      "after": .string(miss.act), "facts": .array(miss.facts.map(JSON.string)),
      "talk": .array(miss.talk.map(JSON.string)),
    ]
  }

  // MARK: - GitHub

  /// Annotations that GitHub Actions shows beside the lines: an error for each miss, a notice for what was optional.
  public static func github(_ cases: [CaseReport]) -> String {
    cases.flatMap { item in
      item.misses.map { command("error", item, $0) } + item.notes.map { command("notice", item, $0) }
        + [item.difference].compactMap(\.self).map { difference in
          "::error file=\(property(item.file)),line=\(item.line),title=\(property(item.name))::\(data(difference))\n"
        }
    }.joined()
  }

  private static func command(_ what: String, _ item: CaseReport, _ miss: ScenarioResult.Miss) -> String {
    let place = miss.unmet.span
    return "::\(what) file=\(property(place.file)),line=\(place.start.line),col=\(place.start.column),"
      + "title=\(property(item.name))::\(data(miss.sentence))\n"
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
