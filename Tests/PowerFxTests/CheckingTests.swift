import Basis
import CustomDump
import Testing

@testable import PowerFx

/// What the rules of version 1 refuse before anything runs.
@Suite struct CheckingTests {
  private static func findings(_ source: String) -> [String] {
    Expression.findings(source).map { diagnostic in
      let (start, end) = (diagnostic.span?.start.offset ?? 0, diagnostic.span?.end.offset ?? 0)
      return "\(start)-\(end) \(diagnostic.code.dropFirst("expression.".count))"
    }
  }

  @Test(
    "operands that cannot be what they should",
    arguments: [
      ("1 < \"a\"", ["4-7 operand-type"]), ("true = 1", ["5-6 comparison"]),
      ("Today() ^ 2", ["0-7 operand-type"]), ("Today() + Now()", ["8-9 operation"]),
      ("StartOfWeek.Monday + 1", ["11-18 operand-type"]), ("[1, {a: 2}]", ["4-10 row-type"]),
      ("$\"{[1]}\"", ["3-6 argument-type", "0-8 island"]),
    ])
  func operators(_ source: String, _ wanted: [String]) {
    expectNoDifference(Self.findings(source), wanted)
  }

  @Test(
    "arguments that cannot be what they should",
    arguments: [
      ("Weekday(Today(), 2)", ["17-18 argument-type"]),
      ("Mid({a: 1}, 2)", ["4-10 argument-type", "0-3 invalid-arguments"]),
      ("If(true, {a: 1}, \"x\")", ["0-21 branches"]),
      ("ShowColumns([{a: 1}], b)", ["22-23 similar-column", "0-11 invalid-arguments"]),
      ("Text(1, \"0/0\")", ["8-13 format", "0-4 invalid-arguments"]),
      ("Text(\"1\", \"0.0\")", ["10-15 format-of-text", "0-4 invalid-arguments"]),
      ("IsMatch(\"a\", Left(\"b\", 1))", ["13-25 pattern-constant", "0-7 invalid-arguments"]),
    ])
  func calls(_ source: String, _ wanted: [String]) {
    expectNoDifference(Self.findings(source), wanted)
  }

  @Test(
    "patterns that libraries read differently",
    arguments: [
      (#"a{,2}"#, "curly"), (#"[a-]"#, "hyphen"), (#"[z-a]"#, "reversed"), (#"\q"#, "escape"),
      (#"(a(b)?)+"#, nil),
      (#"(?<x>a(?<y>b)?)+"#, "ambiguous"), (#"a++"#, "possessive"), (#"(?=a)*"#, "quantified-look"),
      (#"(?<=a{2,})"#, "unlimited-look-behind"), (#"(a"#, "unclosed"), (#"a)"#, "unopened"),
      (#"\p{Xx}"#, "category"),
      (#"(?<x>a)|\k<x>"#, "empty-reference"), (#"\k<x>"#, "undefined"), (#"(?i-m)a"#, "inline-options"),
      (#"[\w.+-]+"#, "hyphen"), (#"\b[A-Z]{2,3}\d*(?<tail>\s\S+)?$"#, nil), (#"a\"#, "trailing-backslash"),
    ])
  func patterns(_ pattern: String, _ wanted: String?) {
    expectNoDifference(PatternRules.fault(of: pattern, options: "")?.rawValue, wanted.map { "pattern.\($0)" })
  }

  @Test(
    "nothing is said of what is not known before",
    arguments: [
      "Topic.A < Topic.B", "If(Topic.A, Topic.B, {a: 1})", "Weekday(Topic.Day, Topic.Start)",
      "Text(Topic.A, Topic.F)",
      "Topic.A & ParseJSON(\"1\")", "Filter(Topic.T, a = \"x\" && b > 1)", "Text(Topic.A, \"yyyy-MM-dd\")",
      "ForAll(Topic.T, {x: ThisRecord.a, y: Value(b)})",
    ])
  func unknown(_ source: String) {
    expectNoDifference(Self.findings(source), [])
  }

  @Test("what version 1 refuses runs all the same, with a warning for its cause alone")
  func warnings() {
    let (expression, diagnostics) = Expression.parse("Text(\"1\", \"0.0\")")
    expectNoDifference(diagnostics.map(\.code), ["expression.format-of-text"])
    expectNoDifference(diagnostics.map(\.severity), [.warning])
    expectNoDifference(
      expression?.evaluate(in: EvaluationContext(now: VirtualTime(milliseconds: 0))), .text("1"))
  }
}
