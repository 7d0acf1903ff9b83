import Foundation
import PowerFx
import Testing

/// One-line expressions of the agents in the corpus, found without a YAML reader: plain `key: =expression`.
private func agentExpressions() throws -> [(file: String, line: Int, text: String)] {
  guard let corpus = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"] else { return [] }
  var found: [(file: String, line: Int, text: String)] = []
  let root = corpus + "/agents"
  let paths = (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).sorted()
  for path in paths where path.hasSuffix(".yml") || path.hasSuffix(".yaml") || path.hasSuffix("/data") {
    guard let text = try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) else { continue }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      guard let start = line.range(of: ": =")?.upperBound else { continue }
      let expression = line[start...].trimmingCharacters(in: .whitespaces)
      // The next line being deeper means that the scalar goes on.
      let indent = line.prefix { $0 == " " }.count
      let next = index + 1 < lines.count ? lines[index + 1] : ""
      let goesOn = next.prefix { $0 == " " }.count > indent && !next.allSatisfy(\.isWhitespace)
      if !expression.isEmpty, !goesOn { found.append((path, index + 1, expression)) }
    }
  }
  return found
}

@Suite struct AgentExpressionTests {
  // The agents come from HANDOFF_CORPUS; without it the suite is skipped.
  @Test(
    "the expressions of real agents can be read",
    .enabled(if: ProcessInfo.processInfo.environment["HANDOFF_CORPUS"] != nil))
  func realAgents() throws {
    let expressions = try agentExpressions()
    var unread: [String] = []
    for (file, line, text) in expressions {
      let (expression, diagnostics) = Expression.parse(text, file: file)
      if expression == nil {
        unread.append("\(file):\(line): \(text) — \(diagnostics.map(\.message).joined(separator: "; "))")
      }
    }
    print("agents: \(expressions.count) expressions, \(unread.count) not read")
    for entry in unread { print("  " + entry) }
    #expect(expressions.count > 100)
    #expect(unread == [])
  }
}
