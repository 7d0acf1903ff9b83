import Basis
import SourceYAML
import Testing

/// The text a span covers, by its offsets.
func covered(_ span: SourceSpan?, _ text: String) -> String? {
  guard let span else { return nil }
  return String(decoding: Array(text.utf8)[span.start.offset..<span.end.offset], as: UTF8.self)
}

@Suite("Positions")
struct PositionTests {
  private func place(_ span: SourceSpan?) -> [Int]? {
    span.map { [$0.start.line, $0.start.column, $0.start.offset, $0.end.line, $0.end.column, $0.end.offset] }
  }

  @Test("a scalar's span has its first place and the place after its last")
  func plainScalar() {
    let root = YAML.parse("name: Mia\nage: 7\n", file: "a.yml").root
    #expect(place(root?["age"]?.span) == [2, 6, 15, 2, 7, 16])
    #expect(place(root?.span) == [1, 1, 0, 2, 7, 16])
    #expect(root?["age"]?.span.file == "a.yml")
  }

  @Test("columns count scalars and offsets count bytes after text that is not ASCII")
  func nonASCII() {
    let text = "\"é👩‍🚀\": ñandú\nk: v"
    let root = YAML.parse(text, file: "a.yml").root
    #expect(place(root?["é👩‍🚀"]?.span) == [1, 9, 17, 1, 14, 24])
    #expect(place(root?["k"]?.span) == [2, 4, 28, 2, 5, 29])
  }

  @Test("a byte order mark has no column but three bytes")
  func byteOrderMark() {
    let result = YAML.parse("\u{FEFF}k: v\n", file: "a.yml")
    #expect(result.diagnostics.isEmpty)
    #expect(place(result.root?["k"]?.span) == [1, 4, 6, 1, 5, 7])
  }

  @Test("CRLF ends one line, and so does a lone CR")
  func lineEnds() {
    let root = YAML.parse("a: 1\r\nb: 2\rc: 3\r\n", file: "a.yml").root
    #expect(place(root?["b"]?.span) == [2, 4, 9, 2, 5, 10])
    #expect(place(root?["c"]?.span) == [3, 4, 14, 3, 5, 15])
  }

  @Test("places stay right behind characters that libyaml would refuse")
  func standIns() {
    let text = "@odata: `x`\nb: \"a\u{2028}b\" # % *\nc: \u{FEFF}*/*\nd: end"
    let result = YAML.parse(text, file: "a.yml")
    #expect(result.diagnostics.isEmpty)
    #expect(covered(result.root?["@odata"]?.span, text) == "`x`")
    #expect(covered(result.root?["b"]?.span, text) == "\"a\u{2028}b\"")
    #expect(covered(result.root?["c"]?.span, text) == "\u{FEFF}*/*")
    #expect(covered(result.root?["d"]?.span, text) == "end")
    #expect(result.root?["d"]?.span.start.column == 4)
  }

  @Test("places are right in a long line of mixed widths")
  func longLine() {
    let words = (0..<500).map { $0 % 3 == 0 ? "wörd\($0)" : $0 % 3 == 1 ? "😀\($0)" : "w\($0)" }
    let text = "[" + words.joined(separator: ", ") + "]"
    let items = YAML.parse(text, file: "a.yml").root?.items ?? []
    #expect(items.map { covered($0.span, text) } == words)
    #expect(items.last?.span.end.column == text.unicodeScalars.count)
  }

  @Test("a block collection ends with its last value, not at the next token")
  func blockEnds() {
    let text = "a:\n  - x\n  - y: z\n\n# comment\nb: {c: d}  \nlist: [1, 2]\nempty:\n"
    let root = YAML.parse(text, file: "a.yml").root
    #expect(covered(root?["a"]?.span, text) == "- x\n  - y: z")
    #expect(covered(root?["b"]?.span, text) == "{c: d}")
    #expect(covered(root?["list"]?.span, text) == "[1, 2]")
    #expect(place(root?["empty"]?.span) == [8, 7, 60, 8, 7, 60])
  }

  @Test("a block scalar reaches from its header to the start of the next line")
  func blockScalar() {
    let text = "a: |-\n  one\n  two\nb: 1\n"
    let root = YAML.parse(text, file: "a.yml").root
    #expect(root?["a"]?.kind == .scalar("one\ntwo", .literal))
    #expect(covered(root?["a"]?.span, text) == "|-\n  one\n  two\n")
  }
}
