import Basis

/// Truth, choice, blanks and errors.
let logicFunctions: [Function] = [
  .lazy("Blank", 0...0) { _, _ in .blank },
  .lazy("IsBlank", 1...1, .boolean) { evaluator, arguments in
    switch evaluator.evaluate(arguments, 0) {
    case .error(let fault): .error(fault)
    case .text(let text): .boolean(text.isEmpty)
    case .untyped(.string(let text)): .boolean(text.isEmpty)
    case let value: .boolean(value.isBlank)
    }
  },
  .lazy("IsError", 1...1, .boolean) { evaluator, arguments in
    .boolean(evaluator.evaluate(arguments, 0).fault != nil)
  },
  .lazy("IsBlankOrError", 1...1, .boolean) { evaluator, arguments in
    switch evaluator.evaluate(arguments, 0) {
    case .error: .boolean(true)
    case .text(let text): .boolean(text.isEmpty)
    case let value: .boolean(value.isBlank)
    }
  },
  .values("Not", 1...1, .boolean, maps: true) { evaluator, values in evaluator.unary(.not, values[0]) },
  .lazy("And", 1...Function.many, .boolean) { $0.junction($1, decisive: false) },
  .lazy("Or", 1...Function.many, .boolean) { $0.junction($1, decisive: true) },
  .lazy("If", 2...Function.many) { $0.choose($1) },
  .lazy("Switch", 3...Function.many) { $0.choose(bySwitch: $1) },
  .lazy("Coalesce", 1...Function.many) { evaluator, arguments in
    for index in 0..<arguments.count {
      let value = evaluator.evaluate(arguments, index)
      if case .text(let text) = value, text.isEmpty { continue }
      if case .untyped(.string(let text)) = value, text.isEmpty { continue }
      if !value.isBlank { return value }
    }
    return .blank
  },
  .lazy("IfError", 1...Function.many, role: { $0 % 2 == 1 ? .row : .value }) { $0.recover($1) },
  // Nobody listens here: what is traced is computed and forgotten.
  .values("Trace", 1...4) { _, _ in .blank },
  .values("Error", 1...1) { evaluator, values in evaluator.fault(values[0]) },
]

extension Evaluator {
  /// And, Or: the first argument that decides ends it.
  fileprivate mutating func junction(_ arguments: Arguments, decisive: Bool) -> Value {
    for index in 0..<arguments.count {
      switch boolean(evaluate(arguments, index)) {
      case .failure(let fault): return .error(fault)
      case .success(let truth): if truth == decisive { return .boolean(decisive) }
      }
    }
    return .boolean(!decisive)
  }

  fileprivate mutating func choose(_ arguments: Arguments) -> Value {
    var index = 0
    while index + 1 < arguments.count {
      switch boolean(evaluate(arguments, index)) {
      case .failure(let fault): return .error(fault)
      case .success(true): return evaluate(arguments, index + 1)
      case .success(false): index += 2
      }
    }
    return index < arguments.count ? evaluate(arguments, index) : .blank
  }

  fileprivate mutating func choose(bySwitch arguments: Arguments) -> Value {
    let value = evaluate(arguments, 0)
    if case .error = value { return value }
    var index = 1
    while index + 1 < arguments.count {
      let candidate = evaluate(arguments, index)
      if case .error = candidate { return candidate }
      guard look(through: value), look(through: candidate) else { return Self.exhausted }
      if case .boolean(true) = equality(value, candidate) { return evaluate(arguments, index + 1) }
      index += 2
    }
    return index < arguments.count ? evaluate(arguments, index) : .blank
  }

  /// IfError(value, replacement, value, replacement, …, otherwise).
  fileprivate mutating func recover(_ arguments: Arguments) -> Value {
    var index = 0
    var last = Value.blank
    while index < arguments.count {
      last = evaluate(arguments, index)
      guard index + 1 < arguments.count else { return last }
      if case .error(let fault) = last { return evaluate(arguments, index + 1, row: Self.scope(of: fault)) }
      index += 2
    }
    return last
  }

  /// `FirstError` and `AllErrors` as the replacement sees them.
  static func scope(of fault: Fault) -> Value {
    let all = fault.all.map { fault -> Value in
      .record([
        "Kind": .int(fault.kind.rawValue), "Message": .text(fault.message), "Source": .blank,
        "Observed": .blank,
      ])
    }
    return .record(["FirstError": all[0], "AllErrors": .table(Table(all))])
  }

  /// Error({Kind: …, Message: …}), Error(Table(…)) or Error("message").
  fileprivate func fault(_ value: Value) -> Value {
    switch value {
    case .record(let record):
      let kind: Int
      switch number(record["Kind"] ?? .int(ErrorKind.custom.rawValue)) {
      case .success(let number): kind = number.int
      case .failure(let fault): return .error(fault)
      }
      var message = ""
      if case .success(let text) = text(record["Message"] ?? .blank) { message = text }
      return .error(
        ErrorKind(rawValue: kind), message.isEmpty ? ErrorKind(rawValue: kind).defaultMessage : message)
    case .table(let table):
      let faults = table.rows.compactMap { fault($0).fault }
      guard let first = faults.first else { return .blank }
      return .error(Fault(first.kind, first.message, others: Array(faults.dropFirst())))
    case .text(let text): return .error(.custom, text)
    default: return .error(.invalidArgument, "Error takes a record, a table of records or a text")
    }
  }
}
