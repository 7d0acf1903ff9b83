import Basis
import PowerFx

extension FuzzTarget {
  /// Words of Power Fx.
  static let powerFxWords =
    [
      "1", "0.5", "1e28", "\"a\"", "\"\"", "true", "x", "Topic.Text", "Topic.Number", "Topic.Table", "Value",
      "ThisRecord", " As r", " in ", " exactin ", " And ", " Or ", "Not ", "$\"{", "}\"", "'q q'", "[@x]",
      "//",
      "/*", "*/", ";", ",", ":", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "^", "%", "&", "&&", "||",
      "!",
      "=", "<>", "<", "<=", ">", ">=", ".", "\u{1F600}", "\u{301}", "\r\n", "DateTimeFormat.UTC",
      "SortOrder.Descending",
      "MatchOptions.Complete", "TimeUnit.Months", "ErrorKind.Div0",
    ]
    + [
      "If(", "With(", "ForAll(", "Filter(", "LookUp(", "Text(", "Value(", "Date(", "DateAdd(", "DateDiff(",
      "Time(",
      "DateTimeValue(", "ParseJSON(", "JSON(", "Match(", "MatchAll(", "IsMatch(", "Concat(", "Split(",
      "Substitute(",
      "Mid(", "Left(", "Find(", "Replace(", "Sequence(", "Table(", "SortByColumns(", "Sort(", "AddColumns(",
      "Summarize(", "IfError(", "Error(", "Switch(", "Round(", "Mod(", "Power(", "Int(", "GUID(",
      "ColorFade(", "Hex2Dec(",
      "Index(", "FirstN(", "Distinct(", "Sum(", "Max(", "EOMonth(", "Weekday(", "UniChar(", "PlainText(",
      "Proper(",
    ]

  /// Reading an expression, and a message with islands.
  static let expressions = FuzzTarget("expressions", words: powerFxWords) { text in
    let (expression, diagnostics) = Expression.parse(text, file: "f")
    let isRefused = diagnostics.contains { $0.severity == .error }
    if (expression == nil) != isRefused { return "an expression is there although it has errors, or neither" }
    let (template, found) = Template.parse(text, file: "f")
    if (template == nil) != found.contains(where: { $0.severity == .error }) {
      return "a template is there although it has errors, or neither"
    }
    let length = text.utf8.count
    for diagnostic in diagnostics + found {
      guard let span = diagnostic.span else { return "\(diagnostic.code) has no place" }
      if span.start > span.end || span.end.offset > length || span.start.offset < 0 {
        return "\(diagnostic.code) is outside of the text"
      }
      if diagnostic.rendered(source: text).isEmpty { return "\(diagnostic.code) says nothing" }
    }
    return nil
  }

  /// Computing an expression: the same twice, and a value that can be shown and recorded.
  static let evaluations = FuzzTarget("evaluations", words: powerFxWords) { text in
    guard let expression = Expression.parse(text).0 else { return nil }
    let value = expression.evaluate(in: context)
    if value != expression.evaluate(in: context) { return "the same expression gives two values" }
    _ = value.display
    if case .error = value { return nil }
    let recorded = value.recorded
    if Value(recorded: recorded) == nil {
      return "the value cannot be read back: \(recorded.text.prefix(200))"
    }
    return nil
  }

  private static let variables: [String: Value] = [
    "Text": .text("Hello wörld \u{1F600}"), "Number": .int(42), "Blank": .blank,
    "Table": .table(
      Table([.record(["a": .int(1), "b": .text("x")]), .record(["a": .int(2), "b": .blank])])),
  ]

  /// A world with a few variables, and few steps, so that a text takes milliseconds.
  private static let context: EvaluationContext = {
    var context = EvaluationContext(
      now: VirtualTime(milliseconds: 1_777_777_777_000), zone: TimeZoneRules(name: "Test", base: 7200),
      chance: Chance(seed: 1)
    ) { reference in
      reference.root == "Topic"
        ? reference.member.flatMap { variables[$0] } : reference.root == "x" ? .int(7) : nil
    }
    context.effort = 200_000
    return context
  }()
}
