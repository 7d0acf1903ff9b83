import Basis
import Channels
import ContactCenter

// What the contact centre's events mean for the conversation: who is let in, what the customer is told.

extension Run {
  /// The number of the next message.
  var nextMessage: MessageID { MessageID(Int32(clamping: Int(state.messageCount) + 1)) }

  /// Adds what follows from an event of the contact centre.
  mutating func react(to event: CenterEvent) {
    noteLine(event)
    announce(event)
    survey(after: event)
    if let automatic = logic.automaticRequest(after: event, state.center) { request(automatic) }
  }

  private mutating func announce(_ event: CenterEvent) {
    switch event {
    case .conversationStarted(let conversation, let workstream):
      guard world.organization[workstream]?.mode == .asynchronous else { return }
      notify(.greeting, in: conversation)
    case .conversationAssigned(let conversation, .bot(let bot), _):
      append(
        .sessionOpened(bot: bot), conversation: conversation, session: SessionID(Int32(state.sessions.count)))
      state.openSession(of: conversation).map { wake($0) }
    case .conversationAssigned(let conversation, .representative(let representative), _),
      .offerAccepted(let conversation, let representative):
      append(.revealed(to: representative), conversation: conversation)
      notify(.agentJoined, in: conversation, who: representative)
      if wasTransferred(conversation) { notify(.transferAccepted, in: conversation, who: representative) }
    case .conversationOffered(let conversation, _, _, _):
      guard state.thread(conversation)?.isWaitAnnounced == false else { return }
      notify(isPersistent(conversation) ? .persistentAssigned : .agentAssigned, in: conversation)
    case .memberLeft(let conversation, .bot, _): closeSession(of: conversation)
    case .memberLeft(let conversation, .representative(let representative), .agentDisconnected):
      notify(.agentDisconnected, in: conversation, who: representative)
    case .memberLeft(let conversation, .representative(let representative), _):
      notify(.agentLeft, in: conversation, who: representative)
    case .customerDisconnected(let conversation, _):
      guard state.center.representative(of: conversation) != nil else { return }
      notify(.customerDisconnected, in: conversation)
    case .conversationClosed(let conversation, let cause):
      closeSession(of: conversation)
      notifyClosed(conversation, cause)
    default: announceColleagues(event)
    }
  }

  private mutating func announceColleagues(_ event: CenterEvent) {
    switch event {
    case .consultJoined(let conversation, let colleague):
      append(.revealed(to: colleague), conversation: conversation)
      notify(.consultAccepted, in: conversation, who: colleague)
    case .consultantAdded(let conversation, let colleague):
      notify(.agentJoinedToo, in: conversation, who: colleague)
    case .consultEnded(let conversation, let colleague, _):
      notify(.consultEnded, in: conversation, who: colleague)
    case .movedToWrapUp(let conversation, .agentMovedToWrapUp, _):
      let name = state.center.representative(of: conversation).map(displayName) ?? ""
      notify(.agentEnded, in: conversation, [("agent", name), ("AgentName", name)])
    case .movedToWrapUp(let conversation, _, _): notify(.customerEnded, in: conversation)
    default: break
    }
  }

  /// Whether somebody handed the conversation to whoever has just accepted it.
  private func wasTransferred(_ conversation: ConversationID) -> Bool {
    let before = state.center[conversation]?.sessions.dropLast().last { $0.accepted != nil }?.closure
    return before == .agentTransferred || before == .agentTransferToQueue
      || before == .supervisorTransferToAgent
  }

  private mutating func closeSession(of conversation: ConversationID) {
    guard let session = state.openSession(of: conversation) else { return }
    append(.sessionClosed, conversation: conversation, session: session)
  }

  private mutating func notifyClosed(_ conversation: ConversationID, _ cause: CloseCause) {
    switch cause {
    case .queueWithoutMembers, .noQueue, .openTooLong: notify(.assignmentFailed, in: conversation)
    case .botInactivity, .botEnded, .contextVariable, .activeTooLong, .waitingTooLong:
      notify(.sessionEnded, in: conversation)
    case .overflow: notify(overflowNotice(conversation), in: conversation)
    case .supervisor: notify(.supervisorClosed, in: conversation)
    case .representativeClosed:
      guard state.center[conversation]?.customer == .connected else { return }
      notify(.sessionEnded, in: conversation)
    case .customerLeftOpen, .customerLeftActive, .customerLeftWaiting, .wrapUpElapsed: break
    }
  }

  private func overflowNotice(_ conversation: ConversationID) -> AutomatedMessage {
    let center = state.center[conversation]
    guard center?.pass.route?.value.overflow?.setting.condition == .outOfHours else { return .overflowEnded }
    let plan = center?.queue.flatMap { world.organization[$0]?.hours }
    return plan.map(closedNotice) ?? .outOfHours
  }

  /// Why a plan of operating hours is closed now.
  func closedNotice(_ plan: Int) -> AutomatedMessage {
    let plans = world.organization.operatingHours
    let isHoliday =
      plans.indices.contains(plan) && plans[plan].isHoliday(at: state.now, in: world.organization.zone)
    return isHoliday ? .holiday : .outOfHours
  }
}
