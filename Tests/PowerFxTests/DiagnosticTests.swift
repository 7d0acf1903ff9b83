import Basis
import PowerFx
import Testing

@Suite struct DiagnosticTests {
  @Test(
    "mistakes are reported where they are",
    arguments: [
      (
        "isBlank(x)",
        "f:3:10: error: there is no function isBlank: names are case sensitive [expression.unknown-function]\n  hint: Did you mean IsBlank?"
      ),
      ("1 + Foo(2)", "f:3:14: error: there is no function Foo [expression.unknown-function]"),
      ("Left(1)", "f:3:10: error: Left takes 2 arguments, not 1 [expression.argument-count]"),
      ("\"abc", "f:3:10: error: the text is never closed [expression.open-quote]\n  hint: End it with \""),
      (
        "1 +",
        "f:3:13: error: the end of the expression stands where a value should be [expression.expected-value]"
      ),
      (
        "1 2",
        "f:3:12: error: the number 2 is not expected here [expression.unexpected]\n  hint: Remove it or add an operator"
      ),
      (
        "[1, 2",
        "f:3:15: error: the end of the expression stands where ] should close [ [expression.expected]\n  hint: Add ]"
      ),
      (
        "{\"a\": 1}",
        "f:3:11: error: a field's name is in double quotes [expression.quoted-field]\n  hint: Write a:"
      ),
      (
        "",
        "f:3:10: error: the end of the expression stands where a value should be [expression.expected-value]"
      ),
    ])
  func places(_ source: String, _ message: String) {
    let (expression, diagnostics) = Expression.parse(
      source, at: SourcePosition(line: 3, column: 10, offset: 50), file: "f")
    #expect(expression == nil)
    #expect(diagnostics.first?.rendered() == message)
  }

  @Test(
    "every level of nesting up to the limit is read, and the next is reported",
    arguments: ["(", "-", "[", "Not("])
  func depth(_ opener: String) {
    let closer = opener == "(" || opener == "Not(" ? ")" : opener == "[" ? "]" : ""
    func source(_ count: Int) -> String {
      String(repeating: opener, count: count) + "1" + String(repeating: closer, count: count)
    }
    #expect(Expression.parse(source(90)).0 != nil)
    #expect(Expression.parse(source(100_000)).1.last?.code == "expression.too-deep")
  }

  @Test(
    "long chains of operators end in a diagnostic, not in a crash",
    arguments: ["+", "&", "^", "||", ".a", "%"])
  func chains(_ op: String) {
    let piece = op == ".a" || op == "%" ? op : op + "1"
    let base = op == ".a" ? "x" : "1"
    #expect(Expression.parse(base + String(repeating: piece, count: 100)).0 != nil)
    #expect(
      Expression.parse(base + String(repeating: piece, count: 100_000)).1.last?.code == "expression.too-deep")
  }

  @Test("interpolation nests as deep as everything else")
  func interpolation() {
    func source(_ count: Int) -> String {
      String(repeating: "$\"{", count: count) + "1" + String(repeating: "}\"", count: count)
    }
    #expect(Expression.parse(source(20)).0 != nil)
    #expect(Expression.parse(source(5000)).0 == nil)
  }

  @Test("growth is bounded")
  func growth() {
    var source = "a"
    for _ in 0..<60 { source = "With({a: a & a}, \(source))" }
    let (expression, _) = Expression.parse("With({a: \"12345678\"}, \(source))")
    let value = expression?.evaluate(in: EvaluationContext(now: VirtualTime(milliseconds: 0)))
    #expect(value?.fault?.kind == .quotaExceeded)
  }

  @Test("no text makes the reader or the evaluator trap")
  func hostile() {
    let alphabet =
      Array("aB1.(){}[]\"'$!%^&*-+=<>,;:@/\\ \n\u{1F600}é").map(String.init)
      + [
        "Text(", "With(", "Date(", "Time(", "ParseJSON(", "ForAll(", "ThisRecord", "1e28", "-1", "Left(",
        "If(", " As ", "in ", "Value",
      ]
    var state: UInt64 = 42
    for _ in 0..<4000 {
      var source = ""
      for _ in 0..<(state % 24) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        source += alphabet[Int(state >> 33) % alphabet.count]
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let (expression, diagnostics) = Expression.parse(source)
      #expect(expression != nil || !diagnostics.isEmpty)
      _ = expression?.evaluate(in: EvaluationContext(now: VirtualTime(milliseconds: 0)))
      _ = Template.parse(source).0?.render(in: EvaluationContext(now: VirtualTime(milliseconds: 0)))
    }
  }
}
