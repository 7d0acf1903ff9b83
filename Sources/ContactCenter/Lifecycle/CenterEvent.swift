import Basis

/// What happened in the contact centre. Small: what is rare or large is boxed.
public enum CenterEvent: Sendable, Equatable {
  /// A conversation came in: Open.
  case conversationStarted(ConversationID, WorkstreamID)
  /// Context variables were set; only those that changed.
  case contextVariablesSet(ConversationID, Boxed<[ContextVariable]>)
  /// The skills it asks for were set: all of them, those it had before included.
  case skillsSet(ConversationID, Boxed<[RequiredSkill]>)
  /// A bot handed it over with these variables; it leaves next.
  case conversationEscalated(ConversationID, BotID, Boxed<[ContextVariable]>)
  /// A representative asked for a transfer; they leave next.
  case transferRequested(ConversationID, Boxed<Transfer>)
  /// Whoever had it has left it: their session ended, what it cost them is released. Open until somebody gets it.
  case memberLeft(ConversationID, MemberID, ClosureReason)
  /// The classification stage set what it found out.
  case conversationClassified(ConversationID, Boxed<ClassificationOutcome>)
  /// The route-to-queue stage found its queue.
  case conversationRouted(ConversationID, Boxed<RouteOutcome>)
  /// It waited too long in its queue, which sends it elsewhere or ends it.
  case queueOverflowed(ConversationID, Boxed<RouteOutcome.Overflowed>)
  /// A member was chosen, or nobody could be and it waits.
  case assignmentDecided(ConversationID, Boxed<RoutingDecision>)
  /// A bot got it (accepted at once), or a representative who picked it: Active.
  case conversationAssigned(ConversationID, MemberID, units: Int32)
  /// A representative is asked whether they take it: Active, AwaitingAgentAcceptance.
  case conversationOffered(ConversationID, RepresentativeID, expires: VirtualTime?, units: Int32)
  /// The representative took it: Active, InConversation. What came before is now theirs to see.
  case offerAccepted(ConversationID, RepresentativeID)
  /// The representative did not take it: Open again.
  case offerDeclined(ConversationID, RepresentativeID)
  /// The representative did not answer in time: Open again.
  case offerTimedOut(ConversationID, RepresentativeID)
  /// The offer ended because the conversation did.
  case offerWithdrawn(ConversationID, RepresentativeID, ClosureReason)
  /// The talk is over, the representative still has it.
  case movedToWrapUp(ConversationID, StatusReason, releasesCapacity: Bool)
  /// It is over. Closed is final.
  case conversationClosed(ConversationID, CloseCause)
  /// Customer and case were looked for in the records.
  case recordsIdentified(ConversationID, Boxed<Identification>)
  /// A representative linked or unlinked a record by hand.
  case recordLinked(ConversationID, RepresentativeID, Boxed<RecordLink>)
  /// The customer closed the chat widget.
  case widgetClosed(ConversationID)
  /// The customer's connection is lost; `until` is when it counts as leaving.
  case customerDisconnected(ConversationID, until: VirtualTime?)
  /// The customer is back.
  case customerReconnected(ConversationID)
  /// The customer did not come back in time.
  case customerGraceElapsed(ConversationID)
  /// A presence changed, by hand or because of the units used.
  case presenceChanged(RepresentativeID, Presence, byHand: Bool)
  /// A capacity was changed by hand.
  case capacityChanged(MemberID, Int32)
  /// A bot was published or withdrawn.
  case publicationChanged(BotID, Bool)
  /// A member became freer, but none of the conversations looked at is for them.
  case assignmentCycleEnded(MemberID, looked: Int32)
  /// The customer is signed in.
  case customerAuthenticated(ConversationID)
  /// A waiting conversation's customer wrote: Open.
  case customerReturned(ConversationID)
  /// The offer's time is up, but its representative is disconnected; it goes on at `until`.
  case offerUnseen(ConversationID, RepresentativeID, until: VirtualTime)
  /// Somebody named the representative who is offered it next.
  case representativeChosen(ConversationID, RepresentativeID, by: Chooser)
  /// A supervisor gave it to a queue: Open, AssignedBySupervisor.
  case assignedToQueue(ConversationID, QueueID)
  /// Wrap-up blocks its representative's capacity no longer.
  case wrapUpCapacityReleased(ConversationID)
  /// A representative turned to one of the conversations they have.
  case conversationFocused(ConversationID, RepresentativeID)
  /// A colleague is asked whether they can be consulted.
  case consultRequested(ConversationID, RepresentativeID, expires: VirtualTime?)
  /// The colleague reads along and writes to the representative.
  case consultJoined(ConversationID, RepresentativeID)
  /// The colleague was added to the chat: the customer reads them.
  case consultantAdded(ConversationID, RepresentativeID)
  /// The colleague's part is over.
  case consultEnded(ConversationID, RepresentativeID, Consult.End)
  /// A supervisor reads along, or takes part.
  case supervisionBegan(ConversationID, Supervision)
  /// A representative's connection is lost; `until` is when their conversations go on.
  case representativeDisconnected(RepresentativeID, until: VirtualTime?)
  /// The representative is back.
  case representativeReconnected(RepresentativeID)
  /// The representative did not come back in time.
  case representativeGraceElapsed(RepresentativeID)
  /// The presence is one that the organization added, by place.
  case presenceNamed(RepresentativeID, Int32)
  /// A request was not allowed; for whoever asked.
  case rejected(Boxed<Rejection>)
}

/// Why a request was not allowed.
public struct Rejection: Sendable, Equatable {
  /// What was asked, as in `accept`.
  public var request: String
  /// The conversation it was about, if any.
  public var conversation: ConversationID?
  /// Who asked; nil for a customer, a supervisor or an administrator.
  public var asked: MemberID?
  /// The id of the rule that forbids it.
  public var rule: String
  /// Why, in a sentence for whoever asked, without a full stop.
  public var sentence: String

  /// Makes a rejection.
  public init(
    request: String, conversation: ConversationID?, asked: MemberID?, rule: String, sentence: String
  ) {
    self.request = request
    self.conversation = conversation
    self.asked = asked
    self.rule = rule
    self.sentence = sentence
  }
}

extension CenterEvent {
  /// The conversation it is about, if it is about one.
  public var conversation: ConversationID? {
    switch self {
    case .conversationStarted(let id, _), .contextVariablesSet(let id, _), .skillsSet(let id, _),
      .conversationEscalated(let id, _, _),
      .transferRequested(let id, _), .memberLeft(let id, _, _), .conversationClassified(let id, _),
      .conversationRouted(let id, _), .queueOverflowed(let id, _),
      .assignmentDecided(let id, _), .conversationAssigned(let id, _, _),
      .conversationOffered(let id, _, _, _),
      .offerAccepted(let id, _), .offerDeclined(let id, _), .offerTimedOut(let id, _),
      .offerWithdrawn(let id, _, _),
      .movedToWrapUp(let id, _, _), .conversationClosed(let id, _), .widgetClosed(let id),
      .customerDisconnected(let id, _), .customerReconnected(let id), .customerGraceElapsed(let id),
      .customerAuthenticated(let id), .customerReturned(let id), .offerUnseen(let id, _, _),
      .representativeChosen(let id, _, _), .assignedToQueue(let id, _), .wrapUpCapacityReleased(let id),
      .conversationFocused(let id, _), .consultRequested(let id, _, _), .consultJoined(let id, _),
      .consultantAdded(let id, _), .consultEnded(let id, _, _), .supervisionBegan(let id, _),
      .recordsIdentified(let id, _), .recordLinked(let id, _, _):
      id
    case .rejected(let box): box.value.conversation
    case .presenceChanged, .capacityChanged, .publicationChanged, .assignmentCycleEnded,
      .representativeDisconnected, .representativeReconnected, .representativeGraceElapsed, .presenceNamed:
      nil
    }
  }
}
