import Basis

extension ExplorationReport {
  /// The report for continuous integration: a case for each topic, which fails with its errors. What is less
  /// bad is told beside it.
  public func suite(shown: (String) -> String = { $0 }) -> JUnit.Suite {
    var names: [String] = []
    for name in topics.map(\.name) + findings.map(\.topic) where !names.contains(name) { names.append(name) }
    return JUnit.Suite(
      bot,
      names.map { name in item(name.isEmpty ? "the bot" : name, findings.filter { $0.topic == name }, shown) }
    )
  }

  private func item(_ name: String, _ findings: [Finding], _ shown: (String) -> String) -> JUnit.Case {
    let errors = findings.filter { $0.diagnostic.severity == .error }
    let others = findings.filter { $0.diagnostic.severity != .error }
    return JUnit.Case(
      name, group: bot,
      failures: errors.map { finding in
        JUnit.Problem(
          type: finding.diagnostic.code, message: finding.diagnostic.message, details: finding.details(shown))
      },
      output: others.map { $0.details(shown) }.joined(separator: "\n\n"))
  }
}

extension Finding {
  fileprivate func details(_ shown: (String) -> String) -> String {
    var moved = diagnostic
    if let file = diagnostic.span?.file { moved.span?.file = shown(file) }
    let transcript = conversation.map(ExplorationText.transcript) ?? []
    return ([moved.rendered(), kind.harm] + transcript).joined(separator: "\n")
  }
}
