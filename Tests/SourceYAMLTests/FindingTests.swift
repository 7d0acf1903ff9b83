import Basis
import SourceYAML
import Testing

@Suite("Findings of the parser")
struct FindingTests {
  /// `line:column code` of each finding.
  private func places(_ text: String) -> [String] {
    YAML.parse(text, file: "a.yml").diagnostics.map {
      "\($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0) \($0.code)"
    }
  }

  @Test(
    "an empty file has no value and says so",
    arguments: ["", "\n", "# only\n", "---\n", "\u{FEFF}", "---\n...\n"])
  func empty(text: String) {
    let result = YAML.parse(text, file: "a.yml")
    #expect(result.root == nil)
    #expect(result.diagnostics.map(\.code) == [YAML.Code.empty])
  }

  @Test("a quoted empty text is a value")
  func emptyText() {
    #expect(YAML.parse("\"\"", file: "a.yml").root?.text == "")
  }

  @Test("equal keys are reported at the later one, naming the place of the first")
  func duplicates() {
    let result = YAML.parse("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n\"a\": 2\n", file: "a.yml")
    #expect(
      result.diagnostics.map(\.message) == [
        "the key “c” is already in this mapping at line 3, column 3",
        "the key “a” is already in this mapping at line 1, column 1",
      ])
    #expect(result.diagnostics.map { $0.span?.start.line } == [5, 6])
    #expect(result.root?["a"]?.text == "1")
    #expect(result.root?.entries?.count == 3)
  }

  @Test(
    "equal keys are found in a mapping of any size, each with the place of the first",
    arguments: [2, 12, 13, 14, 40])
  func duplicatesAmongMany(count: Int) {
    let lines = (1...count).map { "k\($0): 0\n" }.joined() + "k1: 1\nk\(count): 1\nk1: 2\n"
    #expect(
      YAML.parse(lines, file: "a.yml").diagnostics.map(\.message)
        == [1, count, 1].map {
          "the key “k\($0)” is already in this mapping at line \($0), column 1"
        })
  }

  @Test("a tab in the indentation is named as such", arguments: ["a:\n\tb: 1", "a:\n  - x\n\t- y\n"])
  func tabs(text: String) {
    let findings = YAML.parse(text, file: "a.yml").diagnostics
    #expect(findings.map(\.code) == [YAML.Code.tab])
    #expect(findings.first?.hint == "use spaces")
  }

  @Test("several documents are reported where the second starts, and the first is read")
  func documents() {
    let result = YAML.parse("a: 1\n---\nb: 2\n", file: "a.yml")
    #expect(result.root?.json == ["a": 1])
    #expect(result.diagnostics.map(\.code) == [YAML.Code.severalDocuments])
    #expect(result.diagnostics.first?.span?.start.line == 2)
  }

  @Test("errors in several top-level entries are found in one go")
  func several() {
    let text = """
      good: 1
      one: [a, b
      two: 2
      three: "x" y
      four:
        five: a: b
      six: {a: 1, a: 2}
      seven:
      \t- x
      """
    let result = YAML.parse(text, file: "a.yml")
    #expect(result.root == nil)
    #expect(
      places(text) == [
        "2:6 yaml.syntax", "4:12 yaml.syntax", "6:10 yaml.syntax", "7:13 yaml.duplicate-key", "9:1 yaml.tab",
      ])
    #expect(result.diagnostics.allSatisfy { $0.hint != nil })
  }

  @Test("quotes that are never closed are shown where they open")
  func openQuotes() {
    #expect(places("a: 1\nb: \"never\nc: 2\n") == ["2:4 yaml.syntax"])
  }

  @Test("quotes inside quotes, fences and slashes are named for what they are")
  func foreign() {
    func message(_ text: String) -> String? { YAML.parse(text, file: "a.yml").diagnostics.first?.message }
    #expect(message("a: \"=[\"x\"]\"\n") == "text follows the closing quotes")
    #expect(message("```yaml\n# c\na: 1\n```\n") == "a Markdown code fence is not YAML")
    #expect(message("a: 1\n// note\nb: 2\n") == "// does not start a comment in YAML")
  }

  @Test("control characters are reported one by one and the rest is read")
  func controls() {
    let result = YAML.parse("a: x\u{1}y\nb: \"\u{7F}\u{90}\"\nc: \u{0}\n", file: "a.yml")
    #expect(result.diagnostics.map(\.code) == Array(repeating: YAML.Code.character, count: 4))
    #expect(result.diagnostics.map { $0.span?.start.line } == [1, 2, 2, 3])
    #expect(result.diagnostics.first?.message.contains("U+0001") == true)
    #expect(result.root?["a"]?.text == "x\u{FFFD}y")
  }

  @Test("an alias inside what it stands for, and one without its anchor, are errors with a place")
  func aliases() {
    #expect(places("a: &x [1, *x]\n") == ["1:11 yaml.alias"])
    #expect(places("a: &x 1\n--- \nb: *x\n").contains("2:1 yaml.several-documents"))
  }

  @Test("bytes that are not UTF-8 are reported at the first of them and the rest is read")
  func encoding() {
    let result = YAML.parse(bytes: Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A], file: "a.yml")
    #expect(result.root?["b"]?.text == "caf\u{FFFD}")
    #expect(result.diagnostics.map(\.code) == [YAML.Code.encoding])
    #expect(result.diagnostics.first?.span?.start == SourcePosition(line: 2, column: 7, offset: 11))
    let utf16 = YAML.parse(bytes: [0xFF, 0xFE, 0x61, 0x00], file: "a.yml")
    #expect(utf16.root == nil)
    #expect(utf16.diagnostics.map(\.code) == [YAML.Code.encoding])
  }

  @Test("a file beyond the limit is refused before it is read")
  func tooLarge() {
    let text = String(repeating: "a: b\n", count: 2_000_001)
    let result = YAML.parse(text, file: "a.yml")
    #expect(result.root == nil)
    #expect(result.diagnostics.map(\.code) == [YAML.Code.tooLarge])
    #expect(result.diagnostics.first?.message == "the file has 9 MiB; at most 8 MiB are read")
  }

  @Test("two hundred levels are read and the next is refused, in flow and in blocks")
  func depth() {
    func flow(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(YAML.parse(flow(200), file: "a.yml").diagnostics == [])
    #expect(places(flow(201)) == ["1:201 yaml.too-large"])
    #expect(places(String(repeating: "[", count: 100_000)) == ["1:201 yaml.too-large"])
    #expect(places(String(repeating: "- ", count: 100_000)) == ["1:401 yaml.too-large"])
    #expect(
      places((0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined()) == [
        "201:201 yaml.too-large"
      ])
  }

  @Test("aliases of aliases are refused before they grow")
  func bomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text +=
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        + "]\n"
    }
    let result = YAML.parse(text, file: "a.yml")
    #expect(result.root == nil)
    #expect(result.diagnostics.map(\.code) == [YAML.Code.tooLarge])
    #expect(result.diagnostics.first?.span?.start.line == 6)
  }

  @Test("aliases cannot nest deeper than the text could")
  func deepAliases() {
    var text = "a0: &a0 [x]\n"
    for level in 1...300 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(places(text) == ["200:14 yaml.too-large"])
  }

  @Test("there is a limit to the findings of one file")
  func manyFindings() {
    let result = YAML.parse(String(repeating: "a: 1\n", count: 500), file: "a.yml")
    #expect(result.diagnostics.count == YAML.mostFindings + 1)
    #expect(result.diagnostics.last?.message == "399 more findings in this file are not listed")
  }
}
