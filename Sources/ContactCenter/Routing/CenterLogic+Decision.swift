import Basis

extension CenterLogic {
  /// The question that an assignment of a conversation to its queue asks now.
  public func question(for conversation: CenterConversation, _ state: CenterState) -> AssignmentQuestion {
    question(terms(for: conversation), conversation, state)
  }

  func question(
    _ terms: AssignmentTerms, _ conversation: CenterConversation, _ state: CenterState
  ) -> AssignmentQuestion {
    let members = conversation.queue.flatMap { organization[$0]?.members } ?? []
    var candidates: [CandidateFacts] = []
    candidates.reserveCapacity(members.count)
    for member in members {
      if let facts = facts(member, conversation, terms, state) { candidates.append(facts) }
    }
    return AssignmentQuestion(terms: terms, candidates: candidates)
  }

  /// The decision of an attempt to give a conversation to a member of its queue.
  ///
  /// Up to as many candidates as it lists, everybody is asked. Of more, the winner is found in the queue's order, the
  /// first to have joined are listed with it, and the rest is left to `question(for:)` to explain.
  func decision(
    _ conversation: CenterConversation, _ state: CenterState, cause: RoutingCause? = nil
  ) -> RoutingDecision {
    let terms = terms(for: conversation)
    let members = conversation.queue.flatMap { organization[$0]?.members } ?? []
    guard members.count > RoutingDecision.longestCandidateList else {
      return decision(conversation, question(terms, conversation, state), cause: cause)
    }
    let winner = winner(for: conversation, terms, state)
    var listed: [RoutingDecision.Candidate] = []
    listed.reserveCapacity(RoutingDecision.longestCandidateList)
    if let winner { listed.append(RoutingDecision.Candidate(facts: winner, verdict: .selected)) }
    // One more than are listed, as the winner may be among the first.
    for member in members.prefix(RoutingDecision.longestCandidateList) {
      guard listed.count < RoutingDecision.longestCandidateList else { break }
      guard member != winner?.member, let facts = facts(member, conversation, terms, state) else { continue }
      listed.append(
        RoutingDecision.Candidate(facts: facts, verdict: terms.verdict(on: facts, winner: winner)))
    }
    return decision(
      conversation, terms, winner: winner?.member, listed, of: members.count, counts: [], cause: cause)
  }

  /// The decision that gives a new conversation to the workstream's bot, if the bot is published.
  func workstreamBotDecision(
    _ conversation: CenterConversation, _ bot: BotID, _ state: CenterState
  ) -> RoutingDecision {
    var terms = terms(for: conversation)
    terms.method = .workstreamBot
    let candidates = facts(.bot(bot), conversation, terms, state).map { [$0] } ?? []
    return decision(conversation, AssignmentQuestion(terms: terms, candidates: candidates), cause: nil)
  }

  func decision(
    _ conversation: CenterConversation, _ question: AssignmentQuestion, cause: RoutingCause?
  ) -> RoutingDecision {
    let all = question.decided()
    return decision(
      conversation, question.terms, winner: all.winner, all.candidates, of: all.candidates.count,
      counts: all.counts, cause: cause)
  }

  private func decision(
    _ conversation: CenterConversation, _ terms: AssignmentTerms, winner: MemberID?,
    _ listed: [RoutingDecision.Candidate], of count: Int, counts: [RoutingDecision.Count],
    cause: RoutingCause?
  ) -> RoutingDecision {
    let pass = conversation.pass
    var decision = RoutingDecision(
      pass: pass.number, attempt: pass.attempts + 1, cause: cause ?? pass.attemptCause ?? pass.cause,
      passCause: pass.cause, changedVariables: pass.changedVariables, route: pass.route, terms: terms,
      winner: winner, candidates: listed, candidateCount: count, counts: counts,
      rules: decidingRules(terms, listed, pass))
    decision.classification = pass.classification
    return decision
  }

  private func decidingRules(
    _ terms: AssignmentTerms, _ listed: [RoutingDecision.Candidate], _ pass: RoutingPass
  ) -> [String] {
    var ids: [String] = []
    func add(_ rule: Rule) { if !ids.contains(rule.id) { ids.append(rule.id) } }
    if case .escalated = pass.cause { add(RoutingRules.routesAgain) }
    if let classification = pass.classification?.value {
      add(RoutingRules.classification)
      if !classification.withheld.isEmpty { add(RoutingRules.skillsNeedRouting) }
      if case .escalated = pass.cause { add(RoutingRules.classifiedAgain) }
    }
    if let route = pass.route?.value { for rule in route.decidingRules { add(rule) } }
    if pass.asksRecords { add(RoutingRules.relatedRecords) }
    add(terms.method.rule)
    var previous: (order: Int, isBot: Bool)?
    for candidate in listed where candidate.verdict != .selected {
      let isBot = candidate.member.bot != nil
      // Neighbours mostly have the same verdict, which names the same rule.
      if let previous, previous == (candidate.verdict.order, isBot), !candidate.verdict.isDecline { continue }
      previous = (candidate.verdict.order, isBot)
      add(candidate.verdict.rule(for: candidate.member, in: terms))
    }
    return ids
  }
}

extension RoutingPass {
  /// Whether a rule of this pass asked about a record.
  fileprivate var asksRecords: Bool {
    let classified = classification?.value.rulesets.flatMap(\.rules) ?? []
    return (classified + (route?.value.rules ?? [])).contains {
      $0.conditions.contains { RecordPath($0.condition.variable) != nil }
    }
  }
}

extension RoutingDecision {
  /// How often each verdict was given.
  static func counts(_ verdicts: some Sequence<Verdict>) -> [Count] {
    var tally = [Int](repeating: 0, count: Verdict.names.count)
    for verdict in verdicts { tally[verdict.order] += 1 }
    return zip(Verdict.names, tally).filter { $0.1 > 0 }.map { Count(verdict: $0.0, count: $0.1) }
  }
}
