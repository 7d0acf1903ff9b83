import Basis

// Presence of representatives.
extension RoutingRules {
  /// `presence.follows-capacity`
  public static let presenceFollowsCapacity = Rule(
    "presence.follows-capacity",
    "Presence follows capacity: all used is Do not disturb, some used is Busy, none used is Available.",
    source: "CE oc-manage-presence-status")
  /// `presence.inactive-is-the-systems`
  public static let inactiveIsSystems = Rule(
    "presence.inactive-is-the-systems", "Nobody can choose Inactive; the system sets it.",
    source: "CE oc-manage-presence-status")

  static let presence: [Rule] = [
    presenceFollowsCapacity, inactiveIsSystems,
  ]

  /// Those of them that are the product's frame.
  static let presenceFixed: [Rule] = [
    inactiveIsSystems
  ]
}
