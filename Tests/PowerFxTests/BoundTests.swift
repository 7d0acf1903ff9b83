import Basis
import CustomDump
import Testing

@testable import PowerFx

/// Work that grows with the product of what an author writes: each of these would take minutes or hours if
/// it were not given up.
@Suite struct BoundTests {
  private static func run(_ source: String, effort: Int = 500_000) -> Value? {
    var context = EvaluationContext(now: VirtualTime(milliseconds: 0))
    context.effort = effort
    return Expression.parse(source).0?.evaluate(in: context)
  }

  /// Whether an evaluation was given up, be it after other errors.
  private static func isGivenUp(_ source: String) -> Bool {
    run(source)?.fault?.all.contains { $0.kind == .quotaExceeded } ?? false
  }

  /// A text of 2^`doublings` letters a, as `t` in an expression.
  private static func with(_ doublings: Int, _ expression: String) -> String {
    "With({t: \"a\"}, " + String(repeating: "With({t: t & t}, ", count: doublings) + expression
      + String(repeating: ")", count: doublings + 1)
  }

  @Test("a row by row function inside another ends when it takes too many steps")
  func nestedRows() {
    let inner = "Sum(ForAll(Sequence(50000), If(Value > 1, Value * 2 + 1, Value)), Value)"
    expectNoDifference(
      Self.run("ForAll(Sequence(50000), ForAll(Sequence(50000), ForAll(Sequence(50000), \(inner))))")?.fault?
        .kind,
      .quotaExceeded)
  }

  @Test(
    "looking through a long text or a long table for each row ends",
    arguments: [
      "ForAll(Sequence(50000), Len(t))", "ForAll(Sequence(50000), t = (t & \"b\"))",
      "ForAll(Sequence(50000), t in [\"b\", \"c\", \"d\"])", "ForAll(Sequence(50000), StartsWith(t, \"b\"))",
      "ForAll(Sequence(50000), EndsWith(\"b\", t))", "Sort(Sequence(50000), t)",
      "Distinct(Sequence(50000), t & Value)", "Distinct(Sequence(50000), t)",
      "ForAll(Sequence(50000), Find(\"b\", t))",
      "ForAll(Sequence(50000), IsBlank(ParseJSON(\"[\" & t & \"]\")))",
      "ForAll(Sequence(50000), DateValue(t))", "ForAll(Sequence(50000), Value(t))",
      "ForAll(Sequence(50000), Switch(t, t & \"b\", 1))", "ForAll(Sequence(50000), Coalesce(Trim(t), 1))",
      "ForAll(Sequence(50000), Lower(t) exactin Upper(t))",
      "CountRows(Search(ForAll(Sequence(50000), {x: t}), \"b\", x))",
    ])
  func longTexts(_ expression: String) {
    #expect(Self.isGivenUp(Self.with(14, expression)))
  }

  @Test(
    "copying a long table for each row ends",
    arguments: [
      "ForAll(s, FirstN(s, 15000))", "ForAll(s, CountRows(LastN(s, 15000)))",
      "ForAll(s, CountRows(SortByColumns(s, Value)))", "ForAll(s, CountRows(ShowColumns(s, Value)))",
      "ForAll(s, CountRows(RenameColumns(s, Value, V)))", "ForAll(s, Value in s)",
      "ForAll(s, CountRows(Shuffle(s)))", "ForAll(s, CountRows(s.Value))", "ForAll(s, Count(s))",
      "ForAll(s, JSON(s))", "ForAll(s, CountRows(Table(s, s)))",
      "ForAll(s, CountRows(Summarize(s, Value)))", "ForAll(s, CountRows(Round(s, 1)))",
    ])
  func longTables(_ expression: String) {
    #expect(Self.isGivenUp("With({s: Sequence(20000)}, \(expression))"))
  }

  @Test("an error in each row of many costs no more than a value")
  func errorsInRows() {
    let rows = "ForAll(Sequence(300), ForAll(Sequence(300), Nobody * 2))"
    expectNoDifference(Self.run(rows)?.fault?.all.count, 101)
  }

  @Test("untyped values that are held again and again are written within bounds")
  func untyped() {
    let json = "ParseJSON(\"[\" & Concat(Sequence(20000), Text(Value), \",\") & \"]\")"
    expectNoDifference(
      Self.run("With({j: \(json)}, JSON(ForAll(Sequence(20000), {a: j})))")?.fault?.kind, .quotaExceeded)
  }

  @Test("JSON nested deeper than is read is an error, not a crash")
  func deepJSON() {
    let text = "Substitute(\"\(String(repeating: "x", count: 5000))\", \"x\", \"[[[[[[[[[[[[[[[[[[[[\")"
    expectNoDifference(Self.run("ParseJSON(\(text))")?.fault?.kind, .invalidJSON)
  }

  @Test("a small program within the bounds is not touched")
  func usual() {
    expectNoDifference(
      Self.run("Sum(ForAll(Sequence(1000), CountIf(Sequence(100), Value > 50)), Value)", effort: 1_000_000),
      .int(50_000))
    expectNoDifference(
      Self.run("With({s: Sequence(1000)}, CountIf(s, Index(s, Value).Value = Value))"), .int(1000))
  }
}

/// Patterns that take more steps than any text is worth.
@Suite struct PatternBoundTests {
  /// All matches within few steps, so that giving up is quick.
  private static func search(
    _ expression: RegularExpression, _ text: String
  ) throws(RegularExpression.Failure) -> [RegularExpression.Match] {
    var effort = 500_000
    return try expression.matches(in: text, limit: 100_000, effort: &effort)
  }

  @Test(
    "a catastrophic pattern is given up in one match",
    arguments: ["^(a+)+$", "(a|aa)+$", "(a*)*[bx]", "(.*)*[bx]", "(?:a+a+)+[bx]", "a*a*a*a*a*a*[bx]"])
  func catastrophic(_ pattern: String) throws {
    let expression = try RegularExpression(pattern)
    #expect(throws: RegularExpression.Failure.self) {
      try Self.search(expression, String(repeating: "a", count: 4000) + "c")
    }
  }

  @Test("many matches are bounded together, each of them being within the bounds")
  func together() throws {
    let expression = try RegularExpression("(?:a*a*a*a*[bx])|c")
    let text = String(repeating: String(repeating: "a", count: 60) + "c", count: 4000)
    #expect(throws: RegularExpression.Failure.self) { try Self.search(expression, text) }
  }

  @Test("a run of letters looked through again from each of them is bounded")
  func runs() throws {
    let expression = try RegularExpression("a++[bx]")
    #expect(throws: RegularExpression.Failure.self) {
      try Self.search(expression, String(repeating: "a", count: 100_000))
    }
  }

  @Test("patterns for each row of a table are bounded together")
  func rows() {
    let text = String(repeating: "a", count: 40) + "c"
    let source = "ForAll(Sequence(50000), IsMatch(\"\(text)\", \"(a+)+$\"))"
    var context = EvaluationContext(now: VirtualTime(milliseconds: 0))
    context.effort = 1_000_000
    let value = Expression.parse(source).0?.evaluate(in: context)
    #expect(value?.fault?.all.contains { $0.kind == .quotaExceeded } == true)
  }

  @Test("a hundred thousand simple matches are within the bounds")
  func simple() throws {
    let text = String(repeating: "ab1 ", count: 50_000)
    #expect(try RegularExpression(#"[a-z]+\d"#).matches(in: text).count == 50_000)
  }
}
