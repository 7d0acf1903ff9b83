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

  @Test("a pattern that explodes is given up")
  func catastrophic() throws {
    let expression = try RegularExpression(#"^(a+)+$(?<never>x)|(a|aa)+c"#)
    #expect(throws: RegularExpression.Failure.self) {
      try expression.firstMatch(in: String(repeating: "a", count: 200) + "b")
    }
  }
}
