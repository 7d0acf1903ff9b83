import Basis

extension Evaluator {
  // MARK: One operand

  func unary(_ op: UnaryOperator, _ value: Value) -> Value {
    switch op {
    case .not:
      switch boolean(value) {
      case .success(let truth): return .boolean(!truth)
      case .failure(let fault): return .error(fault)
      }
    case .minus:
      if case .date(let days) = value { return .date(2 * Clock.dayZero - days) }
      if case .time(let time) = value { return .time(-time) }
      if case .dateTime(let time) = value { return .dateTimeChecked(2 * Int64(Clock.dayZero) * Clock.day - time) }
      switch number(value) {
      case .success(.decimal(let number)): return .number(number.negated)
      case .success(.float(let number)): return .float(-number)
      case .failure(let fault): return .error(fault)
      }
    case .percent:
      switch number(value) {
      case .success(.decimal(let number)): return .checked(number.divided(by: Decimal(100)))
      case .success(.float(let number)): return .checked(number / 100)
      case .failure(let fault): return .error(fault)
      }
    }
  }

  // MARK: Two operands

  mutating func binary(_ op: BinaryOperator, _ left: Int32, _ right: Int32) -> Value {
    let a = evaluate(left)
    switch op {
    case .and, .or: return logical(op, a, right)
    default: break
    }
    let b = evaluate(right)
    if let fault = Self.faults(a, b) { return .error(fault) }
    switch op {
    case .and, .or: return .blank
    case .equal: return equality(a, b)
    case .notEqual: return unary(.not, equality(a, b))
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return comparison(op, a, b)
    case .in: return membership(a, b, exact: false)
    case .exactIn: return membership(a, b, exact: true)
    case .concatenate: return concatenation(a, b)
    case .add, .subtract, .multiply, .divide, .power: return arithmetic(op, a, b)
    }
  }

  static func faults(_ a: Value, _ b: Value) -> Fault? {
    switch (a, b) {
    case (.error(let x), .error(let y)): x.combined(with: y)
    case (.error(let x), _): x
    case (_, .error(let y)): y
    default: nil
    }
  }

  private mutating func logical(_ op: BinaryOperator, _ a: Value, _ right: Int32) -> Value {
    let decisive = op == .or
    switch boolean(a) {
    case .failure(let fault): return .error(fault)
    case .success(let truth) where truth == decisive: return .boolean(decisive)
    case .success:
      switch boolean(evaluate(right)) {
      case .failure(let fault): return .error(fault)
      case .success(let truth): return .boolean(truth)
      }
    }
  }

  private func concatenation(_ a: Value, _ b: Value) -> Value {
    switch (text(a), text(b)) {
    case (.success(let x), .success(let y)): .text(x + y)
    case (.failure(let fault), _), (_, .failure(let fault)): .error(fault)
    }
  }

  // MARK: Arithmetic

  private func arithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value {
    if case .number(let x) = a, case .number(let y) = b { return decimals(op, x, y) }
    if op == .add || op == .subtract, let moment = clockArithmetic(op, a, b) { return moment }
    var asFloat = op == .power
    if case .float = a { asFloat = true }
    if case .float = b { asFloat = true }
    switch (number(a, asFloat: asFloat), number(b, asFloat: asFloat)) {
    case (.failure(let fault), .success), (.success, .failure(let fault)): return .error(fault)
    case (.failure(let x), .failure(let y)): return .error(x.combined(with: y))
    case (.success(.decimal(let x)), .success(.decimal(let y))): return decimals(op, x, y)
    case (.success(let x), .success(let y)): return floats(op, x.double, y.double)
    }
  }

  private func decimals(_ op: BinaryOperator, _ x: Decimal, _ y: Decimal) -> Value {
    switch op {
    case .add: return .checked(x.adding(y))
    case .subtract: return .checked(x.subtracting(y))
    case .multiply: return .checked(x.multiplied(by: y))
    case .divide:
      return y.isZero ? .error(.div0, "Division by zero") : .checked(x.divided(by: y))
    default: return floats(op, x.double, y.double)
    }
  }

  private func floats(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Value {
    switch op {
    case .add: .checked(x + y)
    case .subtract: .checked(x - y)
    case .multiply: .checked(x * y)
    case .divide: y == 0 ? .error(.div0, "Division by zero") : .checked(x / y)
    default: Self.power(x, y)
    }
  }

  /// Sums and differences that give dates and times; nil for plain numbers.
  private func clockArithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value? {
    let (x, y) = (Clock.milliseconds(a), Clock.milliseconds(b))
    guard x != nil || y != nil else { return nil }
    if op == .subtract, let x, let y {
      switch (a, b) {
      case (.time, .time): break
      case (_, .time): return .dateTimeChecked(x - (y - Int64(Clock.dayZero) * Clock.day))
      default: break
      }
      return Decimal(Int(x - y)).divided(by: Decimal(Int(Clock.day))).map(Value.number)
    }
    if op == .add, let x, let y {
      switch (a, b) {
      case (.time(let s), .time(let t)): return .time(s + t)
      case (_, .time(let t)): return .dateTimeChecked(x + t)
      case (.time(let t), _): return .dateTimeChecked(y + t)
      default: break
      }
    }
    guard op == .add || y == nil else {
      return .error(.notSupported, "A date or time cannot be taken away from a number")
    }
    if x != nil, y != nil { return nil }
    let (base, other) = x != nil ? (a, b) : (b, a)
    switch number(other) {
    case .failure(let fault): return .error(fault)
    case .success(let days):
      let exact = days.double * Double(Clock.day)
      guard exact.isFinite, abs(exact) < 4e14, let start = Clock.milliseconds(base) else {
        return .error(.numeric, "The date is out of range")
      }
      let delta = Int64(exact.rounded())
      return moment(like: base, op == .add ? start + delta : start - delta)
    }
  }

  private func moment(like value: Value, _ milliseconds: Int64) -> Value {
    switch value {
    case .time: .time(milliseconds - Int64(Clock.dayZero) * Clock.day)
    case .date:
      Clock.contains(milliseconds)
        ? .date(Clock.date(milliseconds)) : .error(.invalidArgument, "The date is out of range")
    default: .dateTimeChecked(milliseconds)
    }
  }

  // MARK: Comparing

  private func comparison(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value {
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
      case .number, .float: return pair(number(a), number(b)) { Self.order($0, $1) == 0 }
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
    case (.float(let number), _, let moment?), (_, .float(let number), let moment?): return number == moment.double
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
  private func membership(_ a: Value, _ b: Value, exact: Bool) -> Value {
    if case .table(let table) = b {
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

extension Value {
  /// A date-time, or the error that stands for one out of range.
  static func dateTimeChecked(_ milliseconds: Int64) -> Value {
    Clock.contains(milliseconds) ? .dateTime(milliseconds) : .error(.invalidArgument, "The date is out of range")
  }
}

extension String {
  /// Whether `part` occurs, compared byte by byte.
  func holds(_ part: String) -> Bool {
    part.isEmpty || firstOccurrence(of: Array(part.utf8), in: Array(utf8), from: 0) != nil
  }
}

/// Where `part` first occurs in `whole` at or after `start`.
func firstOccurrence<T: Equatable>(of part: [T], in whole: [T], from start: Int) -> Range<Int>? {
  guard let first = part.first, whole.count >= part.count, start >= 0 else { return nil }
  var index = start
  while index <= whole.count - part.count {
    if whole[index] == first, whole[index..<index + part.count].elementsEqual(part) {
      return index..<index + part.count
    }
    index += 1
  }
  return nil
}
