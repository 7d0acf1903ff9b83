import Basis

// How conditions of classification and of route-to-queue rules are compared with what is known.

extension RuleConditions {
  /// Compares each condition with what is known about a conversation.
  func check(
    _ context: [ContextVariable], declared: [ContextVariableDefinition], _ related: RelatedRecords? = nil
  ) -> (isMatch: Bool, traces: [ConditionTrace]) {
    let all = all.map { $0.check(context, declared, related) }
    let any = any.map { $0.map { $0.check(context, declared, related) } }
    let isMatch = all.allSatisfy(\.held) && (any.isEmpty || any.contains { $0.allSatisfy(\.held) })
    return (isMatch, all + any.joined())
  }
}

extension [ContextVariable] {
  /// What a name in a rule stands for: a context variable, or else a column of a related record.
  func value(of name: String, _ related: RelatedRecords?) -> JSON? {
    if let variable = last(where: { $0.name == name }) { return variable.value }
    guard let related else { return nil }
    return RecordPath(name).flatMap(related.value)
  }
}

extension QueueCondition {
  fileprivate func check(
    _ context: [ContextVariable], _ declared: [ContextVariableDefinition], _ related: RelatedRecords?
  ) -> ConditionTrace {
    let found = context.value(of: variable, related)
    let kind = declared.first { $0.name == variable }?.kind ?? .text
    let held = holds(for: found, kind: kind)
    var trace = ConditionTrace(condition: self, found: found, held: held)
    if !held { trace.nearMiss = nearMiss(found, among: context) }
    return trace
  }

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
