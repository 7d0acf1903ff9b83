import Basis

extension CenterLogic {
  /// The route-to-queue stage: where a conversation goes in its present pass; nil when nothing names a queue.
  func route(_ conversation: CenterConversation, _ state: CenterState, at time: VirtualTime) -> RouteOutcome?
  {
    let pass = conversation.pass
    if let transfer = pass.transfer {
      return RouteOutcome(choice: .transfer, queue: transfer.queue, rules: [])
    }
    if let overflow = pass.overflow, case .transfer(let queue) = overflow.action {
      return RouteOutcome(choice: .overflow, queue: queue, rules: [])
    }
    if pass.cause.keepsQueue, let queue = conversation.queue {
      return RouteOutcome(choice: .returned, queue: queue, rules: [])
    }
    guard let workstream = organization[conversation.workstream] else { return nil }
    let room = QueueRoom(logic: self, state: state, conversation: conversation, time: time)
    var (traces, matches) = evaluate(workstream, conversation, room)
    let free = matches.first { traces[$0].overflow == nil }
    // When all overflow, the one that is served at this hour comes first.
    let chosen = free ?? matches.first { traces[$0].queue.map(room.isServed) ?? false } ?? matches.first
    if let chosen {
      traces[chosen].state = .applied
      return applied(chosen, traces, workstream.routeToQueue[chosen], room)
    }
    return unmatched(workstream, traces)
  }

  /// Asks the rules in order; the positions of those that match.
  private func evaluate(
    _ workstream: Workstream, _ conversation: CenterConversation, _ room: QueueRoom
  ) -> (traces: [RuleTrace], matches: [Int]) {
    let stopsAtMatch = rules.holds(RoutingRules.firstMatchStops)
    let limit = rules.holds(RoutingRules.first100Rules) ? 100 : Int.max
    let asksRecords = workstream.routeToQueue.contains { $0.when.askRecords }
    let related = asksRecords ? organization.records.related(to: conversation, rules) : nil
    var matches: [Int] = []
    var traces: [RuleTrace] = []
    for (index, rule) in workstream.routeToQueue.enumerated() {
      let queue = queue(of: rule, for: conversation)
      if index >= limit || stopsAtMatch && !matches.isEmpty {
        traces.append(RuleTrace(name: rule.name, queue: queue, state: .notProcessed, conditions: []))
        continue
      }
      let (isMatch, conditions) = rule.when.check(
        conversation.context, declared: workstream.contextVariables, related)
      var trace = RuleTrace(
        name: rule.name, queue: queue, state: isMatch ? .matched : .processed, conditions: conditions)
      if isMatch {
        matches.append(index)
        trace.overflow = room.overflow(of: queue, rule.overflow)?.condition
      }
      traces.append(trace)
    }
    return (traces, matches)
  }

  private func applied(_ index: Int, _ traces: [RuleTrace], _ rule: QueueRule, _ room: QueueRoom)
    -> RouteOutcome
  {
    let queue = traces[index].queue ?? rule.queue
    var outcome = RouteOutcome(choice: .rule(index), queue: queue, rules: traces)
    outcome.checkedOverflow = room.isChecked(queue)
    if let overflow = room.overflow(of: queue, rule.overflow) {
      outcome.overflow = RouteOutcome.Overflowed(queue: queue, setting: overflow)
      if case .transfer(let other) = overflow.action { outcome.queue = other }
    }
    return outcome
  }

  private func unmatched(_ workstream: Workstream, _ traces: [RuleTrace]) -> RouteOutcome? {
    if rules.holds(RoutingRules.legacyDefaultQueue), let queue = organization.defaultQueue {
      return RouteOutcome(choice: .defaultQueue, queue: queue, rules: traces)
    }
    guard rules.holds(RoutingRules.fallbackQueue), let fallback = workstream.fallbackQueue else { return nil }
    return RouteOutcome(choice: .fallback, queue: fallback, rules: traces)
  }

  /// A rule's queue; of several, the one that the seed draws for this pass of the conversation.
  private func queue(of rule: QueueRule, for conversation: CenterConversation) -> QueueID {
    guard !rule.shares.isEmpty, rules.holds(RoutingRules.percentageAllocation) else { return rule.queue }
    let event = UInt64(UInt32(bitPattern: conversation.id.raw))
    var draw = chance.pick(100, event: event, purpose: .share, index: UInt64(conversation.pass.number))
    for share in rule.shares {
      draw -= share.percent
      if draw < 0 { return share.queue }
    }
    return rule.queue
  }
}
