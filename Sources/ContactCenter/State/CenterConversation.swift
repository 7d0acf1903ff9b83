import Basis

/// A conversation as the contact centre keeps it (`msdyn_ocliveworkitem`).
public struct CenterConversation: Sendable, Equatable {
  /// Its id.
  public let id: ConversationID
  /// The workstream it came in by.
  public let workstream: WorkstreamID
  /// When it was started.
  public let startedAt: VirtualTime
  /// Where it stands.
  public internal(set) var status = ConversationStatus.open
  /// Why it stands there.
  public internal(set) var reason = StatusReason.awaitingAgentAssignment
  /// Since when the status and its reason hold.
  public internal(set) var statusSince: VirtualTime
  /// Who has it: a bot, or the representative who accepted it and, in wrap-up, still finishes it.
  public internal(set) var owner: MemberID?
  /// The representative it is offered to, not yet accepted.
  public internal(set) var offer: Offer?
  /// The queue it was last routed to.
  public internal(set) var queue: QueueID?
  /// The context variables in the order in which they were first set.
  public internal(set) var context: [ContextVariable] = []
  /// The skills it asks for, in the order in which they were first set.
  public internal(set) var skills: [RequiredSkill] = []
  /// The bots that escalated it.
  public internal(set) var escalatedBy: [BotID] = []
  /// How often representatives declined it or let its offer time out.
  public internal(set) var declines: [DeclineCount] = []
  /// Each assignment is a session of its own, in order.
  public internal(set) var sessions: [CenterSession] = []
  /// The current pass through routing.
  public internal(set) var pass = RoutingPass(number: 1, cause: .started)
  /// The latest decision about it.
  public internal(set) var decision: Boxed<RoutingDecision>?
  /// What the contact centre has to do next about it.
  public internal(set) var pending = Pending.none
  /// The customer and case it is linked to; nil before anybody looked.
  public internal(set) var links: Boxed<RecordLinks>?
  /// The latest look for them.
  public internal(set) var identification: Boxed<Identification>?
  /// Capacity units that its owner, or whoever it is offered to, spends on it.
  public internal(set) var units = 0
  /// Whether it counts in the capacity profiles of its owner, or of whoever it is offered to.
  public internal(set) var countsInProfiles = false
  /// Whether the customer is there.
  public internal(set) var customer = CustomerPresence.connected
  /// When somebody last did something in it.
  public internal(set) var lastActivity: VirtualTime
  /// Whether a queue's overflow has been asked about; it is once for each conversation.
  public internal(set) var hasCheckedOverflow = false
  /// Its place among those who wait in `queue`: the number of the event that routed it there.
  public internal(set) var place = 0
  /// When it was routed to its queue.
  public internal(set) var queuedAt: VirtualTime
  /// Whether it waits in its queue for a member to become free.
  public internal(set) var isWaiting = false
  /// Whether the customer is signed in.
  public internal(set) var isAuthenticated = false
  /// Who named the representative it is offered to; nil when assignment chose.
  public internal(set) var chosenBy: Chooser?
  /// Colleagues who are asked or take part besides the representative who has it.
  public internal(set) var consults: [Consult] = []
  /// What a supervisor does in it.
  public internal(set) var supervision = Supervision.none
  /// The timer of its status: offer, inactivity, waiting or wrap-up.
  var statusTimer: ArmedTimer?
  /// The timer of a disconnected customer.
  var graceTimer: ArmedTimer?
  /// The timer of the desk: a colleague's answer, the capacity that wrap-up blocks.
  var deskTimer: ArmedTimer?

  init(id: ConversationID, workstream: WorkstreamID, at time: VirtualTime) {
    self.id = id
    self.workstream = workstream
    startedAt = time
    queuedAt = time
    statusSince = time
    lastActivity = time
  }

  /// An offer that waits for an answer.
  public struct Offer: Sendable, Equatable {
    /// Who is asked.
    public var representative: RepresentativeID
    /// Since when.
    public var since: VirtualTime
    /// Until when; nil without limit.
    public var expires: VirtualTime?
  }

  /// How often one representative declined.
  public struct DeclineCount: Sendable, Hashable {
    /// Who.
    public var representative: RepresentativeID
    /// How often, timeouts included.
    public var count: Int
  }

  /// Whether the customer is there.
  public enum CustomerPresence: String, Sendable {
    /// The chat is open.
    case connected
    /// The connection is lost; the customer may come back.
    case disconnected
    /// The customer closed the chat.
    case closed
  }

  /// What is to be done next; `CenterLogic.next` does it.
  public enum Pending: Sendable, Equatable {
    /// Nothing.
    case none
    /// Find its queue, or the workstream's bot.
    case routing
    /// Choose a member of its queue.
    case assignment
    /// Give it to the member who was chosen.
    case handing(MemberID)
  }

  /// A context variable's value; names are case-sensitive.
  public func value(of name: String) -> JSON? { context.last { $0.name == name }?.value }

  /// How often a representative declined it or let its offer time out.
  public func declines(by representative: RepresentativeID) -> Int {
    declines.first { $0.representative == representative }?.count ?? 0
  }
}

/// One pass of a conversation through routing.
public struct RoutingPass: Sendable, Equatable {
  /// From 1.
  public var number: Int
  /// Why it was begun.
  public var cause: RoutingCause
  /// The context variables that changed before it.
  public var changedVariables: [String] = []
  /// How many decisions it had.
  public var attempts = 0
  /// Why the next attempt is made, when it is not the first.
  public var attemptCause: RoutingCause?
  /// What classification found.
  public var classification: Boxed<ClassificationOutcome>?
  /// How the queue was found.
  public var route: Boxed<RouteOutcome>?
  /// The transfer that began it.
  public var transfer: Transfer?
  /// The overflow that began it: where it waited too long, and where that sends it.
  public var overflow: RouteOutcome.Overflowed?
  /// Whether the workstream's bot has been considered.
  public var consideredWorkstreamBot = false
  /// Whether the representative who had the conversation has been considered.
  public var consideredRepresentative = false

  /// Makes a pass.
  public init(number: Int, cause: RoutingCause) {
    self.number = number
    self.cause = cause
  }
}

/// A representative's wish to hand a conversation to a queue.
public struct Transfer: Sendable, Hashable {
  /// Who transfers it.
  public var representative: RepresentativeID
  /// Where to.
  public var queue: QueueID
  /// Whether it is meant for a bot.
  public var toBot: Bool
  /// The bot it is meant for, if one was named.
  public var bot: BotID?

  /// Makes a transfer.
  public init(representative: RepresentativeID, queue: QueueID, toBot: Bool = false, bot: BotID? = nil) {
    self.representative = representative
    self.queue = queue
    self.toBot = toBot
    self.bot = bot
  }
}

/// One assignment of a conversation (`msdyn_ocsession`).
public struct CenterSession: Sendable, Equatable {
  /// Who.
  public var member: MemberID
  /// From which queue; nil when it came from the workstream's bot setting.
  public var queue: QueueID?
  /// When it was assigned or offered.
  public var began: VirtualTime
  /// When it was accepted; bots accept at once.
  public var accepted: VirtualTime?
  /// When it ended.
  public var ended: VirtualTime?
  /// Why it ended.
  public var closure: ClosureReason?
}
