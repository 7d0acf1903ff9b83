import Basis

extension CenterLogic {
  func closeWidget(_ id: ConversationID, _ state: CenterState) throws(Refusal) -> [CenterEvent] {
    let conversation = try live(id, state)
    guard conversation.customer != .closed else {
      throw Refusal(RoutingRules.closedIsFinal, "The customer has left \(id) already")
    }
    return [.widgetClosed(id)] + customerLeaves(conversation, byHand: true, state)
  }

  func disconnect(
    _ id: ConversationID, _ state: CenterState, at time: VirtualTime
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try live(id, state)
    guard conversation.customer == .connected else {
      throw Refusal(RoutingRules.disconnectGrace, "The customer is not connected to \(id)")
    }
    let grace = state.limits(of: conversation).disconnectGrace
    return [.customerDisconnected(id, until: grace.map { time + $0 })]
  }

  func reconnect(_ id: ConversationID, _ state: CenterState) throws(Refusal) -> [CenterEvent] {
    let conversation = try live(id, state)
    switch conversation.customer {
    case .disconnected: return [.customerReconnected(id)]
    case .connected: throw Refusal(RoutingRules.disconnectGrace, "The customer is connected to \(id)")
    case .closed: throw Refusal(RoutingRules.disconnectGrace, "The customer has left \(id)")
    }
  }

  /// What a customer's leaving does to the conversation (CE oc-conversation-state).
  ///
  /// - Parameter byHand: whether they closed the widget; otherwise the connection was lost for too long.
  private func customerLeaves(
    _ conversation: CenterConversation, byHand: Bool, _ state: CenterState
  ) -> [CenterEvent] {
    let id = conversation.id
    let closure: ClosureReason = byHand ? .customerEndConversation : .customerDisconnect
    switch (conversation.status, conversation.owner) {
    case (.open, _): return [.conversationClosed(id, .customerLeftOpen)]
    case (.active, .bot) where byHand && rules.holds(RoutingRules.widgetLeavesBotActive): return []
    case (.active, .bot), (.active, nil):
      return leaving(conversation, closure) + [.conversationClosed(id, .customerLeftActive)]
    case (.active, .representative):
      let reason: StatusReason = byHand ? .customerMovedToWrapUp : .customerDisconnectedOrLeftActive
      return wrapUp(conversation, reason, state)
    case (.wrapUp, _), (.waiting, _), (.closed, _): return []
    }
  }

  func timerDue(_ timer: CenterTimer, _ state: CenterState) throws(Refusal) -> [CenterEvent] {
    let id = timer.conversation
    let conversation = try live(id, state)
    guard state.isLive(timer) else {
      throw Refusal(RoutingRules.namesWhatExists, "No such timer is running for \(id)")
    }
    switch timer.kind {
    case .offer: return conversation.offer.map { [.offerTimedOut(id, $0.representative)] } ?? []
    case .botInactivity:
      return leaving(conversation, .autoClose) + [.conversationClosed(id, .botInactivity)]
    case .open: return [.conversationClosed(id, .openTooLong)]
    case .waiting: return waitedTooLong(conversation)
    case .disconnectGrace:
      return [.customerGraceElapsed(id)] + customerLeaves(conversation, byHand: false, state)
    case .wrapUp:
      return leaving(conversation, .autoClose) + [.conversationClosed(id, .wrapUpElapsed)]
        + presence(after: -conversation.units, of: conversation.owner, state, releasing: conversation)
    }
  }
}
