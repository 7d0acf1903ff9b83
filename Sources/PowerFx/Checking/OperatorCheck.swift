import Basis

extension Compiler {
  /// An operand as written, and what is known of it.
  typealias Operand = (syntax: Syntax, type: StaticType)

  mutating func check(_ op: UnaryOperator, _ operand: Syntax, _ type: StaticType) {
    let allowed: [ValueType] = op == .not ? Self.truths : Self.amounts
    checkOperand((operand, type), allowed)
  }

  mutating func check(_ op: BinaryOperator, _ syntax: Syntax, _ left: Operand, _ right: Operand) {
    switch op {
    case .and, .or: checkOperands(left, right, Self.truths)
    case .power: checkOperands(left, right, [.number, .float, .text, .boolean])
    case .add, .subtract:
      checkOperands(left, right, Self.amounts)
      checkMoments(op, syntax, left.type, right.type)
    case .multiply, .divide: checkOperands(left, right, Self.amounts)
    case .equal, .notEqual: checkEquality(syntax, left.type, right.type)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: checkOrder(syntax, left, right)
    case .in, .exactIn, .concatenate: break
    }
  }

  private static let truths: [ValueType] = [.boolean, .number, .float, .text]
  private static let amounts: [ValueType] = [.number, .float, .text, .boolean, .date, .time, .dateTime]

  private mutating func checkOperands(_ left: Operand, _ right: Operand, _ allowed: [ValueType]) {
    checkOperand(left, allowed)
    checkOperand(right, allowed)
  }

  private mutating func checkOperand(_ operand: Operand, _ allowed: [ValueType]) {
    switch operand.type {
    case _ where operand.type.isOpen: return
    case .scalar(let type) where allowed.contains(type): return
    case .option(let set) where allowed.contains(.number) && Enumeration.isComparable(set, with: .number):
      return
    default: break
    }
    let names = allowed.map(\.name).joined(separator: ", ")
    find(
      "operand-type", "\(operand.type.name) stands where one of these is wanted: \(names)",
      at: operand.syntax.mark)
  }

  /// Sums and differences of dates and times that mean nothing.
  private mutating func checkMoments(
    _ op: BinaryOperator, _ syntax: Syntax, _ a: StaticType, _ b: StaticType
  ) {
    guard case .scalar(let x) = a, case .scalar(let y) = b, x.isClock || y.isClock else { return }
    let hasDay = x.isClock && x != .time && y.isClock && y != .time
    let isSenseless = hasDay && op == .add || op == .subtract && x == .time && y.isClock && y != .time
    guard isSenseless else { return }
    find(
      "operation", "\(a.name) and \(b.name) cannot be \(op == .add ? "added" : "subtracted")", at: syntax.mark
    )
  }

  // MARK: Comparing

  private mutating func checkEquality(_ syntax: Syntax, _ a: StaticType, _ b: StaticType) {
    guard !Self.areComparable(a, b) else { return }
    find("comparison", "\(a.name) and \(b.name) cannot be compared", at: syntax.mark)
  }

  private static func areComparable(_ a: StaticType, _ b: StaticType) -> Bool {
    if a == .scalar(.untyped), b == .scalar(.untyped) { return false }
    if a == .mistaken || b == .mistaken { return false }
    if a.isOpen || b.isOpen || a == b { return true }
    switch (a, b) {
    case (.scalar(let x), .scalar(let y)):
      if x.isNumber || x.isClock { return y.isNumber || y.isClock }
      return [x, y] == [.text, .guid] || [x, y] == [.guid, .text]
    case (.option("Color"), .scalar(.color)), (.scalar(.color), .option("Color")): return true
    case (.option(let set), .scalar(let type)), (.scalar(let type), .option(let set)):
      return Enumeration.isComparable(set, with: type)
    case (.record, .record), (.table, .table): return true
    default: return false
    }
  }

  private mutating func checkOrder(_ syntax: Syntax, _ left: Operand, _ right: Operand) {
    let (a, b) = (left.type, right.type)
    switch (a, b) {
    case (.scalar(.untyped), .scalar(.untyped)):
      find("operation", "two untyped values have no order", at: syntax.mark)
    case (.option(let set), .option(let other)) where set == other:
      if !Enumeration.isComparable(set, with: .number) {
        find("no-order", "the choices of \(set) have no order", at: syntax.mark)
      }
    case (.option(let set), _) where b != .unknown, (_, .option(let set)) where a != .unknown:
      let other: StaticType = if case .option = a { b } else { a }
      let isNumber = Enumeration.isComparable(set, with: .number)
      if isNumber, other == .blank || other.becomes(.scalar(.number)) { return }
      find("comparison", "\(a.name) and \(b.name) cannot be compared", at: syntax.mark)
    default: checkOperands(left, right, [.number, .float, .date, .time, .dateTime])
    }
  }

  // MARK: Rows and pieces

  /// Rows of a table that are of no common type.
  mutating func checkRows(_ rows: [Syntax], _ types: [StaticType]) {
    guard let first = types.firstIndex(where: { !$0.isOpen }) else { return }
    for index in rows.indices.dropFirst(first + 1) where !types[index].fits(types[first]) {
      find(
        "row-type", "\(types[index].name) does not fit a table of \(types[first].name)", at: rows[index].mark)
    }
  }

  /// Expressions between braces that are no texts.
  mutating func checkPieces(_ pieces: [Syntax], _ types: [StaticType], in syntax: Syntax) {
    var isMistaken = false
    for (piece, type) in zip(pieces, types) where !type.becomes(.scalar(.text)) {
      if case .option = type { continue }
      isMistaken = true
      find("argument-type", "\(type.name) is no text", at: piece.mark)
    }
    if isMistaken { find("island", "what stands between braces must become a text", at: syntax.mark) }
  }
}

extension StaticType {
  /// Whether a row of this type fits a table of another; records fit when the fields they share do.
  func fits(_ other: StaticType) -> Bool {
    switch (self, other) {
    case (.record(let a), .record(let b)), (.table(let a), .table(let b)):
      return a.allSatisfy { field in
        b.first { $0.name == field.name }.map { field.type.fits($0.type) } ?? true
      }
    case (.option, .option): return self == other
    default: return becomes(other)
    }
  }
}
