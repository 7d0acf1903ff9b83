import Basis

extension Evaluator {
  func comparison(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value {
    let order: Int
    if case .number(let x) = a, case .number(let y) = b {
      order = x.order(to: y)
    } else if let x = Clock.milliseconds(a), let y = Clock.milliseconds(b) {
      order = x == y ? 0 : x < y ? -1 : 1
    } else if let pair = untypedClocks(a, b) {
      switch pair {
      case .success(let (x, y)): order = x == y ? 0 : x < y ? -1 : 1
      case .failure(let fault): return .error(fault)
      }
    } else {
      var asFloat = false
      if case .float = a { asFloat = true }
      if case .float = b { asFloat = true }
      switch (number(a, asFloat: asFloat), number(b, asFloat: asFloat)) {
      case (.failure(let fault), .success), (.success, .failure(let fault)): return .error(fault)
      case (.failure(let x), .failure(let y)): return .error(x.combined(with: y))
      case (.success(let x), .success(let y)): order = Self.order(x, y)
      }
    }
    switch op {
    case .less: return .boolean(order < 0)
    case .lessOrEqual: return .boolean(order <= 0)
    case .greater: return .boolean(order > 0)
    default: return .boolean(order >= 0)
    }
  }

  /// A date or time beside an untyped value: both as moments. Nil for anything else.
  private func untypedClocks(_ a: Value, _ b: Value) -> Result<(Int64, Int64), Fault>? {
    switch (a, b) {
    case (.untyped(let json), _) where Clock.milliseconds(b) != nil && json != .null: break
    case (_, .untyped(let json)) where Clock.milliseconds(a) != nil && json != .null: break
    default: return nil
    }
    let type: ValueType
    switch (a, b) {
    case (.time, _), (_, .time): type = .time
    case (.date, _), (_, .date): type = .date
    default: type = .dateTime
    }
    let (x, y) = (clock(a, as: type), clock(b, as: type))
    if let fault = x.fault ?? y.fault { return .failure(fault) }
    return .success((Clock.milliseconds(x) ?? 0, Clock.milliseconds(y) ?? 0))
  }

  static func order(_ x: Number, _ y: Number) -> Int {
    if case .decimal(let x) = x, case .decimal(let y) = y { return x.order(to: y) }
    return x.double == y.double ? 0 : x.double < y.double ? -1 : 1
  }

  /// `=`: true, false, or an error when the types cannot be compared.
  func equality(_ a: Value, _ b: Value) -> Value {
    Self.equal(a, b).map(Value.boolean)
      ?? untypedEquality(a, b)
      ?? .error(.invalidArgument, "These types cannot be compared")
  }

  private func untypedEquality(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.untyped(let x), .untyped(let y)): return .boolean(x == y)
    case (.untyped, _): return untypedEquality(b, a)
    case (_, .untyped):
      switch a {
      case .text:
        if case .untyped(.number(let spelled)) = b { return .boolean(a == .text(spelled)) }
        return pair(text(a), text(b)) { $0 == $1 }
      case .boolean: return pair(boolean(a), boolean(b)) { $0 == $1 }
      case .number: return pair(number(a), number(b)) { Self.order($0, $1) == 0 }
      case .float: return pair(number(a), number(b, asFloat: true)) { $0.double == $1.double }
      case .date, .time, .dateTime:
        switch untypedClocks(a, b) {
        case .success(let (x, y)): return .boolean(x == y)
        case .failure(let fault): return .error(fault)
        case nil: return nil
        }
      default: return nil
      }
    default: return nil
    }
  }

  private func pair<T>(
    _ a: Result<T, Fault>, _ b: Result<T, Fault>, _ compare: (T, T) -> Bool
  ) -> Value {
    switch (a, b) {
    case (.success(let x), .success(let y)): .boolean(compare(x, y))
    case (.failure(let fault), _), (_, .failure(let fault)): .error(fault)
    }
  }

  /// Whether two scalars are equal; nil when their types cannot be compared.
  static func equal(_ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.number(let x), .number(let y)): return x == y
    case (.text(let x), .text(let y)): return x == y
    case (.boolean(let x), .boolean(let y)): return x == y
    case (.guid(let x), .guid(let y)), (.guid(let x), .text(let y)), (.text(let x), .guid(let y)):
      return x == y.lowercased()
    case (.color(let x), .color(let y)): return x == y
    case (.option(let x), .option(let y)): return x.id == y.id
    case (.blank, _), (_, .blank): return a.isBlank && b.isBlank
    case (.number(let x), .float(let y)), (.float(let y), .number(let x)): return x.double == y
    case (.float(let x), .float(let y)): return x == y
    case (.option(let option), _): return equal(option, b)
    case (_, .option(let option)): return equal(option, a)
    default: break
    }
    if let x = Clock.milliseconds(a), let y = Clock.milliseconds(b) { return x == y }
    switch (a, b, Clock.number(a) ?? Clock.number(b)) {
    case (.number(let number), _, let moment?), (_, .number(let number), let moment?): return number == moment
    case (.float(let number), _, let moment?), (_, .float(let number), let moment?):
      return number == moment.double
    default: return nil
    }
  }

  /// A choice beside a plain value: by what stands for it, or by its name or id.
  private static func equal(_ option: Option, _ other: Value) -> Bool? {
    switch (option.backing, other) {
    case (.number(let x), .number(let y)): Decimal(x) == y
    case (.number(let x), .float(let y)): Double(x) == y
    case (.text(let x), .text(let y)): x == y
    case (.boolean(let x), .boolean(let y)): x == y
    case (.color(let x), .color(let y)): x == y
    case (nil, .text(let text)): option.displayName == text || option.id == text
    default: nil
    }
  }

  // MARK: Membership

  /// `in` and `exactin`: a text in a text, or a value in a table of one column.
  mutating func membership(_ a: Value, _ b: Value, exact: Bool) -> Value {
    if case .table(let table) = b {
      guard work(table.rows.count * 2) else { return Self.exhausted }
      let length = if case .text(let text) = a { text.utf8.count } else { 0 }
      guard length < 64 || work(length.multipliedReportingOverflow(by: table.rows.count).partialValue) else {
        return Self.exhausted
      }
      let found = table.rows.contains { row in
        guard case .record(let record) = row else { return false }
        if case .record(let wanted) = a { return wanted == record }
        guard record.fields.count == 1, let cell = record.fields.first?.value else { return false }
        if !exact, case .text(let x) = a, case .text(let y) = cell { return x.lowercased() == y.lowercased() }
        if let isEqual = Self.equal(a, cell) { return isEqual }
        guard case (.success(let x), .success(let y)) = (text(a), text(cell)) else { return false }
        return exact ? x == y : x.lowercased() == y.lowercased()
      }
      return .boolean(found)
    }
    if case .blank = b { return .boolean(a.isBlank || a == .text("")) }
    switch (text(a), text(b)) {
    case (.success(let part), .success(let whole)):
      return .boolean(exact ? whole.holds(part) : whole.lowercased().holds(part.lowercased()))
    case (.failure(let fault), _), (_, .failure(let fault)): return .error(fault)
    }
  }
}
