import Basis

/// Tells the results of scenarios as text, for people and for logs.
public enum TextReport {
  /// The report of several scenarios: one line each, the failures in full, and a sum.
  public static func text(_ results: [ScenarioResult]) -> String {
    (results.map { text($0) } + [sum(results)]).joined(separator: "\n") + "\n"
  }

  /// How many passed, or failed.
  public static func sum(_ results: [ScenarioResult]) -> String {
    let failed = results.filter { !$0.isPassed }.count
    return failed == 0
      ? "\(counted(results.count, "scenario")) passed"
      : "\(failed) of \(counted(results.count, "scenario")) failed"
  }

  /// One scenario: a line, and what did not hold.
  ///
  /// - Parameter shown: the path to show for a path of the bundle.
  public static func text(_ result: ScenarioResult, shown: (String) -> String = { $0 }) -> String {
    let misses = result.misses
    var details = [counted(result.expectationCount, "expectation")]
    if let progress = result.progress {
      details.append("walk-through \(progress.doneCount) of \(progress.states.count)")
      details += progress.broken.map { "step \($0 + 1) broken" }
    }
    if result.unplayedCount > 0 { details.append("\(counted(result.unplayedCount, "line")) not played") }
    let mark = misses.isEmpty ? "ok  " : "FAIL"
    let scenario = result.loaded.scenario
    let head = "\(mark)  \(shown(scenario.path))  \(scenario.title) (\(details.joined(separator: ", ")))"
    let notes = result.notes.map { "  optional" + text($0, shown: shown).dropFirst() }
    return ([head] + misses.map { text($0, shown: shown) } + notes).joined(separator: "\n")
  }

  /// One thing that did not hold: where, what was expected, what came, the nearest miss and the facts around
  /// it.
  static func text(_ miss: ScenarioResult.Miss, shown: (String) -> String = { $0 }) -> String {
    let position = miss.unmet.span.start
    let place = "\(shown(miss.unmet.span.file)):\(position.line):\(position.column)"
    var lines = ["  \(place): expected \(miss.unmet.expected)", "    came     \(miss.unmet.came)"]
    if let nearest = miss.unmet.nearest { lines.append("    nearest  \(nearest)") }
    lines.append("    after    \(miss.act.isEmpty ? "the start" : miss.act)")
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
