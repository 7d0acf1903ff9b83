import Basis

// Which queue a conversation goes to.
extension RoutingRules {
  /// `route.first-matching-rule`
  public static let firstMatchingRule = Rule(
    "route.first-matching-rule", "All rules are evaluated in order; the first that matches names the queue.",
    source: "CE configure-route-to-queue-rules")
  /// `route.first-match-stops`
  public static let firstMatchStops = Rule(
    "route.first-match-stops", "Rules after the first that matches are not evaluated.",
    source: "CE routing-rules 2021", isDefault: false)
  /// `route.first-100-rules`
  public static let first100Rules = Rule(
    "route.first-100-rules", "Only the first 100 rules of a workstream are evaluated.",
    source: "CE routing-rules 2021", isDefault: false)
  /// `route.legacy-default-queue`
  public static let legacyDefaultQueue = Rule(
    "route.legacy-default-queue",
    "When no rule matches, the organization's default queue gets the conversation.",
    source: "CE routing-rules 2021", isDefault: false)
  /// `route.percentage-allocation`
  public static let percentageAllocation = Rule(
    "route.percentage-allocation",
    "A rule may share its conversations out over up to five queues by percentages; the seed draws the queue.",
    source: "CE configure-route-to-queue-rules", isInferred: true)
  /// `route.exact-comparison`
  public static let exactComparison = Rule(
    "route.exact-comparison", "Values and names are compared exactly, upper and lower case included.",
    source: "S4, CE context-variables-for-bot")
  /// `route.fallback-queue`
  public static let fallbackQueue = Rule(
    "route.fallback-queue", "When no rule matches, the workstream's fallback queue gets the conversation.",
    source: "CE configure-route-to-queue-rules")
  /// `queue.without-members-closes`
  public static let emptyQueueCloses = Rule(
    "queue.without-members-closes", "A conversation that reaches a queue without members is closed.",
    source: "CE queues-omnichannel")

  static let routeToQueue: [Rule] = [
    firstMatchingRule, firstMatchStops, first100Rules, legacyDefaultQueue, percentageAllocation,
    exactComparison, fallbackQueue, emptyQueueCloses,
  ]

  /// Those of them that are the product's frame.
  static let routeToQueueFixed: [Rule] = [
    firstMatchingRule, exactComparison,
  ]
}
