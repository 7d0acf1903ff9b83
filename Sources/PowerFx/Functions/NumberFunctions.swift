import Basis

/// Numbers: rounding, powers, angles, statistics, conversion.
let numberFunctions: [Function] =
  plainNumberFunctions + floatFunctions + statisticFunctions + conversionFunctions

private let plainNumberFunctions: [Function] = [
  .values("Abs", 1...1, maps: true) { e, v in
    e.withNumber(v[0], { .number($0.absolute) }, { .checked(abs($0)) })
  },
  .values("Int", 1...1, maps: true) { e, v in
    e.withNumber(v[0], { .checked($0.rounded(.down)) }, { .checked($0.rounded(.down)) })
  },
  .values("Trunc", 1...2, maps: true) { $0.rounding($1, .towardZero) },
  .values("Round", 2...2, maps: true) { $0.rounding($1, .nearest) },
  .values("RoundUp", 2...2, maps: true) { $0.rounding($1, .awayFromZero) },
  .values("RoundDown", 2...2, maps: true) { $0.rounding($1, .towardZero) },
  .values("Mod", 2...2, maps: true) { $0.remainder($1) },
  .values("Rand", 0...0, .number) { evaluator, _ in
    .checked(Decimal(Int(evaluator.draw() >> 14)).divided(by: Decimal(1 << 50)))
  },
  .values("RandBetween", 2...2, .number) { $0.randBetween($1) },
]

private let floatFunctions: [Function] = [
  .values("Power", 2...2, .float, maps: true) { e, v in e.withFloats(v) { Evaluator.power($0[0], $0[1]) } },
  .values("Sqrt", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked($0[0].squareRoot()) } },
  .values("Exp", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked(Mathematics.exp($0[0])) } },
  .values("Ln", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked(Mathematics.log($0[0])) } },
  .values("Log", 1...2, .float, maps: true) { e, v in
    e.withFloats(v) { numbers in
      let base = numbers.count > 1 ? numbers[1] : 10
      guard base != 0 else { return .error(.numeric, "There is no logarithm to the base 0") }
      guard base != 1 else { return .error(.div0, "There is no logarithm to the base 1") }
      if base == 10 { return .checked(Mathematics.log10(numbers[0])) }
      return .checked(Mathematics.log(numbers[0]) / Mathematics.log(base))
    }
  },
  .values("Pi", 0...0, .float) { _, _ in .float(Double.pi) },
  .values("Degrees", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked($0[0] * 180 / .pi) } },
  .values("Radians", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked($0[0] * .pi / 180) } },
  .values("Sin", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked(Mathematics.sin($0[0])) } },
  .values("Cos", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked(Mathematics.cos($0[0])) } },
  .values("Tan", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked(Mathematics.tan($0[0])) } },
  .values("Cot", 1...1, .float, maps: true) { e, v in
    e.withFloats(v) { numbers in
      let tangent = Mathematics.tan(numbers[0])
      return tangent == 0 ? .error(.div0, "The cotangent is not defined here") : .checked(1 / tangent)
    }
  },
  .values("Asin", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked(Mathematics.asin($0[0])) }
  },
  .values("Acos", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked(Mathematics.acos($0[0])) }
  },
  .values("Atan", 1...1, .float, maps: true) { e, v in e.withFloats(v) { .checked(Mathematics.atan($0[0])) }
  },
  .values("Acot", 1...1, .float, maps: true) { e, v in
    e.withFloats(v) { .checked(.pi / 2 - Mathematics.atan($0[0])) }
  },
  .values("Atan2", 2...2, .float, maps: true) { e, v in
    e.withFloats(v) { numbers in
      guard numbers[0] != 0 || numbers[1] != 0 else {
        return .error(.div0, "The angle of 0, 0 is not defined")
      }
      return .checked(Mathematics.atan2(numbers[1], numbers[0]))
    }
  },
]

private let conversionFunctions: [Function] = [
  .values("Value", 1...2, .number) { $0.toNumber($1, as: .number) },
  .values("Decimal", 1...2, .number) { $0.toNumber($1, as: .number, strict: true) },
  .values("Float", 1...2, .float) { $0.toNumber($1, as: .float) },
  .values("Boolean", 1...1, .boolean, maps: true) { e, v in
    if case .text(let text) = v[0], text.isEmpty { return .blank }
    return e.coerced(v[0], to: .boolean)
  },
  .values("IsNumeric", 1...1, .boolean) { evaluator, values in
    switch values[0] {
    case .blank, .boolean, .record, .table, .untyped(.null), .untyped(.bool): return .boolean(false)
    case .text(let text): return .boolean(NumberText.parse(text, in: evaluator.locale) != nil)
    default:
      if case .success = evaluator.number(values[0]) { return .boolean(true) }
      return .boolean(false)
    }
  },
  .values("Dec2Hex", 1...2, .text, maps: true) { $0.toHexadecimal($1) },
  .values("Hex2Dec", 1...1, .number, maps: true) { $0.fromHexadecimal($1) },
]

extension Evaluator {
  func withNumber(_ value: Value, _ decimal: (Decimal) -> Value, _ float: (Double) -> Value) -> Value {
    switch number(value) {
    case .success(.decimal(let number)): decimal(number)
    case .success(.float(let number)): float(number)
    case .failure(let fault): .error(fault)
    }
  }

  func withFloats(_ values: [Value], _ body: ([Double]) -> Value) -> Value {
    switch numbers(values, asFloat: true) {
    case .success(let numbers): body(numbers.map(\.double))
    case .failure(let fault): .error(fault)
    }
  }

  /// The numbers of all values, or all errors as one.
  func numbers(_ values: [Value], asFloat: Bool = false) -> Result<[Number], Fault> {
    var numbers: [Number] = []
    var faults: Fault?
    for value in values {
      switch number(value, asFloat: asFloat) {
      case .success(let number): numbers.append(number)
      case .failure(let fault): faults = faults?.combined(with: fault) ?? fault
      }
    }
    return faults.map(Result.failure) ?? .success(numbers)
  }

  /// x to the power of y, as the operator `^` has it too.
  static func power(_ x: Double, _ y: Double) -> Value {
    if x == 0, y < 0 { return .error(.div0, "0 has no negative power") }
    return .checked(Mathematics.pow(x, y))
  }

  fileprivate func rounding(_ values: [Value], _ rule: Decimal.Rounding) -> Value {
    var digits = 0
    switch numbers(values) {
    case .success(let numbers): if numbers.count > 1 { digits = max(-400, min(400, numbers[1].int)) }
    case .failure(let fault): return .error(fault)
    }
    // Before the first digit of the largest decimal nothing is left, not even when rounding up.
    if digits < -29, case .success(.decimal) = number(values[0]) { return .number(.zero) }
    return withNumber(values[0], { .checked($0.rounded(rule, digits: digits)) }) { number in
      // Rounding the decimal spelling avoids the float's own error, as spreadsheets do.
      if let decimal = Decimal(number), let rounded = decimal.rounded(rule, digits: digits) {
        return .float(rounded.double)
      }
      return .float(number)
    }
  }

  fileprivate func remainder(_ values: [Value]) -> Value {
    let operands: [Number]
    var asFloat = false
    if case .float = values[0] { asFloat = true }
    switch numbers(values, asFloat: asFloat) {
    case .failure(let fault): return .error(fault)
    case .success(let numbers): operands = numbers
    }
    switch (operands[0], operands[1]) {
    case (.decimal(let a), .decimal(let b)):
      return b.isZero ? .error(.div0, "Invalid operation: division by zero.") : .checked(a.modulo(b))
    case (let a, let b):
      let (x, y) = (a.double, b.double)
      guard y != 0 else { return .error(.div0, "Invalid operation: division by zero.") }
      let rest = x.truncatingRemainder(dividingBy: y)
      return .checked(rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest)
    }
  }

  fileprivate mutating func randBetween(_ values: [Value]) -> Value {
    switch (number(values[0]), number(values[1])) {
    case (.failure(let fault), _), (_, .failure(let fault)): return .error(fault)
    case (.success(let a), .success(let b)):
      let (low, high) = (a.double.rounded(.up), b.double.rounded(.down))
      guard a.double <= b.double else { return .error(.numeric, "The lower limit is above the upper one") }
      guard abs(low) < 1e15, abs(high) < 1e15 else { return .checked(a.double) }
      var drawn = Int(low)
      if high >= low { drawn += Int(draw().multipliedFullWidth(by: UInt64(high - low) + 1).high) }
      if case .float = a { return .float(Double(drawn)) }
      return .int(drawn)
    }
  }

  fileprivate func toNumber(_ values: [Value], as type: ValueType, strict: Bool = false) -> Value {
    var value = values[0]
    if value.isBlank { return .blank }
    if case .untyped(.string(let text)) = value { value = .text(text) }
    var locale = self.locale
    if values.count > 1 {
      guard case .success(let tag) = text(values[1]), let named = Locale.named(tag) else {
        return .error(.badLanguageCode, "The language is not known")
      }
      locale = named
    }
    if case .text(let text) = value {
      if text.isEmpty { return .blank }
      guard let number = NumberText.parse(text, in: locale) else {
        return .error(.invalidArgument, "\u{201C}\(text)\u{201D} is no number")
      }
      value = number.value
    }
    if type == .number {
      // Value keeps a float a float; Decimal does not.
      if case .float(let number) = value, strict {
        return Decimal(number).map(Value.number) ?? .error(.invalidArgument, "The number is out of range")
      }
      if case .float = value, case .float = values[0] {
      } else if case .float = value {
        return .error(.invalidArgument, "The number is out of range")
      }
      switch number(value) {
      case .success(let number): return number.value
      case .failure(let fault): return .error(fault)
      }
    }
    return coerced(value, to: .float)
  }

  fileprivate func toHexadecimal(_ values: [Value]) -> Value {
    var numbers: [Int] = []
    for value in values {
      switch number(value) {
      case .success(let number):
        guard number.double >= -549_755_813_888, number.double < 549_755_813_888 else {
          return .error(.numeric, "The number is out of range")
        }
        numbers.append(Int(number.double.rounded(.down)))
      case .failure(let fault): return .error(fault)
      }
    }
    let width = numbers.count > 1 ? numbers[1] : 0
    guard (values.count > 1 ? 1...10 : 0...10).contains(width) else {
      return .error(.numeric, "The width must be 1 to 10")
    }
    let bits = numbers[0] < 0 ? numbers[0] + (1 << 40) : numbers[0]
    let digits = String(bits, radix: 16, uppercase: true)
    if numbers[0] >= 0, numbers.count > 1, digits.utf8.count > width {
      return .error(.numeric, "The number needs more than \(width) digits")
    }
    return .text(String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits)
  }

  fileprivate func fromHexadecimal(_ values: [Value]) -> Value {
    switch text(values[0]) {
    case .failure(let fault): return .error(fault)
    case .success(let text):
      if text.isEmpty { return .int(0) }
      guard text.utf8.count <= 10, text.allSatisfy(\.isHexDigit), let bits = Int(text, radix: 16) else {
        return .error(.numeric, "\u{201C}\(text)\u{201D} is no hexadecimal number of up to 10 digits")
      }
      return .int(bits >= 1 << 39 ? bits - (1 << 40) : bits)
    }
  }
}
