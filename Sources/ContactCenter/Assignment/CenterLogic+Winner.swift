import Basis

// Choosing without asking everybody. What holds for a conversation is passed along and not kept together in a
// value: copying state and organization would cost more than the search.
extension CenterLogic {
  /// Who a conversation's assignment goes to: the winner of `question`, found without looking at everybody.
  ///
  /// Costs a logarithm of the number of members for each member who is better placed and yet cannot have this
  /// conversation. Only when members are ordered by something of the conversation itself, the closeness of their
  /// skills, or the queue is not ordered by this method, all are compared.
  public func winner(for conversation: CenterConversation, _ state: CenterState) -> CandidateFacts? {
    winner(for: conversation, terms(for: conversation), state)
  }

  func winner(
    for conversation: CenterConversation, _ terms: AssignmentTerms, _ state: CenterState
  ) -> CandidateFacts? {
    guard terms.method != .pick, !terms.isLeftToPeople, let queue = conversation.queue,
      state.indexes.indices.contains(queue.index)
    else { return nil }
    guard state.indexes[queue.index].method == terms.method, !terms.ranksCloseness else {
      let question = question(terms, conversation, state)
      return question.answer().winner.map { question.candidates[$0] }
    }
    if terms.prefersBots, let bot = winningBot(for: conversation, terms, state, in: queue) { return bot }
    let groups: [MemberIndex.Group] = [.bots] + terms.allowedPresences.map { .people($0) }
    return best(of: groups, for: conversation, terms, state, in: queue)
  }

  private func winningBot(
    for conversation: CenterConversation, _ terms: AssignmentTerms, _ state: CenterState, in queue: QueueID
  ) -> CandidateFacts? {
    if let named = terms.preferredBot, state.position(of: named, in: queue) != nil,
      let facts = facts(named, conversation, terms, state), terms.disqualification(of: facts) == nil
    {
      return facts
    }
    return best(of: [.bots], for: conversation, terms, state, in: queue)
  }

  private func best(
    of groups: [MemberIndex.Group], for conversation: CenterConversation, _ terms: AssignmentTerms,
    _ state: CenterState, in queue: QueueID
  ) -> CandidateFacts? {
    var walk = state.indexes[queue.index].walk(
      groups, units: terms.cost, botsNeedRoom: terms.rules.contains(.botCapacityCoversCost))
    let decliningComesLast = terms.rules.contains(.declineLowersPriority)
    while let position = walk.next() {
      let member = organization.queues[queue.index].members[position]
      guard let facts = facts(member, conversation, terms, state),
        facts.declines == 0 || !decliningComesLast, terms.disqualification(of: facts) == nil
      else { continue }
      return facts
    }
    guard decliningComesLast, groups != [.bots] else { return nil }
    return bestDecliner(conversation, terms, state, in: queue)
  }

  /// The best of those who declined it; there are at most a hundred.
  private func bestDecliner(
    _ conversation: CenterConversation, _ terms: AssignmentTerms, _ state: CenterState, in queue: QueueID
  ) -> CandidateFacts? {
    var best: (facts: CandidateFacts, position: Int32)?
    for decline in conversation.declines {
      let member = MemberID.representative(decline.representative)
      guard let position = state.position(of: member, in: queue),
        let facts = facts(member, conversation, terms, state), terms.disqualification(of: facts) == nil
      else { continue }
      if let found = best {
        let isBetter = terms.precedes(facts, found.facts)
        let isEqual = !isBetter && !terms.precedes(found.facts, facts)
        guard isBetter || isEqual && position < found.position else { continue }
      }
      best = (facts, position)
    }
    return best?.facts
  }
}
