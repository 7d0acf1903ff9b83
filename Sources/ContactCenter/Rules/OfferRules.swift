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

  /// `offer.unseen`
  public static let offerUnseen = Rule(
    "offer.unseen",
    "An offer whose representative is disconnected goes on 8 minutes after its time is up.",
    source: "CE manage-missed-notifications")
  /// `offer.reject-button`
  public static let rejectButton = Rule(
    "offer.reject-button", "An offer can be declined only where its notification has a Reject button.",
    source: "CE enable-agent-reject-notifications")
  /// `offer.automatic`
  public static let offerAutomatic = Rule(
    "offer.automatic", "Where notifications assign or accept by themselves, nobody is asked.",
    source: "CE notification-templates")

  static let offer: [Rule] = [
    offerTimeout, offerReserves, declineLowersPriority, declineLimit, onlyTheOffered, offerUnseen,
    rejectButton, offerAutomatic,
  ]

  /// Those of them that are the product's frame.
  static let offerFixed: [Rule] = [
    offerReserves, onlyTheOffered, rejectButton,
  ]
}
