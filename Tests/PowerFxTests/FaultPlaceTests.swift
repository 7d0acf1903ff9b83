import Basis
import CustomDump
import Testing

@testable import PowerFx

@Suite struct FaultPlaceTests {
  private static func excerpt(_ source: String, at origin: SourcePosition = .start) -> String? {
    guard let expression = Expression.parse(source, at: origin, file: "f").0 else { return nil }
    let context = EvaluationContext(now: VirtualTime(milliseconds: 0)) { reference in
      reference == Reference(root: "Topic", member: "Broken") ? .error(.custom, "stored") : nil
    }
    return expression.evaluate(in: context).fault.flatMap { expression.excerpt(of: $0) }
  }

  @Test(
    "an error is shown in its expression, with carets below what failed",
    arguments: [
      ("1 + 2 / 0", "  1 + 2 / 0\n        ^"),
      ("Text(Sqrt(-1))", "  Text(Sqrt(-1))\n       ^^^^^^^^"),
      ("If(true, Left(\"a\", -1))", "  If(true, Left(\"a\", -1))\n           ^^^^^^^^^^^^^"),
      ("Sum([1, 0], 1 / Value)", "  Sum([1, 0], 1 / Value)\n                ^"),
      ("\"a\" & Topic.Broken", "  \"a\" & Topic.Broken\n             ^^^^^^^"),
      ("1 +\n  Nobody", "    Nobody\n    ^^^^^^"),
    ])
  func excerpts(_ source: String, _ text: String) {
    expectNoDifference(Self.excerpt(source), text)
  }

  @Test("where the expression stands in its file changes nothing")
  func origin() {
    let origin = SourcePosition(line: 7, column: 20, offset: 300)
    expectNoDifference(Self.excerpt("1 / 0", at: origin), "  1 / 0\n    ^")
    expectNoDifference(Self.excerpt("1 +\n  2 / 0", at: origin), "    2 / 0\n      ^")
  }

  @Test("places do not make equal errors different")
  func equality() {
    let (a, b) = (Expression.parse("1/0").0, Expression.parse("  1/0").0)
    let context = EvaluationContext(now: VirtualTime(milliseconds: 0))
    expectNoDifference(a?.evaluate(in: context), b?.evaluate(in: context))
  }
}
