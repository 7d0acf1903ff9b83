import Basis
import PowerFx
import Testing

private let world: [Reference: Value] = [
  Reference(root: "Topic", member: "Name"): .text("Ada"),
  Reference(root: "Topic", member: "Count"): .int(2),
  Reference(root: "Topic", member: "Unset"): .blank,
  Reference(root: "System"): .record(["Activity": .record(["Text": .text("hi")])]),
  Reference(root: "Topic", member: "Size"): .option(
    Option(optionSet: "bot.topic.Order.main.q1", id: "s1", displayName: "Small")),
  Reference(root: "bot.topic.Order.main.q1", member: "s1"): .option(
    Option(optionSet: "bot.topic.Order.main.q1", id: "s1", displayName: "Small")),
]

private let sizes = Value.option(Option(optionSet: "Sizes", id: "s1", displayName: "Small"))

private func context(zone: TimeZoneRules = .utc) -> EvaluationContext {
  EvaluationContext(now: VirtualTime(milliseconds: 1_778_172_358_384), zone: zone, chance: Chance(seed: 1)) {
    world[$0] ?? ($0 == Reference(root: "Sizes", member: "s1") ? sizes : nil)
  }
}

private func evaluate(_ source: String, zone: TimeZoneRules = .utc) -> Value {
  let (expression, diagnostics) = Expression.parse(source)
  guard let expression else { return .text(diagnostics.map { $0.rendered() }.joined(separator: "\n")) }
  return expression.evaluate(in: context(zone: zone))
}

@Suite struct ExpressionTests {
  @Test(
    "precedence and operators",
    arguments: [
      ("1 + 2 * 3", Value.int(7)), ("(1 + 2) * 3", .int(9)), ("-2 ^ 2", .float(4)), ("2 ^ 3 ^ 2", .float(64)),
      ("10 - 2 - 3", .int(5)), ("50%", .number(Decimal("0.5") ?? .zero)), ("1 & 2 + 3", .text("15")),
      ("!true || true", .boolean(true)), ("true Or false And false", .boolean(true)),
      ("Not false", .boolean(true)),
      ("1 < 2 && 2 >= 2", .boolean(true)), ("\"B\" in \"abc\"", .boolean(true)),
      ("\"B\" exactin \"abc\"", .boolean(false)),
      ("2 in [1, 2]", .boolean(true)), ("1; 2", .int(2)), ("1;; 2", .int(2)),
      ("1 // one\n+ 1 /* two */", .int(2)),
      ("\"say \"\"hi\"\"\"", .text("say \"hi\"")), ("$\"{1 + 1} {{x}} {\"a\"}\"", .text("2 {x} a")),
    ])
  func operators(_ source: String, _ value: Value) {
    #expect(evaluate(source) == value)
  }

  @Test(
    "names come from the context",
    arguments: [
      ("Topic.Name", Value.text("Ada")), ("Topic.Count < 3", .boolean(true)),
      ("IsBlank(Topic.Unset)", .boolean(true)),
      ("System.Activity.Text", .text("hi")), ("Topic.Unset.Anything", .blank),
      ("Topic.Size = 'bot.topic.Order.main.q1'.'s1'", .boolean(true)), ("\"\" & Topic.Size", .text("Small")),
      ("ForAll([1, 2], Topic.Count + Value)", .table(Table(values: [.int(3), .int(4)]))),
      ("With({Topic: 1}, Topic)", .int(1)),
      ("CountRows(Filter([1, 2], Topic.Size = 'bot.topic.Order.main.q1'.'s1'))", .int(2)),
      ("CountRows(Filter([1, 2], Topic.Size = Sizes.s1))", .int(2)),
      ("With({Sizes: {s1: 5}}, Sizes.s1)", .int(5)),
    ])
  func names(_ source: String, _ value: Value) {
    #expect(evaluate(source) == value)
  }

  @Test(
    "rows and aliases",
    arguments: [
      ("LookUp([{a: 1, b: \"x\"}, {a: 2, b: \"y\"}], a = 2, b)", Value.text("y")),
      ("CountRows(Filter([1, 2, 3] As N, N.Value > 1))", .int(2)),
      ("First(Filter([1, 2, 3], ThisRecord.Value > 1)).Value", .int(2)),
      (
        "Concat(ForAll([1, 2] As A, ForAll([10, 20] As B, A.Value + B.Value)), Concat(Value, Value, \",\"), \";\")",
        .text("11,21;12,22")
      ),
      ("Sum([1, 2, 3], Value * 2)", .int(12)),
      ("First(AddColumns([{a: 1}], b, a + 1)).b", .int(2)),
      ("Text(First(SortByColumns([{n: 2}, {n: 1}], n)).n)", .text("1")),
    ])
  func rows(_ source: String, _ value: Value) {
    #expect(evaluate(source) == value)
  }

  @Test(
    "time is the context's",
    arguments: [
      ("Text(Now(), DateTimeFormat.UTC)", "2026-05-07T16:45:58.384Z"),
      ("Text(Now(), \"yyyy-MM-dd hh:mm\")", "2026-05-07 18:45"),
      ("Text(Today(), \"mmmm d, yyyy\")", "May 7, 2026"), ("Text(Hour(Now()))", "18"),
      ("Text(DateDiff(Today(), DateAdd(Today(), 2)))", "2"), ("Text(1234.5, \"#,##0.00\")", "1,234.50"),
    ])
  func time(_ source: String, _ text: String) {
    #expect(evaluate(source, zone: TimeZoneRules(name: "Test", base: 7200)) == .text(text))
  }

  @Test(
    "errors are values",
    arguments: [
      ("1 / 0", ErrorKind.div0), ("Topic.Nobody", .notFound), ("\"x\" + 1", .invalidArgument),
      ("ParseJSON(\"{\")", .invalidJSON),
      ("Sqrt(-1)", .numeric), ("IsMatch(\"a\", \"(\")", .badRegex), ("Refresh(1)", .notSupported),
      ("79228162514264337593543950335 + 1", .numeric),
    ])
  func errors(_ source: String, _ kind: ErrorKind) {
    #expect(evaluate(source).fault?.kind == kind)
  }

  @Test(
    "what can be handled is handled",
    arguments: [
      ("IfError(1 / 0, FirstError.Kind)", Value.int(13)), ("IsError(1 / 0)", .boolean(true)),
      ("If(true, 1, 1 / 0)", .int(1)), ("true || 1 / 0 = 1", .boolean(true)),
      ("Coalesce(Blank(), 2)", .int(2)),
      ("Switch(2, 1, \"a\", 2, \"b\")", .text("b")), ("If(false, 1, \"2\")", .int(2)),
    ])
  func handled(_ source: String, _ value: Value) {
    #expect(evaluate(source) == value)
  }

  @Test(
    "untyped values",
    arguments: [
      (
        "Text(ParseJSON(\"{\"\"a\"\": [1, 2]}\").a.b)",
        Value.error(.invalidArgument, "Only an object has a field b")
      ),
      ("Value(Index(ParseJSON(\"[1, 2]\"), 2))", .int(2)),
      ("Concat(ForAll(ParseJSON(\"[{\"\"n\"\": 1}]\"), {n: Value(ThisRecord.n)}), n)", .text("1")),
      ("JSON({a: 1, b: [{c: true}]})", .text("{\"a\":1,\"b\":[{\"c\":true}]}")),
    ])
  func untyped(_ source: String, _ value: Value) {
    #expect(evaluate(source) == value)
  }

  @Test("draws depend on seed and event only, and differ in one expression")
  func draws() {
    #expect(evaluate("GUID()") == evaluate("GUID()"))
    #expect(evaluate("Rand() = Rand()") == .boolean(false))
    #expect(evaluate("With({r: RandBetween(1, 6)}, r >= 1 && r <= 6)") == .boolean(true))
  }

  @Test("what an expression reads is known before it runs")
  func references() {
    let (expression, _) = Expression.parse(
      "If(Topic.A = Global.B, System.Activity.Text, ForAll(Topic.T, Topic.C & d))")
    #expect(
      expression?.references == [
        ["Topic", "A"], ["Global", "B"], ["System", "Activity", "Text"], ["Topic", "T"], ["Topic", "C"],
      ])
  }

  @Test("functions that are accepted but not built are named")
  func unsupported() {
    let (expression, diagnostics) = Expression.parse(
      "Refresh(1) & OptionSetInfo(1) & Refresh(1)")
    #expect(expression?.unsupportedFunctions == ["Refresh", "OptionSetInfo"])
    #expect(diagnostics == [])
  }
}
