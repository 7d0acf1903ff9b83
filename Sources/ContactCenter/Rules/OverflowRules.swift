import Basis

// Queues that have no room or no time.
extension RoutingRules {
  /// `overflow.once`
  public static let overflowOnce = Rule(
    "overflow.once",
    "A queue's overflow is asked once for each conversation; fallback queues and overflow transfers skip it.",
    source: "CE manage-overflow")
  /// `overflow.after-escalation`
  public static let overflowAfterEscalation = Rule(
    "overflow.after-escalation",
    "Where a bot gets a conversation first, overflow is asked only after the first escalation.",
    source: "CE manage-overflow")
  /// `overflow.waiting-time`
  public static let overflowWaiting = Rule(
    "overflow.waiting-time",
    "A conversation that waits too long in a queue is ended or sent to another queue.",
    source: "CE manage-overflow")
  /// `overflow.first-not-overflowing`
  public static let notOverflowing = Rule(
    "overflow.first-not-overflowing",
    "The first matching rule whose queue does not overflow wins; when all do, the first that is open.",
    source: "CE configure-route-to-queue-rules")
  /// `queue.operating-hours`
  public static let operatingHours = Rule(
    "queue.operating-hours", "A queue with operating hours is served only within them.",
    source: "CE create-operating-hours")
  /// `transfer.operational-queue`
  public static let operationalQueue = Rule(
    "transfer.operational-queue",
    "A conversation can be transferred only to a queue that is open at the time.",
    source: "CE create-operating-hours")

  static let overflow: [Rule] = [
    overflowOnce, overflowAfterEscalation, overflowWaiting, notOverflowing, operatingHours, operationalQueue,
  ]

  /// Those of them that are the product's frame.
  static let overflowFixed: [Rule] = [notOverflowing]
}
