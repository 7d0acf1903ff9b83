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

  /// `presence.missed-is-inactive`
  public static let missedIsInactive = Rule(
    "presence.missed-is-inactive",
    "Where it is enabled, a missed notification makes a representative Inactive.",
    source: "CE manage-missed-notifications")
  /// `presence.rejected-is-dnd`
  public static let rejectedIsDoNotDisturb = Rule(
    "presence.rejected-is-dnd",
    "Where it is enabled, a declined notification makes a representative Do not disturb.",
    source: "CE enable-agent-reject-notifications")
  /// `presence.ten-sessions`
  public static let tenSessions = Rule(
    "presence.ten-sessions", "A representative with 10 sessions is Do not disturb.",
    source: "CE oc-manage-presence-status")
  /// `presence.by-hand-lasts`
  public static let byHandLasts = Rule(
    "presence.by-hand-lasts",
    "Available and Busy chosen by hand last until a conversation comes or goes; the others until changed.",
    source: "CE oc-manage-presence-status")
  /// `presence.disconnect-is-offline`
  public static let disconnectIsOffline = Rule(
    "presence.disconnect-is-offline", "A representative whose connection is lost is Offline at once.",
    source: "CE oc-manage-presence-status")
  /// `presence.restored`
  public static let presenceRestored = Rule(
    "presence.restored",
    "Who is back within 2 minutes 30 has the former presence; later it follows capacity again.",
    source: "CE oc-manage-presence-status")
  /// `presence.custom`
  public static let customPresence = Rule(
    "presence.custom", "A presence an organization added counts as the base it maps to.",
    source: "CE oc-manage-presence-status")

  static let presence: [Rule] = [
    presenceFollowsCapacity, inactiveIsSystems, missedIsInactive, rejectedIsDoNotDisturb, tenSessions,
    byHandLasts, disconnectIsOffline, presenceRestored, customPresence,
  ]

  /// Those of them that are the product's frame.
  static let presenceFixed: [Rule] = [
    inactiveIsSystems, missedIsInactive, rejectedIsDoNotDisturb, byHandLasts,
    disconnectIsOffline, customPresence,
  ]
}
