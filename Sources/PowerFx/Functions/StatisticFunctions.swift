/// Sums, means, extremes: of the arguments, or of an expression over a table's rows.
let statisticFunctions: [Function] = [
  .lazy("Sum", 1...Function.many, role: Evaluator.statisticRole) { evaluator, arguments in
    evaluator.statistic(arguments) { numbers in numbers.isEmpty ? .blank : Evaluator.sum(numbers) }
  },
  .lazy("Average", 1...Function.many, role: Evaluator.statisticRole) { evaluator, arguments in
    evaluator.statistic(arguments) { numbers in
      numbers.isEmpty ? .error(.div0, "There is nothing to average") : Evaluator.mean(numbers)
    }
  },
  .lazy("Min", 1...Function.many, role: Evaluator.statisticRole) { $0.extreme($1, sign: -1) },
  .lazy("Max", 1...Function.many, role: Evaluator.statisticRole) { $0.extreme($1, sign: 1) },
  .lazy("VarP", 1...Function.many, .float, role: Evaluator.statisticRole) { evaluator, arguments in
    evaluator.statistic(arguments) { Evaluator.variance($0) }
  },
  .lazy("StdevP", 1...Function.many, .float, role: Evaluator.statisticRole) { evaluator, arguments in
    evaluator.statistic(arguments) { numbers in
      switch Evaluator.variance(numbers) {
      case .float(let variance): .checked(variance.squareRoot())
      case .number(let variance): .checked(variance.double.squareRoot())
      case let other: other
      }
    }
  },
]

extension Evaluator {
  /// The second of two arguments may speak of a table's rows.
  static let statisticRole: @Sendable (Int) -> Function.Role = { $0 == 1 ? .row : .value }

  /// The values a statistic is of: those of an expression over rows, or the arguments themselves.
  private mutating func operands(_ arguments: Arguments) -> Result<[Value], Early> {
    let first = evaluate(arguments, 0)
    if arguments.count == 2 {
      switch first {
      case .table(let table):
        var values: [Value] = []
        for row in table.rows {
          let value = evaluate(arguments, 1, row: row)
          if case .error = value { return .failure(Early(value: value)) }
          values.append(value)
        }
        return .success(values)
      default: break
      }
    }
    var values = [first]
    for index in 1..<max(1, arguments.count) {
      // The second argument was compiled with a row in scope; give it one.
      values.append(index == 1 ? evaluate(arguments, index, row: .blank) : evaluate(arguments, index))
    }
    let faults = values.compactMap(\.fault)
    if let fault = faults.first {
      return .failure(Early(value: .error(faults.dropFirst().reduce(fault) { $0.combined(with: $1) })))
    }
    return .success(values)
  }

  fileprivate mutating func statistic(_ arguments: Arguments, _ body: ([Number]) -> Value) -> Value {
    switch operands(arguments) {
    case .failure(let early): return early.value
    case .success(let values):
      var numbers: [Number] = []
      for value in values where !value.isBlank {
        switch number(value) {
        case .success(let number): numbers.append(number)
        case .failure(let fault): return .error(fault)
        }
      }
      return body(numbers)
    }
  }

  fileprivate mutating func extreme(_ arguments: Arguments, sign: Int) -> Value {
    switch operands(arguments) {
    case .failure(let early): return early.value
    case .success(let values):
      let present = values.filter { !$0.isBlank }
      if let first = present.first, let type = first.scalarType, Clock.milliseconds(first) != nil {
        // The first value says what the others are.
        let moments = present.map { clock($0, as: .dateTime) }
        if let fault = moments.lazy.compactMap(\.fault).first { return .error(fault) }
        let best = moments.reduce(moments[0]) {
          ((Clock.milliseconds($1) ?? 0) - (Clock.milliseconds($0) ?? 0)).signum() == sign ? $1 : $0
        }
        return clock(best, as: type)
      }
      switch numbers(present) {
      case .failure(let fault): return .error(fault)
      case .success(let numbers):
        guard let first = numbers.first else { return .blank }
        let best = numbers.reduce(first) { Self.order($1, $0) == sign ? $1 : $0 }
        if case .decimal = first { return .checked(best.decimal) }
        return best.value
      }
    }
  }

  fileprivate static func sum(_ numbers: [Number]) -> Value {
    // The first number says of which kind the sum is.
    if case .float = numbers.first { return .checked(numbers.reduce(0) { $0 + $1.double }) }
    var total = Decimal.zero
    for number in numbers {
      guard let decimal = number.decimal else { return .error(.invalidArgument, "A number is out of range") }
      guard let next = total.adding(decimal) else { return .checked(nil as Decimal?) }
      total = next
    }
    return .number(total)
  }

  fileprivate static func mean(_ numbers: [Number]) -> Value {
    switch sum(numbers) {
    case .number(let total): .checked(total.divided(by: Decimal(numbers.count)))
    case .float(let total): .checked(total / Double(numbers.count))
    case let other: other
    }
  }

  fileprivate static func variance(_ numbers: [Number]) -> Value {
    guard !numbers.isEmpty else { return .error(.div0, "There is nothing to measure") }
    let values = numbers.map(\.double)
    let mean = values.reduce(0, +) / Double(values.count)
    return .checked(values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }
}
