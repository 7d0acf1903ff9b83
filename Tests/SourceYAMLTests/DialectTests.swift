import Basis
import SourceYAML
import Testing

@Suite("The dialect")
struct DialectTests {
  private func json(_ text: String) -> JSON? {
    let result = YAML.parse(text, file: "a.yml")
    return result.diagnostics.isEmpty ? result.root?.json : nil
  }

  @Test(
    "a plain scalar may start with characters that YAML reserves",
    arguments: [
      "@odata.nextLink", "`code`", "%5B", "*/*", "* item", "*", "**bold** text", "=", "=Topic.Name", "*.csv",
    ])
  func reservedStarts(text: String) {
    #expect(json("v: \(text)") == ["v": .string(text)])
    #expect(json("- \(text)") == [.string(text)])
    #expect(json("[\(text)]") == [.string(text)])
    #expect(json(text) == .string(text))
  }

  @Test("a plain key may start with @")
  func keys() {
    #expect(
      json("@odata.nextLink: x\n\"@q\": y\n'@Descriptor': z") == [
        "@odata.nextLink": "x", "@q": "y", "@Descriptor": "z",
      ])
    #expect(json("{@a: 1, @b: [@c, %d]}") == ["@a": 1, "@b": ["@c", "%d"]])
  }

  @Test("block scalars and quoted strings keep every character")
  func blocks() {
    let text =
      "a: |-\n  @here `x` %y *z*\n    deeper\n\n  - no list\nb: \"@ \\\" ` % * \\u00e9\"\nc: '@ '' *'\nd: >\n  *one\n  two*\n"
    #expect(
      json(text) == [
        "a": "@here `x` %y *z*\n  deeper\n\n- no list", "b": "@ \" ` % * é", "c": "@ ' *", "d": "*one two*\n",
      ])
  }

  @Test("only true and false are booleans, and there are no dates")
  func booleans() {
    #expect(
      json("[yes, no, on, off, y, n, Yes, true, False, 2026-01-05, 12:30, ~, null, '', \"true\"]") == [
        "yes", "no", "on", "off", "y", "n", "Yes", true, false, "2026-01-05", "12:30", .null, .null, "",
        "true",
      ])
  }

  @Test("numbers keep their spelling; what JSON cannot write stays text")
  func numbers() {
    #expect(
      json("[0, -7, 1.50, 1e3, +5, .5, 5., -0.0, 1E+2]")
        == .array(["0", "-7", "1.50", "1e3", "5", "0.5", "5.0", "-0.0", "1E+2"].map { .number($0) }))
    #expect(
      json("[007, 0x1F, 0o7, .inf, .nan, 1_000, 1e, -, ., +34 600, '5']") == [
        "007", "0x1F", "0o7", ".inf", ".nan", "1_000", "1e", "-", ".", "+34 600", "5",
      ])
  }

  @Test("an alias repeats its anchor, and a word after an asterisk without an anchor is text with a warning")
  func aliases() {
    #expect(json("a: &x [1, 2]\nb: *x\nc: {*x : k}") == ["a": [1, 2], "b": [1, 2], "c": ["[1,2]": "k"]])
    let result = YAML.parse("a: *Hello\nb: *Hello* there", file: "a.yml")
    #expect(result.root?.json == ["a": "*Hello", "b": "*Hello* there"])
    #expect(result.diagnostics.map(\.code) == [YAML.Code.alias])
    #expect(result.diagnostics.first?.severity == .warning)
    #expect(result.diagnostics.first?.span?.start == SourcePosition(line: 1, column: 4, offset: 3))
  }

  @Test("a directive at the start of a line is still one")
  func directives() {
    #expect(json("%YAML 1.2\n---\na: 1\n") == ["a": 1])
    #expect(json("%a: 1\n") == ["%a": 1])
  }

  @Test("line and paragraph separators are text")
  func separators() {
    #expect(
      json("a: one\u{2028}two\u{85}three\u{2029}four\nb: 1") == [
        "a": "one\u{2028}two\u{85}three\u{2029}four", "b": 1,
      ])
  }

  @Test("private-use characters of the file's own survive beside stand-ins")
  func privateUse() {
    let own = "\u{10FF00}\u{10FF01}\u{10FF10}\u{10FFFD}\u{E000}"
    #expect(
      json("a: @x\nb: \(own)\nc: \"\\U0010FF20@\"") == ["a": "@x", "b": .string(own), "c": "\u{10FF20}@"])
  }

  @Test("a byte order mark and CRLF are accepted")
  func windows() {
    #expect(json("\u{FEFF}a: |\r\n  one\r\n  two\r\nb: \"x\r\n  y\"\r\n") == ["a": "one\ntwo\n", "b": "x y"])
  }
}
