import Basis
import CustomDump
import Scenarios
import Testing

/// Reads a pattern as a scenario writes it.
private func accepts(_ text: String, _ value: JSON?) -> Bool? {
  let source = """
    scenario: x
    organization: {organization: x, workstreams: []}
    script:
      - expect: {mark: {name: \(text)}}
    """
  let (loaded, _) = Shipped.load("x.yml", in: SourceBundle([SourceBundle.File(path: "x.yml", text: source)]))
  guard case .expect(let all) = loaded?.scenario.script.first?.content,
    case .holds(_, let fields) = all.first?.form
  else { return nil }
  return fields.first?.pattern.accepts(value)
}

@Suite("Patterns")
struct PatternTests {
  @Test(
    "a value is accepted or not",
    arguments: [
      ("Hello", "Hello", true), ("Hello", " Hello\n", true), ("Hello", "Hello!", false),
      ("Hello", "hello", false),
      ("\"Hello*\"", "Hello there", true), ("\"*there\"", "Hello there", true), ("\"H?llo\"", "Hallo", true),
      ("\"H?llo\"", "Hllo", false), ("\"a*b*c\"", "aXXbYYc", true), ("\"a*b*c\"", "acb", false),
      ("\"*\"", "", true), ("\"Is it?\"", "Is it?", true), ("\"**bold**\"", "**bold**", true),
      ("{contains: ell}", "Hello", true), ("{contains: elf}", "Hello", false),
      ("{matches: \"[0-9]{4}\"}", "order 4711", true), ("{matches: \"^[0-9]{4}$\"}", "order 4711", false),
      ("{not: Hello}", "Hi", true), ("{not: Hello}", "Hello", false), ("{not: {contains: a}}", "bcd", true),
      ("{one-of: [a, b]}", "b", true), ("{one-of: [a, b]}", "c", false),
      ("{contains: a, not: abc}", "abc", false), ("{contains: a, not: abc}", "abd", true),
      ("4711", "4711", true), ("4711", 4711, true), ("\"4711\"", 4711, true), ("true", true, true),
      ("{at-least: 0.4}", .number("0.91"), true), ("{at-most: 0.4}", .number("0.91"), false),
      ("{at-least: 1}", "x", false),
      ("[a, b]", ["b", "c", "a"], true), ("[a, d]", ["b", "c", "a"], false), ("a", ["b", "a"], true),
      ("d", ["b", "a"], false),
      ("{x: 1}", ["x": 1, "y": 2], true), ("{x: 1, z: 3}", ["x": 1, "y": 2], false),
      ("~", .null, true), ("~", "a", false),
    ] as [(String, JSON, Bool)])
  func matches(pattern: String, value: JSON, wanted: Bool) {
    #expect(accepts(pattern, value) == wanted)
  }

  @Test("no value fits nothing but an empty pattern")
  func absent() {
    #expect(accepts("~", nil) == true)
    #expect(accepts("a", nil) == false)
    #expect(accepts("\"*\"", nil) == false)
    #expect(accepts("{not: a}", nil) == true)
  }

  @Test("a wildcard without a match ends in time that grows gently")
  func stars() {
    let text = String(repeating: "a", count: 3000)
    #expect(!Wildcard.matches(text, pattern: String(repeating: "a*", count: 20) + "b"))
  }

  /// The same by characters and by trying everything: slow, and plain to see.
  private func fits(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*",
      (text.startIndex...text.endIndex).contains(where: { fits(text[$0...], pattern.dropFirst()) })
    {
      return true
    }
    guard let next = text.first, first == "?" || first == next else { return false }
    return fits(text.dropFirst(), pattern.dropFirst())
  }

  @Test("a text fits by its characters, however they are spelt")
  func spellings() {
    let parts = [
      "a", "e", "e\u{301}", "\u{E9}", "\u{301}", "\r", "\n", "\r\n", "\u{2026}", "\u{212B}", "\u{C5}", "🙂",
    ]
    let texts = parts.flatMap { first in parts.map { first + $0 } }
    let patterns = (parts + ["*", "?"]).flatMap { part in
      ["\(part)*", "*\(part)", "?\(part)", "\(part)?", "a\(part)*"]
    }
    for pattern in patterns where pattern.contains(where: { $0 == "*" || $0 == "?" }) {
      for text in texts {
        let wanted = fits(Array(text)[...], Array(pattern)[...])
        #expect(
          Wildcard.matches(text, pattern: pattern) == wanted,
          "\(text.debugDescription) \(pattern.debugDescription)")
      }
    }
  }
}
