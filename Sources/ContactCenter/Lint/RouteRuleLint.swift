import Basis

// Route-to-queue rules that can never match, and those that never come to it.
extension OrganizationLint.Lint {
  func routeRules(_ workstream: Workstream, _ id: WorkstreamID) -> [Finding] {
    let routes = workstream.routeToQueue
    var findings: [Finding] = []
    var isRestHidden = false
    for (index, rule) in routes.enumerated() {
      if let clash = clash(in: rule.when, workstream) {
        findings.append(
          Finding(
            .error, "rule-never-matches", .comparison(id, index, clash.place),
            by: RoutingRules.exactComparison,
            "\(rule.name) can never match: \(clash.words)",
            hint: "Remove one of the two, or put them into groups of any:"))
        continue
      }
      if isRestHidden { continue }
      if let earlier = routes[..<index].first(where: { hides($0, rule, workstream) }) {
        findings.append(
          Finding(
            .warning, "rule-hidden", .rule(id, index), by: RoutingRules.firstMatchingRule,
            "\(rule.name) never applies: whatever matches it matches \(earlier.name), which comes first",
            hint: "Move it above \(earlier.name), or remove it"))
      }
      if rule.when.isEmpty, index + 1 < routes.count, !canOverflow(rule) {
        isRestHidden = true
        findings.append(
          Finding(
            .warning, "rule-hides-others", .rule(id, index), by: RoutingRules.firstMatchingRule,
            "\(rule.name) has no condition, so the rules after it never apply",
            hint: "Move it to the end, or give it a condition"))
      }
    }
    return findings
  }

  /// When a rule's queue overflows, later rules that match are asked as well.
  private func canOverflow(_ rule: QueueRule) -> Bool {
    let queues = rule.shares.isEmpty ? [rule.queue] : rule.shares.map(\.queue)
    return !(rule.overflow ?? queues.compactMap { organization[$0] }.flatMap(\.overflow)).isEmpty
  }

  private func hides(_ earlier: QueueRule, _ rule: QueueRule, _ workstream: Workstream) -> Bool {
    guard !earlier.when.isEmpty, !canOverflow(earlier) else { return false }
    if earlier.when == rule.when { return true }
    guard earlier.when.any.isEmpty else { return false }
    let ways = rule.when.any.isEmpty ? [rule.when.all] : rule.when.any.map { rule.when.all + $0 }
    return ways.allSatisfy { way in
      earlier.when.all.allSatisfy { wanted in way.contains { implies($0, wanted, workstream) } }
    }
  }

  /// Whether one comparison cannot hold without the other.
  private func implies(_ given: QueueCondition, _ wanted: QueueCondition, _ workstream: Workstream) -> Bool {
    guard given.variable == wanted.variable else { return false }
    if given == wanted { return true }
    let kind = workstream.kind(of: given.variable)
    switch given.comparison {
    case .equals: return wanted.holds(for: .string(given.value), kind: kind)
    case .doesNotContainData: return wanted.holds(for: nil, kind: kind)
    case .contains, .beginsWith, .greaterThan, .lessThan: return wanted.comparison == .containsData
    case .doesNotEqual, .containsData: return false
    }
  }

  /// Two comparisons that exclude each other: the place of the later one, and both in words. With alternatives,
  /// only when none is left.
  private func clash(in when: RuleConditions, _ workstream: Workstream) -> (place: Int, words: String)? {
    if let clash = clash(among: Array(when.all.enumerated()), workstream) { return clash }
    var start = when.all.count
    var first: (place: Int, words: String)?
    for group in when.any {
      let numbered = group.enumerated().map { (offset: start + $0, element: $1) }
      guard let clash = clash(among: when.all.enumerated() + numbered, workstream) else { return nil }
      first = first ?? clash
      start += group.count
    }
    return first
  }

  private func clash(
    among conditions: [(offset: Int, element: QueueCondition)], _ workstream: Workstream
  ) -> (place: Int, words: String)? {
    for (number, later) in conditions.enumerated() {
      let kind = workstream.kind(of: later.element.variable)
      for earlier in conditions[..<number] where earlier.element.variable == later.element.variable {
        if exclude(earlier.element, later.element, kind) || exclude(later.element, earlier.element, kind) {
          return (
            later.offset,
            "\(later.element.variable) cannot be \(words(earlier.element)) and \(words(later.element))"
          )
        }
      }
    }
    return nil
  }

  private func exclude(
    _ a: QueueCondition, _ b: QueueCondition, _ kind: ContextVariableDefinition.Kind
  ) -> Bool {
    switch a.comparison {
    case .equals: return !b.holds(for: .string(a.value), kind: kind)
    case .doesNotContainData: return !b.holds(for: nil, kind: kind)
    case .greaterThan:
      guard b.comparison == .lessThan, let low = Double(a.value), let high = Double(b.value) else {
        return false
      }
      return low >= high
    default: return false
    }
  }

  private func words(_ condition: QueueCondition) -> String {
    let value = condition.value.prefix(60)
    return switch condition.comparison {
    case .equals: "\(value)"
    case .doesNotEqual: "something other than \(value)"
    case .containsData: "filled"
    case .doesNotContainData: "empty"
    case .contains: "something with \(value) in it"
    case .beginsWith: "something that begins with \(value)"
    case .greaterThan: "above \(value)"
    case .lessThan: "below \(value)"
    }
  }
}

extension Workstream {
  /// How the values of a variable are compared.
  func kind(of variable: String) -> ContextVariableDefinition.Kind {
    contextVariables.first { $0.name == variable }?.kind ?? .text
  }
}
