import Basis
import CopilotStudio
import PowerFx

/// Makes up what a service could answer, from how the topics use it: the parts they read and the values they compare
/// with.
struct ServiceShapes: Sendable {
  private let map: AgentMap
  private let relevance: Relevance
  /// What is read below each variable: `status` of `Topic.Order.status`.
  private var parts: [VariableKey: [[String]]] = [:]

  init(_ map: AgentMap, _ relevance: Relevance) {
    self.map = map
    self.relevance = relevance
    for outline in map.outlines.joined() {
      for path in outline.expressions.flatMap(\.references) where path.count > 2 {
        guard let key = VariableKey(path) else { continue }
        let inside = Array(path.dropFirst(2))
        if parts[key]?.contains(inside) != true { parts[key, default: []].append(inside) }
      }
    }
  }

  /// The answers to try, the usual one first.
  func answers(at place: ActionReference) -> [ServiceAnswers.Answer] {
    guard let node = map.agent.instruction(at: place), let outline = map.outline(at: place) else {
      return [.nothing]
    }
    if node.kind == "OAuthInput" {
      return [.result(["signedIn": true, "token": "token"]), .nothing, .failure]
    }
    var found: [ServiceAnswers.Answer] = [.result(result(outline, variant: 0))]
    let variants = outline.outputs.map { literals($0.variable).texts.count }.max() ?? 0
    for variant in 1...max(1, min(variants, Self.mostVariants)) where variant <= variants {
      let answer = ServiceAnswers.Answer.result(result(outline, variant: variant))
      if !found.contains(answer) { found.append(answer) }
    }
    return found + [.nothing, .failure]
  }

  private static let mostVariants = 4

  private func literals(_ variable: VariableName) -> Literals {
    relevance.literals[VariableKey(variable)] ?? Literals()
  }

  private func result(_ outline: InstructionOutline, variant: Int) -> JSON {
    let named = outline.outputs.compactMap { output in
      output.name.map { JSON.Member($0, value(output.variable, variant)) }
    }
    if !named.isEmpty { return .object(named) }
    return outline.outputs.first.map { value($0.variable, variant) } ?? "An answer."
  }

  /// A value for a variable: a record where parts of it are read, otherwise what it is compared with.
  private func value(_ variable: VariableName, _ variant: Int) -> JSON {
    let literals = literals(variable)
    let inside = parts[VariableKey(variable)] ?? []
    guard !inside.isEmpty else { return scalar(literals, variant) }
    var made = JSON.object([])
    for path in inside { made = made.setting(scalar(literals, variant), at: path[...]) }
    return made
  }

  private func scalar(_ literals: Literals, _ variant: Int) -> JSON {
    if variant < literals.texts.count { return .string(literals.texts[variant]) }
    if let number = literals.numbers.first, literals.texts.isEmpty { return .int(number) }
    if literals.names.contains("true") || literals.names.contains("false") { return true }
    return "An answer."
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
