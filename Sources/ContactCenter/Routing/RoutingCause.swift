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
  /// A representative's connection was lost for too long.
  case disconnected(RepresentativeID)
  /// A supervisor gave it to a queue.
  case assigned
  /// Its customer wrote while it waited for them.
  case resumed
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
    case .started, .assigned, .resumed, .overflowed: nil
    case .escalated(let bot), .published(let bot): .bot(bot)
    case .transferred(let person), .released(let person), .disconnected(let person),
      .declined(let person), .timedOut(let person), .presence(let person):
      .representative(person)
    case .capacity(let member): member
    }
  }

  /// Whether the conversation goes back to the queue it came from without asking the rules again.
  var keepsQueue: Bool {
    switch self {
    case .released, .disconnected, .resumed: true
    default: false
    }
  }

  /// Stable name for filters and recordings.
  public var name: String {
    switch self {
    case .started: "started"
    case .escalated: "escalated"
    case .transferred: "transferred"
    case .released: "released"
    case .disconnected: "disconnected"
    case .assigned: "assigned"
    case .resumed: "resumed"
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
    case .disconnected: "\(who) is disconnected"
    case .assigned: "assigned by a supervisor"
    case .resumed: "the customer wrote again"
    case .overflowed: "waited too long"
    case .declined: "declined by \(who)"
    case .timedOut: "not answered in time by \(who)"
    case .presence: "the presence of \(who) changed"
    case .capacity: "\(who) has capacity again"
    case .published: "\(who) was published"
    }
  }
}
