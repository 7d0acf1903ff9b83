import Basis

/// Tables: taking rows, changing them, changing columns.
let tableFunctions: [Function] = [
  .lazy("Table", 0...Function.many, .table) { $0.buildTable($1) },
  .values("First", 1...1) { e, v in e.pick(v[0]) { $0.first } },
  .values("Last", 1...1) { e, v in e.pick(v[0]) { $0.last } },
  .values("FirstN", 1...2, .table) { $0.take($1, fromEnd: false) },
  .values("LastN", 1...2, .table) { $0.take($1, fromEnd: true) },
  .values("Index", 2...2) { $0.index($1) },
  .values("CountRows", 1...1, .number) { e, v in
    e.withTable(v[0]) { table in
      table.rows.lazy.compactMap(\.fault).first.map(Value.error) ?? .int(table.rows.count)
    }
  },
  .values("Count", 1...1, .number) { e, v in
    e.count(v[0]) {
      if case .number = $0 { true } else if case .float = $0 { true } else { Clock.milliseconds($0) != nil }
    }
  },
  .values("CountA", 1...1, .number) { e, v in e.count(v[0]) { !$0.isBlank } },
  .values("IsEmpty", 1...1, .boolean) { e, v in e.withTable(v[0]) { .boolean($0.rows.isEmpty) } },
  .lazy("ForAll", 2...2, role: { $0 == 0 ? .value : .row }) { $0.forAll($1) },
  .lazy("Filter", 2...Function.many, .table, role: { $0 == 0 ? .value : .row }) { $0.filter($1) },
  .lazy("LookUp", 2...3, role: { $0 == 0 ? .value : .row }) { $0.lookUp($1) },
  .lazy("CountIf", 2...Function.many, .number, role: { $0 == 0 ? .value : .row }) { $0.countIf($1) },
  .lazy("With", 2...2, role: { $0 == 0 ? .value : .row }) { evaluator, arguments in
    let record = evaluator.evaluate(arguments, 0)
    if case .error = record { return record }
    if case .blank = record { return .blank }
    return evaluator.evaluate(arguments, 1, row: record)
  },
  .lazy("Sort", 2...3, .table, role: { $0 == 1 ? .row : .value }) { $0.sort($1) },
  .lazy("SortByColumns", 2...Function.many, .table, role: { $0 % 2 == 1 ? .columnOrValue : .value }) {
    $0.sortByColumns($1)
  },
  .lazy("Distinct", 2...2, .table, role: { $0 == 1 ? .row : .value }) { $0.distinct($1) },
  .lazy("Search", 3...Function.many, .table, role: { $0 < 2 ? .value : .column }) { $0.search($1) },
  .values("Sequence", 1...3, .table) { $0.sequence($1) },
  .values("Shuffle", 1...1, .table) { evaluator, values in
    guard case .table(var table) = values[0] else { return values[0] }
    for index in table.rows.indices.dropFirst().reversed() {
      table.rows.swapAt(index, Int(evaluator.draw() % UInt64(index + 1)))
    }
    return .table(table)
  },
  .values("Patch", 2...Function.many, .record) { evaluator, values in
    var result = Record()
    for value in values {
      if case .blank = value { continue }
      guard case .record(let record) = value else {
        return .error(.notSupported, "Patch works on records here, not on tables")
      }
      for field in record.fields { result[field.name] = field.value }
    }
    return .record(result)
  },
]

/// A value that ends a function early: an error, or blank for a blank table.
struct Early: Error {
  let value: Value
}

extension Evaluator {
  /// The rows of an argument; a blank or an error ends the function.
  mutating func rows(_ arguments: Arguments, _ index: Int) -> Result<Table, Early> {
    let value = evaluate(arguments, index)
    guard look(through: value) else { return .failure(Early(value: Self.exhausted)) }
    return table(value)
  }

  /// A value as a table: an untyped array counts.
  func table(_ value: Value) -> Result<Table, Early> {
    switch value {
    case .table(let table): .success(table)
    case .untyped(.array(let elements)):
      .success(Table(elements.map { $0 == .null ? .blank : .untyped($0) }))
    case .blank, .error: .failure(Early(value: value))
    case .untyped(.null): .failure(Early(value: .blank))
    default: .failure(Early(value: .error(.invalidArgument, "The value is no table")))
    }
  }

  fileprivate func withTable(_ value: Value, _ body: (Table) -> Value) -> Value {
    switch table(value) {
    case .success(let table): return body(table)
    case .failure(let early): return early.value.isBlank ? body(Table()) : early.value
    }
  }

  fileprivate func pick(_ value: Value, _ body: ([Value]) -> Value?) -> Value {
    withTable(value) { body($0.rows) ?? .blank }
  }

  fileprivate func take(_ values: [Value], fromEnd: Bool) -> Value {
    guard case .success(let table) = table(values[0]) else { return values[0] }
    var count = 1
    if values.count > 1 {
      switch number(values[1]) {
      case .success(let number): count = max(0, number.int)
      case .failure(let fault): return .error(fault)
      }
    }
    return .table(Table(Array(fromEnd ? table.rows.suffix(count) : table.rows.prefix(count))))
  }

  fileprivate func index(_ values: [Value]) -> Value {
    switch number(values[1]) {
    case .failure(let fault): return .error(fault)
    case .success(let number):
      switch table(values[0]) {
      case .failure(let early): return early.value
      case .success(let table):
        let index = number.int
        guard index >= 1, index <= table.rows.count else {
          return .error(.invalidArgument, "There is no row \(index)")
        }
        return table.rows[index - 1]
      }
    }
  }

  fileprivate func count(_ value: Value, _ counts: (Value) -> Bool) -> Value {
    withTable(value) { table in
      var count = 0
      for row in table.rows {
        let cell = row.onlyField ?? row
        if case .error(let fault) = cell { return .error(fault) }
        if counts(cell) { count += 1 }
      }
      return .int(count)
    }
  }

  fileprivate mutating func buildTable(_ arguments: Arguments) -> Value {
    var rows: [Value] = []
    for index in 0..<arguments.count {
      let value = evaluate(arguments, index)
      switch value {
      case .table(let table):
        guard look(through: value) else { return Self.exhausted }
        rows += table.rows
      case .untyped(let json) where json.members == nil:
        return .error(.invalidArgument, "Only records and tables make a table")
      case .blank where isTable(arguments, index): break
      case .error where isTable(arguments, index): return value
      default: rows.append(value)
      }
    }
    return charged(holding: .table(unified(Table(rows).completed)))
  }

  /// Whether the argument is known to be a table, even if it turns out blank.
  private func isTable(_ arguments: Arguments, _ index: Int) -> Bool {
    guard case .coerced(_, let type) = program.nodes[Int(program.children[arguments.slot(index)])] else {
      return false
    }
    return program.types[Int(type)].isTable
  }

  // MARK: Row by row

  fileprivate mutating func forAll(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value
    case .success(let table):
      var results: [Value] = []
      results.reserveCapacity(table.rows.count)
      var fault: Fault?
      for row in table.rows {
        let value = charged(holding: evaluate(arguments, 1, row: row))
        if case .error(let met) = value {
          fault = fault?.combined(with: met) ?? met
          if met.kind == .quotaExceeded { break }
        }
        results.append(value)
      }
      if let fault { return .error(fault) }
      let holdsRecords = results.contains { if case .record = $0 { true } else { false } }
      return .table(holdsRecords ? Table(results).completed : Table(values: results))
    }
  }

  /// Whether all conditions from `first` on hold for a row.
  private mutating func holds(_ arguments: Arguments, from first: Int, _ row: Value) -> Result<Bool, Fault> {
    for index in first..<arguments.count {
      switch boolean(evaluate(arguments, index, row: row)) {
      case .failure(let fault): return .failure(fault)
      case .success(let truth): if !truth { return .success(false) }
      }
    }
    return .success(true)
  }

  fileprivate mutating func filter(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value
    case .success(let table):
      var kept: [Value] = []
      for row in table.rows {
        switch holds(arguments, from: 1, row) {
        case .success(true): kept.append(row)
        case .success(false): break
        case .failure(let fault): kept.append(.error(fault))
        }
      }
      return .table(Table(kept))
    }
  }

  fileprivate mutating func lookUp(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value
    case .success(let table):
      for row in table.rows {
        switch boolean(evaluate(arguments, 1, row: row)) {
        case .success(true): return arguments.count > 2 ? evaluate(arguments, 2, row: row) : row
        case .success(false): break
        case .failure(let fault): return .error(fault)
        }
      }
      return .blank
    }
  }

  fileprivate mutating func countIf(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value.isBlank ? .int(0) : early.value
    case .success(let table):
      var count = 0
      for row in table.rows {
        switch holds(arguments, from: 1, row) {
        case .success(let truth): count += truth ? 1 : 0
        case .failure(let fault): return .error(fault)
        }
      }
      return .int(count)
    }
  }

  fileprivate mutating func distinct(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value
    case .success(let table):
      var seen: Set<Value> = []
      var kept: [Value] = []
      for row in table.rows {
        let value = evaluate(arguments, 1, row: row)
        guard look(through: value), work(32) else { return Self.exhausted }
        switch value {
        case .error: return value
        case .record, .table: return .error(.invalidArgument, "Records and tables cannot be told apart")
        default: if seen.insert(value).inserted { kept.append(value) }
        }
      }
      return .table(Table(values: kept))
    }
  }

  fileprivate mutating func search(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value
    case .success(let table):
      let wanted: String
      switch text(evaluate(arguments, 1)) {
      case .success(let text): wanted = text.lowercased()
      case .failure(let fault): return .error(fault)
      }
      var names: [String] = []
      for index in 2..<arguments.count {
        if case .text(let name) = evaluate(arguments, index) { names.append(name) }
      }
      for case .record(let record) in table.rows {
        for name in names {
          guard look(through: record[name] ?? .blank) else { return Self.exhausted }
        }
        for name in names { if case .error(let fault) = record[name] { return .error(fault) } }
      }
      return .table(
        Table(
          table.rows.filter { row in
            guard case .record(let record) = row else { return wanted.isEmpty }
            return wanted.isEmpty
              || names.contains { (record[$0] ?? .blank).display.lowercased().holds(wanted) }
          }))
    }
  }

  fileprivate mutating func sequence(_ values: [Value]) -> Value {
    var numbers: [Number] = []
    for value in values {
      switch number(value) {
      case .success(let number): numbers.append(number)
      case .failure(let fault): return .error(fault)
      }
    }
    let count = numbers[0].int
    guard count >= 0, count <= 50_000 else { return .error(.invalidArgument, "The count must be 0 to 50000") }
    guard spend(count) else { return Self.exhausted }
    let start = numbers.count > 1 ? numbers[1] : .decimal(.one)
    let step = numbers.count > 2 ? numbers[2] : .decimal(.one)
    var current = start.value
    var rows: [Value] = []
    for index in 0..<count {
      if index > 0 {
        switch (number(current), step) {
        case (.success(.decimal(let a)), .decimal(let b)): current = .checked(a.adding(b))
        case (.success(let a), let b): current = .checked(a.double + b.double)
        default: break
        }
      }
      rows.append(current)
    }
    return .table(Table(values: rows))
  }
}

extension Value {
  /// The value of a record's only field.
  var onlyField: Value? {
    guard case .record(let record) = self, record.fields.count == 1 else { return nil }
    return record.fields.first?.value
  }
}
