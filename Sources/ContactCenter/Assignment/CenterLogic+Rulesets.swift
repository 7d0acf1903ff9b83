import Basis

/// A ruleset of a queue, ready to be chosen.
struct OwnRuleset: Sendable {
  /// When it is chosen.
  let when: RuleConditions
  /// Its rules, without the criteria.
  let ruleset: Boxed<AssignmentRuleset>
  /// Whether it compares with what a conversation has.
  let isDynamic: Bool

  init(_ ruleset: AssignmentRuleset) {
    when = ruleset.when
    isDynamic = ruleset.isDynamic
    self.ruleset = Boxed(AssignmentRuleset(name: ruleset.name, rules: ruleset.rules))
  }
}

// The rules of a queue's own that a conversation is assigned by, and what they ask of members.
extension CenterLogic {
  /// The ruleset of a conversation's queue that its selection criteria choose, with the values it compares with looked
  /// up; without one that fits, the default, which has no criteria, or else the first.
  func ruleset(for conversation: CenterConversation) -> Boxed<AssignmentRuleset>? {
    guard let queue = conversation.queue?.index, rulesets.indices.contains(queue), !rulesets[queue].isEmpty
    else { return nil }
    let candidates = rulesets[queue]
    if candidates.count == 1, !candidates[0].isDynamic { return candidates[0].ruleset }
    let related = organization.records.related(to: conversation, rules)
    let declared = organization[conversation.workstream]?.contextVariables ?? []
    let chosen =
      candidates.first {
        !$0.when.isEmpty && $0.when.check(conversation.context, declared: declared, related).isMatch
      } ?? candidates.first { $0.when.isEmpty } ?? candidates[0]
    guard chosen.isDynamic else { return chosen.ruleset }
    return Boxed(
      chosen.ruleset.value.looked(up: { conversation.context.value(of: $0, related)?.contextText }))
  }

  func ownFacts(
    of member: MemberID, _ conversation: CenterConversation, _ state: CenterState
  ) -> Boxed<OwnFacts> {
    switch member {
    case .bot(let bot): return Boxed(OwnFacts(attributes: organization[bot]?.attributes ?? []))
    case .representative(let person):
      let own = organization[person]
      let skills = own?.skills ?? []
      return Boxed(
        OwnFacts(
          attributes: own?.attributes ?? [], profileRoom: profileRoom(of: person, conversation, state),
          skillCount: skills.count, skillSum: skills.reduce(0) { $0 + $1.rating }))
    }
  }

  private func profileRoom(
    of person: RepresentativeID, _ conversation: CenterConversation, _ state: CenterState
  ) -> Int? {
    let taken = organization[conversation.workstream]?.profiles ?? []
    guard !taken.isEmpty, state.representatives.indices.contains(person.index) else { return nil }
    let uses = state.representatives[person.index].profiles
    return taken.map { profile in
      uses.first { $0.profile == profile }.map { max(0, $0.limit - $0.used) } ?? 0
    }.min()
  }
}

extension AssignmentRuleset {
  /// The same with the values of variables in place of their names.
  fileprivate func looked(up value: (String) -> String?) -> AssignmentRuleset {
    var ruleset = self
    for rule in rules.indices {
      for place in rules[rule].conditions.indices {
        guard case .attribute(let name, let comparison, let operand) = rules[rule].conditions[place],
          let variable = operand.variable
        else { continue }
        ruleset.rules[rule].conditions[place] = .attribute(
          name, comparison, MemberCondition.Operand(value(variable), variable: variable))
      }
    }
    return ruleset
  }
}
