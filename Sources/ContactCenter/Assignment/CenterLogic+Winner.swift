import Basis

// Choosing without asking everybody. What holds for a conversation is passed along and not kept together in a
// value: copying state and organization would cost more than the search.
extension CenterLogic {
  /// Who a conversation's assignment goes to: the winner of `question`, found without looking at everybody.
  ///
  /// Costs a logarithm of the number of members for each member who is better placed and yet cannot have this
  /// conversation. All are compared only where skills or columns decide and members differ in more ways than bands are
  /// kept, or by an order that no index keeps.
  public func winner(for conversation: CenterConversation, _ state: CenterState) -> CandidateFacts? {
    winner(for: conversation, terms(for: conversation), state)
  }

  func winner(
    for conversation: CenterConversation, _ terms: AssignmentTerms, _ state: CenterState
  ) -> CandidateFacts? {
    guard terms.method != .pick, !terms.isLeftToPeople, let queue = conversation.queue,
      state.members.indices.contains(queue.index)
    else { return nil }
    if terms.method == .custom { return winnerByRules(conversation, terms, state, in: queue) }
    let stays = terms.ranksCloseness && terms.rules.contains(.closestTiesStay)
    guard let ordering = stays ? .joined : terms.method.ordering,
      let index = state.members[queue.index].index(ordering), let bands = bands(terms, state, in: queue)
    else { return comparingAll(conversation, terms, state) }
    let searched = Searched(terms: terms, queue: queue, index: index)
    var query = MemberIndex.Query(
      bands: bands, groups: [.bots], units: terms.cost,
      botsNeedRoom: terms.rules.contains(.botCapacityCoversCost))
    if terms.prefersBots,
      let bot = named(searched, conversation, state) ?? best(query, searched, conversation, state)
    {
      return bot
    }
    query.groups += terms.allowedPresences.map { .people($0) }
    return best(query, searched, conversation, state)
  }

  /// What a search is about.
  struct Searched {
    var terms: AssignmentTerms
    var queue: QueueID
    var index: MemberIndex
    /// The rule of the queue's own that has to be met.
    var rule: AssignmentRule?

    func canHave(_ facts: CandidateFacts) -> Bool {
      guard let rule else { return terms.disqualification(of: facts) == nil }
      return terms.bar(of: facts) == nil && terms.unmet(rule, facts) == nil
    }
  }

  /// Asks everybody.
  func comparingAll(
    _ conversation: CenterConversation, _ terms: AssignmentTerms, _ state: CenterState
  ) -> CandidateFacts? {
    let question = question(terms, conversation, state)
    return question.answer().winner.map { question.candidates[$0] }
  }

  /// The bands that can have a conversation, by how close their skills come; nil when members have to be looked at
  /// one by one.
  private func bands(
    _ terms: AssignmentTerms, _ state: CenterState, in queue: QueueID
  ) -> [(band: Int, tier: Int)]? {
    let bands = state.members[queue.index].bands
    guard !bands.isMixed else { return terms.ranksCloseness ? nil : [(0, 0)] }
    let all = bands.exemplars.enumerated()
    guard !terms.skills.isEmpty, terms.skillMatching != .none else { return all.map { ($0.offset, 0) } }
    let facts = all.map { (band: $0.offset, facts: exemplar($0.element, terms)) }
    if terms.skillMatching == .exact {
      return facts.filter { terms.missingSkill(of: $0.facts) == nil }.map { ($0.band, 0) }
    }
    let closeness = facts.map { terms.closeness(of: $0.facts) }
    let tiers = Set(closeness).sorted()
    return zip(facts, closeness).map { ($0.band, tiers.firstIndex(of: $1) ?? 0) }
  }

  /// What is known of everybody in a band.
  func exemplar(_ member: MemberID, _ terms: AssignmentTerms) -> CandidateFacts {
    var facts = CandidateFacts(member: member, capacity: 0)
    if terms.asksSkills(of: member) { facts.ratings = ratings(of: member, for: terms.skills) }
    return facts
  }

  /// The bot that a transfer names, if it can have the conversation.
  func named(
    _ searched: Searched, _ conversation: CenterConversation, _ state: CenterState
  ) -> CandidateFacts? {
    guard let named = searched.terms.preferredBot, state.position(of: named, in: searched.queue) != nil,
      let facts = facts(named, conversation, searched.terms, state), searched.canHave(facts)
    else { return nil }
    return facts
  }

  func best(
    _ query: MemberIndex.Query, _ searched: Searched, _ conversation: CenterConversation, _ state: CenterState
  ) -> CandidateFacts? {
    var walk = searched.index.walk(query)
    let decliningComesLast = searched.terms.rules.contains(.declineLowersPriority)
    while let position = walk.next() {
      let member = organization.queues[searched.queue.index].members[position]
      guard let facts = facts(member, conversation, searched.terms, state),
        facts.declines == 0 || !decliningComesLast, searched.canHave(facts)
      else { continue }
      return facts
    }
    guard decliningComesLast, query.groups != [.bots] else { return nil }
    return bestDecliner(searched, conversation, state)
  }

  /// The best of those who declined it; there are at most a hundred.
  private func bestDecliner(
    _ searched: Searched, _ conversation: CenterConversation, _ state: CenterState
  ) -> CandidateFacts? {
    var best: (facts: CandidateFacts, position: Int32)?
    for decline in conversation.declines {
      let member = MemberID.representative(decline.representative)
      guard let position = state.position(of: member, in: searched.queue),
        let facts = facts(member, conversation, searched.terms, state), searched.canHave(facts)
      else { continue }
      if let found = best {
        let isBetter = searched.terms.precedes(facts, found.facts)
        let isEqual = !isBetter && !searched.terms.precedes(found.facts, facts)
        guard isBetter || isEqual && position < found.position else { continue }
      }
      best = (facts, position)
    }
    return best?.facts
  }
}
