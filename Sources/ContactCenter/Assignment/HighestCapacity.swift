import Basis

extension AssignmentQuestion {
  /// A verdict for each candidate, and who wins.
  public struct Answer: Sendable, Equatable {
    /// The winner's position among the candidates; nil when nobody can take it.
    public var winner: Int?
    /// A verdict for each candidate, in their order.
    public var verdicts: [Verdict]
  }

  /// Answers it.
  public func answer() -> Answer {
    var verdicts = candidates.map { disqualification(of: $0) }
    var field = verdicts.indices.filter { verdicts[$0] == nil }
    switch terms.method {
    case .pick:
      for index in field { verdicts[index] = .mayPick }
      field = []
    case .highestCapacity, .workstreamBot:
      narrowToBots(&field, &verdicts)
    }
    let winner = field.min { precedes(candidates[$0], candidates[$1]) }
    if let winner {
      for index in field {
        verdicts[index] = index == winner ? .selected : defeat(of: candidates[index], by: candidates[winner])
      }
    }
    // Whoever has no verdict by now does not exist: without a winner the field is empty.
    return Answer(winner: winner, verdicts: verdicts.map { $0 ?? .joinedLater })
  }

  /// Why a candidate cannot have the conversation, whoever else there is.
  func disqualification(of facts: CandidateFacts) -> Verdict? {
    if facts.escalatedBefore, terms.rules.contains(.neverAgain) { return .escalatedBefore }
    if facts.transferredIt, terms.rules.contains(.excludesTransferrer) { return .transferredIt }
    if !facts.isPublished, terms.rules.contains(.unpublishedBot) { return .unpublished }
    let isBot = facts.member.bot != nil
    if isBot, terms.method == .pick { return .botInPickWorkstream }
    if facts.declines >= terms.declinesAllowed, facts.declines > 0, terms.rules.contains(.declineLimit),
      terms.method != .pick
    {
      return .declined(times: facts.declines, limit: terms.declinesAllowed)
    }
    guard terms.method == .highestCapacity else { return nil }
    if !isBot || terms.rules.contains(.botCapacityCoversCost) {
      if facts.capacity < terms.cost {
        return .capacityBelowCost(capacity: facts.capacity, cost: terms.cost)
      }
      if facts.available < terms.cost {
        return .fullyOccupied(left: facts.available, capacity: facts.capacity, cost: terms.cost)
      }
    }
    if let presence = facts.presence, !terms.allowedPresences.contains(presence) {
      return .notAvailable(presence)
    }
    return nil
  }

  /// A transfer meant for a bot passes over people while a bot can take it.
  private func narrowToBots(_ field: inout [Int], _ verdicts: inout [Verdict?]) {
    guard terms.rules.contains(.botBound), terms.isBotBound || terms.namedBot != nil else { return }
    let bots = field.filter { candidates[$0].member.bot != nil }
    guard !bots.isEmpty else { return }
    for index in field where candidates[index].member.bot == nil {
      verdicts[index] = .notBotForBotBoundTransfer
    }
    field = bots
    guard terms.rules.contains(.namedBot), let named = terms.namedBot,
      let index = bots.first(where: { candidates[$0].member == .bot(named) })
    else { return }
    for other in bots where other != index { verdicts[other] = .notTheNamedBot }
    field = [index]
  }

  /// Fewer declines, then more available capacity, then the earlier last assignment. Candidates are in the order
  /// they joined, and the first of equals wins.
  private func precedes(_ a: CandidateFacts, _ b: CandidateFacts) -> Bool {
    if terms.rules.contains(.declineLowersPriority), a.declines != b.declines {
      return a.declines < b.declines
    }
    if a.available != b.available { return a.available > b.available }
    return a.lastAssigned < b.lastAssigned
  }

  private func defeat(of loser: CandidateFacts, by winner: CandidateFacts) -> Verdict {
    if terms.rules.contains(.declineLowersPriority), loser.declines > winner.declines {
      return .declined(times: loser.declines, limit: terms.declinesAllowed)
    }
    if loser.available < winner.available {
      return .lessCapacity(have: loser.available, winner: winner.available)
    }
    return loser.lastAssigned > winner.lastAssigned ? .assignedMoreRecently : .joinedLater
  }
}
