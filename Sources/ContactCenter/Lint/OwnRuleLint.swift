import Basis

// What is doubtful about queues that choose by rules of their own.
extension OrganizationLint.Lint {
  func ownRules(_ queue: Queue, _ id: QueueID) -> [Finding] {
    guard queue.assignment == .custom else { return [] }
    guard queue.rulesets.contains(where: { !$0.rules.isEmpty }) else {
      return [
        Finding(
          .error, "queue-without-rules", .queue(id), by: RoutingRules.customNobody,
          "\(queue.name) chooses by rules of its own and has none: nobody is ever chosen",
          hint: "Write rulesets, or another assignment")
      ]
    }
    var findings = unreachable(queue, id)
    for (number, ruleset) in queue.rulesets.enumerated() {
      for (place, rule) in ruleset.rules.enumerated() {
        let subject = Subject.ownRule(id, number, place)
        findings += hidden(rule, Array(ruleset.rules[..<place]), subject) + careless(rule, subject)
        findings += unknownAttributes(rule, queue, subject)
      }
    }
    return findings
  }

  /// Of several rulesets without criteria, only the first is the default.
  private func unreachable(_ queue: Queue, _ id: QueueID) -> [Finding] {
    let defaults = queue.rulesets.enumerated().filter { $0.element.when.isEmpty }
    return defaults.dropFirst().map { number, ruleset in
      Finding(
        .warning, "ruleset-never-chosen", .ownRule(id, number, 0), by: RoutingRules.customFirstRule,
        "\(ruleset.name) is never chosen: \(defaults[0].element.name) has no criteria either and comes first",
        hint: "Give \(ruleset.name) a when:")
    }
  }

  private func hidden(_ rule: AssignmentRule, _ earlier: [AssignmentRule], _ subject: Subject) -> [Finding] {
    guard let hiding = earlier.first(where: { $0.conditions.allSatisfy(rule.conditions.contains) }) else {
      return []
    }
    return [
      Finding(
        .warning, "own-rule-hidden", subject, by: RoutingRules.customFirstRule,
        "\(rule.name) never decides: whoever meets it meets \(hiding.name), which comes first",
        hint: "Put the stricter rule above the looser one")
    ]
  }

  /// The product checks nothing that the rule does not name.
  private func careless(_ rule: AssignmentRule, _ subject: Subject) -> [Finding] {
    guard !rule.conditions.contains(.bot(true)) else { return [] }
    let asksPresence = rule.conditions.contains { if case .presence = $0 { true } else { false } }
    let asksRoom = rule.conditions.contains {
      if case .units = $0 { true } else { $0 == .profiles }
    }
    let missing = [asksPresence ? nil : "presence", asksRoom ? nil : "capacity"].compactMap { $0 }
    guard !missing.isEmpty else { return [] }
    return [
      Finding(
        .warning, "own-rule-asks-too-little", subject, by: RoutingRules.customFirstRule,
        "\(rule.name) does not ask for \(missing.joined(separator: " and ")), and nothing else does: "
          + "it chooses people who are away or full",
        hint: "Add presence: allowed and units: enough to what it asks")
    ]
  }

  private func unknownAttributes(_ rule: AssignmentRule, _ queue: Queue, _ subject: Subject) -> [Finding] {
    let named = AssignmentRuleset(name: "", rules: [rule]).attributes.sorted()
    let known = queue.members.flatMap { member in
      member.bot.flatMap { organization[$0]?.attributes }
        ?? member.representative.flatMap { organization[$0]?.attributes } ?? []
    }.map(\.name)
    return named.filter { !known.contains($0) }.map { name in
      let near = Suggestion.nearest(to: name, among: known)
      return Finding(
        .warning, "own-rule-unknown-attribute", subject, by: RoutingRules.exactComparison,
        "\(rule.name) asks for \(name), which no member of \(queue.name) has",
        hint: near.map { "Did you mean \($0)?" } ?? "Write it under attributes: of its members")
    }
  }
}
