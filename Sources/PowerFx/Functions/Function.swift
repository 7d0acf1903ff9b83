/// A function of the language: its name, what it takes, and how it runs.
final class Function: Sendable {
  /// What an argument is.
  enum Role: Sendable {
    /// Computed before the call.
    case value
    /// Computed for each row, with the row's fields in scope.
    case row
    /// The name of a column, written bare.
    case column
    /// A type: `Number`, `Type({a: Text})`.
    case type
    /// A column's bare name, or an expression of `ThisGroup` with a name: `Sum(ThisGroup, a) As total`.
    case group
    /// A bare name if it is one, otherwise computed.
    case columnOrValue
  }

  /// How a function runs.
  enum Body: Sendable {
    /// All arguments are computed first; errors and tables in place of scalars are handled here.
    case values(@Sendable (inout Evaluator, [Value]) -> Value)
    /// The function computes what it needs.
    case lazy(@Sendable (inout Evaluator, Arguments) -> Value)
  }

  /// The name; names are case sensitive.
  let name: String
  /// How many arguments.
  let arity: ClosedRange<Int>
  /// What each argument is; only the place of an argument decides.
  let role: @Sendable (Int) -> Role
  /// The type of the result where it is always the same.
  let result: ValueType?
  /// Whether a table in place of a scalar gives a table of results.
  let mapsTables: Bool
  let body: Body

  init(
    name: String, arity: ClosedRange<Int>, role: @escaping @Sendable (Int) -> Role, result: ValueType?,
    mapsTables: Bool, body: Body
  ) {
    self.name = name
    self.arity = arity
    self.role = role
    self.result = result
    self.mapsTables = mapsTables
    self.body = body
  }
}

/// The arguments of a call: nodes of the running program.
struct Arguments: Sendable {
  let first: Int32
  let count: Int

  /// Where the argument's node is listed.
  func slot(_ index: Int) -> Int { Int(first) + index }
}

extension Function {
  /// A function whose arguments are computed first; an error among them is the result.
  static func values(
    _ name: String, _ arity: ClosedRange<Int>, _ result: ValueType? = nil, maps: Bool = false,
    _ body: @escaping @Sendable (inout Evaluator, [Value]) -> Value
  ) -> Function {
    Function(
      name: name, arity: arity, role: { _ in .value }, result: result, mapsTables: maps, body: .values(body))
  }

  /// A function that computes its arguments itself.
  static func lazy(
    _ name: String, _ arity: ClosedRange<Int>, _ result: ValueType? = nil,
    role: @escaping @Sendable (Int) -> Role = { _ in .value },
    _ body: @escaping @Sendable (inout Evaluator, Arguments) -> Value
  ) -> Function {
    Function(name: name, arity: arity, role: role, result: result, mapsTables: false, body: .lazy(body))
  }

  /// No more arguments than anybody writes.
  static let many = 10_000
}

/// Every function there is, and every one that is known but not built.
enum FunctionTable {
  /// By name.
  static let all: [String: Function] = {
    let families: [[Function]] = [
      logicFunctions, textFunctions, numberFunctions, clockFunctions, tableFunctions, columnFunctions,
      jsonFunctions,
      patternFunctions, colorFunctions, groupFunctions,
    ]
    return Dictionary(families.joined().map { ($0.name, $0) }) { first, _ in first }
  }()

  /// The functions Copilot Studio accepts (microsoft/skills-for-copilot-studio, int-reference).
  static let accepted: Set<String> = Set(
    """
    Abs Acos Acot Asin Atan Atan2 Cos Cot Degrees Exp Int Ln Log Mod Pi Power Radians Rand RandBetween Round \
    RoundDown RoundUp Sin Sqrt Sum Tan Trunc Char Concat Concatenate EncodeHTML EncodeUrl EndsWith Find Left \
    Len Lower Match MatchAll Mid PlainText Proper Replace Right Search Split StartsWith Substitute Text Trim \
    TrimEnds UniChar Upper Value Date DateAdd DateDiff DateTime DateTimeValue DateValue Day EDate EOMonth Hour \
    IsToday Minute Month Now Second Time TimeValue TimeZoneOffset Today Weekday WeekNum Year And Coalesce If \
    IfError IsBlank IsBlankOrError IsEmpty IsError IsMatch IsNumeric IsType Not Or Switch AddColumns Column \
    ColumnNames Count CountA CountIf CountRows Distinct DropColumns Filter First FirstN ForAll Index Last LastN \
    LookUp Patch Refresh RenameColumns Sequence ShowColumns Shuffle Sort SortByColumns Summarize Table Average \
    Max Min StdevP VarP AsType Boolean Dec2Hex Decimal Float GUID Hex2Dec JSON ParseJSON Blank ColorFade \
    ColorValue Error Language OptionSetInfo RGBA Trace With
    """.split(separator: " ").map(String.init))

  /// All names anybody may write, in order.
  static let names: [String] = Set(all.keys).union(accepted).sorted()
}
