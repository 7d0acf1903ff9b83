import Basis

/// How the time of a message is told beside it.
public enum Timestamps: String, Sendable, CaseIterable {
  /// Not at all.
  case none
  /// `09:00`, as the windows do.
  case minutes
  /// `09:00:31`, as plain lines do.
  case seconds

  /// The time as it stands before what follows it; empty where none is told.
  func before(_ gap: String, _ time: VirtualTime, in zone: TimeZoneRules) -> String {
    self == .none ? "" : zone.clock(time, seconds: self == .seconds) + gap
  }
}
