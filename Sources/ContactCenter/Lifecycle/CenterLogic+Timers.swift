import Basis

// What happens by itself when nobody does anything.
extension CenterLogic {
  func timerDue(
    _ timer: CenterTimer, _ state: CenterState, at time: VirtualTime
  ) throws(Refusal) -> [CenterEvent] {
    guard state.isLive(timer) else {
      let whose = timer.conversation.map { " for \($0)" } ?? ""
      throw Refusal(RoutingRules.namesWhatExists, "No such timer is running\(whose)")
    }
    switch timer.subject {
    case .representative(let person): return graceElapsed(person, state)
    case .conversation(let id): return elapsed(timer.kind, try live(id, state), state, at: time)
    }
  }

  private func elapsed(
    _ kind: CenterTimer.Kind, _ conversation: CenterConversation, _ state: CenterState, at time: VirtualTime
  ) -> [CenterEvent] {
    let id = conversation.id
    switch kind {
    case .offer: return offerElapsed(conversation, state, isUnseen: false, at: time)
    case .unseenOffer: return offerElapsed(conversation, state, isUnseen: true, at: time)
    case .botInactivity:
      return leaving(conversation, .autoClose) + [.conversationClosed(id, .botInactivity)]
    case .open: return [.conversationClosed(id, .openTooLong)]
    case .active: return activeElapsed(conversation, state)
    case .waiting: return waitedTooLong(conversation)
    case .customerResponse: return [.conversationClosed(id, .waitingTooLong)]
    case .disconnectGrace:
      return [.customerGraceElapsed(id)] + customerLeaves(conversation, byHand: false, state)
    case .wrapUp: return closing(conversation, .wrapUpElapsed, state)
    case .wrapUpCapacity:
      return [.wrapUpCapacityReleased(id)]
        + presence(after: -conversation.units, of: conversation.owner, state, releasing: conversation)
    case .consult: return conversation.askedColleague.map { [.consultEnded(id, $0, .timedOut)] } ?? []
    case .representativeGrace: return []
    }
  }

  /// A call ends in wrap-up, everything else is closed.
  private func activeElapsed(_ conversation: CenterConversation, _ state: CenterState) -> [CenterEvent] {
    organization[conversation.workstream]?.mode == .voice
      ? wrapUp(conversation, .agentMovedToWrapUp, state) : closing(conversation, .activeTooLong, state)
  }

  private func closing(
    _ conversation: CenterConversation, _ cause: CloseCause, _ state: CenterState
  ) -> [CenterEvent] {
    leaving(conversation, .autoClose) + [.conversationClosed(conversation.id, cause)]
      + presence(
        after: -conversation.units, of: conversation.owner, state, sessions: -1, releasing: conversation)
  }

  /// A representative did not come back: what they were talking about goes on with somebody else.
  private func graceElapsed(_ person: RepresentativeID, _ state: CenterState) -> [CenterEvent] {
    let member = MemberID.representative(person)
    let own = (state[member]?.conversations ?? []).compactMap { state[$0] }
      .filter { $0.owner == member && $0.status == .active }
    let left = own.flatMap { conversation in
      endingConsults([.memberLeft(conversation.id, member, .agentDisconnected)], state)
    }
    return [.representativeGraceElapsed(person)] + leavingConsults(person, state) + left
  }
}
