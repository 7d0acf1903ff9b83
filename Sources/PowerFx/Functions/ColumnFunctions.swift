import Basis

/// Columns: adding, choosing, leaving out, renaming and naming them.
let columnFunctions: [Function] = [
  .lazy("AddColumns", 3...Function.many, role: { $0 == 0 ? .value : $0 % 2 == 1 ? .column : .row }) {
    $0.addColumns($1)
  },
  .lazy("ShowColumns", 2...Function.many, role: { $0 == 0 ? .value : .column }) { evaluator, arguments in
    evaluator.changeColumns(arguments) { record, names in
      Record(names.map { Record.Field($0, record[$0] ?? .blank) })
    }
  },
  .lazy("DropColumns", 2...Function.many, role: { $0 == 0 ? .value : .column }) { evaluator, arguments in
    evaluator.changeColumns(arguments) { record, names in
      Record(record.fields.filter { !names.contains($0.name) })
    }
  },
  .lazy("RenameColumns", 3...Function.many, role: { $0 == 0 ? .value : .column }) { evaluator, arguments in
    evaluator.changeColumns(arguments) { record, names in
      Record(
        record.fields.map { field in
          for index in stride(from: 0, to: names.count - 1, by: 2) where names[index] == field.name {
            return Record.Field(names[index + 1], field.value)
          }
          return field
        })
    }
  },
  .values("ColumnNames", 1...1, .table) { evaluator, values in
    switch values[0] {
    case .blank: return .blank
    case .untyped(.object(let members)): return .table(Table(values: members.map { .text($0.name) }))
    default: return .error(.invalidArgument, "Only an untyped object has column names")
    }
  },
  .values("Column", 2...2, .untyped) { evaluator, values in
    switch evaluator.text(values[1]) {
    case .success(let name): return evaluator.member(values[0], name)
    case .failure(let fault): return .error(fault)
    }
  },
]

extension Evaluator {
  fileprivate mutating func addColumns(_ arguments: Arguments) -> Value {
    let source = evaluate(arguments, 0)
    guard look(through: source) else { return Self.exhausted }
    func added(_ row: Value, _ evaluator: inout Evaluator) -> Value {
      guard case .record(var record) = row else { return row }
      for index in stride(from: 1, to: arguments.count - 1, by: 2) {
        guard case .text(let name) = evaluator.evaluate(arguments, index) else { continue }
        record[name] = evaluator.evaluate(arguments, index + 1, row: row)
      }
      return .record(record)
    }
    if case .record = source { return added(source, &self) }
    switch table(source) {
    case .failure(let early): return early.value
    case .success(let table):
      var rows: [Value] = []
      for row in table.rows { rows.append(added(row, &self)) }
      return charged(holding: .table(Table(rows)))
    }
  }

  fileprivate mutating func changeColumns(
    _ arguments: Arguments, _ change: (Record, [String]) -> Record
  ) -> Value {
    let source = evaluate(arguments, 0)
    var names: [String] = []
    for index in 1..<arguments.count {
      guard case .text(let name) = evaluate(arguments, index) else {
        return .error(.invalidArgument, "A column's name is missing")
      }
      names.append(name)
    }
    if case .record(let record) = source { return .record(change(record, names)) }
    // Each row becomes a new record.
    if case .table(let table) = source, !work(table.rows.count * 8) { return Self.exhausted }
    switch table(source) {
    case .failure(let early): return early.value
    case .success(let table):
      return .table(
        Table(
          table.rows.map { row in
            guard case .record(let record) = row else { return row }
            return .record(change(record, names))
          }))
    }
  }
}
