import Basis

// How candidates are compared.
extension AssignmentTerms {
  /// What is found about a candidate who is not the winner.
  func verdict(on facts: CandidateFacts, winner: CandidateFacts?) -> Verdict {
    if let reason = disqualification(of: facts) { return reason }
    if method == .pick { return .mayPick }
    // Without a winner nobody who could have it is left.
    guard let winner else { return .joinedLater }
    if prefersBots, winner.member.bot != nil {
      if facts.member.bot == nil { return .notBotForBotBoundTransfer }
      if winner.member == preferredBot { return .notTheNamedBot }
    }
    return defeat(of: facts, by: winner)
  }

  /// Why a candidate cannot have the conversation, whoever else there is.
  func disqualification(of facts: CandidateFacts) -> Verdict? {
    if let bar = bar(of: facts) { return bar }
    if method == .custom { return unmetRule(of: facts) }
    guard method.isAutomatic else { return nil }
    if facts.member.bot == nil || rules.contains(.botCapacityCoversCost) {
      if facts.capacity < cost { return .capacityBelowCost(capacity: facts.capacity, cost: cost) }
      if facts.available < cost {
        return .fullyOccupied(left: facts.available, capacity: facts.capacity, cost: cost)
      }
    }
    if let profile = facts.profile { return .profileExhausted(profile) }
    if let presence = facts.presence, !allowedPresences.contains(presence) { return .notAvailable(presence) }
    return skillMatching == .exact ? missingSkill(of: facts) : nil
  }

  /// What keeps a candidate away by every method.
  func bar(of facts: CandidateFacts) -> Verdict? {
    if facts.escalatedBefore, rules.contains(.neverAgain) { return .escalatedBefore }
    if facts.transferredIt, rules.contains(.excludesTransferrer) { return .transferredIt }
    if !facts.isPublished, rules.contains(.unpublishedBot) { return .unpublished }
    let isBot = facts.member.bot != nil
    if method == .pick { return isBot ? .botInPickWorkstream : nil }
    if isLeftToPeople { return .leftToPeople }
    if facts.declines >= declinesAllowed, facts.declines > 0, rules.contains(.declineLimit) {
      return .declined(times: facts.declines, limit: declinesAllowed)
    }
    return nil
  }

  /// Fewer declines, then the closer skills, then what the method compares.
  func precedes(_ a: CandidateFacts, _ b: CandidateFacts) -> Bool {
    if method == .custom, let precedes = precedesByRule(a, b) { return precedes }
    if rules.contains(.declineLowersPriority), a.declines != b.declines { return a.declines < b.declines }
    if ranksCloseness {
      let (mine, other) = (closeness(of: a), closeness(of: b))
      if mine != other { return mine < other }
      if rules.contains(.closestTiesStay) { return false }
    }
    switch method {
    case .roundRobin: return a.lastAssigned < b.lastAssigned
    case .leastActive: return a.lastReleased < b.lastReleased
    case .highestCapacity, .workstreamBot, .sameRepresentative, .pick, .custom:
      return a.available != b.available ? a.available > b.available : a.lastAssigned < b.lastAssigned
    }
  }

  private func defeat(of loser: CandidateFacts, by winner: CandidateFacts) -> Verdict {
    if method == .custom { return defeatByRule(of: loser, by: winner) }
    if rules.contains(.declineLowersPriority), loser.declines > winner.declines {
      return .declined(times: loser.declines, limit: declinesAllowed)
    }
    if ranksCloseness {
      let (mine, best) = (closeness(of: loser), closeness(of: winner))
      if mine > best { return .lessClose(mine) }
      if rules.contains(.closestTiesStay) { return .joinedLater }
    }
    switch method {
    case .roundRobin: return loser.lastAssigned > winner.lastAssigned ? .notTheirTurn : .joinedLater
    case .leastActive:
      return loser.lastReleased > winner.lastReleased ? .releasedMoreRecently : .joinedLater
    case .highestCapacity, .workstreamBot, .sameRepresentative, .pick, .custom:
      if loser.available < winner.available {
        return .lessCapacity(have: loser.available, winner: winner.available)
      }
      return loser.lastAssigned > winner.lastAssigned ? .assignedMoreRecently : .joinedLater
    }
  }
}
