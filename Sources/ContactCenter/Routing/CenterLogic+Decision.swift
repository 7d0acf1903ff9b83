import Basis

extension CenterLogic {
  /// The question that an assignment of a conversation to its queue asks now.
  public func question(for conversation: CenterConversation, _ state: CenterState) -> AssignmentQuestion {
    let members = conversation.queue.flatMap { organization[$0]?.members } ?? []
    return AssignmentQuestion(
      terms: terms(for: conversation), candidates: members.compactMap { facts($0, conversation, state) })
  }

  func terms(for conversation: CenterConversation) -> AssignmentTerms {
    let workstream = organization[conversation.workstream]
    let transfer = conversation.pass.transfer
    let method = conversation.queue.flatMap { organization[$0]?.assignment } ?? .highestCapacity
    return AssignmentTerms(
      method: workstream?.distribution == .pick ? .pick : method,
      cost: CenterLogic.bounded(workstream?.cost ?? 0),
      allowedPresences: workstream?.allowedPresences ?? [],
      isBotBound: transfer.map { $0.toBot || $0.bot != nil } ?? false, namedBot: transfer?.bot,
      declinesAllowed: organization.declinesAllowed, rules: switches)
  }

  func facts(_ member: MemberID, _ conversation: CenterConversation, _ state: CenterState) -> CandidateFacts?
  {
    guard let runtime = state[member] else { return nil }
    var facts = CandidateFacts(
      member: member, capacity: runtime.capacity, used: runtime.used + runtime.reserved,
      presence: runtime.presence,
      isPublished: runtime.isPublished, lastAssigned: runtime.lastAssigned)
    switch member {
    case .bot(let bot): facts.escalatedBefore = conversation.escalatedBy.contains(bot)
    case .representative(let person):
      facts.transferredIt = conversation.pass.transfer?.representative == person
      facts.declines = conversation.declines(by: person)
    }
    return facts
  }

  /// The decision of an attempt to give a conversation to a member of its queue.
  func decision(
    _ conversation: CenterConversation, _ state: CenterState, cause: RoutingCause? = nil
  ) -> RoutingDecision {
    decision(conversation, question(for: conversation, state), cause: cause)
  }

  /// The decision that gives a new conversation to the workstream's bot, if the bot is published.
  func workstreamBotDecision(
    _ conversation: CenterConversation, _ bot: BotID, _ state: CenterState
  ) -> RoutingDecision {
    var terms = terms(for: conversation)
    terms.method = .workstreamBot
    let candidates = facts(.bot(bot), conversation, state).map { [$0] } ?? []
    return decision(conversation, AssignmentQuestion(terms: terms, candidates: candidates), cause: nil)
  }

  private func decision(
    _ conversation: CenterConversation, _ question: AssignmentQuestion, cause: RoutingCause?
  ) -> RoutingDecision {
    let answer = question.answer()
    let order =
      (answer.winner.map { [$0] } ?? []) + question.candidates.indices.filter { $0 != answer.winner }
    let listed = order.prefix(RoutingDecision.longestCandidateList).map {
      RoutingDecision.Candidate(facts: question.candidates[$0], verdict: answer.verdicts[$0])
    }
    let pass = conversation.pass
    var decision = RoutingDecision(
      pass: pass.number, attempt: pass.attempts + 1, cause: cause ?? pass.attemptCause ?? pass.cause,
      passCause: pass.cause, changedVariables: pass.changedVariables, route: pass.route,
      terms: question.terms,
      winner: answer.winner.map { question.candidates[$0].member }, candidates: Array(listed),
      candidateCount: question.candidates.count, counts: Self.counts(answer.verdicts),
      rules: decidingRules(question, answer, pass))
    decision.classification = pass.classification
    return decision
  }

  private static func counts(_ verdicts: [Verdict]) -> [RoutingDecision.Count] {
    var tally = [Int](repeating: 0, count: Verdict.names.count)
    for verdict in verdicts { tally[verdict.order] += 1 }
    return zip(Verdict.names, tally).filter { $0.1 > 0 }.map {
      RoutingDecision.Count(verdict: $0.0, count: $0.1)
    }
  }

  private func decidingRules(
    _ question: AssignmentQuestion, _ answer: AssignmentQuestion.Answer, _ pass: RoutingPass
  ) -> [String] {
    var ids: [String] = []
    func add(_ rule: Rule) { if !ids.contains(rule.id) { ids.append(rule.id) } }
    if case .escalated = pass.cause { add(RoutingRules.routesAgain) }
    if pass.classification != nil {
      add(RoutingRules.classification)
      if case .escalated = pass.cause { add(RoutingRules.classifiedAgain) }
    }
    if let route = pass.route?.value { for rule in route.decidingRules { add(rule) } }
    switch question.terms.method {
    case .highestCapacity: add(RoutingRules.highestCapacity)
    case .workstreamBot: add(RoutingRules.workstreamBotFirst)
    case .pick: add(RoutingRules.pushOnly)
    }
    var previous: (order: Int, isBot: Bool)?
    for (facts, verdict) in zip(question.candidates, answer.verdicts) where verdict != .selected {
      let isBot = facts.member.bot != nil
      // Neighbours mostly have the same verdict, which names the same rule.
      if let previous, previous == (verdict.order, isBot), !verdict.isDecline { continue }
      previous = (verdict.order, isBot)
      add(verdict.rule(for: facts.member))
    }
    return ids
  }
}
