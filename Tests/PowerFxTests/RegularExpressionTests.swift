import PowerFx
import Testing

@Suite struct RegularExpressionTests {
  @Test("a match says where it is in UTF-16 units and what its groups hold")
  func groups() throws {
    let expression = try RegularExpression(#"(?<letters>[a-z]+)(\d)?"#)
    let match = try expression.firstMatch(in: "\u{1F600} abc")
    #expect(match?.text == "abc")
    #expect(match?.start == 3)
    #expect(match?.groups == ["abc", nil])
    #expect(match?.named.map(\.name) == ["letters"])
  }

  @Test("matching is case sensitive unless asked otherwise")
  func letterCase() throws {
    #expect(try RegularExpression("abc").firstMatch(in: "ABC") == nil)
    #expect(try RegularExpression("abc", options: "i").firstMatch(in: "ABC")?.text == "ABC")
  }

  @Test("all matches, empty ones too, in order")
  func all() throws {
    #expect(try RegularExpression("a*").matches(in: "aéa").map(\.text) == ["a", "", "a", ""])
    #expect(try RegularExpression("x").matches(in: "").isEmpty)
    #expect(try RegularExpression("").matches(in: "").map(\.text) == [""])
  }

  @Test("a pattern that cannot be read says so", arguments: ["(", "[", "a{2,1}", "(?<n", "\\"])
  func unreadable(_ pattern: String) {
    #expect(throws: RegularExpression.Failure.self) { try RegularExpression(pattern) }
  }

  @Test(
    "under free spacing the spaces of Unicode are ignored, but not in a class or escaped",
    arguments: [
      ("a\u{A0}b # [", "ab"), ("a[\u{A0}]b", "a\u{A0}b"), ("a\\\u{A0}b", "a\u{A0}b"),
      ("(?#[)a\u{2003}b", "ab"), ("[]\u{A0}]a", "\u{A0}a"), ("a#\u{A0}(\nb", "ab"),
    ])
  func freeSpacing(_ pattern: String, _ text: String) throws {
    #expect(try RegularExpression(pattern, options: "x").firstMatch(in: text)?.text == text)
    #expect(try RegularExpression("(?x)" + pattern).firstMatch(in: text)?.text == text)
  }

  @Test("where case is ignored, a category of letters holds those of the other cases")
  func categories() throws {
    #expect(try RegularExpression(#"\p{Lu}+"#, options: "i").firstMatch(in: "abC")?.text == "abC")
    #expect(try RegularExpression(#"(?i)\P{Ll}+"#).firstMatch(in: "aB1")?.text == "1")
    #expect(try RegularExpression(#"\p{Lu}+"#).firstMatch(in: "abC")?.text == "C")
  }

  @Test("a pattern that explodes is given up")
  func catastrophic() throws {
    let expression = try RegularExpression(#"^(a+)+$(?<never>x)|(a|aa)+c"#)
    #expect(throws: RegularExpression.Failure.self) {
      try expression.firstMatch(in: String(repeating: "a", count: 200) + "b")
    }
  }
}
