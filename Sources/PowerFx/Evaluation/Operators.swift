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
      if case .date(let days) = value { return .dateChecked(2 * Clock.dayZero - days) }
      if case .time(let time) = value { return .time(-time) }
      if case .dateTime(let time) = value {
        return .dateTimeChecked(2 * Int64(Clock.dayZero) * Clock.day - time)
      }
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
    guard look(through: a), look(through: b) else { return Self.exhausted }
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

  /// Whether joining the values gives a pattern: members of the enumeration of patterns, or texts beside them.
  static func makesPattern(_ values: [Value]) -> Bool {
    var isPattern = false
    for value in values {
      switch value {
      case .option(let option) where option.optionSet == "Match": isPattern = true
      case .text: break
      default: return false
      }
    }
    return isPattern
  }

  private mutating func concatenation(_ a: Value, _ b: Value) -> Value {
    switch (text(a), text(b)) {
    case (.success(let x), .success(let y)):
      Self.makesPattern([a, b]) ? .option(.computed(x + y, in: "Match")) : charged(.text(x + y))
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
      return y.isZero ? .error(.div0, "Invalid operation: division by zero.") : .checked(x.divided(by: y))
    default: return floats(op, x.double, y.double)
    }
  }

  private func floats(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Value {
    switch op {
    case .add: .checked(x + y)
    case .subtract: .checked(x - y)
    case .multiply: .checked(x * y)
    case .divide: y == 0 ? .error(.div0, "Invalid operation: division by zero.") : .checked(x / y)
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
      case (.time(let s), .time(let t)): return .timeChecked(s + t)
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
    case .time: .timeChecked(milliseconds - Int64(Clock.dayZero) * Clock.day)
    case .date: .dateChecked(Clock.date(milliseconds))
    default: .dateTimeChecked(milliseconds)
    }
  }
}
