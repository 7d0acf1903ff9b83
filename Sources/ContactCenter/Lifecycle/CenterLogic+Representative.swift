import Basis

extension CenterLogic {
  func accept(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    if state[id]?.consult(of: person) == .asked { return [.consultJoined(id, person)] }
    let conversation = try offered(id, to: person, state)
    return [.offerAccepted(id, person)]
      + identification(conversation, conversation.context, .accepted(person))
      + presence(after: conversation.units, of: .representative(person), state)
  }

  func decline(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    if state[id]?.consult(of: person) == .asked { return [.consultEnded(id, person, .declined)] }
    let conversation = try offered(id, to: person, state)
    let template = template(for: conversation)
    guard template.hasReject, !template.autoAssigns else {
      throw Refusal(RoutingRules.rejectButton, "This notification has no Reject button")
    }
    let dnd: [CenterEvent] =
      organization.desk.rejectedIsDoNotDisturb ? presence(.doNotDisturb, of: person, state) : []
    return [.offerDeclined(id, person)] + dnd
  }

  /// A pick may take more capacity than there is left (CE users-user-profiles).
  func pick(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try live(id, state)
    guard let workstream = organization[conversation.workstream],
      workstream.distribution == .pick
        || workstream.allowsSelecting && rules.holds(RoutingRules.selectingFromPush)
    else {
      throw Refusal(RoutingRules.pushOnly, "\(id) comes from a push workstream and is offered, not picked")
    }
    guard conversation.isWaiting, let queue = conversation.queue.flatMap({ organization[$0] }) else {
      throw Refusal(RoutingRules.onlyTheOwner, "\(id) does not wait for anybody")
    }
    let member = MemberID.representative(person)
    guard queue.members.contains(member) else {
      throw Refusal(
        RoutingRules.onlyTheOffered, "\(organization.name(of: member)) is not a member of \(queue.name)")
    }
    let cost = workstream.units
    return [.conversationAssigned(id, member, units: Int32(clamping: cost))]
      + identification(conversation, conversation.context, .accepted(person))
      + presence(after: cost, of: member, state, sessions: 1)
  }

  func transferToQueue(
    _ id: ConversationID, _ transfer: Transfer, _ state: CenterState, at time: VirtualTime
  ) throws(Refusal) -> [CenterEvent] {
    let member = MemberID.representative(transfer.representative)
    let conversation = try owned(id, by: member, state)
    guard let queue = organization[transfer.queue] else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(transfer.queue)")
    }
    if rules.holds(RoutingRules.operationalQueue), !isServed(transfer.queue, at: time) {
      throw Refusal(RoutingRules.operationalQueue, "\(queue.name) is out of operating hours")
    }
    if let bot = transfer.bot { try check(bot, canBeReachedBy: queue, conversation) }
    return [.transferRequested(id, Boxed(transfer)), .memberLeft(id, member, .agentTransferToQueue)]
      + presence(after: -conversation.units, of: member, state, sessions: -1, releasing: conversation)
  }

  private func check(
    _ bot: BotID, canBeReachedBy queue: Queue, _ conversation: CenterConversation
  ) throws(Refusal) {
    guard let definition = organization[bot] else {
      throw Refusal(RoutingRules.namesWhatExists, "There is no \(bot)")
    }
    guard queue.members.contains(.bot(bot)) else {
      throw Refusal(RoutingRules.botInQueue, "\(definition.name) is not a member of \(queue.name)")
    }
    if rules.holds(RoutingRules.neverAgain), conversation.escalatedBy.contains(bot) {
      throw Refusal(
        RoutingRules.neverAgain, "\(definition.name) escalated \(conversation.id) and does not get it again")
    }
  }

  func end(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    wrapUp(try owned(id, by: .representative(person), state), .agentMovedToWrapUp, state)
  }

  /// The step to wrap-up of a conversation a representative has.
  func wrapUp(
    _ conversation: CenterConversation, _ reason: StatusReason, _ state: CenterState
  ) -> [CenterEvent] {
    let releases = organization[conversation.workstream].map { !$0.wrapUpBlocksCapacity } ?? false
    return [.movedToWrapUp(conversation.id, reason, releasesCapacity: releases)]
      + (releases
        ? presence(after: -conversation.units, of: conversation.owner, state, releasing: conversation) : [])
  }

  func closeSession(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let member = MemberID.representative(person)
    let conversation = try owned(id, by: member, state, in: [.active, .wrapUp])
    let released = presence(
      after: -conversation.units, of: member, state, sessions: -1, releasing: conversation)
    guard conversation.status == .wrapUp else {
      let waits =
        rules.holds(RoutingRules.closingWaits)
        && organization[conversation.workstream]?.mode.hasWaiting ?? false
      return [.memberLeft(id, member, waits ? .agentMovedConversationToWaiting : .agentClosed)] + released
    }
    let closure: ClosureReason =
      switch conversation.reason {
      case .customerMovedToWrapUp: .customerEndConversation
      case .customerDisconnectedOrLeftActive: .customerDisconnect
      default: .agentEndConversation
      }
    return [.memberLeft(id, member, closure), .conversationClosed(id, .representativeClosed)] + released
  }

  func release(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let member = MemberID.representative(person)
    let conversation = try owned(id, by: member, state)
    return [.memberLeft(id, member, .agentReRouted)]
      + presence(after: -conversation.units, of: member, state, sessions: -1, releasing: conversation)
  }

  /// Reopening may take more capacity than there is left, as picking does.
  func reopen(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try live(id, state)
    let member = MemberID.representative(person)
    guard conversation.status == .waiting else {
      throw Refusal(RoutingRules.reopenOwn, "\(id) is in \(conversation.status.name), not in Waiting")
    }
    guard conversation.sessions.last?.member == member else {
      throw Refusal(
        RoutingRules.reopenOwn, "\(id) is none of the work items of \(organization.name(of: member))")
    }
    let cost = organization[conversation.workstream]?.units ?? 0
    return [.conversationAssigned(id, member, units: Int32(clamping: cost))]
      + presence(after: cost, of: member, state, sessions: 1)
  }

  /// Turns to a conversation the representative has or is consulted about.
  func focus(
    _ id: ConversationID, _ person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> [CenterEvent] {
    let conversation = try live(id, state)
    let stage = conversation.consult(of: person)
    guard conversation.owner == .representative(person) || stage == .consulting || stage == .added else {
      let name = organization.name(of: .representative(person))
      throw Refusal(RoutingRules.onlyTheOwner, "\(name) does not have \(id)")
    }
    return state.current(of: person) == id ? [] : [.conversationFocused(id, person)]
  }

  private func offered(
    _ id: ConversationID, to person: RepresentativeID, _ state: CenterState
  ) throws(Refusal) -> CenterConversation {
    let conversation = try live(id, state)
    guard conversation.offer?.representative == person else {
      let name = organization.name(of: .representative(person))
      throw Refusal(RoutingRules.onlyTheOffered, "\(id) is not offered to \(name)")
    }
    return conversation
  }

  /// The end of the session of whoever has a conversation or is offered it.
  func leaving(_ conversation: CenterConversation, _ closure: ClosureReason) -> [CenterEvent] {
    if let offer = conversation.offer {
      return [.offerWithdrawn(conversation.id, offer.representative, closure)]
    }
    return conversation.owner.map { [.memberLeft(conversation.id, $0, closure)] } ?? []
  }
}
