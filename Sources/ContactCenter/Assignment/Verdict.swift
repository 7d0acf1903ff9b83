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
  /// Has less available capacity than the winner.
  case lessCapacity(have: Int, winner: Int)
  /// As much capacity as the winner, but got a conversation more recently.
  case assignedMoreRecently
  /// Equal to the winner in all, but joined the queue later.
  case joinedLater

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
    case .lessCapacity: 12
    case .assignedMoreRecently: 13
    case .joinedLater: 14
    }
  }

  /// Whether it is about declines, whose rule depends on how many there were.
  var isDecline: Bool { if case .declined = self { true } else { false } }

  /// All names, in the order in which reports list them.
  public static let names = [
    "selected", "may-pick", "escalated-before", "transferred-it", "unpublished", "bot-in-pick-workstream",
    "declined",
    "capacity-below-cost", "fully-occupied", "not-available", "not-bot-for-bot-bound-transfer",
    "not-the-named-bot",
    "less-capacity", "assigned-more-recently", "joined-later",
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
    case .lessCapacity(let have, let winner): "\(have) is less than \(winner)"
    case .assignedMoreRecently: "the same capacity, but got one more recently"
    case .joinedLater: "the same capacity, but joined the queue later"
    }
  }

  private static func often(_ times: Int) -> String {
    switch times {
    case 1: "once"
    case 2: "twice"
    default: "\(times) times"
    }
  }

  /// The rule behind it, when it was given to this member.
  public func rule(for member: MemberID) -> Rule {
    switch self {
    case .selected, .lessCapacity: RoutingRules.highestCapacity
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
    case .assignedMoreRecently, .joinedLater: RoutingRules.earliestLastAssignment
    }
  }
}
