import Basis
import CopilotStudio
import PowerFx

/// Finds variables that a node reads although the conversation has never set them.
struct UnsetReads: Sendable {
  private let map: AgentMap
  /// Variables a service's answer or a caller can set: without them nothing is the author's mistake.
  private let fromOutside: Set<VariableKey>
  /// What each node reads without asking first whether it is blank, conditions aside.
  private let reads: [[[VariableKey]]]

  init(_ map: AgentMap) {
    self.map = map
    var outside: Set<VariableKey> = []
    // A card that is given up leaves its variables unset, which is nothing an author can mend.
    for outline in map.outlines.joined()
    where map.isAnsweredOutside(outline) || outline.isAsking && outline.answer == nil {
      outside.formUnion(outline.writes.map(VariableKey.init))
    }
    for topic in map.agent.topics { outside.formUnion(topic.inputs.map { VariableKey(.topic, $0.name) }) }
    for global in map.agent.globals
    where global.isExternal || global.isUserScoped || !global.defaultValue.isBlank {
      outside.insert(VariableKey(.global, global.name))
    }
    fromOutside = outside
    reads = map.outlines.map { $0.map { outline in Self.reads(outline) } }
  }

  private static func reads(_ outline: InstructionOutline) -> [VariableKey] {
    guard outline.conditions.isEmpty else { return [] }
    let own = Set((outline.writes + [outline.answer].compactMap(\.self)).map(VariableKey.init))
    return outline.expressions.flatMap(keys).filter { !own.contains($0) }
  }

  /// The variables an expression needs: none when it asks itself whether they are blank.
  private static func keys(_ expression: Expression) -> [VariableKey] {
    let source = expression.source
    let asks = ["IsBlank", "IsEmpty", "Coalesce", "Blank(", "IfError", "IsError", "\"\""].contains {
      source.contains($0)
    }
    return asks ? [] : expression.references.compactMap(VariableKey.init)
  }

  /// What a node reads unset. A condition's reads depend on how far it is computed.
  func unset(at place: ActionReference, _ session: BotSession) -> [VariableKey] {
    guard reads.indices.contains(Int(place.topic)), reads[Int(place.topic)].indices.contains(Int(place.index))
    else { return [] }
    return reads[Int(place.topic)][Int(place.index)].filter { isUnset($0, session) }
  }

  /// What the first conditions of a node read unset.
  func unset(
    inConditionsOf place: ActionReference, upTo count: Int, _ session: BotSession
  ) -> [VariableKey] {
    let conditions = (map.outline(at: place)?.conditions ?? []).prefix(count)
    return conditions.compactMap { $0?.expression }.flatMap(Self.keys).filter { isUnset($0, session) }
  }

  private func isUnset(_ key: VariableKey, _ session: BotSession) -> Bool {
    guard !fromOutside.contains(key) else { return false }
    switch key.scope {
    case VariableName.Scope.topic.rawValue: return session.frames.last?.variables[key.name] == nil
    case VariableName.Scope.global.rawValue: return session.globals[key.name] == nil
    default: return false
    }
  }
}
