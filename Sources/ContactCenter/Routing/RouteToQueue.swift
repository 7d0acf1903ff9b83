import Basis

extension CenterLogic {
  /// The route-to-queue stage: where a conversation goes in its present pass; nil when nothing names a queue.
  func route(_ conversation: CenterConversation) -> RouteOutcome? {
    let pass = conversation.pass
    if let transfer = pass.transfer {
      return RouteOutcome(choice: .transfer, queue: transfer.queue, rules: [])
    }
    if pass.cause.keepsQueue, let queue = conversation.queue {
      return RouteOutcome(choice: .returned, queue: queue, rules: [])
    }
    guard let workstream = organization[conversation.workstream] else { return nil }
    let stopsAtMatch = rules.holds(RoutingRules.firstMatchStops)
    var applied: Int?
    var traces: [RuleTrace] = []
    for (index, rule) in workstream.routeToQueue.enumerated() {
      if stopsAtMatch, applied != nil {
        traces.append(RuleTrace(name: rule.name, queue: rule.queue, state: .notProcessed, conditions: []))
        continue
      }
      let conditions = rule.conditions.map { check($0, of: conversation, in: workstream) }
      let isMatch = conditions.allSatisfy(\.held)
      let state: RuleTrace.State = isMatch ? (applied == nil ? .applied : .matched) : .processed
      if isMatch, applied == nil { applied = index }
      traces.append(RuleTrace(name: rule.name, queue: rule.queue, state: state, conditions: conditions))
    }
    if let applied {
      return RouteOutcome(
        choice: .rule(applied), queue: workstream.routeToQueue[applied].queue, rules: traces)
    }
    guard rules.holds(RoutingRules.fallbackQueue), let fallback = workstream.fallbackQueue else { return nil }
    return RouteOutcome(choice: .fallback, queue: fallback, rules: traces)
  }

  private func check(
    _ condition: QueueCondition, of conversation: CenterConversation, in workstream: Workstream
  ) -> ConditionTrace {
    let found = conversation.value(of: condition.variable)
    let kind = workstream.contextVariables.first { $0.name == condition.variable }?.kind ?? .text
    let held = condition.holds(for: found, kind: kind)
    var trace = ConditionTrace(condition: condition, found: found, held: held)
    if !held { trace.nearMiss = condition.nearMiss(found, among: conversation.context) }
    return trace
  }
}

extension QueueCondition {
  /// Whether it holds for a value; nil is a variable that was never set.
  ///
  /// A variable without a value equals nothing, so `doesNotEqual` holds for it (inferred).
  func holds(for found: JSON?, kind: ContextVariableDefinition.Kind) -> Bool {
    let text = found.flatMap { $0 == .null ? nil : $0.contextText } ?? ""
    switch comparison {
    case .containsData: return !text.isEmpty
    case .doesNotContainData: return text.isEmpty
    case .equals: return isEqual(text, found, kind)
    case .doesNotEqual: return !isEqual(text, found, kind)
    case .contains: return !value.isEmpty && text.contains(value)
    case .beginsWith: return !value.isEmpty && text.hasPrefix(value)
    case .greaterThan: return compared(text) { $0 > $1 }
    case .lessThan: return compared(text) { $0 < $1 }
    }
  }

  private func isEqual(_ text: String, _ found: JSON?, _ kind: ContextVariableDefinition.Kind) -> Bool {
    guard found != nil, found != .null else { return false }
    if kind == .number, let a = Double(text), let b = Double(value) { return a == b }
    // Scalar by scalar: Swift's own equality would take canonically equivalent spellings for the same.
    return text.unicodeScalars.elementsEqual(value.unicodeScalars)
  }

  private func compared(_ text: String, _ holds: (Double, Double) -> Bool) -> Bool {
    guard let a = Double(text), let b = Double(value) else { return false }
    return holds(a, b)
  }

  /// What a failed condition probably meant.
  func nearMiss(_ found: JSON?, among context: [ContextVariable]) -> ConditionTrace.NearMiss? {
    guard comparison.takesValue || comparison == .containsData else { return nil }
    guard let found else {
      return Suggestion.nearest(to: variable, among: context.map(\.name)).map { .variableAlmostNamed($0) }
    }
    guard comparison == .equals, !value.isEmpty else { return nil }
    let text = found.contextText
    if text.lowercased() == value.lowercased() { return .valueDiffersByCase }
    return Suggestion.nearest(to: value, among: [text]) == nil ? nil : .valueAlmostEqual
  }
}
