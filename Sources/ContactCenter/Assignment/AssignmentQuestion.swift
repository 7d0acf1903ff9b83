import Basis

/// Everything an assignment depends on, as a value: who may be asked what about the conversation at that moment.
/// The same question always has the same answer.
///
/// Its answer looks at everybody, and is the definition of who is right. `CenterLogic.winner` finds the same member
/// without looking at everybody.
public struct AssignmentQuestion: Sendable, Equatable {
  /// What holds for all candidates.
  public var terms: AssignmentTerms
  /// The members of the queue in the order they joined.
  public var candidates: [CandidateFacts]

  /// Makes a question.
  public init(terms: AssignmentTerms, candidates: [CandidateFacts]) {
    self.terms = terms
    self.candidates = candidates
  }

  /// A verdict for each candidate, and who wins.
  public struct Answer: Sendable, Equatable {
    /// The winner's position among the candidates; nil when nobody can take it.
    public var winner: Int?
    /// A verdict for each candidate, in their order.
    public var verdicts: [Verdict]
  }

  /// Answers it.
  public func answer() -> Answer {
    let winner = winner
    let facts = winner.map { candidates[$0] }
    let verdicts = candidates.indices.map { index in
      index == winner ? Verdict.selected : terms.verdict(on: candidates[index], winner: facts)
    }
    return Answer(winner: winner, verdicts: verdicts)
  }

  /// Who wins, all candidates with their verdicts, the winner first, and how often each verdict was given.
  public func decided() -> (
    winner: MemberID?, candidates: [RoutingDecision.Candidate], counts: [RoutingDecision.Count]
  ) {
    let place = winner
    let facts = place.map { candidates[$0] }
    // One pass into one array: with very many candidates memory is what it costs.
    var decided: [RoutingDecision.Candidate] = []
    decided.reserveCapacity(candidates.count)
    if let facts { decided.append(RoutingDecision.Candidate(facts: facts, verdict: .selected)) }
    for index in candidates.indices where index != place {
      decided.append(
        RoutingDecision.Candidate(
          facts: candidates[index], verdict: terms.verdict(on: candidates[index], winner: facts)))
    }
    return (facts?.member, decided, RoutingDecision.counts(decided.lazy.map(\.verdict)))
  }

  private var winner: Int? {
    guard terms.method != .pick else { return nil }
    var field = candidates.indices.filter { terms.disqualification(of: candidates[$0]) == nil }
    if terms.prefersBots {
      let bots = field.filter { candidates[$0].member.bot != nil }
      if !bots.isEmpty { field = bots }
      if let named = bots.first(where: { candidates[$0].member == terms.preferredBot }) { field = [named] }
    }
    // Candidates are in the order they joined, and the first of equals wins.
    return field.min { terms.precedes(candidates[$0], candidates[$1]) }
  }
}
