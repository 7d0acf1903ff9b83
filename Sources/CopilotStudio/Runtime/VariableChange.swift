import Basis
import PowerFx

/// A change of a variable from outside the topics: what an author tries while talking to the bot.
public enum VariableChange {
  /// Why a variable was not changed.
  public struct Refusal: Error, Hashable, Sendable {
    /// The rule that forbids it, or a stable name of what is wrong.
    public var rule: String
    /// Why, one sentence without a full stop.
    public var sentence: String
  }

  /// What a change means for a session: the event, with the value that the expression has at this moment.
  ///
  /// - Parameters:
  ///   - name: the variable as it is written in topics: `Global.Name`, `Topic.Order.Number`.
  ///   - expression: Power Fx, without a leading `=`.
  public static func decide(
    _ name: String, _ expression: String, _ session: BotSession, _ agent: Agent, _ context: BotContext
  ) -> Result<BotEvent, Refusal> {
    guard let variable = VariableName(name) else {
      return refuse("variable.name", "\(name.prefix(60)) is no variable; write Global.Name or Topic.Name")
    }
    if let refusal = notWritable(variable, session, agent, context) { return .failure(refusal) }
    let (parsed, findings) = Expression.parse(expression)
    guard let parsed else { return refuse("variable.expression", sentence(findings)) }
    let value = parsed.evaluate(in: Shared(session).evaluation(agent: agent, context: context))
    if let fault = value.fault {
      return refuse(
        "variable.expression", "the expression has no value: \(fault.message); texts stand in quotes")
    }
    let current = session.value(of: variable, agent: agent, context: context)
    if context.rules.holds(BotRules.variableKeepsType), let was = current.baseType, let new = value.baseType,
      was != new
    {
      return refuse(
        BotRules.variableKeepsType.id, "\(variable) is \(was.indefinite), the value is \(new.indefinite)")
    }
    return .success(.variableChanged(variable, value))
  }

  /// What is wrong with a change whatever the session: its name and the expression's syntax.
  ///
  /// - Parameter span: where the change is written, if in a file.
  public static func findings(_ name: String, _ expression: String, at span: SourceSpan?) -> [Diagnostic] {
    guard let variable = VariableName(name) else {
      return [
        Diagnostic(
          .error, "variable.name", "\(name.prefix(60)) is no variable", at: span,
          hint: "write it like Global.Name or Topic.Name")
      ]
    }
    guard variable.scope != .system else {
      return [
        Diagnostic(
          .error, BotRules.systemReadOnly.id, "\(variable) is read-only", at: span,
          hint: "set a variable of the scope Global or Topic")
      ]
    }
    let (parsed, findings) = Expression.parse(expression)
    guard parsed == nil else { return [] }
    return [
      Diagnostic(
        .error, "variable.expression", sentence(findings), at: span,
        hint: "write a Power Fx value such as \"text\", 12, true or Today()")
    ]
  }

  private static func notWritable(
    _ variable: VariableName, _ session: BotSession, _ agent: Agent, _ context: BotContext
  ) -> Refusal? {
    switch variable.scope {
    case .system:
      guard context.rules.holds(BotRules.systemReadOnly) else { return nil }
      return Refusal(rule: BotRules.systemReadOnly.id, sentence: "\(variable) is read-only")
    case .topic:
      guard session.frames.isEmpty else { return nil }
      return Refusal(rule: "variable.no-topic", sentence: "no topic is running that could have \(variable)")
    case .global:
      let known = agent.globals.map(\.name) + session.globals.fields.map(\.name)
      guard let first = variable.path.first, !known.contains(first) else { return nil }
      // Files need not declare what topics use, so that only a slip of the hand is certain.
      return Suggestion.nearest(to: first, among: known).map {
        Refusal(
          rule: "variable.unknown", sentence: "there is no variable \(variable); did you mean Global.\($0)?")
      }
    }
  }

  private static func sentence(_ findings: [Diagnostic]) -> String {
    guard let first = findings.first else { return "the expression cannot be read" }
    let column = first.span.map { " at character \($0.start.column)" } ?? ""
    return "the expression cannot be read: \(first.message)\(column)"
  }

  private static func refuse(_ rule: String, _ sentence: String) -> Result<BotEvent, Refusal> {
    .failure(Refusal(rule: rule, sentence: sentence))
  }
}

extension Value {
  /// The base type of a variable with this value, in the product's words; nil while it can become any.
  var baseType: BaseType? {
    switch self {
    case .blank, .untyped, .error: nil
    case .boolean: .boolean
    case .number, .float: .number
    case .text, .guid, .color: .string
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    case .option: .choice
    case .record: .record
    case .table: .table
    }
  }

  /// The types of variables that the canvas offers.
  enum BaseType: String, Sendable {
    case boolean = "Boolean"
    case number = "Number"
    case string = "String"
    case date = "Date"
    case time = "Time"
    case dateTime = "DateTime"
    case choice = "Choice"
    case record = "Record"
    case table = "Table"

    var indefinite: String { "a \(rawValue)" }
  }
}

extension Value {
  /// The name of its type, as the product's traces write it; empty while it can become any.
  public var typeName: String { baseType?.rawValue ?? "" }
}
