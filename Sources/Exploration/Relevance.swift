import Basis
import CopilotStudio
import PowerFx

/// Which variables decide where conversations go, and what they are compared with.
///
/// Two situations that differ only in other variables are one: the customer's name does not change which
/// topic runs.
struct Relevance: Sendable {
  /// Variables whose value matters.
  private(set) var deciding: Set<VariableKey> = []
  /// Variables of questions: whether they have a value matters, because then the question is skipped.
  private(set) var asked: Set<VariableKey> = []
  /// What each variable is compared with, directly or through others that are computed from it.
  private(set) var literals: [VariableKey: Literals] = [:]

  init(_ map: AgentMap) {
    var flows: [(reads: [VariableKey], writes: [VariableKey], literals: Literals)] = []
    for topic in map.agent.topics {
      deciding.formUnion(topic.outputs.map { VariableKey(.topic, $0) })
      for expression in topic.headExpressions { note(expression) }
    }
    for place in map.outlines.indices.flatMap({ topic in map.outlines[topic].indices.map { (topic, $0) } }) {
      let outline = map.outlines[place.0][place.1]
      let kind = map.agent.topics[place.0].code[place.1].kind
      if let answer = outline.answer { asked.insert(VariableKey(answer)) }
      guard !Self.silentKinds.contains(kind) else { continue }
      if Self.assigningKinds.contains(kind) {
        flows.append(Self.flow(outline))
      } else {
        for expression in outline.expressions { note(expression) }
      }
    }
    close(over: flows)
  }

  /// Kinds whose expressions decide nothing.
  private static let silentKinds: Set<String> = [
    "SendActivity", "SendMessage", "LogCustomTelemetryEvent", "EmitEvent",
  ]
  /// Kinds that only compute what a variable becomes.
  private static let assigningKinds: Set<String> = [
    "SetVariable", "SetTextVariable", "SetMultipleVariables", "ParseValue", "EditTable", "EditTableV2",
  ]

  private mutating func note(_ expression: Expression) {
    var found = Literals(expression.source)
    // `=Topic.isSuccess` and `=!Topic.isSuccess` ask for a truth.
    let bare = expression.source.filter { !$0.isWhitespace && !"!()".contains($0) }
    if expression.references.contains(where: { $0.joined(separator: ".") == bare }) {
      found.names.insert("true")
    }
    for key in expression.references.compactMap(VariableKey.init) {
      deciding.insert(key)
      literals[key, default: Literals()].add(found)
    }
  }

  private static func flow(_ outline: InstructionOutline) -> ([VariableKey], [VariableKey], Literals) {
    var found = Literals()
    for expression in outline.expressions { found.add(Literals(expression.source)) }
    return (
      outline.expressions.flatMap { $0.references.compactMap(VariableKey.init) },
      outline.writes.map(VariableKey.init), found
    )
  }

  /// What a deciding variable is computed from decides too, and is compared with the same.
  private mutating func close(over flows: [(reads: [VariableKey], writes: [VariableKey], literals: Literals)])
  {
    var changed = true
    var rounds = 0
    while changed, rounds < 20 {
      changed = false
      rounds += 1
      for flow in flows where flow.writes.contains(where: deciding.contains) {
        var found = flow.literals
        for key in flow.writes { literals[key].map { found.add($0) } }
        for key in flow.reads {
          if deciding.insert(key).inserted { changed = true }
          let before = literals[key]
          literals[key, default: Literals()].add(found)
          if literals[key] != before { changed = true }
        }
      }
    }
  }

  /// From how many misses on System.FallbackCount makes no difference any more.
  var mostMisses: Int {
    let key = VariableKey(.system, "FallbackCount")
    let most = literals[key]?.numbers.max() ?? 0
    return deciding.contains(key) ? min(most, 20) + 1 : 1
  }

  /// What stands for a value where situations are compared.
  func kept(_ scope: VariableName.Scope, _ name: String, _ value: Value) -> Value? {
    let key = VariableKey(scope, name)
    if deciding.contains(key) { return value }
    return asked.contains(key) && !value.isBlank ? .boolean(true) : nil
  }
}
