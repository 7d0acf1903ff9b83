import Basis
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
  /// A finding over `count` columns from a column of a line.
  private func finding(_ line: Int, _ column: Int, _ count: Int = 1, endLine: Int? = nil) -> Diagnostic {
    Diagnostic(
      .error, "a.b", "wrong",
      at: SourceSpan(
        file: "f.yml", start: SourcePosition(line: line, column: column, offset: 0),
        end: SourcePosition(line: endLine ?? line, column: column + count, offset: 0)))
  }

  @Test("a finding shows its place, code, line with carets, and hint")
  func whole() {
    var diagnostic = finding(2, 4, 3)
    diagnostic.hint = "mend it"
    #expect(
      diagnostic.rendered(source: "one\ntwo three\nfour") == """
        f.yml:2:4: error: wrong [a.b]
          two three
             ^^^
          hint: mend it
        """)
    #expect(diagnostic.rendered() == "f.yml:2:4: error: wrong [a.b]\n  hint: mend it")
    diagnostic.span = nil
    #expect(diagnostic.rendered(source: "x") == "error: wrong [a.b]\n  hint: mend it")
  }

  @Test("tabs become single spaces, so that the caret stays below its character")
  func tabs() {
    #expect(finding(1, 4).rendered(source: "\ta\tb").hasSuffix("\n   a b\n     ^"))
  }

  @Test("control characters, escape sequences and invisible direction marks do not reach the terminal")
  func hostile() {
    let text = finding(1, 1).rendered(source: "a\u{1B}[31mb\u{7F}c\u{9B}d\u{202E}e\u{200B}f\u{0}")
    #expect(text.hasSuffix("\n  a [31mb c d e f \n  ^"))
  }

  @Test("hostile file names, messages and hints do not reach the terminal either")
  func hostileParts() {
    var diagnostic = finding(1, 1)
    diagnostic.span?.file = "a\u{1B}[2Jb\n.yml"
    diagnostic.message = "no “\u{1B}]0;x\u{7}” and \u{202E}é 👩‍🚀"
    diagnostic.hint = "write \u{9B}1m\r"
    #expect(
      diagnostic.rendered()
        == "a [2Jb .yml:1:1: error: no “ ]0;x ” and  é 👩‍🚀 [a.b]\n  hint: write  1m ")
  }

  @Test("a long line is cut to a window around the place")
  func longLine() {
    let line = String(repeating: "x", count: 500) + "HERE" + String(repeating: "y", count: 500)
    let lines = finding(1, 501, 4).rendered(source: line).split(separator: "\n")
    #expect(lines[1].count == 102)
    #expect(lines[1].dropFirst(52).hasPrefix("HERE"))
    #expect(lines[2] == Substring(String(repeating: " ", count: 52) + "^^^^"))
    let last = finding(1, 1004).rendered(source: line).split(separator: "\n")
    #expect(last[1].hasSuffix("y") && last[2].count == 102)
  }

  @Test("carets of a long span stop at the window's end, and those of several lines at the first line's end")
  func longSpans() {
    let line = String(repeating: "x", count: 300)
    #expect(finding(1, 1, 300).rendered(source: line).split(separator: "\n")[2].count == 102)
    #expect(finding(1, 3, 0, endLine: 3).rendered(source: "abcde\nf\ng").hasSuffix("  abcde\n    ^^^"))
  }

  @Test("a place at the end of a line, of the file or beyond shows what there is")
  func ends() {
    #expect(finding(1, 4).rendered(source: "abc\n").hasSuffix("  abc\n     ^"))
    #expect(finding(2, 1).rendered(source: "abc\n") == "f.yml:2:1: error: wrong [a.b]")
    #expect(finding(9, 9).rendered(source: "abc") == "f.yml:9:9: error: wrong [a.b]")
    #expect(finding(1, 99).rendered(source: "abc").hasSuffix("  abc\n     ^"))
    #expect(finding(0, 0).rendered(source: "abc") == "f.yml:0:0: error: wrong [a.b]")
    #expect(finding(1, .min).rendered(source: "abc").hasSuffix("  abc\n  ^"))
  }

  @Test("a byte order mark is no column, and CRLF and lone CR end lines")
  func lineEnds() {
    #expect(finding(1, 2).rendered(source: "\u{FEFF}abc").hasSuffix("  abc\n   ^"))
    #expect(finding(2, 1).rendered(source: "abc\r\ndef\r\n").hasSuffix("  def\n  ^"))
    #expect(finding(3, 1).rendered(source: "a\rb\rc").hasSuffix("  c\n  ^"))
  }

  @Test("severities are ordered")
  func severities() {
    #expect(Diagnostic.Severity.allCases.sorted() == [.note, .warning, .error])
    #expect(Diagnostic.Severity.allCases.max() == .error)
    #expect(!(Diagnostic.Severity.error < .error) && !(Diagnostic.Severity.note < .note))
  }
}

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "a slip of the hand finds the word",
    arguments: [
      ("nmae", "name"), ("capcity", "capacity"), ("Capacity", "capacity"), ("queuse", "queues"),
      ("memebrs", "members"),
      ("a", "as"), ("CAPACITY", "capacity"),
    ])
  func finds(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, among: ["name", "capacity", "queues", "members", "as"]) == meant)
  }

  @Test("another word finds nothing", arguments: ["", "colour", "zzz", "nothing-like-it"])
  func findsNothing(word: String) {
    #expect(Suggestion.nearest(to: word, among: ["name", "capacity", "queues", "members"]) == nil)
  }

  @Test("the first of equally near words wins, and the nearest before it")
  func ties() {
    #expect(Suggestion.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", among: ["bat", "cat"]) == "cat")
    #expect(Suggestion.nearest(to: "cat", among: [] as [String]) == nil)
  }

  @Test("long words are not compared")
  func long() {
    let word = String(repeating: "a", count: 100_000)
    #expect(Suggestion.nearest(to: word, among: [word]) == nil)
    #expect(Suggestion.nearest(to: "a", among: [word, "b"]) == "b")
  }
}
