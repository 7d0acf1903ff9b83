import Basis

extension CenterLogic {
  func closeWidget(_ id: ConversationID, _ state: CenterState) throws(Refusal) -> [CenterEvent] {
    let conversation = try live(id, state)
    guard conversation.customer != .closed else {
      throw Refusal(RoutingRules.closedIsFinal, "The customer has left \(id) already")
    }
    if organization[conversation.workstream]?.mode == .persistentChat,
      rules.holds(RoutingRules.persistentStays)
    {
      // The customer may come back to it any day.
      return conversation.customer == .connected ? [.customerDisconnected(id, until: nil)] : []
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
    if conversation.status == .wrapUp, rules.holds(RoutingRules.noReconnectAfterEnd) {
      throw Refusal(RoutingRules.noReconnectAfterEnd, "\(id) was ended while the customer was away")
    }
    switch conversation.customer {
    case .disconnected: return [.customerReconnected(id)]
    case .connected: throw Refusal(RoutingRules.disconnectGrace, "The customer is connected to \(id)")
    case .closed: throw Refusal(RoutingRules.disconnectGrace, "The customer has left \(id)")
    }
  }

  /// What a customer's leaving does to the conversation (CE oc-conversation-state).
  ///
  /// - Parameter byHand: whether they closed the widget; otherwise the connection was lost for too long.
  func customerLeaves(
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
    case (.waiting, _) where byHand && rules.holds(RoutingRules.customerEndsWaiting):
      return [.conversationClosed(id, .customerLeftWaiting)]
    case (.wrapUp, _), (.waiting, _), (.closed, _): return []
    }
  }

  /// A conversation that waits for its customer goes on when they write.
  func customerWrote(_ id: ConversationID, _ state: CenterState) throws(Refusal) -> [CenterEvent] {
    try live(id, state).status == .waiting ? [.customerReturned(id)] : []
  }
}
