import Basis

/// What somebody asks of the contact centre. One that is not allowed is answered by a `rejected` event.
public enum CenterRequest: Sendable, Equatable {
  /// A customer starts a conversation; `context` is what the channel and the pre-chat survey know.
  case start(WorkstreamID, context: [ContextVariable], isAuthenticated: Bool = false)
  /// The bot that has it hands it over (Transfer conversation, or the Escalate command). With
  /// `CloseOmnichannelConversation` true among the variables it is closed instead.
  case escalate(ConversationID, by: BotID, variables: [ContextVariable])
  /// The bot that has it ends it.
  case endByBot(ConversationID, by: BotID)
  /// The representative takes what is offered.
  case accept(ConversationID, by: RepresentativeID)
  /// The representative does not take it.
  case decline(ConversationID, by: RepresentativeID)
  /// The representative takes an open conversation of a pick workstream.
  case pick(ConversationID, by: RepresentativeID)
  /// The representative who has it hands it to a queue (`/tq`).
  case transferToQueue(ConversationID, Transfer)
  /// The representative presses End (`/end`): wrap-up begins.
  case end(ConversationID, by: RepresentativeID)
  /// The representative closes the session (`/close`): in wrap-up the conversation is closed; otherwise a chat or
  /// call is Open again and an asynchronous conversation Waiting.
  case closeSession(ConversationID, by: RepresentativeID)
  /// The representative gives it back to its queue (`/release`).
  case release(ConversationID, by: RepresentativeID)
  /// The representative hands it to somebody by name (`/t`).
  case transferToMember(ConversationID, by: RepresentativeID, to: MemberID)
  /// The representative takes up one of their waiting conversations (`/reopen`).
  case reopen(ConversationID, by: RepresentativeID)
  /// The representative turns to one of their conversations (`/switch`).
  case focus(ConversationID, by: RepresentativeID)
  /// The representative asks somebody to read along (`/c`).
  case consult(ConversationID, by: RepresentativeID, with: MemberID)
  /// The representative adds a consulted colleague to the chat (`/add`).
  case addConsultant(ConversationID, by: RepresentativeID, RepresentativeID)
  /// A consulted colleague leaves (`/leave`).
  case leaveConsult(ConversationID, by: RepresentativeID)
  /// The representative's connection is lost.
  case disconnectRepresentative(RepresentativeID)
  /// The representative is back.
  case reconnectRepresentative(RepresentativeID)
  /// The representative chooses a presence that the organization added, by place.
  case setCustomPresence(RepresentativeID, Int)
  /// The customer of a conversation wrote: one that waits for them goes on.
  case customerWrote(ConversationID)
  /// A supervisor gives an Open conversation to somebody by name (`/assign`).
  case assign(ConversationID, to: MemberID, overrides: Bool)
  /// A supervisor gives an Open conversation to a queue (`/assign`).
  case assignToQueue(ConversationID, QueueID)
  /// A supervisor hands somebody's conversation to somebody else (`/transfer`).
  case transferBySupervisor(ConversationID, to: MemberID)
  /// A supervisor reads along (`/monitor`) or takes part (`/join`).
  case supervise(ConversationID, Supervision)
  /// The representative links or unlinks a record (`/link`).
  case link(ConversationID, by: RepresentativeID, RecordLink)
  /// A supervisor closes it.
  case forceClose(ConversationID)
  /// The customer closes the chat widget.
  case closeWidget(ConversationID)
  /// The customer's connection is lost.
  case disconnectCustomer(ConversationID)
  /// The customer is back in time.
  case reconnectCustomer(ConversationID)
  /// Somebody sets context variables from outside (the page's setContextProvider, a trainer's `/set`).
  case setContext(ConversationID, [ContextVariable])
  /// A representative or supervisor chooses a presence.
  case setPresence(RepresentativeID, Presence)
  /// An administrator changes a capacity; by itself it gives nobody a conversation (CE assignment-methods).
  case setCapacity(MemberID, Int)
  /// A bot is published or withdrawn.
  case setPublished(BotID, Bool)
  /// A timer is due; see `CenterState.nextTimer`.
  case timerDue(CenterTimer)
}
