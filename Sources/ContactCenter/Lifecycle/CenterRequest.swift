import Basis

/// What somebody asks of the contact centre. One that is not allowed is answered by a `rejected` event.
public enum CenterRequest: Sendable, Equatable {
  /// A customer starts a conversation; `context` is what the channel and the pre-chat survey know.
  case start(WorkstreamID, context: [ContextVariable])
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
  /// The representative closes the session (`/close`): in wrap-up the conversation is closed, otherwise it is
  /// released to its queue.
  case closeSession(ConversationID, by: RepresentativeID)
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
