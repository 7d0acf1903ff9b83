import Basis

extension CenterLogic {
  /// The next event the contact centre brings about by itself, nil at rest. Apply it before asking again.
  ///
  /// It always comes to rest: each event moves a conversation one stage on, takes one out of a line, or ends a cycle.
  public func next(_ state: CenterState, at time: VirtualTime) -> CenterEvent? {
    switch state.work.first {
    case .conversation(let id): state[id].flatMap { step($0, state, at: time) }
    case .recheck(let member, let cause): recheck(member, cause, state)
    case nil: nil
    }
  }

  private func step(
    _ conversation: CenterConversation, _ state: CenterState, at time: VirtualTime
  ) -> CenterEvent? {
    let id = conversation.id
    switch conversation.pending {
    case .none: return nil
    case .routing:
      if let outcome = classify(conversation) { return .conversationClassified(id, Boxed(outcome)) }
      if let bot = workstreamBot(for: conversation) {
        return .assignmentDecided(id, Boxed(workstreamBotDecision(conversation, bot, state)))
      }
      guard let outcome = route(conversation, state, at: time) else {
        return .conversationClosed(id, .noQueue)
      }
      return .conversationRouted(id, Boxed(outcome))
    case .assignment:
      if conversation.pass.route?.value.overflow?.action == .end { return .conversationClosed(id, .overflow) }
      let members = conversation.queue.flatMap { organization[$0]?.members } ?? []
      if members.isEmpty, rules.holds(RoutingRules.emptyQueueCloses) {
        return .conversationClosed(id, .queueWithoutMembers)
      }
      let kept = keptRepresentativeDecision(conversation, state)
      return .assignmentDecided(id, Boxed(kept ?? decision(conversation, state)))
    case .handing(let member): return hand(conversation, to: member, state, at: time)
    }
  }

  /// The workstream's bot, if this conversation has yet to be offered to it.
  private func workstreamBot(for conversation: CenterConversation) -> BotID? {
    guard conversation.pass.cause == .started, !conversation.pass.consideredWorkstreamBot,
      let workstream = organization[conversation.workstream], rules.holds(RoutingRules.workstreamBotFirst),
      workstream.distribution == .push || !rules.holds(RoutingRules.pushOnly)
    else { return nil }
    return workstream.bot
  }

  private func hand(
    _ conversation: CenterConversation, to member: MemberID, _ state: CenterState, at time: VirtualTime
  ) -> CenterEvent {
    switch member {
    case .bot:
      let cost = Int32(clamping: organization[conversation.workstream]?.units ?? 0)
      let units = rules.holds(RoutingRules.capacityNeverReduced) ? 0 : cost
      return .conversationAssigned(conversation.id, member, units: units)
    case .representative(let person):
      return offer(conversation, to: person, state, at: time)
    }
  }

  // MARK: A member became freer

  /// How many waiting conversations of a queue a cycle looks at (rule `assign.top-100`).
  static let topOfTheLine = 100

  /// Takes the first waiting conversation that the member can have, or ends the cycle.
  ///
  /// Only that member is asked about each: nothing changed for the others since they could not take it.
  private func recheck(_ member: MemberID, _ cause: RoutingCause, _ state: CenterState) -> CenterEvent {
    var looked = 0
    var best: (entry: WaitingLine.Element, conversation: CenterConversation)?
    var priority: Int?
    for queue in candidatesQueues(of: member, state) {
      let own = organization[queue]?.priority ?? 0
      if best != nil, own != priority || servesLater(queue) { break }
      for entry in state.waiting[queue.index].prefix(Self.topOfTheLine) {
        looked += 1
        if let found = best, found.entry.isEarlier(than: entry) { break }
        guard let conversation = state[entry.conversation], canHave(conversation, member, state) else {
          continue
        }
        best = (entry, conversation)
        priority = own
        break
      }
    }
    guard let best else { return .assignmentCycleEnded(member, looked: Int32(clamping: looked)) }
    return .assignmentDecided(best.conversation.id, Boxed(decision(best.conversation, state, cause: cause)))
  }

  /// Whether a queue is served only after those of its group that have no prioritization rules.
  private func servesLater(_ queue: QueueID) -> Bool {
    organization[queue].map { !$0.prioritization.isEmpty } ?? false
      && rules.holds(RoutingRules.ownMethodsLast)
  }

  private func candidatesQueues(of member: MemberID, _ state: CenterState) -> [QueueID] {
    guard let runtime = state[member] else { return [] }
    let isOwn = runtime.queues.contains { organization[$0]?.assignment == .custom }
    if member.representative != nil, runtime.available < leastCost, !isOwn { return [] }
    return runtime.queues
  }

  private func canHave(_ conversation: CenterConversation, _ member: MemberID, _ state: CenterState) -> Bool {
    let terms = terms(for: conversation)
    guard terms.method != .pick, let facts = facts(member, conversation, terms, state) else { return false }
    return terms.disqualification(of: facts) == nil
  }
}
