import Basis

/// What holds for all candidates of an assignment.
public struct AssignmentTerms: Sendable, Equatable {
  /// Capacity units the conversation takes from a representative.
  public var cost: Int
  /// Presences that may be offered it.
  public var allowedPresences: [Presence]
  /// After how many declines somebody is passed over for good.
  public var declinesAllowed: Int
  /// Which switchable rules hold.
  public var rules: AssignmentSwitches
  /// The skills the conversation asks for.
  public var skills: [RequiredSkill]
  /// The queue's own rules that decide, with what they compare looked up; nil where the method is the product's.
  public var ruleset: Boxed<AssignmentRuleset>?
  /// The bot a transfer names.
  public var namedBot: BotID?
  /// How the winner is chosen.
  public var method: AssignmentMethod
  /// Whether a representative transferred it so that a bot gets it.
  public var isBotBound: Bool
  /// How skills are compared.
  public var skillMatching: SkillMatching
  /// Whether so many representatives declined it that it is only picked or given by hand.
  public var isLeftToPeople: Bool

  /// Makes terms.
  public init(
    method: AssignmentMethod, cost: Int, allowedPresences: [Presence] = [.available, .busy],
    isBotBound: Bool = false, namedBot: BotID? = nil, declinesAllowed: Int = 3,
    rules: AssignmentSwitches = .all, skillMatching: SkillMatching = .none, skills: [RequiredSkill] = [],
    isLeftToPeople: Bool = false, ruleset: Boxed<AssignmentRuleset>? = nil
  ) {
    self.method = method
    self.cost = cost
    self.allowedPresences = allowedPresences
    self.isBotBound = isBotBound
    self.namedBot = namedBot
    self.declinesAllowed = declinesAllowed
    self.rules = rules
    self.skillMatching = skillMatching
    self.skills = skills
    self.isLeftToPeople = isLeftToPeople
    self.ruleset = ruleset
  }

  /// Whether candidates are ordered by how close their skills come.
  var ranksCloseness: Bool { skillMatching == .closest && !skills.isEmpty && method.isAutomatic }
  /// Whether bots come before people, if there is one that can take it.
  var prefersBots: Bool { rules.contains(.botBound) && (isBotBound || namedBot != nil) }
  /// The bot that comes before all, if it can take it.
  var preferredBot: MemberID? {
    prefersBots && rules.contains(.namedBot) ? namedBot.map { .bot($0) } : nil
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
  /// `skill.not-asked-of-bots`
  public static let skillsNotAskedOfBots = AssignmentSwitches(rawValue: 256)
  /// `skill.closest-ties-stay`
  public static let closestTiesStay = AssignmentSwitches(rawValue: 512)
  /// `custom.bots-have-no-presence`
  public static let botsHaveNoPresence = AssignmentSwitches(rawValue: 1024)
  /// `custom.counts-skills-asked`
  public static let countsSkillsAsked = AssignmentSwitches(rawValue: 2048)
  /// All of them.
  public static let all = AssignmentSwitches(rawValue: 4095)

  /// Those that hold in a run.
  public init(_ book: RuleBook) {
    let table: [(AssignmentSwitches, Rule)] = [
      (.neverAgain, RoutingRules.neverAgain), (.excludesTransferrer, RoutingRules.excludesTransferrer),
      (.botBound, RoutingRules.botBound), (.declineLowersPriority, RoutingRules.declineLowersPriority),
      (.declineLimit, RoutingRules.declineLimit),
      (.botCapacityCoversCost, RoutingRules.botCapacityCoversCost),
      (.unpublishedBot, RoutingRules.unpublishedBot), (.namedBot, RoutingRules.namedBot),
      (.skillsNotAskedOfBots, RoutingRules.skillsNotAskedOfBots),
      (.closestTiesStay, RoutingRules.closestTiesStay),
      (.botsHaveNoPresence, RoutingRules.customBotPresence),
      (.countsSkillsAsked, RoutingRules.customCountsAsked),
    ]
    self = table.reduce(into: []) { if book.holds($1.1) { $0.insert($1.0) } }
  }
}
