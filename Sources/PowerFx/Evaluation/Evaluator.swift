import Basis

/// Runs a program once.
struct Evaluator {
  let program: Program
  let context: EvaluationContext
  /// The rows in scope, outermost first.
  var scopes: [Value] = []
  /// How many numbers were drawn, so that each draw differs.
  var draws: UInt64 = 0
  /// What may still be produced: rows and characters, to end what would never end.
  var budget = 5_000_000
  /// What may still be done: a node computed takes one, a text or table looked through takes by its length. Checked
  /// wherever something is done for each of many.
  var effort: Int
  /// The user's conventions; looked up when asked for, since most expressions need none.
  var locale: Locale { Locale.named(context.locale) ?? .invariant }

  init(_ program: Program, in context: EvaluationContext) {
    self.program = program
    self.context = context
    effort = context.effort
  }

  /// Sixty-four random bits, different at each call.
  mutating func draw() -> UInt64 {
    draws += 1
    return context.chance.bits(event: context.event, purpose: .expression, index: draws)
  }

  /// Takes `count` from the budget; false when it is used up.
  mutating func spend(_ count: Int) -> Bool {
    budget -= count
    return budget >= 0
  }

  /// Takes the looking through of `count` bytes or cells from the effort; false when it is used up.
  mutating func work(_ count: Int) -> Bool {
    effort -= count / 2
    return effort >= 0
  }

  /// Takes the looking through of a value from the effort; false when it is used up.
  mutating func look(through value: Value) -> Bool {
    switch value {
    case .text(let text): text.utf8.count < 64 || work(text.utf8.count)
    case .table(let table): work(table.rows.count / 2)
    case .untyped(.string(let text)): work(text.utf8.count)
    default: true
    }
  }

  /// A computed value, with a long text taken from the budget, so that doubling again and again ends.
  mutating func charged(_ value: Value) -> Value {
    guard case .text(let text) = value, text.utf8.count >= 256 else { return value }
    return spend(text.utf8.count) ? value : Self.exhausted
  }

  /// A record or table, with all it holds taken from the budget: what is held twice is written twice.
  mutating func charged(holding value: Value) -> Value {
    spend(value.weight(upTo: max(0, budget) + 1)) ? value : Self.exhausted
  }

  static let exhausted = Value.error(.quotaExceeded, "The expression produces more than it may")

  /// The value of the argument at a place.
  mutating func evaluate(_ arguments: Arguments, _ index: Int) -> Value {
    evaluate(program.children[arguments.slot(index)])
  }

  /// The value of an argument with a row in scope.
  mutating func evaluate(_ arguments: Arguments, _ index: Int, row: Value) -> Value {
    guard spend(1), effort >= 0 else { return Self.exhausted }
    scopes.append(row)
    let value = evaluate(program.children[arguments.slot(index)])
    scopes.removeLast()
    return value
  }

  /// The value of a node; an error knows where it was met first.
  mutating func evaluate(_ node: Int32) -> Value {
    effort -= 1
    let value = value(of: node)
    guard case .error(var fault) = value else { return value }
    if fault.place != nil {
      // What a variable holds may have failed elsewhere, in another file.
      guard case .global = program.nodes[Int(node)] else { return value }
    }
    fault.place = program.places[Int(node)]
    return .error(fault)
  }

  private mutating func value(of node: Int32) -> Value {
    switch program.nodes[Int(node)] {
    case .constant(let index): return program.constants[Int(index)]
    case .global(let index): return global(program.references[Int(index)])
    case .field(let name, let reference, let first, let count):
      return field(program.names[Int(name)], program.references[Int(reference)], first, count)
    case .row(let slot): return scopes[Int(slot)]
    case .member(let base, let name):
      if let value = outsideRows(base, name) { return value }
      let value = evaluate(base)
      guard look(through: value) else { return Self.exhausted }
      return member(value, program.names[Int(name)])
    case .call(let function, let first, let count):
      return call(program.functions[Int(function)], Arguments(first: first, count: Int(count)))
    case .unary(let op, let operand): return unary(op, evaluate(operand))
    case .binary(let op, let left, let right): return binary(op, left, right)
    case .record(let first, let count): return record(first, count)
    case .table(let first, let count): return table(first, count)
    case .interpolated(let first, let count): return interpolated(first, count)
    case .chain(let first, let count):
      return chain(first, count)
    case .unsupported(let name):
      return .error(.notSupported, "The function \(program.names[Int(name)]) is not supported here yet")
    case .coerced(let operand, let type): return coerced(evaluate(operand), to: program.types[Int(type)])
    case .moment(let operand, let type):
      let value = evaluate(operand)
      guard value.isBlank, case .scalar(let scalar) = program.types[Int(type)] else { return value }
      return Clock.zero(scalar)
    case .type: return .blank
    case .mapped(let function, let first, let count, let tables):
      return mapped(program.functions[Int(function)], Arguments(first: first, count: Int(count)), tables)
    }
  }

  // MARK: Names

  private func global(_ reference: Reference) -> Value {
    if let value = context.lookup(reference) { return value }
    guard let member = reference.member else {
      return .error(.notFound, "The name \(reference.root) is not known")
    }
    guard let base = context.lookup(Reference(root: reference.root)) else {
      return .error(.notFound, "The name \(reference.root).\(member) is not known")
    }
    return self.member(base, member)
  }

  /// `Set.item` inside rows when no row has a field `Set`: what the context knows by both parts.
  private func outsideRows(_ base: Int32, _ name: Int32) -> Value? {
    guard case .field(let root, _, let first, let count) = program.nodes[Int(base)] else { return nil }
    let rootName = program.names[Int(root)]
    for slot in first..<first + count {
      if case .record(let record) = scopes[Int(program.children[Int(slot)])], record[rootName] != nil {
        return nil
      }
    }
    return context.lookup(Reference(root: rootName, member: program.names[Int(name)]))
  }

  private func field(_ name: String, _ reference: Reference, _ first: Int32, _ count: Int32) -> Value {
    var fallback: Value?
    for slot in first..<first + count {
      switch scopes[Int(program.children[Int(slot)])] {
      case .record(let record): if let value = record[name] { return value }
      case .blank: if fallback == nil { fallback = .blank }
      case .error(let fault): if fallback == nil { fallback = .error(fault) }
      default: break
      }
    }
    return context.lookup(reference) ?? fallback ?? .error(.notFound, "The name \(name) is not known")
  }

  /// A field of a record, or a column of a table.
  func member(_ base: Value, _ name: String) -> Value {
    switch base {
    case .record(let record): return record[name] ?? .blank
    case .untyped(let json):
      if json == .null { return .blank }
      guard json.members != nil else {
        return .error(.invalidArgument, "Only an object has a field \(name)")
      }
      return json[name].map { $0 == .null ? .blank : .untyped($0) } ?? .blank
    case .blank, .error: return base
    case .table(let table):
      return .table(
        Table(
          table.rows.map { row in
            guard case .record(let record) = row else { return row }
            return .record([name: record[name] ?? .blank])
          }))
    case .option(let option) where name == "Value" || name == "DisplayName":
      return .text(option.displayName)
    default: return .error(.invalidArgument, "Only a record has a field \(name)")
    }
  }

  // MARK: Building

  /// The last value, or all errors met on the way.
  private mutating func chain(_ first: Int32, _ count: Int32) -> Value {
    var last = Value.blank
    var fault: Fault?
    for slot in first..<first + count {
      last = evaluate(program.children[Int(slot)])
      if case .error(let met) = last { fault = fault?.combined(with: met) ?? met }
    }
    return fault.map(Value.error) ?? last
  }

  private mutating func record(_ first: Int32, _ count: Int32) -> Value {
    var fields: [Record.Field] = []
    fields.reserveCapacity(Int(count))
    for index in 0..<count {
      let slot = Int(first + 2 * index)
      fields.append(
        Record.Field(program.names[Int(program.children[slot])], evaluate(program.children[slot + 1])))
    }
    return charged(holding: .record(Record(fields)))
  }

  private mutating func table(_ first: Int32, _ count: Int32) -> Value {
    let values = (first..<first + count).map { evaluate(program.children[Int($0)]) }
    let holdsRecords = values.contains { if case .record = $0 { true } else { false } }
    return charged(holding: .table(unified(holdsRecords ? Table(values).completed : Table(values: values))))
  }

  private mutating func interpolated(_ first: Int32, _ count: Int32) -> Value {
    var text = ""
    var faults: Fault?
    for slot in first..<first + count {
      switch self.text(evaluate(program.children[Int(slot)])) {
      case .success(let piece): text += piece
      case .failure(let fault): faults = faults?.combined(with: fault) ?? fault
      }
    }
    return faults.map(Value.error) ?? charged(.text(text))
  }

  // MARK: Calls

  private mutating func call(_ function: Function, _ arguments: Arguments) -> Value {
    switch function.body {
    case .lazy(let body): return body(&self, arguments)
    case .values(let body):
      var values: [Value] = []
      values.reserveCapacity(arguments.count)
      var isTabular = false
      var fault: Fault?
      for index in 0..<arguments.count {
        let value = evaluate(arguments, index)
        if case .error(let met) = value { fault = fault?.combined(with: met) ?? met }
        if case .table = value { isTabular = true }
        guard look(through: value) else { return Self.exhausted }
        values.append(value)
      }
      if isTabular, function.mapsTables { return mapped(values, body) }
      if let fault { return .error(fault) }
      return charged(body(&self, values))
    }
  }

  /// Calls a scalar function that has tables among its arguments; a blank in place of a table is the result.
  private mutating func mapped(_ function: Function, _ arguments: Arguments, _ tables: UInt32) -> Value {
    guard case .values(let body) = function.body else { return call(function, arguments) }
    var values: [Value] = []
    // The first of the tables that is none decides.
    var early: Value?
    for index in 0..<arguments.count {
      let value = evaluate(arguments, index)
      if tables & 1 << UInt32(index) != 0 {
        switch (value, early) {
        case (.error, nil), (.blank, nil): early = value
        case (.error(let met), .error(let fault)): early = .error(fault.combined(with: met))
        default: break
        }
      }
      values.append(value)
    }
    return early ?? mapped(values, body)
  }

  /// Calls a scalar function for each row of the tables among its arguments.
  private mutating func mapped(
    _ values: [Value], _ body: @Sendable (inout Evaluator, [Value]) -> Value
  ) -> Value {
    var count = 0
    for case .table(let table) in values { count = max(count, table.rows.count) }
    guard spend(count), work(count * 16) else { return Self.exhausted }
    var rows: [Value] = []
    for index in 0..<count {
      var fault: Fault?
      var rowFault: Fault?
      let cells = values.map { value -> Value in
        var cell = value
        if case .table(let table) = value {
          guard index < table.rows.count else {
            fault = fault ?? Fault(.notApplicable, "The tables have different numbers of rows")
            return .blank
          }
          cell = table.rows[index]
          if case .error(let met) = cell { rowFault = rowFault ?? met }
          if case .record(let record) = cell { cell = record.fields.first?.value ?? .blank }
        }
        if case .error(let met) = cell { fault = fault ?? met }
        return cell
      }
      if let rowFault {
        rows.append(.error(rowFault))
      } else {
        rows.append(.record(["Value": fault.map(Value.error) ?? charged(body(&self, cells))]))
      }
    }
    return .table(Table(rows))
  }
}

extension Table {
  /// The table with every record holding all columns; missing ones are blank.
  var completed: Table {
    var columns: [String] = []
    var isEven = true
    for case .record(let record) in rows {
      if columns.isEmpty {
        columns = record.fields.map(\.name)
      } else if record.fields.map(\.name) != columns {
        isEven = false
        for field in record.fields where !columns.contains(field.name) { columns.append(field.name) }
      }
    }
    guard !isEven else { return self }
    return Table(
      rows.map { row in
        guard case .record(let record) = row else { return row }
        return .record(Record(columns.map { Record.Field($0, record[$0] ?? .blank) }))
      })
  }
}
