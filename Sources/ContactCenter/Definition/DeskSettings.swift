/// What an administrator has switched on for representatives and supervisors.
public struct DeskSettings: Sendable, Equatable {
  /// Whether representatives transfer to each other ("transfer to representatives").
  public var transferToRepresentatives: Bool
  /// Whether a missed notification makes a representative Inactive.
  public var missedIsInactive: Bool
  /// Whether a declined notification makes a representative Do not disturb.
  public var rejectedIsDoNotDisturb: Bool
  /// Whether supervisors assign open conversations.
  public var supervisorAssigns: Bool
  /// Whether supervisors transfer conversations of representatives.
  public var supervisorTransfers: Bool
  /// Whether supervisors read along and join.
  public var supervisorMonitors: Bool
  /// Whether supervisors close conversations.
  public var supervisorForceCloses: Bool

  /// Makes settings; the defaults are the product's.
  public init(
    transferToRepresentatives: Bool = false, missedIsInactive: Bool = false,
    rejectedIsDoNotDisturb: Bool = false, supervisorAssigns: Bool = true, supervisorTransfers: Bool = true,
    supervisorMonitors: Bool = true, supervisorForceCloses: Bool = true
  ) {
    self.transferToRepresentatives = transferToRepresentatives
    self.missedIsInactive = missedIsInactive
    self.rejectedIsDoNotDisturb = rejectedIsDoNotDisturb
    self.supervisorAssigns = supervisorAssigns
    self.supervisorTransfers = supervisorTransfers
    self.supervisorMonitors = supervisorMonitors
    self.supervisorForceCloses = supervisorForceCloses
  }
}

/// A presence that an organization added; it counts as its base (CE oc-manage-presence-status).
public struct CustomPresence: Sendable, Equatable {
  /// The name.
  public var name: String
  /// What it counts as.
  public var base: Presence

  /// Makes a presence.
  public init(_ name: String, base: Presence) {
    self.name = name
    self.base = base
  }
}
