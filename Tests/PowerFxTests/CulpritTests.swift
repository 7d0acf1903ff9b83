import Basis
import Testing

@testable import PowerFx

@Suite("Where an expression fails")
struct CulpritTests {
  /// The part of an expression that a caret marks.
  private func culprit(_ source: String) throws -> String {
    let (parsed, findings) = Expression.parse(source)
    let expression = try #require(parsed, "\(findings)")
    let context = EvaluationContext(now: VirtualTime(milliseconds: 0))
    let fault = try #require(expression.evaluate(in: context).fault)
    let span = expression.culprit(of: fault, in: context)
    let scalars = Array(source.unicodeScalars)
    return String(String.UnicodeScalarView(scalars[span.start.column - 1..<span.end.column - 1]))
  }

  @Test(
    "it is the innermost part with that error",
    arguments: [
      ("1/0", "1/0"), ("1 + 2 * (3 / 0) + 4", "3 / 0"), ("Len(\"a\") + Sqrt(-1)", "Sqrt(-1)"),
      ("If(true, Value(\"x\"), 1)", "Value(\"x\")"), ("{A: 1, B: 1/0}.B", "1/0"),
      ("Upper(\"a\" & Text(1/0))", "1/0"), ("Nowhere + 1", "Nowhere"),
    ])
  func innermost(source: String, part: String) throws { #expect(try culprit(source).contains(part)) }

  @Test("parts that need a row are not looked into")
  func rows() throws { #expect(try culprit("Sum([1, 0], 1 / Value)").hasPrefix("Sum(")) }

  @Test("deep expressions end soon")
  func deep() throws {
    let source = String(repeating: "Abs(", count: 150) + "1/0" + String(repeating: ")", count: 150)
    #expect(try culprit(source).contains("1/0"))
  }
}
