import Basis

/// What an assignment found about one candidate.
public enum Verdict: Sendable, Hashable {
  /// Gets the conversation.
  case selected
  /// The bot escalated this conversation before.
  case escalatedBefore
  /// The representative transferred it in this pass.
  case transferredIt
  /// The bot is not published.
  case unpublished
  /// Bots get nothing from a pick workstream.
  case botInPickWorkstream
  /// The representative may pick it; nothing is assigned.
  case mayPick
  /// Declined it so often; `limit` is how often it takes to be passed over for good.
  case declined(times: Int, limit: Int)
  /// Has less capacity in all than one conversation costs.
  case capacityBelowCost(capacity: Int, cost: Int)
  /// Has too little capacity left.
  case fullyOccupied(left: Int, capacity: Int, cost: Int)
  /// The presence is none of those allowed.
  case notAvailable(Presence)
  /// The transfer is meant for a bot and there is one.
  case notBotForBotBoundTransfer
  /// The transfer names another bot.
  case notTheNamedBot
  /// So many representatives declined the conversation that it is only picked or given by hand.
  case leftToPeople
  /// A capacity profile is used up.
  case profileExhausted(Boxed<ProfileBar>)
  /// Does not have a skill well enough for an exact match.
  case lacksSkill(Boxed<SkillGap>)
  /// The winner's skills come closer.
  case lessClose(Closeness)
  /// Got a conversation from this queue more recently than the winner.
  case notTheirTurn
  /// Released capacity more recently than the winner.
  case releasedMoreRecently
  /// Has less available capacity than the winner.
  case lessCapacity(have: Int, winner: Int)
  /// As much capacity as the winner, but got a conversation more recently.
  case assignedMoreRecently
  /// Equal to the winner in all, but joined the queue later.
  case joinedLater
  /// Meets none of the queue's own rules: what keeps it from the last.
  case ruleUnmet(Boxed<RuleGap>)
  /// Meets only a later rule than the winner: what keeps it from the winner's.
  case laterRule(Boxed<RuleGap>)
  /// Meets the winner's rule and comes later in its order.
  case orderedAfter(Boxed<OrderGap>)
  /// The queue has a method of its own and no rules.
  case noRule

  /// Stable kebab-case name, for scenarios and recordings.
  public var name: String { Self.names[order] }

  /// Its position in `names`.
  var order: Int {
    switch self {
    case .selected: 0
    case .mayPick: 1
    case .escalatedBefore: 2
    case .transferredIt: 3
    case .unpublished: 4
    case .botInPickWorkstream: 5
    case .declined: 6
    case .capacityBelowCost: 7
    case .fullyOccupied: 8
    case .notAvailable: 9
    case .notBotForBotBoundTransfer: 10
    case .notTheNamedBot: 11
    case .leftToPeople: 12
    case .profileExhausted: 13
    case .lacksSkill: 14
    case .lessClose: 15
    case .notTheirTurn: 16
    case .releasedMoreRecently: 17
    case .lessCapacity: 18
    case .assignedMoreRecently: 19
    case .joinedLater: 20
    case .ruleUnmet: 21
    case .laterRule: 22
    case .orderedAfter: 23
    case .noRule: 24
    }
  }

  /// Whether it is about declines, whose rule depends on how many there were.
  var isDecline: Bool { if case .declined = self { true } else { false } }

  /// All names, in the order in which reports list them.
  public static let names = [
    "selected", "may-pick", "escalated-before", "transferred-it", "unpublished", "bot-in-pick-workstream",
    "declined",
    "capacity-below-cost", "fully-occupied", "not-available", "not-bot-for-bot-bound-transfer",
    "not-the-named-bot", "left-to-people", "profile-exhausted", "lacks-skill", "less-close",
    "not-their-turn", "released-more-recently",
    "less-capacity", "assigned-more-recently", "joined-later", "rule-unmet", "later-rule", "ordered-after",
    "no-rule",
  ]

  /// The reason in a few words that can be read aloud after the candidate's name.
  public var sentence: String {
    switch self {
    case .selected: "gets it"
    case .escalatedBefore: "it escalated this conversation"
    case .transferredIt: "transferred it"
    case .unpublished: "is not published"
    case .botInPickWorkstream: "bots get nothing from a pick workstream"
    case .mayPick: "may pick it"
    case .declined(let times, let limit) where times >= limit: "declined it \(Self.often(times)), the limit"
    case .declined(let times, _): "declined it \(Self.often(times)), others come first"
    case .capacityBelowCost(let capacity, let cost): "capacity \(capacity) is below the cost \(cost)"
    case .fullyOccupied(let left, let capacity, let cost): "\(left) of \(capacity) left, the cost is \(cost)"
    case .notAvailable(let presence): "presence is \(presence.rawValue)"
    case .notBotForBotBoundTransfer: "the transfer is meant for a bot"
    case .notTheNamedBot: "the transfer names another bot"
    case .leftToPeople: "too many have declined it"
    case .profileExhausted(let bar): bar.value.sentence
    case .lacksSkill(let gap): Self.sentence(gap.value)
    case .lessClose(let closeness): closeness.sentence
    case .notTheirTurn: "got one from this queue more recently"
    case .releasedMoreRecently: "released capacity more recently"
    case .lessCapacity(let have, let winner): "\(have) is less than \(winner)"
    case .assignedMoreRecently: "the same capacity, but got one more recently"
    case .joinedLater: "equal, but joined the queue later"
    case .ruleUnmet(let gap):
      "does not meet \(Self.clipped(gap.value.rule, 24)): \(Self.clipped(gap.value.found, 40))"
    case .laterRule(let gap):
      "\(Self.clipped(gap.value.rule, 24)) comes first: \(Self.clipped(gap.value.found, 40))"
    case .orderedAfter(let gap):
      "\(Self.clipped(gap.value.what, 24)) \(Self.clipped(gap.value.own, 20)) comes after \(Self.clipped(gap.value.winner, 20))"
    case .noRule: "the queue has no rule"
    }
  }

  private static func clipped(_ text: String, _ most: Int) -> String {
    text.count > most ? text.prefix(most - 1) + "…" : text
  }

  private static func sentence(_ gap: SkillGap) -> String {
    let name = clipped(gap.required.name, 24)
    guard let rating = gap.rating else { return "lacks the skill \(name)" }
    return "\(name) \(rating) is below \(gap.required.rating)"
  }

  private static func often(_ times: Int) -> String {
    switch times {
    case 1: "once"
    case 2: "twice"
    default: "\(times) times"
    }
  }

  /// The rule behind it, when it was given to this member in such an assignment.
  public func rule(for member: MemberID, in terms: AssignmentTerms) -> Rule {
    switch self {
    case .selected: terms.method.rule
    case .lessCapacity: RoutingRules.highestCapacity
    case .escalatedBefore: RoutingRules.neverAgain
    case .transferredIt: RoutingRules.excludesTransferrer
    case .unpublished: RoutingRules.unpublishedBot
    case .botInPickWorkstream, .mayPick: RoutingRules.pushOnly
    case .declined(let times, let limit):
      times >= limit ? RoutingRules.declineLimit : RoutingRules.declineLowersPriority
    case .capacityBelowCost, .fullyOccupied:
      member.bot == nil ? RoutingRules.capacityCoversCost : RoutingRules.botCapacityCoversCost
    case .notAvailable: RoutingRules.allowedPresence
    case .notBotForBotBoundTransfer: RoutingRules.botBound
    case .notTheNamedBot: RoutingRules.namedBot
    case .leftToPeople: RoutingRules.hundredDeclines
    case .profileExhausted: RoutingRules.profileLimit
    case .lacksSkill: RoutingRules.exactSkills
    case .lessClose: RoutingRules.closestSkills
    case .notTheirTurn: terms.method == .custom ? RoutingRules.customOrder : RoutingRules.roundRobin
    case .ruleUnmet, .noRule: RoutingRules.customNobody
    case .laterRule: RoutingRules.customFirstRule
    case .orderedAfter: RoutingRules.customOrder
    case .releasedMoreRecently: RoutingRules.leastActive
    case .assignedMoreRecently: RoutingRules.earliestLastAssignment
    case .joinedLater: terms.ruleOfEquals
    }
  }
}

extension AssignmentMethod {
  /// The rule that describes it.
  public var rule: Rule {
    switch self {
    case .highestCapacity: RoutingRules.highestCapacity
    case .roundRobin: RoutingRules.roundRobin
    case .leastActive: RoutingRules.leastActive
    case .sameRepresentative: RoutingRules.keepsRepresentative
    case .workstreamBot: RoutingRules.workstreamBotFirst
    case .pick: RoutingRules.pushOnly
    case .custom: RoutingRules.customFirstRule
    }
  }
}

extension AssignmentTerms {
  /// The rule by which whoever joined first wins among equals.
  var ruleOfEquals: Rule {
    if ranksCloseness, rules.contains(.closestTiesStay) { return RoutingRules.closestTiesStay }
    return switch method {
    case .roundRobin: RoutingRules.roundRobin
    case .leastActive: RoutingRules.leastActive
    case .custom: RoutingRules.customOrder
    case .highestCapacity, .sameRepresentative, .workstreamBot, .pick: RoutingRules.earliestLastAssignment
    }
  }
}
