/// A conversation's statuscode; raw values are the product's numbers (CE msdyn_ocliveworkitem).
public enum ConversationStatus: Int, Sendable, CaseIterable {
  /// Nobody has it yet.
  case open = 1
  /// A bot has it, or a representative has it or is offered it.
  case active = 2
  /// Of asynchronous channels: it waits for the customer.
  case waiting = 3
  /// Over; final.
  case closed = 4
  /// The talk is over, the representative finishes notes.
  case wrapUp = 5

  /// The product's name.
  public var name: String {
    switch self {
    case .open: "Open"
    case .active: "Active"
    case .waiting: "Waiting"
    case .closed: "Closed"
    case .wrapUp: "Wrap-up"
    }
  }
}

/// Why a conversation has its status; raw values are the product's names, in the product's order
/// (CE msdyn_ocliveworkitem, statuschangereason).
public enum StatusReason: String, Sendable, CaseIterable {
  case awaitingAgentAssignment = "AwaitingAgentAssignment"
  case awaitingAgentAcceptance = "AwaitingAgentAcceptance"
  case inConversation = "InConversation"
  case awaitingCustomerResponse = "AwaitingCustomerResponse"
  case agentMovedToWrapUp = "AgentMovedToWrapUp"
  case customerDisconnectedOrLeftActive = "CustomerDisconnectedOrLeftActiveConversation"
  /// Spelled as the product spells it.
  case customerMovedToWrapUp = "CutomerMovedToWrapUp"
  case conversationEndedByAgent = "ConversationEndedByAgent"
  case autoClosedFromWaitingState = "AutoClosedFromWaitingState"
  case autoClosedBySystem = "AutoClosedBySystem"
  case closedDueToOverflow = "ClosedDueToOverflow"
  case customerDisconnectedOrLeftOpen = "CustomerDisconnectedOrLeftOpenConversation"
  case conversationEndedByBot = "ConversationEndedByBot"
  case closedDueToFailure = "ClosedDueToFailure"
  case forceClosedBySupervisor = "ForceClosedBySupervisor"
  case closedInDataverseDirectlyByAdmin = "ClosedInDataverseDirectlyByAdmin"
  case assignedBySupervisor = "AssignedBySupervisor"

  /// The product's number: 192350001 and up.
  public var code: Int { 192_350_001 + (Self.allCases.firstIndex(of: self) ?? 0) }
}

/// Why a session ended; raw values are the product's names (CC closure-reasons-descriptions, msdyn_ocsession).
public enum ClosureReason: String, Sendable, CaseIterable {
  case `default` = "Default"
  case agentReject = "AgentReject"
  case agentTimeout = "AgentTimeout"
  case conversationTimeout = "ConversationTimeout"
  case agentClosed = "AgentClosed"
  case conversationClosed = "ConversationClosed"
  case agentTransferred = "AgentTransferred"
  case agentDisconnected = "AgentDisconnected"
  case agentReRouted = "AgentReRouted"
  case virtualAgentClosed = "VirtualAgentClosed"
  case agentTransferToQueue = "AgentTransferToQueue"
  case supervisorAssignToQueue = "SupervisorAssignToQueue"
  case supervisorTransferToAgent = "SupervisorTransferToAgent"
  case systemReject = "SystemReject"
  case forceClose = "ForceClose"
  case overflowQueueTransfer = "OverflowQueueTransfer"
  case overflowEndConversation = "OverflowEndConversation"
  case addAgentFailed = "AddAgentFailed"
  case autoClose = "AutoClose"
  case secondaryChannelClosed = "SecondaryChannelClosed"
  case customerDisconnect = "CustomerDisconnect"
  case agentEndConversation = "AgentEndConversation"
  case customerEndConversation = "CustomerEndConversation"
  case queueTransfer = "QueueTransfer"
  case inQueueOverflowTransfer = "InqueueOverflowTransfer"
  case inQueueOverflowEnd = "InqueueOverflowEnd"
  case botTransferToAgent = "BotTransferToAgent"
  case botEndConversation = "BotEndConversation"
  case customerNonResponseTimeoutRule = "CustomerNonResponseTimeoutRule"
  case agentNonResponseTimeoutRule = "AgentNonResponseTimeoutRule"
  case agentMovedConversationToWaiting = "AgentMovedConversationToWaiting"

  /// The product's number: 0 to 27, then 61 to 63; 192350000 is added where it is stored.
  public var number: Int {
    let position = Self.allCases.firstIndex(of: self) ?? 0
    return position <= 27 ? position : position + 33
  }
}

/// What led to the end of a conversation; decides the status reason.
public enum CloseCause: String, Sendable, CaseIterable {
  /// Nothing happened for the allowed time while a bot had it.
  case botInactivity = "bot-inactivity"
  /// Nobody took it in the allowed time.
  case openTooLong = "open-too-long"
  /// The customer left before anybody had it.
  case customerLeftOpen = "customer-left-open"
  /// The customer left before a representative accepted, or left a bot.
  case customerLeftActive = "customer-left-active"
  /// The representative ended it and closed the session.
  case representativeClosed = "representative-closed"
  /// Wrap-up lasted the allowed time.
  case wrapUpElapsed = "wrap-up-elapsed"
  /// The bot ended it.
  case botEnded = "bot-ended"
  /// The bot handed over with CloseOmnichannelConversation set.
  case contextVariable = "context-variable"
  /// It reached a queue without members.
  case queueWithoutMembers = "queue-without-members"
  /// No rule matched and there is no fallback queue.
  case noQueue = "no-queue"
  /// Its queue overflowed.
  case overflow
  /// A supervisor closed it.
  case supervisor
  /// Nothing happened for the allowed time while a representative had it.
  case activeTooLong = "active-too-long"
  /// Its customer did not write for the allowed time.
  case waitingTooLong = "waiting-too-long"
  /// The customer ended it while it waited for them.
  case customerLeftWaiting = "customer-left-waiting"

  /// The status reason it leads to. Inferred where the documents name none: a close by context variable is the
  /// bot's, a queue without members the system's, and no queue a failure.
  public var reason: StatusReason {
    switch self {
    case .botInactivity, .openTooLong, .wrapUpElapsed, .activeTooLong, .queueWithoutMembers:
      .autoClosedBySystem
    case .waitingTooLong: .autoClosedFromWaitingState
    case .customerLeftOpen: .customerDisconnectedOrLeftOpen
    case .customerLeftActive, .customerLeftWaiting: .customerDisconnectedOrLeftActive
    case .representativeClosed: .conversationEndedByAgent
    case .botEnded, .contextVariable: .conversationEndedByBot
    case .noQueue: .closedDueToFailure
    case .overflow: .closedDueToOverflow
    case .supervisor: .forceClosedBySupervisor
    }
  }
}
