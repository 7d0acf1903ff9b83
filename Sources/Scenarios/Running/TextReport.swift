import Basis

/// Tells the results of scenarios as text, for people and for logs.
public enum TextReport {
  /// The report of several scenarios: one line each, the failures in full, and a sum.
  public static func text(_ results: [ScenarioResult]) -> String {
    (results.map { text($0) } + [sum(results)]).joined(separator: "\n") + "\n"
  }

  /// How many passed, or failed.
  public static func sum(_ results: [ScenarioResult]) -> String { sum(results.map(\.isPassed)) }

  /// How many passed, or failed.
  public static func sum(_ cases: [CaseReport]) -> String { sum(cases.map(\.isPassed)) }

  private static func sum(_ passed: [Bool]) -> String {
    let failed = passed.count { !$0 }
    return failed == 0
      ? "\(counted(passed.count, "scenario")) passed"
      : "\(failed) of \(counted(passed.count, "scenario")) failed"
  }

  /// One scenario as a runner played it: as below, and how to get a failure again that its own seed does not show.
  ///
  /// - Parameter file: what to name it by.
  public static func text(_ report: CaseReport, _ result: ScenarioResult, file: String) -> String {
    let again =
      report.isPassed || report.seed == result.loaded.ownSeed
      ? [] : ["  seed     \(report.seed): again with handoff test \(file) --seed \(report.seed)"]
    let difference = report.difference.map { ["  repeated \($0)"] } ?? []
    let head = text(
      result, misses: report.misses, notes: report.notes, file: report.file, isPassed: report.isPassed)
    return ([head] + difference + again).joined(separator: "\n")
  }

  /// One scenario: a line, and what did not hold.
  ///
  /// - Parameter shown: the path to show for a path of the bundle.
  public static func text(_ result: ScenarioResult, shown: (String) -> String = { $0 }) -> String {
    let report = CaseReport(result, shown: shown)
    return text(
      result, misses: report.misses, notes: report.notes, file: report.file, isPassed: report.isPassed)
  }

  private static func text(
    _ result: ScenarioResult, misses: [ScenarioResult.Miss], notes: [ScenarioResult.Miss], file: String,
    isPassed: Bool
  ) -> String {
    var details = [counted(result.expectationCount, "expectation")]
    if let progress = result.progress {
      details.append("walk-through \(progress.doneCount) of \(progress.states.count)")
      details += progress.broken.map { "step \($0 + 1) broken" }
    }
    if result.unplayedCount > 0 { details.append("\(counted(result.unplayedCount, "line")) not played") }
    let title = result.loaded.scenario.title
    let head = "\(isPassed ? "ok  " : "FAIL")  \(file)  \(title) (\(details.joined(separator: ", ")))"
    // What happened since the same act is told once.
    let told = misses.indices.map { index in
      index > 0 && misses[index].facts == misses[index - 1].facts
        ? text(misses[index], withContext: false) : text(misses[index])
    }
    return ([head] + told + notes.map { "  optional" + text($0, withContext: false).dropFirst() })
      .joined(separator: "\n")
  }

  /// One thing that did not hold: where, what was expected, what came, the nearest miss and the facts around
  /// it.
  static func text(_ miss: ScenarioResult.Miss, withContext: Bool = true) -> String {
    let position = miss.unmet.span.start
    let place = "\(miss.unmet.span.file):\(position.line):\(position.column)"
    var lines = ["  \(place): expected \(miss.unmet.expected)", "    came     \(miss.unmet.came)"]
    if let nearest = miss.unmet.nearest { lines.append("    nearest  \(nearest)") }
    lines.append("    after    \(miss.act.isEmpty ? "the start" : miss.act)")
    guard withContext else { return lines.map(oneLine).joined(separator: "\n") }
    for (index, fact) in miss.facts.enumerated() {
      lines.append((index == 0 ? "    facts    " : "             ") + fact)
    }
    for (index, said) in miss.talk.enumerated() {
      lines.append((index == 0 ? "    talk     " : "             ") + said)
    }
    return lines.map(oneLine).joined(separator: "\n")
  }

  /// Line breaks of messages written as one sees them in a file, so that a line of the report stays one.
  private static func oneLine(_ text: String) -> String {
    String(text.flatMap { $0.isNewline ? Array("\\n") : [$0] })
  }

  static func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
