import Basis

// What a request must look like.
extension RoutingRules {
  /// `request.names-what-exists`
  public static let namesWhatExists = Rule(
    "request.names-what-exists", "A request names conversations, queues and members that exist.",
    source: "CE oc-conversation-control", isInferred: true)
  /// `request.capacity-range`
  public static let capacityRange = Rule(
    "request.capacity-range", "A capacity is from 0 to 1,000,000 units.", source: "CE users-user-profiles",
    isInferred: true)
  /// `transfer.bot-in-queue`
  public static let botInQueue = Rule(
    "transfer.bot-in-queue", "A conversation reaches a bot by a queue the bot is a member of.",
    source: "S2, CE oc-conversation-control")

  static let request: [Rule] = [
    namesWhatExists, capacityRange, botInQueue,
  ]

  /// Those of them that are the product's frame.
  static let requestFixed: [Rule] = [
    namesWhatExists, capacityRange, botInQueue,
  ]
}
