import Basis

/// Everything an assignment depends on, as a value: who may be asked what about the conversation at that moment.
/// The same question always has the same answer.
public struct AssignmentQuestion: Sendable, Equatable {
  /// What holds for all candidates.
  public var terms: AssignmentTerms
  /// The members of the queue in the order they joined.
  public var candidates: [CandidateFacts]

  /// Makes a question.
  public init(terms: AssignmentTerms, candidates: [CandidateFacts]) {
    self.terms = terms
    self.candidates = candidates
  }
}

/// What holds for all candidates of an assignment.
public struct AssignmentTerms: Sendable, Equatable {
  /// How the winner is chosen.
  public var method: AssignmentMethod
  /// Capacity units the conversation takes from a representative.
  public var cost: Int
  /// Presences that may be offered it.
  public var allowedPresences: [Presence]
  /// Whether a representative transferred it so that a bot gets it.
  public var isBotBound: Bool
  /// The bot a transfer names.
  public var namedBot: BotID?
  /// After how many declines somebody is passed over for good.
  public var declinesAllowed: Int
  /// Which switchable rules hold.
  public var rules: AssignmentSwitches

  /// Makes terms.
  public init(
    method: AssignmentMethod, cost: Int, allowedPresences: [Presence] = [.available, .busy],
    isBotBound: Bool = false,
    namedBot: BotID? = nil, declinesAllowed: Int = 3, rules: AssignmentSwitches = .all
  ) {
    self.method = method
    self.cost = cost
    self.allowedPresences = allowedPresences
    self.isBotBound = isBotBound
    self.namedBot = namedBot
    self.declinesAllowed = declinesAllowed
    self.rules = rules
  }
}

/// The rules of an assignment that an organization can switch off.
public struct AssignmentSwitches: OptionSet, Sendable, Hashable {
  /// The bits, as recordings hold them.
  public let rawValue: Int
  /// Makes a set from bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// `bot.never-again`
  public static let neverAgain = AssignmentSwitches(rawValue: 1)
  /// `transfer.excludes-transferrer`
  public static let excludesTransferrer = AssignmentSwitches(rawValue: 2)
  /// `transfer.bot-bound`
  public static let botBound = AssignmentSwitches(rawValue: 4)
  /// `offer.decline-lowers-priority`
  public static let declineLowersPriority = AssignmentSwitches(rawValue: 8)
  /// `offer.decline-limit`
  public static let declineLimit = AssignmentSwitches(rawValue: 16)
  /// `assign.bot-capacity-covers-cost`
  public static let botCapacityCoversCost = AssignmentSwitches(rawValue: 32)
  /// `bot.unpublished-gets-nothing`
  public static let unpublishedBot = AssignmentSwitches(rawValue: 64)
  /// `transfer.named-bot`
  public static let namedBot = AssignmentSwitches(rawValue: 128)
  /// All of them.
  public static let all = AssignmentSwitches(rawValue: 255)

  /// Those that hold in a run.
  public init(_ book: RuleBook) {
    let table: [(AssignmentSwitches, Rule)] = [
      (.neverAgain, RoutingRules.neverAgain), (.excludesTransferrer, RoutingRules.excludesTransferrer),
      (.botBound, RoutingRules.botBound), (.declineLowersPriority, RoutingRules.declineLowersPriority),
      (.declineLimit, RoutingRules.declineLimit),
      (.botCapacityCoversCost, RoutingRules.botCapacityCoversCost),
      (.unpublishedBot, RoutingRules.unpublishedBot), (.namedBot, RoutingRules.namedBot),
    ]
    self = table.reduce(into: []) { if book.holds($1.1) { $0.insert($1.0) } }
  }
}

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
  /// The number of the event by which it last got a conversation; 0 for never.
  public var lastAssigned: Int

  /// Makes facts.
  public init(
    member: MemberID, capacity: Int, used: Int = 0, presence: Presence? = nil,
    isPublished: Bool = true, escalatedBefore: Bool = false, transferredIt: Bool = false, declines: Int = 0,
    lastAssigned: Int = 0
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
  }

  /// Capacity units that are left; below zero when more was taken than there is.
  public var available: Int { capacity - used }
}
