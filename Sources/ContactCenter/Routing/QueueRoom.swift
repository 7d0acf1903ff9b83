import Basis

/// Whether queues have room for a conversation at a moment (CE manage-overflow).
struct QueueRoom {
  let logic: CenterLogic
  let state: CenterState
  let conversation: CenterConversation
  let time: VirtualTime

  private var organization: Organization { logic.organization }

  /// The setting that keeps the conversation out of a queue; nil when it has room, or is not asked.
  ///
  /// - Parameter override: a rule's own settings, in place of the queue's.
  func overflow(of queue: QueueID, _ override: [Overflow]?) -> Overflow? {
    guard isChecked(queue), let definition = organization[queue] else { return nil }
    let settings = (override ?? definition.overflow).filter(\.condition.isBeforeQueue)
    let reached = settings.filter { applies($0.condition, to: queue) }
    // Of several that hold, that of the operating hours comes first.
    return reached.first { $0.condition == .outOfHours } ?? reached.first
  }

  /// Whether a queue's overflow is asked at all: once for each conversation, and where a bot comes first, only after
  /// the first escalation.
  func isChecked(_ queue: QueueID) -> Bool {
    guard logic.rules.holds(RoutingRules.overflowOnce), !conversation.hasCheckedOverflow else { return false }
    guard logic.rules.holds(RoutingRules.overflowAfterEscalation) else { return true }
    return !conversation.escalatedBy.isEmpty || !hasBot(queue)
  }

  /// Whether a queue is open now.
  func isServed(_ queue: QueueID) -> Bool { logic.isServed(queue, at: time) }

  private func applies(_ condition: Overflow.Condition, to queue: QueueID) -> Bool {
    switch condition {
    case .outOfHours: !isServed(queue)
    case .workItems(let limit): state.waiting[queue.index].count >= limit
    case .waiting: false
    }
  }

  private func hasBot(_ queue: QueueID) -> Bool {
    guard organization[conversation.workstream]?.distribution == .push else { return false }
    return organization[queue]?.members.contains { member in
      member.bot.map { state[.bot($0)]?.isPublished == true } ?? false
    } ?? false
  }
}

extension CenterLogic {
  /// Whether a queue's operating hours, if it has any, include a moment.
  func isServed(_ queue: QueueID, at time: VirtualTime) -> Bool {
    guard rules.holds(RoutingRules.operatingHours), let index = organization[queue]?.hours,
      organization.operatingHours.indices.contains(index)
    else { return true }
    return organization.operatingHours[index].isOpen(at: time, in: organization.zone)
  }

  /// What is done with a conversation that has waited in its queue for too long.
  func waitedTooLong(_ conversation: CenterConversation) -> [CenterEvent] {
    guard let queue = conversation.queue, let setting = organization[queue]?.waitingOverflow else {
      return []
    }
    let overflowed = RouteOutcome.Overflowed(queue: queue, setting: setting)
    let event = CenterEvent.queueOverflowed(conversation.id, Boxed(overflowed))
    return setting.action == .end ? [event, .conversationClosed(conversation.id, .overflow)] : [event]
  }
}

extension Queue {
  /// The setting for conversations that wait in it for too long.
  var waitingOverflow: Overflow? { overflow.first { !$0.condition.isBeforeQueue && $0.action != .assign } }
}
