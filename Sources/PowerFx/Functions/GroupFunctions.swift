/// Grouping rows.
let groupFunctions: [Function] = [
  .lazy("Summarize", 2...Function.many, .table, role: { $0 == 0 ? .value : .group }) { $0.summarize($1) }
]

extension Evaluator {
  /// Summarize(table, column, …, expression of ThisGroup As name, …): one row for each combination of the
  /// columns' values, in order of first appearance.
  fileprivate mutating func summarize(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value
    case .success(let table):
      let columns = (1..<arguments.count).compactMap { index -> String? in
        if case .text(let name) = constant(arguments, index) { name } else { nil }
      }
      var places: [Record: Int] = [:]
      var groups: [(key: Record, rows: [Value])] = []
      for row in table.rows {
        if case .error = row { return row }
        guard case .record(let record) = row else { continue }
        let key = Record(columns.map { Record.Field($0, record[$0] ?? .blank) })
        for field in key.fields {
          guard look(through: field.value), work(64) else { return Self.exhausted }
        }
        if let fault = key.fields.lazy.compactMap(\.value.fault).first { return .error(fault) }
        if let place = places[key] {
          groups[place].rows.append(row)
        } else {
          places[key] = groups.count
          groups.append((key, [row]))
        }
      }
      var results: [Value] = []
      for group in groups {
        var result = group.key
        let scope = Value.record(["ThisGroup": .table(Table(group.rows))])
        for index in 1..<arguments.count {
          guard case .record(let extra) = evaluate(arguments, index, row: scope) else { continue }
          for field in extra.fields { result[field.name] = field.value }
        }
        results.append(.record(result))
      }
      return .table(Table(results))
    }
  }

  /// The argument's value if it is written out; nil when it must be computed.
  private func constant(_ arguments: Arguments, _ index: Int) -> Value? {
    guard case .constant(let place) = program.nodes[Int(program.children[arguments.slot(index)])] else {
      return nil
    }
    return program.constants[Int(place)]
  }
}
