import Basis

/// Who has which conversation and what is to be done next: the fold of `CenterEvent`s over an organization.
///
/// A value; copying is cheap, and the first write after a copy copies a block of conversations, not all.
public struct CenterState: Sendable, Equatable {
  /// The conversations of the run in the order they were started; `conv-1` is the first.
  public internal(set) var conversations = Blocks<CenterConversation>()
  /// The bots, by `BotID`.
  public internal(set) var bots = Blocks<MemberState>()
  /// The representatives, by `RepresentativeID`.
  public internal(set) var representatives = Blocks<MemberState>()
  /// The members of each queue in the orders in which they are asked, by `QueueID`.
  var members: [QueueMembers]
  /// Who waits in each queue, by `QueueID`.
  public internal(set) var waiting: [WaitingLine]
  /// How many conversations are not closed.
  public internal(set) var liveCount = 0
  /// What is to be done next, in order; empty at rest.
  var work: [Work] = []
  /// The number of the latest event.
  var latest = 0
  var timers = TimerQueue()
  /// How many timers have been set: the sequence of the latest.
  public internal(set) var timerSequence = 0
  /// How many entries of `timers` are not stale.
  var liveTimers = 0
  /// In which order conversations wait.
  let lines: LineOrder
  /// By workstream: the capacity profiles that a conversation takes.
  let profiles: [[CapacityProfileID]]
  /// The day of the latest event, where capacity profiles are reset at the end of a day; nil elsewhere.
  var today: Int?
  /// Whose midnight ends a day.
  let zone: TimeZoneRules
  /// By workstream: the limits that the run's rules leave in force.
  let timings: [Timings]
  /// By workstream: how long wrap-up blocks capacity; nil for as long as it lasts.
  let wrapUpBlocks: [TimeSpan?]
  /// Scheduled closings happen at multiples of this; zero for at once.
  let tick: TimeSpan
  /// By queue: how long a conversation may wait there before its overflow; nil for as long as it takes.
  let longestWaits: [TimeSpan?]
  /// Whether a capacity changed by hand makes waiting conversations be looked at.
  let capacityEditTriggers: Bool

  /// A piece of work.
  enum Work: Sendable, Equatable {
    /// Do what is pending about a conversation.
    case conversation(ConversationID)
    /// Look at the conversations that wait where a member serves, because it became freer.
    case recheck(MemberID, RoutingCause)
  }

  /// The state in which a run begins.
  public init(_ organization: Organization, rules: RuleBook) {
    let bySeniority = organization.queuesAsServed(rules)
    var queues: [MemberID: [(queue: QueueID, position: Int32)]] = [:]
    for index in bySeniority {
      for (position, member) in organization.queues[index].members.enumerated()
      // Whoever is written twice joined at the first place.
      where queues[member]?.last?.queue != QueueID(index) {
        queues[member, default: []].append((QueueID(index), Int32(clamping: position)))
      }
    }
    for (index, bot) in organization.bots.enumerated() {
      var state = MemberState(
        capacity: CenterLogic.bounded(bot.capacity), memberships: queues[.bot(BotID(index))] ?? [])
      state.isPublished = bot.isPublished
      bots.append(state)
    }
    for (index, person) in organization.representatives.enumerated() {
      let id = MemberID.representative(RepresentativeID(index))
      var state = MemberState(
        capacity: CenterLogic.bounded(person.capacity), presence: person.presence,
        memberships: queues[id] ?? [])
      state.profiles = person.profiles.compactMap { share in
        organization[share.profile].map {
          MemberState.ProfileUse(
            profile: share.profile, limit: share.limit ?? $0.limit, resetsAtOnce: $0.reset == .immediate)
        }
      }
      state.presenceIsSticky = person.presence.isSticky
      representatives.append(state)
    }
    members = organization.queues.map { QueueMembers($0, organization, rules) }
    lines = LineOrder(organization, rules)
    zone = organization.zone
    today = organization.capacityProfiles.contains { $0.reset == .endOfDay } ? 0 : nil
    profiles = organization.workstreams.map(\.profiles)
    waiting = Array(repeating: WaitingLine(), count: organization.queues.count)
    timings = organization.workstreams.map { Self.timings(of: $0, rules) }
    wrapUpBlocks = organization.workstreams.map(\.wrapUpBlockLength)
    tick = rules.holds(RoutingRules.schedulerTick) ? .minutes(5) : .milliseconds(0)
    longestWaits = organization.queues.map { queue in
      guard rules.holds(RoutingRules.overflowWaiting),
        case .waiting(let span)? = queue.waitingOverflow?.condition
      else { return nil }
      return span
    }
    capacityEditTriggers = !rules.holds(RoutingRules.capacityEditGivesNothing)
    for index in bots.indices { placeInQueues(bots[index]) }
    for index in representatives.indices { placeInQueues(representatives[index]) }
  }

  /// A conversation, if there is one of that id.
  public subscript(id: ConversationID) -> CenterConversation? {
    holds(id) ? conversations[id.index] : nil
  }

  /// Whether there is a conversation of that id. Who reads one field of it often then reads it from `conversations`
  /// in place, and spares the copy.
  @inlinable
  public func holds(_ id: ConversationID) -> Bool { id.index >= 0 && id.index < conversations.count }

  /// What a member is doing, if there is such a member.
  public subscript(member: MemberID) -> MemberState? {
    switch member {
    case .bot(let id): bots.indices.contains(id.index) ? bots[id.index] : nil
    case .representative(let id):
      representatives.indices.contains(id.index) ? representatives[id.index] : nil
    }
  }

  /// The id of the conversation that is started next.
  public var nextConversation: ConversationID { ConversationID(conversations.count + 1) }

  /// Whether nothing is left to be done until somebody asks or a timer is due.
  public var isAtRest: Bool { work.isEmpty }

  /// The timer that is due first; of several due at once, the one set first. It may be due in the past.
  public var nextTimer: CenterTimer? { timers.first }
}
