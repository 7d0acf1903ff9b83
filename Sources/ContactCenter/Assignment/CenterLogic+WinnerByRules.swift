import Basis

// Choosing by the rules of a queue's own without asking everybody.
extension CenterLogic {
  /// The first by the first rule that somebody meets.
  func winnerByRules(
    _ conversation: CenterConversation, _ terms: AssignmentTerms, _ state: CenterState, in queue: QueueID
  ) -> CandidateFacts? {
    if terms.prefersBots {
      switch winnerByRules(conversation, terms, state, in: queue, among: [.bots]) {
      case .found(let bot): return bot
      case .unknown: return comparingAll(conversation, terms, state)
      case .nobody: break
      }
    }
    switch winnerByRules(conversation, terms, state, in: queue, among: MemberIndex.Group.everybody) {
    case .found(let facts): return facts
    case .nobody: return nil
    case .unknown: return comparingAll(conversation, terms, state)
    }
  }

  private enum Finding {
    case found(CandidateFacts)
    case nobody
    /// No index knows.
    case unknown
  }

  private func winnerByRules(
    _ conversation: CenterConversation, _ terms: AssignmentTerms, _ state: CenterState, in queue: QueueID,
    among groups: [MemberIndex.Group]
  ) -> Finding {
    let members = state.members[queue.index]
    for rule in terms.ruleset?.value.rules ?? [] {
      guard let index = rule.order.ordering.flatMap(members.index),
        let bands = bands(of: rule, terms, members.bands)
      else { return .unknown }
      let searched = Searched(terms: terms, queue: queue, index: index, rule: rule)
      if groups == [.bots], terms.preferredBot != nil {
        // A named bot that meets a later rule still comes before other bots: everybody has to be asked.
        return .unknown
      }
      let query = MemberIndex.Query(
        bands: bands, groups: terms.groups(of: rule).filter(groups.contains), units: terms.units(of: rule),
        botsNeedRoom: true)
      if let facts = best(query, searched, conversation, state) { return .found(facts) }
    }
    return .nobody
  }

  /// The bands that can meet a rule, by its order; nil when members have to be looked at one by one.
  private func bands(
    of rule: AssignmentRule, _ terms: AssignmentTerms, _ bands: MemberBands
  ) -> [(band: Int, tier: Int)]? {
    guard !bands.isMixed else { return rule.order.isOfBand ? nil : [(0, 0)] }
    let fixed = AssignmentRule(name: rule.name, conditions: rule.conditions.filter(\.isOfBand))
    let meeting = bands.exemplars.enumerated().compactMap { band, member in
      let facts = ownExemplar(member, terms)
      return terms.unmet(fixed, facts) == nil ? (band: band, facts: facts) : nil
    }
    guard rule.order.isOfBand else { return meeting.map { ($0.band, 0) } }
    let keys = meeting.map { terms.key(of: $0.facts, by: rule.order.key) }
    let tiers = Set(keys).sorted { $0.precedes($1, isAscending: rule.order.isAscending) }
    return zip(meeting, keys).map { ($0.band, tiers.firstIndex(of: $1) ?? 0) }
  }

  private func ownExemplar(_ member: MemberID, _ terms: AssignmentTerms) -> CandidateFacts {
    var facts = exemplar(member, terms)
    let person = member.representative.flatMap { organization[$0] }
    let skills = person?.skills ?? []
    let columns = member.bot.flatMap { organization[$0]?.attributes } ?? person?.attributes ?? []
    facts.own = Boxed(
      OwnFacts(
        attributes: columns, skillCount: skills.count, skillSum: skills.reduce(0) { $0 + $1.rating }))
    return facts
  }
}

extension MemberCondition {
  /// Whether it is the same for a whole band.
  fileprivate var isOfBand: Bool {
    switch self {
    case .skills, .attribute: true
    case .bot, .presence, .units, .profiles: false
    }
  }
}

extension AssignmentTerms {
  /// Who can meet a rule by presence, or by being a bot.
  fileprivate func groups(of rule: AssignmentRule) -> [MemberIndex.Group] {
    MemberIndex.Group.everybody.filter { group in
      rule.conditions.allSatisfy { condition in
        switch (condition, group) {
        case (.bot(let wanted), .bots): wanted
        case (.bot(let wanted), .people): !wanted
        case (.presence, .bots): rules.contains(.botsHaveNoPresence)
        case (.presence(let wanted), .people(let presence)):
          (wanted ?? allowedPresences).contains(presence)
        default: true
        }
      }
    }
  }

  /// The room that a rule asks for; nil when it asks for none.
  fileprivate func units(of rule: AssignmentRule) -> Int? {
    rule.conditions.compactMap { if case .units(let wanted) = $0 { wanted ?? cost } else { nil } }.max()
  }
}
