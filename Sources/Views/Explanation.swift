import Basis
import ContactCenter
import Simulation

/// A routing decision told stage by stage: the Why overlay, `handoff explain` and exports show the same.
public struct Explanation: Equatable, Sendable {
  /// A stage of routing, in the words of the product's diagnostics.
  public struct Stage: Equatable, Sendable {
    /// The stage's name.
    public var name: String
    /// What it found.
    public var finding: String
    /// `applied`, `not processed`, …; empty when it goes without saying.
    public var state: String
    /// What was compared, one line each.
    public var details: [String]
  }

  /// A candidate and the reason.
  public struct Candidate: Equatable, Sendable {
    /// Who.
    public var member: MemberID
    /// The name.
    public var name: String
    /// Whether this one got it.
    public var isWinner: Bool
    /// The reason in words.
    public var reason: String
    /// The verdict's stable name, as scenarios write it.
    public var verdict: String
    /// The rule behind it.
    public var rule: Rule
  }

  /// The event's number in the log.
  public var number: Int
  /// What it is about: `conv-1, pass 2: escalated by Bot A at 09:00:42`.
  public var title: String
  /// The stages in order.
  public var stages: [Stage]
  /// Every candidate, the winner first.
  public var candidates: [Candidate]
  /// What would have changed it, in words.
  public var alternatives: [String]
}

extension Run {
  /// Every routing decision of a conversation, oldest first; of all conversations when none is named.
  public func explanations(of conversation: ConversationID? = nil) -> [Explanation] {
    var past = PastQuestions(self)
    return log.entries.indices.compactMap { number in
      let entry = log[number]
      guard case .center(.assignmentDecided(let id, let decision)) = entry.event,
        conversation == nil || id == conversation
      else { return nil }
      let candidates = past.candidates(of: decision.value, about: id, number: number)
      return explain(decision.value, candidates, of: id, at: entry.at, number: number)
    }
  }

  private func explain(
    _ decision: RoutingDecision, _ candidates: [RoutingDecision.Candidate], of conversation: ConversationID,
    at time: VirtualTime, number: Int
  ) -> Explanation {
    let again = decision.attempt > 1 ? ", attempt \(decision.attempt)" : ""
    let organization = world.organization
    return Explanation(
      number: number,
      title: "\(conversation), pass \(decision.pass)\(again): \(decision.cause.sentence(organization)) at "
        + world.zone.clock(time),
      stages: stages(decision),
      candidates: candidates.map { candidate in
        Explanation.Candidate(
          member: candidate.member, name: organization.name(of: candidate.member),
          isWinner: candidate.member == decision.winner, reason: reason(candidate, in: decision),
          verdict: candidate.verdict.name,
          rule: candidate.verdict.rule(for: candidate.member, in: decision.terms))
      },
      alternatives: decision.alternatives().map { $0.sentence(organization) })
  }

  private func reason(_ candidate: RoutingDecision.Candidate, in decision: RoutingDecision) -> String {
    guard candidate.member == decision.winner else { return candidate.verdict.sentence }
    let facts = candidate.facts
    if let selection = decision.terms.selection(of: facts) { return selection }
    guard let presence = facts.presence else { return "capacity \(facts.capacity), never used up" }
    return
      "capacity \(facts.available) of \(facts.capacity) left, the cost is \(decision.terms.cost), \(presence.rawValue)"
  }

  private func stages(_ decision: RoutingDecision) -> [Explanation.Stage] {
    let changed = decision.changedVariables
    return [
      Explanation.Stage(
        name: "Context variables",
        finding: changed.isEmpty ? "none changed" : changed.joined(separator: ", "),
        state: changed.isEmpty ? "" : "updated", details: []),
      classification(decision.classification?.value),
      route(decision.route?.value),
      Explanation.Stage(
        name: "Assignment",
        finding: [
          world.name(of: decision.queue), decision.terms.method.rawValue,
          "\(decision.candidateCount) candidates",
        ]
        .filter { !$0.isEmpty }.joined(separator: " \u{B7} "),
        state: decision.winner == nil ? "nobody" : "", details: ownRules(decision)),
    ]
  }

  /// What became of the rules of the queue's own, in the words of the product's diagnostics.
  private func ownRules(_ decision: RoutingDecision) -> [String] {
    guard let ruleset = decision.terms.ruleset?.value else { return [] }
    let applied = decision.ruleMet
    let rules = ruleset.rules.enumerated().map { place, rule in
      let state: RuleTrace.State =
        applied.map { place == $0 ? .applied : place < $0 ? .processed : .notProcessed } ?? .processed
      return "  \(rule.name): \(state.rawValue), ordered by \(rule.order.key.words)"
    }
    return ["ruleset \(ruleset.name)"] + rules
  }

  private func classification(_ outcome: ClassificationOutcome?) -> Explanation.Stage {
    guard let outcome else {
      return Explanation.Stage(
        name: "Classification", finding: "no ruleset", state: "not processed", details: [])
    }
    let found =
      outcome.variables.map { "\($0.name) = \($0.value.contextText)" }
      + outcome.skills.map { "skill \($0.name) \($0.rating)" }
      + outcome.withheld.map { "no skill \($0.name) \($0.rating): skill-based routing is not enabled" }
    return Explanation.Stage(
      name: "Classification", finding: found.isEmpty ? "no rule matched" : found.joined(separator: ", "),
      state: found.isEmpty ? "processed" : "applied",
      details: outcome.rulesets.flatMap { ruleset in
        ["ruleset \(ruleset.name)"] + ruleset.rules.flatMap(details).map { "  " + $0 }
      })
  }

  private func route(_ outcome: RouteOutcome?) -> Explanation.Stage {
    guard let outcome else {
      return Explanation.Stage(
        name: "Route to queue", finding: "the workstream's bot comes first", state: "not processed",
        details: [])
    }
    let queue = world.name(of: outcome.queue)
    let finding: String =
      switch outcome.choice {
      case .rule(let index):
        outcome.rules.indices.contains(index)
          ? "rule \(outcome.rules[index].name): queue \(queue)" : "queue \(queue)"
      case .fallback: "no rule matched: fallback queue \(queue)"
      case .defaultQueue: "no rule matched: default queue \(queue)"
      case .overflow: "overflow to queue \(queue)"
      case .transfer: "transferred to queue \(queue)"
      case .returned: "back to queue \(queue)"
      }
    return Explanation.Stage(
      name: "Route to queue", finding: finding, state: "applied",
      details: outcome.rules.flatMap(details)
        + (outcome.overflow.map { ["overflow: \($0.sentence(world.organization))"] } ?? []))
  }

  private func details(_ rule: RuleTrace) -> [String] {
    let target = rule.queue.map { " \u{2192} \(world.name(of: $0))" } ?? ""
    let overflow = rule.overflow.map { ", but its queue \($0.words)" } ?? ""
    let head = "\(rule.name)\(target): \(rule.state.rawValue)\(overflow)"
    return [head] + rule.conditions.map { "  " + sentence($0) }
  }

  private func sentence(_ trace: ConditionTrace) -> String {
    let condition = trace.condition
    let wanted = condition.comparison.takesValue ? " \u{201C}\(condition.value)\u{201D}" : ""
    let found = trace.found.map { "it is \u{201C}\($0.contextText)\u{201D}" } ?? "it has no value"
    let near: String =
      switch trace.nearMiss {
      case .valueDiffersByCase: "; they differ only by upper and lower case, and the comparison is exact"
      case .valueAlmostEqual: "; they are almost equal, perhaps a slip of the pen"
      case .variableAlmostNamed(let name): "; there is a variable \(name)"
      case nil: ""
      }
    return
      "\(condition.variable) \(condition.comparison.words)\(wanted)? \(trace.held ? "yes" : "no"), \(found)\(near)"
  }
}

extension QueueCondition.Operator {
  /// The comparison as the product's rule builder says it.
  public var words: String {
    switch self {
    case .equals: "equals"
    case .doesNotEqual: "does not equal"
    case .containsData: "contains data"
    case .doesNotContainData: "does not contain data"
    case .contains: "contains"
    case .beginsWith: "begins with"
    case .greaterThan: "is greater than"
    case .lessThan: "is less than"
    }
  }
}
