import Basis

/// An explanation as plain lines, for `handoff explain`, `--plain` and logs.
public enum ExplanationText {
  /// The lines of one decision.
  public static func lines(_ explanation: Explanation) -> [String] {
    var lines = [explanation.title]
    for (index, stage) in explanation.stages.enumerated() {
      let state = stage.state.isEmpty ? "" : " (\(stage.state))"
      lines.append("  \(index + 1) \(stage.name): \(stage.finding)\(state)")
      lines += stage.details.map { "      \($0)" }
    }
    for candidate in explanation.candidates {
      lines.append(
        "    \(candidate.isWinner ? "gets it" : "passed over"): \(candidate.name), \(candidate.reason) \(cite(candidate.rule))"
      )
    }
    if explanation.unlisted > 0 { lines.append("    and \(explanation.unlisted) more") }
    if !explanation.alternatives.isEmpty {
      lines.append("    what would change it: " + explanation.alternatives.joined(separator: "; "))
    }
    return lines
  }

  /// `[assign.highest-capacity, CE assignment-methods, since 2019-11]`
  public static func cite(_ rule: Rule) -> String {
    "[\(rule.id), \(rule.source), since \(rule.since)\(rule.isInferred ? ", inferred" : "")]"
  }
}
