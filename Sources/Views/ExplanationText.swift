import Basis
import ContactCenter

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
    for candidate in explanation.candidates.prefix(mostCandidates) {
      lines.append(
        "    \(candidate.isWinner ? "gets it" : "passed over"): \(candidate.name), \(candidate.reason) \(cite(candidate.rule))"
      )
    }
    if let others = others(explanation) { lines.append("    and \(others)") }
    if !explanation.alternatives.isEmpty {
      lines.append("    what would change it: " + explanation.alternatives.joined(separator: "; "))
    }
    return lines
  }

  /// Most candidates that are told one by one; `explain --why-not` tells any of them.
  public static let mostCandidates = 32

  /// Those not told one by one, by verdict: `18 more: 12 less-capacity, 6 not-available`.
  public static func others(_ explanation: Explanation) -> String? {
    let rest = explanation.candidates.dropFirst(mostCandidates)
    guard !rest.isEmpty else { return nil }
    let counts = Verdict.names.map { name in (name, rest.count { $0.verdict == name }) }.filter { $0.1 > 0 }
    return "\(rest.count) more: " + counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }

  /// `[assign.highest-capacity, CE assignment-methods, since 2019-11]`
  public static func cite(_ rule: Rule) -> String {
    "[\(rule.id), \(rule.source), since \(rule.since)\(rule.isInferred ? ", inferred" : "")]"
  }
}
