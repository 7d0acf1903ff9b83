import Basis
import SourceYAML
import Testing

@Suite("Agent files", .enabled(if: Corpus.isPresent, "needs the data that HANDOFF_CORPUS names"))
struct AgentFileTests {
  /// Files that are not YAML: fixtures that are meant to be broken, and slips in published files.
  private static let broken = [
    "RunComplianceFlow.mcs.yml:1:1: a Markdown code fence is not YAML",
    "LoopAndBranch.mcs.yml:17:18: text follows the closing quotes",
    "SyntaxError.mcs.yml:2:1: this looks like a key but has no colon after it",
    "UnsupportedBotElement.mcs.yml:3:1: a tab cannot indent or separate here",
    "global-variable.variable.mcs.yml:12:1: // does not start a comment in YAML",
  ]

  @Test("every agent file reads without a finding, but for the broken ones, whose findings have a place")
  func agents() throws {
    var found: [String] = []
    var count = 0
    for path in Corpus.files("agents", endings: [".yml", ".yaml"]) {
      let result = YAML.parse(bytes: try Corpus.bytes("agents/\(path)"), file: path)
      count += 1
      // Descriptions of knowledge files are comments and nothing else.
      if result.diagnostics.map(\.code) == [YAML.Code.empty], path.contains("knowledge/files/") { continue }
      #expect((result.root == nil) == !result.diagnostics.isEmpty)
      #expect(result.diagnostics.allSatisfy { $0.span?.file == path && $0.hint != nil })
      guard let first = result.diagnostics.first, let place = first.span?.start else { continue }
      found.append("\(path.split(separator: "/").last ?? ""):\(place.line):\(place.column): \(first.message)")
    }
    #expect(count > 350)
    #expect(found.sorted() == Self.broken.sorted())
  }
}
