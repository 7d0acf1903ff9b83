import Basis
import Channels
import ContactCenter

// What the contact centre's events mean for the conversation: who is let in, what the customer is told.

extension Run {
  /// The number of the next message.
  var nextMessage: MessageID { MessageID(Int32(clamping: Int(state.messageCount) + 1)) }

  /// Adds what follows from an event of the contact centre.
  mutating func react(to event: CenterEvent) {
    announce(event)
    if let automatic = logic.automaticRequest(after: event, state.center) { request(automatic) }
  }

  private mutating func announce(_ event: CenterEvent) {
    switch event {
    case .conversationAssigned(let conversation, .bot(let bot), _):
      append(
        .sessionOpened(bot: bot), conversation: conversation, session: SessionID(Int32(state.sessions.count)))
      state.openSession(of: conversation).map { wake($0) }
    case .conversationAssigned(let conversation, .representative(let representative), _),
      .offerAccepted(let conversation, let representative):
      append(.revealed(to: representative), conversation: conversation)
      notify(.agentJoined, in: conversation, name: displayName(representative))
    case .conversationOffered(let conversation, _, _, _):
      guard state.thread(conversation)?.isWaitAnnounced == false else { return }
      notify(.agentAssigned, in: conversation)
    case .memberLeft(let conversation, .bot, _): closeSession(of: conversation)
    case .consultJoined(let conversation, let colleague):
      append(.revealed(to: colleague), conversation: conversation)
    case .consultantAdded(let conversation, let colleague):
      notify(.agentJoined, in: conversation, name: displayName(colleague))
    case .memberLeft(let conversation, .representative(let representative), .agentDisconnected):
      notify(.agentDisconnected, in: conversation, name: displayName(representative))
    case .memberLeft(let conversation, .representative(let representative), _):
      notify(.agentLeft, in: conversation, name: displayName(representative))
    case .movedToWrapUp(let conversation, .agentMovedToWrapUp, _):
      notify(
        .agentEnded, in: conversation,
        name: state.center.representative(of: conversation).map(displayName) ?? "")
    case .movedToWrapUp(let conversation, _, _): notify(.customerEnded, in: conversation)
    case .conversationClosed(let conversation, let cause):
      closeSession(of: conversation)
      notifyClosed(conversation, cause)
    default: break
    }
  }

  private mutating func closeSession(of conversation: ConversationID) {
    guard let session = state.openSession(of: conversation) else { return }
    append(.sessionClosed, conversation: conversation, session: session)
  }

  private mutating func notifyClosed(_ conversation: ConversationID, _ cause: CloseCause) {
    switch cause {
    case .queueWithoutMembers, .noQueue, .openTooLong: notify(.assignmentFailed, in: conversation)
    case .botInactivity, .botEnded, .contextVariable: notify(.sessionEnded, in: conversation)
    case .overflow:
      let overflow = state.center[conversation]?.pass.route?.value.overflow
      notify(overflow?.setting.condition == .outOfHours ? .outOfHours : .overflowEnded, in: conversation)
    case .supervisor: notify(.supervisorClosed, in: conversation)
    case .activeTooLong, .waitingTooLong: notify(.sessionEnded, in: conversation)
    case .customerLeftOpen, .customerLeftActive, .customerLeftWaiting, .representativeClosed, .wrapUpElapsed:
      break
    }
  }

  /// Adds one of the product's own lines.
  private mutating func notify(
    _ automated: AutomatedMessage, in conversation: ConversationID, name: String = ""
  ) {
    let recipient: Audience = automated.recipient == .customer ? .customer : .representative
    var message = Message(
      id: nextMessage, kind: .notice, sender: .system, audience: [recipient, .supervisor],
      text: automated.filled([("agent", name)]))
    message.notice = automated.id
    append(.said(Boxed(message)), conversation: conversation)
  }

  private func displayName(_ representative: RepresentativeID) -> String {
    world.organization[representative]?.displayName ?? "Agent"
  }
}
