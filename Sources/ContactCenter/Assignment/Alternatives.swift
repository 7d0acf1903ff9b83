/// A single change that would have given a conversation to somebody else.
public struct Alternative: Sendable, Hashable {
  /// What would have to be different.
  public enum Change: Sendable, Hashable {
    /// The member's capacity is this.
    case capacity(MemberID, Int)
    /// The representative's presence is this.
    case presence(RepresentativeID, Presence)
    /// The bot is published.
    case publish(BotID)
  }

  /// The change.
  public var change: Change
  /// Who would get it then; nil when nobody could.
  public var winner: MemberID?

  /// Makes an alternative.
  public init(change: Change, winner: MemberID?) {
    self.change = change
    self.winner = winner
  }

  /// The change and its effect in words: `Bot B above 100 → Bot B`.
  public func sentence(_ organization: Organization) -> String {
    let effect = winner.map(organization.name(of:)) ?? "nobody"
    return switch change {
    case .capacity(let member, let capacity):
      "\(organization.name(of: member)) with capacity \(capacity) → \(effect)"
    case .presence(let person, let presence):
      "\(organization.name(of: .representative(person))) \(presence.rawValue) → \(effect)"
    case .publish(let bot): "\(organization.name(of: .bot(bot))) published → \(effect)"
    }
  }
}

extension AssignmentQuestion {
  /// The smallest single changes that would give another answer, in the order of the candidates; found by asking
  /// again with each change.
  ///
  /// - Parameter limit: how many to look for at most.
  public func alternatives(limit: Int = 8) -> [Alternative] {
    guard terms.method != .pick else { return [] }
    let answer = answer()
    var found: [Alternative] = []
    for (index, verdict) in answer.verdicts.enumerated() where found.count < limit {
      let changes =
        index == answer.winner
        ? changesAgainst(index) : changesInFavour(of: index, verdict, winner: answer.winner)
      for change in changes {
        let winner = asked(with: change, at: index)
        guard winner != answer.winner else { continue }
        found.append(Alternative(change: change, winner: winner.map { candidates[$0].member }))
        break
      }
    }
    return found
  }

  /// Changes of a losing candidate that may make it win, the smallest first.
  private func changesInFavour(of index: Int, _ verdict: Verdict, winner: Int?) -> [Alternative.Change] {
    let facts = candidates[index]
    let aim = max(terms.cost, winner.map { candidates[$0].available } ?? 0) + facts.used
    let more = [terms.cost + facts.used, aim, aim + 1].map { Alternative.Change.capacity(facts.member, $0) }
    switch (verdict, facts.member) {
    case (.lessCapacity, _), (.assignedMoreRecently, _), (.joinedLater, _), (.capacityBelowCost, _),
      (.fullyOccupied, _):
      // Capacity decides only where it is compared.
      return terms.method.isAutomatic ? more : []
    case (.notAvailable, .representative(let person)):
      return terms.allowedPresences.first.map { [.presence(person, $0)] } ?? []
    case (.unpublished, .bot(let bot)): return [.publish(bot)]
    case (.ruleUnmet, .representative(let person)), (.laterRule, .representative(let person)):
      return terms.allowedPresences.prefix(1).map { .presence(person, $0) } + more
    case (.ruleUnmet, _), (.laterRule, _), (.orderedAfter, _): return more
    default: return []
    }
  }

  /// Changes of the winner that may make it lose.
  private func changesAgainst(_ index: Int) -> [Alternative.Change] {
    let facts = candidates[index]
    if let person = facts.member.representative { return [.presence(person, .appearAway)] }
    // The best that a rival has left is what the winner must not exceed.
    let rival = candidates.indices.filter { $0 != index && terms.disqualification(of: candidates[$0]) == nil }
      .map { candidates[$0].available }.max()
    return [rival ?? 0, (rival ?? 0) - 1, terms.cost - 1].filter { $0 >= 0 }
      .map { .capacity(facts.member, $0 + facts.used) }
  }

  private func asked(with change: Alternative.Change, at index: Int) -> Int? {
    var question = self
    switch change {
    case .capacity(_, let capacity): question.candidates[index].capacity = capacity
    case .presence(_, let presence): question.candidates[index].presence = presence
    case .publish: question.candidates[index].isPublished = true
    }
    return question.answer().winner
  }
}

extension RoutingDecision {
  /// What would have changed it, derived from what it recorded; complete when all its candidates are listed.
  public func alternatives(limit: Int = 8) -> [Alternative] {
    AssignmentQuestion(terms: terms, candidates: candidates.map(\.facts)).alternatives(limit: limit)
  }
}
