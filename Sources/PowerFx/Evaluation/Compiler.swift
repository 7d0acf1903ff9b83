import Basis

/// Turns a syntax tree into a program and collects what it reads.
struct Compiler {
  var nodes: ContiguousArray<Program.Node> = []
  var children: ContiguousArray<Int32> = []
  var constants: ContiguousArray<Value> = []
  var references: ContiguousArray<Reference> = []
  var names: ContiguousArray<String> = []
  var functions: ContiguousArray<Function> = []
  /// The types that alternatives become.
  var types: ContiguousArray<StaticType> = []
  /// Where each node is written.
  private(set) var places: ContiguousArray<Range<SourcePosition>> = []
  /// Where what is being compiled is written.
  private var place = SourcePosition.start..<SourcePosition.start
  /// What is known of each node.
  private var known: ContiguousArray<StaticType> = []
  private(set) var unsupported: [String] = []
  private(set) var paths: [[String]] = []
  /// Whether the name being compiled is the start of a path that is noted already.
  private var isInsidePath = false
  private(set) var diagnostics: [Diagnostic] = []
  /// What the rules of version 1 refuse though it can run here.
  var findings: [Diagnostic] = []
  /// The rows in scope, outermost first; nil for a row without alias.
  private var scopes: [String?] = []
  /// What is known of those rows.
  private var rows: [StaticType] = []

  // MARK: Tables

  private mutating func emit(_ node: Program.Node, _ type: StaticType = .unknown) -> Int32 {
    nodes.append(node)
    places.append(place)
    known.append(type)
    return Int32(nodes.count - 1)
  }

  private mutating func name(_ text: String) -> Int32 {
    if let index = names.firstIndex(of: text) { return Int32(index) }
    names.append(text)
    return Int32(names.count - 1)
  }

  private mutating func constant(_ value: Value) -> Int32 {
    constants.append(value)
    let type: StaticType =
      switch value {
      case .option(let option): .option(option.optionSet)
      default: value.scalarType.map(StaticType.scalar) ?? .unknown
      }
    return emit(.constant(Int32(constants.count - 1)), type)
  }

  func type(_ node: Int32) -> StaticType { known[Int(node)] }

  private mutating func list(_ items: [Int32]) -> Int32 {
    children.append(contentsOf: items)
    return Int32(children.count - items.count)
  }

  private mutating func reference(_ root: String, _ member: String? = nil) -> Int32 {
    let reference = Reference(root: root, member: member)
    if let index = references.firstIndex(of: reference) { return Int32(index) }
    references.append(reference)
    return Int32(references.count - 1)
  }

  private mutating func note(_ path: [String]) {
    if !isInsidePath, !paths.contains(path) { paths.append(path) }
  }

  // MARK: Nodes

  /// Compiles a tree; returns the index of its node.
  mutating func compile(_ syntax: Syntax) -> Int32 {
    let node = node(of: syntax)
    places[Int(node)] = syntax.mark.start..<max(syntax.mark.start, syntax.mark.end)
    return node
  }

  private mutating func node(of syntax: Syntax) -> Int32 {
    let outer = place
    place = syntax.mark.start..<max(syntax.mark.start, syntax.mark.end)
    defer { place = outer }
    switch syntax.kind {
    case .number(let text): return number(text, syntax.span)
    case .text(let text): return constant(.text(text))
    case .boolean(let truth): return constant(.boolean(truth))
    case .name(let name, let isGlobal): return named(name, isGlobal: isGlobal)
    case .member(let base, let name): return member(base, name)
    case .call(let name, let span, let arguments): return call(name, span, arguments, syntax)
    case .unary(let op, let operand):
      let item = compile(operand)
      check(op, operand, type(item))
      return emit(
        .unary(op, item), op == .not ? .scalar(.boolean) : result(of: .multiply, type(item), .scalar(.number))
      )
    case .binary(let op, let left, let right):
      let first = compile(left)
      let second = compile(right)
      check(op, syntax, (left, type(first)), (right, type(second)))
      let type = result(of: op, type(first), type(second))
      guard op == .add || op == .subtract else { return emit(.binary(op, first, second), type) }
      return emit(.binary(op, moment(first), moment(second)), type)
    case .record(let fields): return record(fields)
    case .table(let rows):
      let items = rows.map { compile($0) }
      checkRows(rows, items.map { self.type($0) })
      let type: StaticType =
        switch StaticType.unified(items.map { self.type($0) }) {
        case _ where items.isEmpty: .table([])
        case .record(let fields): .table(fields)
        case let cell: .table([StaticType.Field(name: "Value", type: cell)])
        }
      return emit(.table(first: list(items), count: Int32(items.count)), type)
    case .interpolated(let pieces):
      let items = pieces.map { compile($0) }
      checkPieces(pieces, items.map { type($0) }, in: syntax)
      return emit(.interpolated(first: list(items), count: Int32(items.count)), .scalar(.text))
    case .chain(let parts):
      let items = parts.map { compile($0) }
      let last = items.last.map { type($0) } ?? .unknown
      return emit(.chain(first: list(items), count: Int32(items.count)), last)
    case .named(let source, _): return compile(source)
    case .missing: return constant(.blank)
    }
  }

  /// An operand known to be a date or time: nothing in its place counts as the moment numbers count from.
  private mutating func moment(_ node: Int32) -> Int32 {
    switch type(node) {
    case .scalar(.date), .scalar(.time), .scalar(.dateTime): break
    default: return node
    }
    guard case .call = nodes[Int(node)] else { return node }
    return emit(.moment(node, type: typeIndex(type(node))), type(node))
  }

  private mutating func typeIndex(_ type: StaticType) -> Int32 {
    let index = types.firstIndex(of: type) ?? types.count
    if index == types.count { types.append(type) }
    return Int32(index)
  }

  private mutating func record(_ fields: [(name: String, value: Syntax)]) -> Int32 {
    var items: [Int32] = []
    var types: [StaticType.Field] = []
    for field in fields {
      let item = compile(field.value)
      items += [name(field.name), item]
      types.append(StaticType.Field(name: field.name, type: type(item)))
    }
    return emit(.record(first: list(items), count: Int32(fields.count)), .record(types))
  }

  private mutating func number(_ text: String, _ span: SourceSpan) -> Int32 {
    if let decimal = Decimal(text) { return constant(.number(decimal)) }
    diagnostics.append(
      Diagnostic(
        .error, "expression.number-too-large", "the number \(text) is beyond the range of decimals", at: span,
        hint: "Use Float(\"\(text)\")"))
    let node = constant(.error(.numeric, "The number \(text) is beyond the range of decimals"))
    known[Int(node)] = .mistaken
    return node
  }

  private mutating func named(_ text: String, isGlobal: Bool) -> Int32 {
    if !isGlobal {
      let named = scopes.lastIndex { $0 == text }
      // A field of a nearer row hides an alias further out.
      let hiding = scopes.indices.last { scopes[$0] == nil && rows[$0].member(text) != .unknown }
      if let slot = named, hiding.map({ $0 < slot }) ?? true { return emit(.row(Int32(slot)), rows[slot]) }
      // What IfError tells of an error is no row.
      let isRow = { (slot: Int) in scopes[slot] == nil && rows[slot] != Self.errorScope }
      if text == "ThisRecord", let slot = scopes.indices.last(where: isRow) {
        return emit(.row(Int32(slot)), rows[slot])
      }
      let slots = scopes.indices.reversed().filter { scopes[$0] == nil }.map(Int32.init)
      if !slots.isEmpty {
        return emit(
          .field(
            name: name(text), reference: reference(text), firstSlot: list(slots), slots: Int32(slots.count)),
          hiding.map { rows[$0].member(text) } ?? .unknown)
      }
    }
    note([text])
    return emit(.global(reference(text)))
  }

  private mutating func member(_ base: Syntax, _ text: String) -> Int32 {
    guard case .name(let root, let isGlobal) = base.kind, isGlobal || !scopes.contains(root) else {
      let wasInside = isInsidePath
      isInsidePath = note(base, text) || isInsidePath
      let item = compile(base)
      isInsidePath = wasInside
      return member(item, text)
    }
    if let option = Enumeration.member(root, text) { return constant(.option(option)) }
    let isScoped = !isGlobal && scopes.contains { $0 == nil }
    if isScoped && (root == "ThisRecord" || !Self.roots.contains(root) && !root.contains(".")) {
      return member(compile(base), text)
    }
    note([root, text])
    return emit(.global(reference(root, text)))
  }

  private mutating func member(_ base: Int32, _ text: String) -> Int32 {
    emit(.member(base: base, name: name(text)), type(base).member(text))
  }

  /// Names that always mean a scope and never a field.
  private static let roots: Set<String> = ["Topic", "Global", "System", "Env"]

  /// Notes `A.B.C` as one path; false when it is none.
  private mutating func note(_ base: Syntax, _ text: String) -> Bool {
    var path = [text]
    var rest = base
    while case .member(let inner, let name) = rest.kind {
      path.append(name)
      rest = inner
    }
    guard case .name(let root, _) = rest.kind, !scopes.contains(root), root != "ThisRecord",
      scopes.isEmpty || Self.roots.contains(root)
    else { return false }
    note(Array((path + [root]).reversed()))
    return true
  }

  // MARK: Calls

  private mutating func call(
    _ text: String, _ span: SourceSpan, _ arguments: [Syntax], _ syntax: Syntax
  ) -> Int32 {
    guard let function = FunctionTable.all[text] else {
      for argument in arguments { _ = compile(argument) }
      if FunctionTable.accepted.contains(text) {
        if !unsupported.contains(text) { unsupported.append(text) }
      } else {
        reportUnknown(text, syntax.span)
      }
      return emit(.unsupported(name(text)))
    }
    let isCountRight = check(arguments.count, of: function, syntax.span)
    var items = compile(arguments, of: function)
    let types = items.map { type($0) }
    var result = result(of: function, types)
    if isCountRight,
      !check(
        Call(function: function, span: span, syntax: syntax, arguments: arguments, types: types, nodes: items)
      )
    {
      result = .mistaken
    }
    if text == "Table", case .table(let fields) = result {
      for place in items.indices where types[place] != .blank && types[place] != .unknown {
        items[place] = coerced(items[place], to: types[place].isTable ? result : .record(fields))
      }
    }
    if result != .unknown, result != .blank {
      for place in alternatives(of: function, count: items.count)
      where types[place] != result && types[place] != .blank {
        items[place] = coerced(items[place], to: result)
      }
    }
    let index = functions.firstIndex { $0.name == text } ?? functions.count
    if index == functions.count { functions.append(function) }
    let first = list(items)
    if function.mapsTables, types.contains(where: \.isTable), types.count <= 32 {
      let tables = types.enumerated().reduce(UInt32(0)) {
        $1.element.isTable ? $0 | 1 << UInt32($1.offset) : $0
      }
      return emit(
        .mapped(function: Int32(index), first: first, count: Int32(items.count), tables: tables), result)
    }
    return emit(.call(function: Int32(index), first: first, count: Int32(items.count)), result)
  }

  private mutating func coerced(_ node: Int32, to type: StaticType) -> Int32 {
    emit(.coerced(node, type: typeIndex(type)), type)
  }

  private mutating func compile(_ arguments: [Syntax], of function: Function) -> [Int32] {
    var alias: String?
    var items: [Int32] = []
    for (index, argument) in arguments.enumerated() {
      switch function.role(index) {
      case .value:
        if index == 0, case .named(_, let name) = argument.kind { alias = name }
        items.append(compile(argument))
      case .row:
        scopes.append(alias)
        rows.append(
          function.name == "IfError" ? Self.errorScope : items.first.map { type($0).row } ?? .unknown)
        items.append(compile(argument))
        scopes.removeLast()
        rows.removeLast()
      case .type: items.append(typeExpression(argument))
      case .group: items.append(group(argument, of: items.first.map { type($0) } ?? .unknown))
      case .column, .columnOrValue:
        if case .name(let name, _) = argument.kind, !isVariable(name, in: items, function.role(index)) {
          items.append(constant(.text(name)))
        } else {
          items.append(compile(argument))
        }
      }
    }
    return items
  }

  /// A column's name, or `expression As name` as a record of one field, with the rows of the group in scope.
  private mutating func group(_ argument: Syntax, of table: StaticType) -> Int32 {
    if case .name(let name, _) = argument.kind { return constant(.text(name)) }
    scopes.append(nil)
    rows.append(.record([StaticType.Field(name: "ThisGroup", type: table)]))
    defer {
      scopes.removeLast()
      rows.removeLast()
    }
    guard case .named(let expression, let name) = argument.kind else { return compile(argument) }
    return record([(name, expression)])
  }

  private mutating func typeExpression(_ syntax: Syntax) -> Int32 {
    if let type = StaticType(syntax) {
      types.append(type)
    } else {
      diagnostics.append(
        Diagnostic(
          .error, "expression.type-argument", "this is no type", at: syntax.mark,
          hint: "Write Number, Text, Boolean, Date, Time, DateTime, or Type({name: Text})"))
    }
    return emit(.type(Int32(max(0, types.count - 1))))
  }

  private static let errorScope = StaticType.record([
    StaticType.Field(
      name: "FirstError",
      type: .record([
        StaticType.Field(name: "Kind", type: .scalar(.number)),
        StaticType.Field(name: "Message", type: .scalar(.text)),
      ]))
  ])

  /// Whether a bare name where a column or a value may stand is a field of a row in scope and no column.
  private func isVariable(_ name: String, in items: [Int32], _ role: Function.Role) -> Bool {
    guard case .columnOrValue = role, let table = items.first, type(table).row.member(name) == .unknown else {
      return false
    }
    return rows.contains { $0.member(name) != .unknown }
  }

  /// Whether the number of arguments is right; reports it when not.
  private mutating func check(_ count: Int, of function: Function, _ span: SourceSpan) -> Bool {
    guard !function.arity.contains(count) else { return true }
    let (low, high) = (function.arity.lowerBound, function.arity.upperBound)
    let wanted =
      low == high ? "\(low)" : high >= Function.many ? "at least \(low)" : "\(low) to \(high)"
    diagnostics.append(
      Diagnostic(
        .error, "expression.argument-count", "\(function.name) takes \(wanted) arguments, not \(count)",
        at: span))
    return false
  }

  private mutating func reportUnknown(_ text: String, _ span: SourceSpan) {
    let nearest = Suggestion.nearest(to: text, among: FunctionTable.names)
    let isCase = nearest.map { $0.lowercased() == text.lowercased() } ?? false
    diagnostics.append(
      Diagnostic(
        .error, "expression.unknown-function",
        isCase
          ? "there is no function \(text): names are case sensitive" : "there is no function \(text)",
        at: span,
        hint: nearest.map { "Did you mean \($0)?" }))
  }
}
