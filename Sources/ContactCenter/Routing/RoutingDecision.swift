import Basis

/// One attempt to give a conversation to a member, with everything that can be asked about it afterwards.
public struct RoutingDecision: Sendable, Equatable {
  /// Which pass through routing: 1 when started, one more for each escalation, transfer or release.
  public var pass: Int
  /// Which attempt of that pass, from 1.
  public var attempt: Int
  /// Why this attempt was made.
  public var cause: RoutingCause
  /// Why the pass was begun.
  public var passCause: RoutingCause
  /// Stage 1: the context variables that changed before the pass, in the order set.
  public var changedVariables: [String]
  /// Stage 2: what classification found; nil when there was nothing to classify by, or the pass keeps what is known.
  public var classification: Boxed<ClassificationOutcome>?
  /// Stage 3: how the queue was found; nil when the workstream's bot comes before any queue.
  public var route: Boxed<RouteOutcome>?
  /// Stage 4: what held for all candidates.
  public var terms: AssignmentTerms
  /// Who gets it; nil when nobody can, and it waits.
  public var winner: MemberID?
  /// The candidates with their verdicts: the winner first, then in the order they joined; at most
  /// `longestCandidateList`.
  public var candidates: [Candidate]
  /// How many candidates there were.
  public var candidateCount: Int
  /// How often each verdict was given, in the order of `Verdict.names`.
  public var counts: [Count]
  /// The ids of the rules that decided, without repetition.
  public var rules: [String]

  /// How many candidates a decision lists; the others are only counted.
  public static let longestCandidateList = 32

  /// A candidate and what was found about it.
  public struct Candidate: Sendable, Equatable {
    /// What was known.
    public var facts: CandidateFacts
    /// What was found.
    public var verdict: Verdict

    /// Makes a candidate.
    public init(facts: CandidateFacts, verdict: Verdict) {
      self.facts = facts
      self.verdict = verdict
    }

    /// Who it is.
    public var member: MemberID { facts.member }

    /// The verdict in words; of the winner, what it has: `capacity 100 ≥ 25 · Available`.
    public func sentence(_ terms: AssignmentTerms) -> String {
      guard verdict == .selected else { return verdict.sentence }
      if let selection = terms.selection(of: facts) { return selection }
      let presence = facts.presence.map { " · \($0.rawValue)" } ?? ""
      return terms.method == .workstreamBot
        ? "the workstream's bot" : "capacity \(facts.available) ≥ \(terms.cost)\(presence)"
    }
  }

  /// How often a verdict was given.
  public struct Count: Sendable, Equatable {
    /// The verdict's name.
    public var verdict: String
    /// How often.
    public var count: Int
    /// Makes a count.
    public init(verdict: String, count: Int) {
      self.verdict = verdict
      self.count = count
    }
  }

  /// Makes a decision.
  public init(
    pass: Int, attempt: Int, cause: RoutingCause, passCause: RoutingCause, changedVariables: [String],
    route: Boxed<RouteOutcome>?, terms: AssignmentTerms, winner: MemberID?, candidates: [Candidate],
    candidateCount: Int, counts: [Count], rules: [String]
  ) {
    self.pass = pass
    self.attempt = attempt
    self.cause = cause
    self.passCause = passCause
    self.changedVariables = changedVariables
    self.route = route
    self.terms = terms
    self.winner = winner
    self.candidates = candidates
    self.candidateCount = candidateCount
    self.counts = counts
    self.rules = rules
  }

  /// The queue it was for, nil for the workstream's bot.
  public var queue: QueueID? { route?.value.queue }
}
