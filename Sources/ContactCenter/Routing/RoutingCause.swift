/// Why a conversation is routed, or offered once more.
public enum RoutingCause: Sendable, Hashable {
  /// It was started.
  case started
  /// A bot handed it over.
  case escalated(BotID)
  /// A representative transferred it to a queue.
  case transferred(RepresentativeID)
  /// A representative closed its session without ending it.
  case released(RepresentativeID)
  /// It waited too long in its queue, which sends it elsewhere.
  case overflowed
  /// An offer was declined.
  case declined(RepresentativeID)
  /// An offer was not answered in time.
  case timedOut(RepresentativeID)
  /// Somebody's presence changed.
  case presence(RepresentativeID)
  /// Somebody's capacity was released or changed.
  case capacity(MemberID)
  /// A bot was published.
  case published(BotID)

  /// Who caused it, if anybody did.
  public var member: MemberID? {
    switch self {
    case .started, .overflowed: nil
    case .escalated(let bot), .published(let bot): .bot(bot)
    case .transferred(let person), .released(let person), .declined(let person), .timedOut(let person),
      .presence(let person):
      .representative(person)
    case .capacity(let member): member
    }
  }

  /// Stable name for filters and recordings.
  public var name: String {
    switch self {
    case .started: "started"
    case .escalated: "escalated"
    case .transferred: "transferred"
    case .released: "released"
    case .overflowed: "overflowed"
    case .declined: "declined"
    case .timedOut: "timed-out"
    case .presence: "presence"
    case .capacity: "capacity"
    case .published: "published"
    }
  }

  /// The cause in words, as in "escalated by Bot A".
  public func sentence(_ organization: Organization) -> String {
    let who = member.map(organization.name(of:)) ?? ""
    return switch self {
    case .started: "started by the customer"
    case .escalated: "escalated by \(who)"
    case .transferred: "transferred by \(who)"
    case .released: "released by \(who)"
    case .overflowed: "waited too long"
    case .declined: "declined by \(who)"
    case .timedOut: "not answered in time by \(who)"
    case .presence: "the presence of \(who) changed"
    case .capacity: "\(who) has capacity again"
    case .published: "\(who) was published"
    }
  }
}
