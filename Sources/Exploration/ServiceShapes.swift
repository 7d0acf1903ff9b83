import Basis
import CopilotStudio
import PowerFx

/// Makes up what a service could answer, from how the topics use it: the parts they read, the tables they go
/// through and the values they compare with.
struct ServiceShapes: Sendable {
  private let map: AgentMap
  private let relevance: Relevance
  /// How each variable is used.
  private var uses: [VariableKey: Use] = [:]

  /// How the topics use a variable.
  private struct Use: Sendable {
    /// What is read below it: `status` of `Topic.Order.status`.
    var parts: [[String]] = []
    /// Which of the parts are tables, the empty path for the variable itself.
    var tables: Set<[String]> = []
    /// Names that may be fields of rows.
    var fields: Set<String> = []
  }

  init(_ map: AgentMap, _ relevance: Relevance) {
    self.map = map
    self.relevance = relevance
    for topic in map.outlines.indices {
      for (number, outline) in map.outlines[topic].enumerated() {
        let isLoop = map.agent.topics[topic].code[number].kind == "Foreach"
        for expression in outline.expressions { note(expression, isLoop: isLoop) }
      }
    }
  }

  private mutating func note(_ expression: Expression, isLoop: Bool) {
    let fields = Literals(expression.source).names
    for path in expression.references {
      guard let key = VariableKey(path) else { continue }
      let inside = Array(path.dropFirst(2))
      var use = uses[key] ?? Use()
      if !inside.isEmpty, !use.parts.contains(inside) { use.parts.append(inside) }
      let written = path.joined(separator: ".")
      if isLoop && expression.source.trimmed == written || Self.isTable(written, in: expression.source) {
        use.tables.insert(inside)
        use.fields.formUnion(fields.subtracting(path))
      }
      uses[key] = use
    }
  }

  /// Functions whose first argument is a table.
  private static let tableFunctions: Set<Substring> = [
    "ForAll", "First", "Last", "FirstN", "LastN", "CountRows", "CountIf", "Filter", "LookUp", "Index", "Sort",
    "SortByColumns", "Concat", "IsEmpty", "AddColumns", "ShowColumns", "DropColumns", "RenameColumns",
    "Distinct",
    "Sum", "Average", "Search",
  ]

  /// Whether a path is the first argument of such a function.
  private static func isTable(_ path: String, in source: String) -> Bool {
    var rest = source[...]
    while let found = rest.firstRange(of: path) {
      var before = source[..<found.lowerBound]
      while let last = before.last, last.isWhitespace { before = before.dropLast() }
      if before.last == "(" {
        before = before.dropLast()
        let start = before.lastIndex { !($0.isLetter || $0.isNumber) }.map { before.index(after: $0) }
        if tableFunctions.contains(before[(start ?? before.startIndex)...]) { return true }
      }
      rest = rest[found.upperBound...]
    }
    return false
  }

  // MARK: - Answers

  /// The answers to try, the usual one first; then one part after the other has its other values.
  func answers(at place: ActionReference) -> [ServiceAnswers.Answer] {
    guard let node = map.agent.instruction(at: place), let outline = map.outline(at: place) else {
      return [.nothing]
    }
    if node.kind == "OAuthInput" {
      return [.result(["signedIn": true, "token": "token"]), .nothing, .failure]
    }
    var found: [ServiceAnswers.Answer] = [.result(result(outline, changed: nil))]
    for (output, binding) in outline.outputs.enumerated() {
      for variant in scalars(binding.variable).indices.dropFirst() where found.count <= Self.mostVariants {
        let answer = ServiceAnswers.Answer.result(result(outline, changed: (output, variant)))
        if !found.contains(answer) { found.append(answer) }
      }
    }
    // A topic that is elsewhere can only give nothing back.
    return found + (outline.isService ? [.nothing, .failure] : [.nothing])
  }

  private static let mostVariants = 8

  private func result(_ outline: InstructionOutline, changed: (output: Int, variant: Int)?) -> JSON {
    func value(_ output: Int) -> JSON {
      self.value(outline.outputs[output].variable, changed?.output == output ? changed?.variant ?? 0 : 0)
    }
    let named = outline.outputs.indices.compactMap { output in
      outline.outputs[output].name.map { JSON.Member($0, value(output)) }
    }
    if !named.isEmpty { return .object(named) }
    return outline.outputs.isEmpty ? "An answer." : value(0)
  }

  /// A value for a variable: a record where parts of it are read, a table where rows are, otherwise what it
  /// is compared with.
  private func value(_ variable: VariableName, _ variant: Int) -> JSON {
    let scalars = scalars(variable)
    let scalar = scalars[min(variant, scalars.count - 1)]
    guard let use = uses[VariableKey(variable)] else { return scalar }
    let rows = JSON.array([row(use, scalar)])
    if use.tables.contains([]) { return rows }
    guard !use.parts.isEmpty else { return scalar }
    var made = JSON.object([])
    for path in use.parts {
      made = made.setting(use.tables.contains(path) ? rows : scalar, at: path[...])
    }
    return made
  }

  private func row(_ use: Use, _ scalar: JSON) -> JSON {
    .object(use.fields.sorted().prefix(Self.mostFields).map { JSON.Member($0, scalar) })
  }

  private static let mostFields = 40

  /// The values a variable is compared with; something to read when there are none.
  private func scalars(_ variable: VariableName) -> [JSON] {
    let literals = relevance.literals[VariableKey(variable)] ?? Literals()
    var found: [JSON] = literals.texts.filter { !$0.isEmpty }.map(JSON.string)
    if found.isEmpty { found = literals.numbers.map { JSON.int($0) } }
    if literals.names.contains("true") || literals.names.contains("false") { found = [true, false] + found }
    return found.isEmpty ? ["An answer."] : found
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }
}

extension JSON {
  /// The same with a value where a path of names leads.
  fileprivate func setting(_ value: JSON, at path: ArraySlice<String>) -> JSON {
    guard let first = path.first else { return members?.isEmpty == false ? self : value }
    var members = self.members ?? []
    let index = members.firstIndex { $0.name == first }
    let inner = index.map { members[$0].value } ?? .object([])
    let changed = inner.setting(value, at: path.dropFirst())
    if let index { members[index].value = changed } else { members.append(Member(first, changed)) }
    return .object(members)
  }
}
