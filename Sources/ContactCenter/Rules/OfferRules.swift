import Basis

// Offers to representatives.
extension RoutingRules {
  /// `offer.timeout`
  public static let offerTimeout = Rule(
    "offer.timeout", "An offer that is not answered in time goes on to the next candidate.",
    source: "CE notification-templates")
  /// `offer.reserves-capacity`
  public static let offerReserves = Rule(
    "offer.reserves-capacity", "An open offer holds the representative's capacity.",
    source: "CE assignment-methods", isInferred: true)
  /// `offer.decline-lowers-priority`
  public static let declineLowersPriority = Rule(
    "offer.decline-lowers-priority",
    "Whoever declined a conversation comes after those who declined it less often.",
    source: "CE assignment-methods")
  /// `offer.decline-limit`
  public static let declineLimit = Rule(
    "offer.decline-limit",
    "After three declines a conversation is never offered to the same representative again.",
    source: "CE assignment-methods")
  /// `offer.only-the-one-asked`
  public static let onlyTheOffered = Rule(
    "offer.only-the-one-asked", "Only whoever is offered a conversation can accept or decline it.",
    source: "CE notification-templates")

  static let offer: [Rule] = [
    offerTimeout, offerReserves, declineLowersPriority, declineLimit, onlyTheOffered,
  ]

  /// Those of them that are the product's frame.
  static let offerFixed: [Rule] = [
    offerReserves, onlyTheOffered,
  ]
}
