/// What a member is doing: the part of it that changes in a run.
public struct MemberState: Sendable, Equatable {
  /// Capacity units in all.
  public internal(set) var capacity: Int
  /// Units spent on conversations it has. A bot spends none.
  public internal(set) var used = 0
  /// Units held back for an offer that is not answered yet.
  public internal(set) var reserved = 0
  /// The presence; nil for a bot.
  public internal(set) var presence: Presence?
  /// Whether the presence was chosen by hand and stays until it is changed by hand.
  public internal(set) var presenceIsSticky = false
  /// The organization's own presence it was chosen as, by place; nil for one of the product's.
  public internal(set) var customPresence: Int?
  /// Whether a representative's connection is lost.
  public internal(set) var isDisconnected = false
  /// What a disconnected representative has again who is back in time.
  var formerPresence: FormerPresence?
  /// Counts the time within which a disconnected representative must be back.
  var graceTimer: ArmedTimer?
  /// Of a representative: the conversation they turned to; nil for the one that came last.
  public internal(set) var focus: ConversationID?
  /// Of a representative: conversations of theirs that wait for their customers, oldest first.
  public internal(set) var waitingForCustomer: [ConversationID] = []
  /// Of a representative: conversations of colleagues they are asked about or take part in, oldest first.
  public internal(set) var consulting: [ConversationID] = []
  /// Whether a bot is published; true for a representative.
  public internal(set) var isPublished = true
  /// The number of the event by which it last got a conversation; 0 for never.
  public internal(set) var lastAssigned = 0
  /// The number of the event by which it last released capacity; 0 for never since it signed in.
  public internal(set) var lastReleased = 0
  /// Of a representative: how much of each of their capacity profiles is used, in their order.
  public internal(set) var profiles: [ProfileUse] = []
  /// How many conversations it has.
  public internal(set) var conversationCount = 0
  /// Of a representative: the conversations it has or is offered, oldest first.
  public internal(set) var conversations: [ConversationID] = []
  /// The queues it is a member of, in the order in which it serves them.
  public let queues: [QueueID]

  /// Its positions in `queues`, in their order: how many members joined before it.
  let positions: [Int32]

  /// How much of a capacity profile somebody uses.
  public struct ProfileUse: Sendable, Equatable {
    /// The profile.
    public let profile: CapacityProfileID
    /// How many conversations it allows them.
    public let limit: Int
    /// Whether a conversation that is over stops counting at once.
    public let resetsAtOnce: Bool
    /// How many count.
    public internal(set) var used = 0
    /// Whether all are used.
    public var isUsedUp: Bool { used >= limit }
  }

  /// What its place in the order of its queues depends on.
  struct Standing: Equatable {
    var available: Int
    var presence: Presence?
    var isPublished: Bool
    var lastAssigned: Int
    var lastReleased: Int
  }

  var standing: Standing {
    Standing(
      available: available, presence: presence, isPublished: isPublished, lastAssigned: lastAssigned,
      lastReleased: lastReleased)
  }

  init(
    capacity: Int, presence: Presence? = nil, memberships: [(queue: QueueID, position: Int32)]
  ) {
    self.capacity = capacity
    self.presence = presence
    queues = memberships.map(\.queue)
    positions = memberships.map(\.position)
  }

  /// Capacity units that are left; below zero when more was taken than there is.
  public var available: Int { capacity - used - reserved }
}

/// A presence that is restored.
struct FormerPresence: Sendable, Hashable {
  var presence: Presence
  var isSticky: Bool
  var custom: Int?
}
