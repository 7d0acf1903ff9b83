import Basis

/// What an assignment knows about one candidate.
public struct CandidateFacts: Sendable, Equatable {
  /// Who it is.
  public var member: MemberID
  /// Capacity units in all.
  public var capacity: Int
  /// Capacity units taken by conversations and open offers; 0 for a bot, whose capacity is never reduced.
  public var used: Int
  /// The presence; nil for a bot, which has none.
  public var presence: Presence?
  /// Whether a bot is published; true for a representative.
  public var isPublished: Bool
  /// Whether this bot escalated the conversation before.
  public var escalatedBefore: Bool
  /// Whether this representative transferred it in this pass.
  public var transferredIt: Bool
  /// How often this representative declined it or let the offer time out.
  public var declines: Int
  /// The number of the event by which it last got a conversation; 0 for never. In a round robin: from this queue.
  public var lastAssigned: Int
  /// The number of the event by which it last released capacity; 0 for never since it signed in.
  public var lastReleased: Int
  /// How well a representative has each of the skills that the conversation asks for, in their order; nil for a
  /// skill they lack. Empty when skills do not matter.
  public var ratings: [Int?]
  /// What few candidates have: kept together, because a run keeps the facts of every candidate.
  private var rare: Boxed<Rare>?

  private struct Rare: Sendable, Equatable {
    var profile: Boxed<ProfileBar>?
    var own: Boxed<OwnFacts>?
  }

  /// The capacity profile that keeps it from the conversation.
  public var profile: Boxed<ProfileBar>? {
    get { rare?.value.profile }
    set { keep(Rare(profile: newValue, own: own)) }
  }
  /// What the queue's own rules may ask besides; nil where the method is the product's.
  public var own: Boxed<OwnFacts>? {
    get { rare?.value.own }
    set { keep(Rare(profile: profile, own: newValue)) }
  }

  private mutating func keep(_ new: Rare) {
    rare = new.profile == nil && new.own == nil ? nil : Boxed(new)
  }

  /// Makes facts.
  public init(
    member: MemberID, capacity: Int, used: Int = 0, presence: Presence? = nil,
    isPublished: Bool = true, escalatedBefore: Bool = false, transferredIt: Bool = false, declines: Int = 0,
    lastAssigned: Int = 0, lastReleased: Int = 0, ratings: [Int?] = [], profile: Boxed<ProfileBar>? = nil,
    own: Boxed<OwnFacts>? = nil
  ) {
    self.member = member
    self.capacity = capacity
    self.used = used
    self.presence = presence
    self.isPublished = isPublished
    self.escalatedBefore = escalatedBefore
    self.transferredIt = transferredIt
    self.declines = declines
    self.lastAssigned = lastAssigned
    self.lastReleased = lastReleased
    self.ratings = ratings
    keep(Rare(profile: profile, own: own))
  }

  /// Capacity units that are left; below zero when more was taken than there is.
  public var available: Int { capacity - used }
}
