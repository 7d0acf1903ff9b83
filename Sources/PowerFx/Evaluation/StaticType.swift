/// What is known of a value before it is computed: enough to turn the branches of If and the cells of a
/// table into one type, as the language demands.
indirect enum StaticType: Sendable, Equatable {
  case unknown
  /// Nothing: fits every type.
  case blank
  case scalar(ValueType)
  /// A member of an enumeration or of an option set.
  case option(String)
  /// A part with a mistake that is reported already.
  case mistaken
  case record([Field])
  case table([Field])

  struct Field: Sendable, Equatable {
    var name: String
    var type: StaticType
  }

  /// The type of a field, or of a column as a table of its own.
  func member(_ name: String) -> StaticType {
    switch self {
    case .record(let fields): fields.first { $0.name == name }?.type ?? .unknown
    case .table(let fields): fields.first { $0.name == name }.map { .table([$0]) } ?? .unknown
    default: .unknown
    }
  }

  /// The type of a table's rows, or of a record itself.
  var row: StaticType {
    switch self {
    case .table(let fields), .record(let fields): .record(fields)
    default: .unknown
    }
  }

  var isTable: Bool {
    if case .table = self { true } else { false }
  }

  /// The type several alternatives become: that of the first which is known to have one. Unknown when the
  /// first is unknown, or when they do not fit together.
  static func unified(_ types: [StaticType]) -> StaticType {
    var result = StaticType.blank
    for type in types {
      switch (result, type) {
      case (.blank, _): result = type
      case (_, .blank): break
      case (.unknown, _): return .unknown
      case (.record(let a), .record(let b)): result = .record(union(a, b))
      case (.table(let a), .table(let b)): result = .table(union(a, b))
      case (.mistaken, _), (_, .mistaken): return .unknown
      case (.record, _), (.table, _), (_, .record), (_, .table): return .unknown
      default: break
      }
    }
    return result
  }

  private static func union(_ a: [Field], _ b: [Field]) -> [Field] {
    var fields = a
    for field in b {
      if let index = fields.firstIndex(where: { $0.name == field.name }) {
        fields[index].type = unified([fields[index].type, field.type])
      } else {
        fields.append(field)
      }
    }
    return fields
  }
}

extension Evaluator {
  /// A value turned into a known type; blanks and errors stay, unknown parts too.
  func coerced(_ value: Value, to type: StaticType) -> Value {
    switch (type, value) {
    case (.unknown, _), (.blank, _), (_, .blank), (_, .error): return value
    case (.scalar, .record), (.scalar, .table): return value
    case (.option(let set), .text(let text)): return .option(.computed(text, in: set))
    case (.scalar(let type), _): return coerced(value, to: type)
    case (.record(let fields), .record(let record)): return .record(coerced(record, to: fields))
    case (.table(let fields), .table(let table)):
      return .table(
        Table(
          table.rows.map { row in
            if case .record(let record) = row { .record(coerced(record, to: fields)) } else { row }
          }))
    default: return value
    }
  }

  private func coerced(_ record: Record, to fields: [StaticType.Field]) -> Record {
    var result = record
    for field in fields { result[field.name] = coerced(record[field.name] ?? .blank, to: field.type) }
    return result
  }
}

// MARK: - What calls give

extension Compiler {
  /// The type of a call's result.
  func result(of function: Function, _ types: [StaticType]) -> StaticType {
    let first = types.first ?? .unknown
    switch function.name {
    case "If":
      var branches = stride(from: 1, to: types.count, by: 2).map { types[$0] }
      if types.count % 2 == 1, let last = types.last { branches.append(last) }
      return .unified(branches)
    case "Switch":
      var branches = stride(from: 2, to: types.count, by: 2).map { types[$0] }
      if types.count % 2 == 0, let last = types.last { branches.append(last) }
      return .unified(branches)
    case "Coalesce": return .unified(types)
    case "IfError": return .unified(alternatives(of: function, count: types.count).map { types[$0] })
    case "Blank": return .blank
    case "ParseJSON": return types.count == 1 ? .scalar(.untyped) : .unknown
    case "With": return types.count > 1 ? types[1] : .unknown
    case "First", "Last", "Index": return first.row
    case "LookUp": return types.count > 2 ? types[2] : first.row
    case "Filter", "Sort", "SortByColumns", "FirstN", "LastN", "Search", "Shuffle": return first
    case "ForAll", "Distinct":
      guard types.count > 1 else { return .unknown }
      switch types[1] {
      case .record(let fields) where function.name == "ForAll": return .table(fields)
      case let type: return .table([StaticType.Field(name: "Value", type: type)])
      }
    case "Concatenate" where !types.contains(where: \.isTable): return joined(types)
    case "Table":
      return .unified(types.map { if case .record(let fields) = $0 { .table(fields) } else { $0 } })
    case "Sequence": return .table([StaticType.Field(name: "Value", type: .scalar(.number))])
    case "Split": return .table([StaticType.Field(name: "Value", type: .scalar(.text))])
    case "Abs", "Int", "Trunc", "Round", "RoundUp", "RoundDown", "Mod", "Sum", "Average", "Min", "Max":
      return numeric(types, maps: function.mapsTables)
    default:
      guard let type = function.result, type != .record, type != .table, type != .untyped else {
        return .unknown
      }
      if function.mapsTables, types.contains(where: \.isTable) {
        return .table([StaticType.Field(name: "Value", type: .scalar(type))])
      }
      return .scalar(type)
    }
  }

  /// Members of some enumerations give one of theirs when joined; a pattern also beside texts.
  private func joined(_ types: [StaticType]) -> StaticType {
    if types.contains(.option("Match")), types.allSatisfy({ $0 == .option("Match") || $0 == .scalar(.text) })
    {
      return .option("Match")
    }
    guard let first = types.first, types.allSatisfy({ $0 == first }) else { return .scalar(.text) }
    let isJoinable = ["MatchOptions", "JSONFormat", "TraceOptions"].contains { first == .option($0) }
    return isJoinable ? first : .scalar(.text)
  }

  private func numeric(_ types: [StaticType], maps: Bool) -> StaticType {
    guard types.allSatisfy({ $0 != .unknown }) else { return .unknown }
    if types.contains(where: \.isTable) {
      return maps ? .table([StaticType.Field(name: "Value", type: .scalar(.number))]) : .unknown
    }
    switch types.first {
    case .scalar(.number), .scalar(.text), .scalar(.boolean), .blank: return .scalar(.number)
    case .scalar(.float): return .scalar(.float)
    default: return .unknown
    }
  }

  /// Which arguments are alternatives that become one type.
  func alternatives(of function: Function, count: Int) -> [Int] {
    switch function.name {
    case "If": (0..<count).filter { $0 % 2 == 1 || $0 == count - 1 }
    case "Switch": (1..<count).filter { $0 % 2 == 0 || $0 == count - 1 }
    case "Coalesce": Array(0..<count)
    // The value when nothing failed says the type; then come the replacements.
    case "IfError":
      [count % 2 == 1 ? count - 1 : count - 2] + stride(from: 1, to: count - 1, by: 2)
        + (count % 2 == 0 ? [count - 1] : [])
    default: []
    }
  }

  /// The type of an operator's result.
  func result(of op: BinaryOperator, _ a: StaticType, _ b: StaticType) -> StaticType {
    switch op {
    case .or, .and, .in, .exactIn, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .scalar(.boolean)
    case .concatenate: return joined([a, b])
    case .power: return .scalar(.float)
    case .add, .subtract, .multiply, .divide:
      switch (a, b) {
      case (.unknown, _), (_, .unknown): return .unknown
      case (.scalar(let x), _) where Self.isClock(x):
        return op == .add || op == .subtract ? .unknown : .scalar(.number)
      case (_, .scalar(let y)) where Self.isClock(y):
        return op == .add || op == .subtract ? .unknown : .scalar(.number)
      case (.scalar(.float), _), (_, .scalar(.float)): return .scalar(.float)
      default: return .scalar(.number)
      }
    }
  }

  private static func isClock(_ type: ValueType) -> Bool {
    type == .date || type == .time || type == .dateTime
  }
}
