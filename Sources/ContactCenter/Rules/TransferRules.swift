import Basis

// Escalations of bots and transfers by people.
extension RoutingRules {
  /// `escalation.updates-context`
  public static let updatesContext = Rule(
    "escalation.updates-context", "An escalation updates the context variables first.", source: "S4")
  /// `escalation.routes-again`
  public static let routesAgain = Rule(
    "escalation.routes-again", "After an escalation the conversation is routed again.", source: "S4")
  /// `context.value-length`
  public static let valueLength = Rule(
    "context.value-length",
    "An escalation fails when a name is longer than 100 characters (200 in 2021) or a value longer than 4,000.",
    source: "CE context-variables-for-bot")
  /// `transfer.representative-leaves-first`
  public static let leavesFirst = Rule(
    "transfer.representative-leaves-first",
    "The representative is disconnected before the conversation is routed.",
    source: "S2")
  /// `transfer.excludes-transferrer`
  public static let excludesTransferrer = Rule(
    "transfer.excludes-transferrer", "Whoever transferred a conversation does not get it back in that pass.",
    source: "S2", isInferred: true)
  /// `transfer.bot-bound`
  public static let botBound = Rule(
    "transfer.bot-bound", "A transfer meant for a bot prefers bots over other people.", source: "S2",
    isInferred: true)
  /// `transfer.named-bot`
  public static let namedBot = Rule(
    "transfer.named-bot", "A transfer that names a bot goes to that bot when it can take it.", source: "S2",
    isInferred: true)

  static let transfer: [Rule] = [
    updatesContext, routesAgain, valueLength, leavesFirst, excludesTransferrer, botBound, namedBot,
  ]

  /// Those of them that are the product's frame.
  static let transferFixed: [Rule] = [
    routesAgain, leavesFirst,
  ]
}
