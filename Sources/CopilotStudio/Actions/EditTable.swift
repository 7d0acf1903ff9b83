import PowerFx
import SourceYAML

/// Changes a table that a variable holds.
struct EditTable: Action {
  enum Change: String, Sendable {
    case add = "Add", remove = "Remove", takeFirst = "TakeFirst", takeLast = "TakeLast", clear = "Clear"
  }

  var items: VariableName?
  var change: Change
  var value: Formula?
  var result: VariableName?

  static let kind = ActionKind.simple("EditTable") { node, compiler in
    let written = node["changeType"]?.text ?? "Add"
    if Change(rawValue: written) == nil {
      compiler.report(
        .warning, "action.change", "\(written) is no change of a table; rows are added", at: node)
    }
    return EditTable(
      items: compiler.variable(node["itemsVariable"], of: node), change: Change(rawValue: written) ?? .add,
      value: compiler.formula(node["value"]), result: compiler.variable(node["resultVariable"], of: node))
  }

  /// The same with an operation object: `changeType: {kind: AddItemOperation, value: …}`.
  static let secondKind = ActionKind.simple("EditTableV2") { node, compiler in
    let operation = node["changeType"]
    let name = (operation?["kind"]?.text ?? "AddItemOperation").replacingSuffix("ItemOperation")
    return EditTable(
      items: compiler.variable(node["itemsVariable"], of: node),
      change: Change(rawValue: name == "ClearItemsOperation" ? "Clear" : name) ?? .add,
      value: compiler.formula(operation?["value"]),
      result: compiler.variable(operation?["resultVariable"], of: node))
  }

  func next(_ run: Run) -> BotEvent {
    guard let items else { return run.done }
    let value = run.value(self.value)
    if let fault = value.fault { return run.failure(fault) }
    let rows = Self.rows(run.value(of: items))
    // The result is set first: then the table is still what it was.
    let taken: Value? = change == .takeFirst ? rows.first : change == .takeLast ? rows.last : nil
    let hasResult = result != nil && (change == .takeFirst || change == .takeLast)
    if run.step == 0, hasResult, let result { return .variableSet(run.place, result, taken ?? .blank) }
    guard run.step == (hasResult ? 1 : 0) else { return run.done }
    return .variableSet(run.place, items, .table(Table(changed(rows, value))))
  }

  private func changed(_ rows: [Value], _ value: Value) -> [Value] {
    switch change {
    case .add: rows + Self.added(value)
    case .remove: Self.without(Set(Self.added(value)), rows)
    case .takeFirst: Array(rows.dropFirst())
    case .takeLast: Array(rows.dropLast())
    case .clear: []
    }
  }

  private static func without(_ removed: Set<Value>, _ rows: [Value]) -> [Value] {
    rows.filter { !removed.contains($0) }
  }

  private static func rows(_ value: Value) -> [Value] {
    switch value {
    case .table(let table): table.rows
    case .untyped(let json): (json.array ?? []).map { Value(json: $0) }
    default: []
    }
  }

  /// One row, or the rows of a table; a plain value becomes a row with a column `Value`.
  private static func added(_ value: Value) -> [Value] {
    switch value {
    case .table(let table): table.rows
    case .record: [value]
    case .blank: []
    default: [.record(["Value": value])]
    }
  }
}
