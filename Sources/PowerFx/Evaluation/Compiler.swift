import Basis

/// Turns a syntax tree into a program and collects what it reads.
struct Compiler {
  var nodes: ContiguousArray<Program.Node> = []
  var children: ContiguousArray<Int32> = []
  var constants: ContiguousArray<Value> = []
  var references: ContiguousArray<Reference> = []
  var names: ContiguousArray<String> = []
  var functions: ContiguousArray<Function> = []
  private(set) var unsupported: [String] = []
  private(set) var paths: [[String]] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The rows in scope, outermost first; nil for a row without alias.
  private var scopes: [String?] = []

  // MARK: Tables

  private mutating func emit(_ node: Program.Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  private mutating func name(_ text: String) -> Int32 {
    if let index = names.firstIndex(of: text) { return Int32(index) }
    names.append(text)
    return Int32(names.count - 1)
  }

  mutating func constant(_ value: Value) -> Int32 {
    constants.append(value)
    return emit(.constant(Int32(constants.count - 1)))
  }

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
    if !paths.contains(path) { paths.append(path) }
  }

  // MARK: Nodes

  /// Compiles a tree; returns the index of its node.
  mutating func compile(_ syntax: Syntax) -> Int32 {
    switch syntax.kind {
    case .number(let text): return number(text, syntax.span)
    case .text(let text): return constant(.text(text))
    case .boolean(let truth): return constant(.boolean(truth))
    case .name(let name, let isGlobal): return named(name, isGlobal: isGlobal)
    case .member(let base, let name): return member(base, name)
    case .call(let name, let span, let arguments): return call(name, span, arguments)
    case .unary(let op, let operand): return emit(.unary(op, compile(operand)))
    case .binary(let op, let left, let right):
      let first = compile(left)
      return emit(.binary(op, first, compile(right)))
    case .record(let fields):
      let items = fields.flatMap { [name($0.name), compile($0.value)] }
      return emit(.record(first: list(items), count: Int32(fields.count)))
    case .table(let rows):
      let items = rows.map { compile($0) }
      return emit(.table(first: list(items), count: Int32(items.count)))
    case .interpolated(let pieces):
      let items = pieces.map { compile($0) }
      return emit(.interpolated(first: list(items), count: Int32(items.count)))
    case .chain(let parts):
      let items = parts.map { compile($0) }
      return emit(.chain(first: list(items), count: Int32(items.count)))
    case .named(let source, _): return compile(source)
    case .missing: return constant(.blank)
    }
  }

  private mutating func number(_ text: String, _ span: SourceSpan) -> Int32 {
    if let decimal = Decimal(text) { return constant(.number(decimal)) }
    diagnostics.append(
      Diagnostic(
        .error, "expression.number-too-large", "the number \(text) is beyond the range of decimals", at: span,
        hint: "Use Float(\"\(text)\")"))
    return constant(.error(.numeric, "The number \(text) is beyond the range of decimals"))
  }

  private mutating func named(_ text: String, isGlobal: Bool) -> Int32 {
    if !isGlobal {
      if let slot = scopes.lastIndex(where: { $0 == text }) { return emit(.row(Int32(slot))) }
      if text == "ThisRecord", let slot = scopes.lastIndex(where: { $0 == nil }) { return emit(.row(Int32(slot))) }
      let slots = scopes.indices.reversed().filter { scopes[$0] == nil }.map(Int32.init)
      if !slots.isEmpty {
        return emit(
          .field(
            name: name(text), reference: reference(text), firstSlot: list(slots), slots: Int32(slots.count)))
      }
    }
    note([text])
    return emit(.global(reference(text)))
  }

  private mutating func member(_ base: Syntax, _ text: String) -> Int32 {
    guard case .name(let root, let isGlobal) = base.kind, isGlobal || !scopes.contains(root) else {
      note(base, text)
      return emit(.member(base: compile(base), name: name(text)))
    }
    if let option = Enumeration.member(root, text) { return constant(.option(option)) }
    let isScoped = !isGlobal && scopes.contains { $0 == nil }
    if isScoped && (root == "ThisRecord" || !Self.roots.contains(root) && !root.contains(".")) {
      return emit(.member(base: compile(base), name: name(text)))
    }
    note([root, text])
    return emit(.global(reference(root, text)))
  }

  /// Names that always mean a scope and never a field.
  private static let roots: Set<String> = ["Topic", "Global", "System", "Env"]

  /// Notes `A.B.C` as one path.
  private mutating func note(_ base: Syntax, _ text: String) {
    var path = [text]
    var rest = base
    while case .member(let inner, let name) = rest.kind {
      path.append(name)
      rest = inner
    }
    guard case .name(let root, _) = rest.kind, !scopes.contains(root), root != "ThisRecord",
      scopes.isEmpty || Self.roots.contains(root)
    else { return }
    note(Array((path + [root]).reversed()))
  }

  // MARK: Calls

  private mutating func call(_ text: String, _ span: SourceSpan, _ arguments: [Syntax]) -> Int32 {
    guard let function = FunctionTable.all[text] else {
      for argument in arguments { _ = compile(argument) }
      if FunctionTable.accepted.contains(text) {
        if !unsupported.contains(text) { unsupported.append(text) }
      } else {
        reportUnknown(text, span)
      }
      return emit(.unsupported(name(text)))
    }
    check(arguments.count, of: function, span)
    let items = compile(arguments, of: function)
    let index = functions.firstIndex { $0.name == text } ?? functions.count
    if index == functions.count { functions.append(function) }
    return emit(.call(function: Int32(index), first: list(items), count: Int32(items.count)))
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
        items.append(compile(argument))
        scopes.removeLast()
      case .column, .columnOrValue:
        if case .name(let name, _) = argument.kind {
          items.append(constant(.text(name)))
        } else {
          items.append(compile(argument))
        }
      }
    }
    return items
  }

  private mutating func check(_ count: Int, of function: Function, _ span: SourceSpan) {
    guard !function.arity.contains(count) else { return }
    let (low, high) = (function.arity.lowerBound, function.arity.upperBound)
    let wanted =
      low == high ? "\(low)" : high >= Function.many ? "at least \(low)" : "\(low) to \(high)"
    diagnostics.append(
      Diagnostic(
        .error, "expression.argument-count", "\(function.name) takes \(wanted) arguments, not \(count)", at: span))
  }

  private mutating func reportUnknown(_ text: String, _ span: SourceSpan) {
    let nearest = Suggestion.nearest(to: text, among: FunctionTable.names)
    let isCase = nearest.map { $0.lowercased() == text.lowercased() } ?? false
    diagnostics.append(
      Diagnostic(
        .error, "expression.unknown-function",
        isCase
          ? "there is no function \(text): names are case sensitive" : "there is no function \(text)", at: span,
        hint: nearest.map { "Did you mean \($0)?" }))
  }
}
