extension Evaluator {
  /// Sort(table, expression, order).
  mutating func sort(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value
    case .success(let table):
      var descending = false
      if arguments.count > 2 {
        switch text(evaluate(arguments, 2)) {
        case .success(let order): descending = order.lowercased() == "descending"
        case .failure(let fault): return .error(fault)
        }
      }
      var keyed: [(key: Value, row: Value)] = []
      for row in table.rows {
        let key = evaluate(arguments, 1, row: row)
        if case .error = key { return key }
        keyed.append((key, row))
      }
      return sorted(keyed.map { ([$0.key], $0.row) }, descending: [descending])
    }
  }

  /// SortByColumns(table, column, order, column, order, …) or SortByColumns(table, column, values).
  mutating func sortByColumns(_ arguments: Arguments) -> Value {
    switch rows(arguments, 0) {
    case .failure(let early): return early.value
    case .success(let table):
      var names: [String] = []
      var descending: [Bool] = []
      var places: [Value: Int]?
      for index in 1..<arguments.count {
        let value = evaluate(arguments, index)
        if case .error = value { return value }
        if case .table(let order) = value {
          places = [:]
          for (place, row) in order.rows.enumerated() {
            let key = row.onlyField ?? row
            if case .error = key { return key }
            // Nothing is last wherever it stands in the order.
            if key.isBlank { continue }
            guard places?.updateValue(place, forKey: key) == nil else {
              return .error(.invalidArgument, "The order names a value twice")
            }
          }
        } else if case .success(let text) = text(value) {
          if index % 2 == 1 {
            names.append(text)
            descending.append(false)
          } else if let last = descending.indices.last {
            descending[last] = text.lowercased() == "descending"
          }
        }
      }
      if let fault = table.rows.lazy.compactMap(\.fault).first { return .error(fault) }
      let records = table.rows.compactMap { row -> Record? in
        if case .record(let record) = row { record } else { nil }
      }
      if let missing = names.first(where: { name in !records.isEmpty && records.allSatisfy { $0[name] == nil }
      }) {
        return .error(.invalidFunctionUsage, "There is no column \(missing)")
      }
      let keyed = table.rows.map { row -> ([Value], Value) in
        guard case .record(let record) = row else { return (names.map { _ in .blank }, row) }
        let keys = names.map { name -> Value in
          let key = record[name] ?? .blank
          guard let places, key.fault == nil else { return key }
          return places[key].map(Value.int) ?? .blank
        }
        return (keys, row)
      }
      if let fault = keyed.lazy.flatMap(\.0).compactMap(\.fault).first { return .error(fault) }
      return sorted(keyed, descending: descending)
    }
  }

  /// Rows in order of their keys, equal ones as they stood; blanks last.
  private mutating func sorted(_ rows: [([Value], Value)], descending: [Bool]) -> Value {
    // Each key is compared about as often as the number of rows has digits in the system of two.
    let rounds = Int.bitWidth - rows.count.leadingZeroBitCount
    for (keys, _) in rows {
      for case .text(let text) in keys {
        guard work(text.utf8.count * rounds) else { return Self.exhausted }
      }
    }
    guard work(rows.count * rounds) else { return Self.exhausted }
    let order = rows.indices.sorted { a, b in
      for index in descending.indices {
        let result = Self.order(rows[a].0[index], rows[b].0[index])
        guard let result else { continue }
        if result.isBlank { if result.order != 0 { return result.order < 0 } else { continue } }
        if result.order != 0 { return descending[index] ? result.order > 0 : result.order < 0 }
      }
      return a < b
    }
    return .table(Table(order.map { rows[$0].1 }))
  }

  /// The order of two keys, and whether a blank decided it; nil when the keys cannot be ordered.
  private static func order(_ a: Value, _ b: Value) -> (order: Int, isBlank: Bool)? {
    switch (a.isBlank, b.isBlank) {
    case (true, true): return (0, true)
    case (true, false): return (1, true)
    case (false, true): return (-1, true)
    default: break
    }
    switch (a, b) {
    case (.number(let x), .number(let y)): return (x.order(to: y), false)
    case (.text(let x), .text(let y)): return (textOrder(x, y), false)
    case (.boolean(let x), .boolean(let y)): return (x == y ? 0 : x ? 1 : -1, false)
    case (.option(let x), .option(let y)): return (textOrder(x.displayName, y.displayName), false)
    case (.number(let x), .float(let y)): return (x.double == y ? 0 : x.double < y ? -1 : 1, false)
    case (.float(let x), .number(let y)): return (x == y.double ? 0 : x < y.double ? -1 : 1, false)
    case (.float(let x), .float(let y)): return (x == y ? 0 : x < y ? -1 : 1, false)
    default:
      guard let x = Clock.milliseconds(a), let y = Clock.milliseconds(b) else { return nil }
      return (x == y ? 0 : x < y ? -1 : 1, false)
    }
  }

  /// The order of a dictionary: letters first whatever their case, small before capital on a tie.
  static func textOrder(_ a: String, _ b: String) -> Int {
    let (x, y) = (a.lowercased(), b.lowercased())
    if x != y { return x < y ? -1 : 1 }
    return a == b ? 0 : a > b ? -1 : 1
  }
}
