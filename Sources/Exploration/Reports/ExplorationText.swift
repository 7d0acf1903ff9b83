import Basis

/// Tells what an exploration found out, for people.
public enum ExplorationText {
  /// How much is told.
  public enum Detail: Sendable {
    /// Errors only.
    case errors
    /// Errors and warnings in full, notes in a line.
    case usual
    /// Everything in full.
    case all
  }

  /// One bot: a summary, then the findings by kind, each with the shortest conversation that shows it.
  ///
  /// - Parameter shown: the path to show for a path of the bundle.
  public static func text(
    _ report: ExplorationReport, detail: Detail = .usual, shown: (String) -> String = { $0 }
  ) -> String {
    var lines = summary(report)
    for severity in [Diagnostic.Severity.error, .warning, .note] where detail != .errors || severity == .error
    {
      let isFull = severity != .note || detail == .all
      for kind in Finding.Kind.allCases {
        let findings = report.findings.filter { $0.kind == kind && $0.diagnostic.severity == severity }
        guard !findings.isEmpty else { continue }
        lines += ["", "  \(kind.title) (\(findings.count)). \(kind.harm)"]
        for finding in findings {
          lines += isFull ? full(finding, shown) : [brief(finding, shown)]
        }
      }
    }
    if report.findings.isEmpty { lines.append("  nothing was found that can go wrong") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The sum of several bots.
  public static func sum(_ reports: [ExplorationReport]) -> String {
    let errors = reports.reduce(0) { $0 + $1.errors }
    let warnings = reports.reduce(0) { $0 + $1.warnings }
    return [
      counted(reports.count, "bot"), counted(errors, "error"), counted(warnings, "warning"),
    ].joined(separator: ", ")
  }

  // MARK: - Summary

  private static func summary(_ report: ExplorationReport) -> [String] {
    let nodes = report.nodes
    let untouched = report.topics.filter { $0.nodes.reached == 0 && $0.nodes.total > 0 }
    var first = "\(report.bot): \(counted(report.topics.count, "topic"))"
    if !untouched.isEmpty { first += " (\(untouched.count) never ran)" }
    first += ", \(nodes.reached) of \(nodes.total) nodes (\(nodes.percent) %)"
    if report.branches.total > 0 {
      first +=
        ", \(report.branches.reached) of \(report.branches.total) branches (\(report.branches.percent) %)"
    }
    var second = "  \(counted(report.turns, "turn")) in \(counted(report.situations, "situation")), "
    second += "\(counted(report.steps, "step")): \(completion(report.completion))"
    if report.services > 0 { second += "; answers of \(counted(report.services, "service")) were made up" }
    return [first, second]
  }

  private static func completion(_ completion: Completion) -> String {
    switch completion {
    case .everything: "everything there was to try was tried"
    case .outOfSteps: "the budget of steps is used up, so that there may be more"
    case .outOfLines: "longer conversations were not followed, so that there may be more"
    case .outOfSituations: "there are more situations than are kept, so that there may be more"
    }
  }

  // MARK: - Findings

  private static func place(_ finding: Finding, _ shown: (String) -> String) -> String {
    guard let span = finding.diagnostic.span else { return "" }
    return "\(shown(span.file)):\(span.start.line):\(span.start.column): "
  }

  private static func brief(_ finding: Finding, _ shown: (String) -> String) -> String {
    "    \(place(finding, shown))\(finding.diagnostic.message)"
  }

  private static func full(_ finding: Finding, _ shown: (String) -> String) -> [String] {
    let diagnostic = finding.diagnostic
    var lines = [
      "    \(place(finding, shown))\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code)]"
    ]
    if let hint = diagnostic.hint { lines.append("      mend: \(hint)") }
    guard let conversation = finding.conversation, !conversation.lines.isEmpty else { return lines }
    lines += transcript(conversation).map { "      " + $0 }
    return lines
  }

  /// The lines of a conversation, with what its services answer before them.
  public static func transcript(_ conversation: Conversation) -> [String] {
    let stubs = conversation.stubs.map { stub in
      let answer: String =
        switch stub.outcome {
        case .result(let json): "answers \(shortened(json.text, 100))"
        case .failure: "fails"
        case .choice(let topic): "chooses \(topic)"
        }
      return "(the \(stub.kind ?? "service") \(stub.action ?? "") \(answer))"
    }
    return stubs
      + conversation.lines.map { line in
        let speaker = line.speaker == .system ? "" : "\(line.speaker.rawValue): "
        return speaker + shortened(line.text, 160)
      }
  }

  private static func shortened(_ text: String, _ length: Int) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
    return line.count > length ? line.prefix(length - 1) + "…" : line
  }

  private static func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
