/// How many conversations of one kind a person may have, counted in conversations and not in units
/// (CE capacity-profiles).
public struct CapacityProfile: Sendable, Equatable {
  /// When a conversation that is over stops counting. Raw values are those of organization files.
  public enum Reset: String, Sendable, CaseIterable {
    /// At once.
    case immediate
    /// At the end of the day.
    case endOfDay = "end-of-day"
  }

  /// The name.
  public var name: String
  /// How many conversations at a time, or in a day.
  public var limit: Int
  /// When a conversation that is over stops counting.
  public var reset: Reset
  /// Whether somebody who has used it up gets nothing else either.
  public var blocksAssignment: Bool

  /// Makes a profile.
  public init(name: String, limit: Int, reset: Reset = .immediate, blocksAssignment: Bool = false) {
    self.name = name
    self.limit = limit
    self.reset = reset
    self.blocksAssignment = blocksAssignment
  }
}

/// A capacity profile that a representative has.
public struct ProfileShare: Sendable, Equatable {
  /// The profile.
  public var profile: CapacityProfileID
  /// A limit of their own; nil for that of the profile.
  public var limit: Int?

  /// Makes a share.
  public init(_ profile: CapacityProfileID, limit: Int? = nil) {
    self.profile = profile
    self.limit = limit
  }
}

/// A capacity profile that keeps somebody from a conversation.
public struct ProfileBar: Sendable, Hashable {
  /// Why it does.
  public enum Reason: String, Sendable, CaseIterable {
    /// They do not have it.
    case missing
    /// They have used it up.
    case usedUp = "used-up"
    /// They have used up another one that blocks everything.
    case blocks
  }

  /// The profile's name.
  public var name: String
  /// Why it does.
  public var reason: Reason
  /// How many conversations it allows.
  public var limit: Int

  /// Makes a bar.
  public init(name: String, reason: Reason, limit: Int) {
    self.name = name
    self.reason = reason
    self.limit = limit
  }

  /// In words.
  public var sentence: String {
    let short = name.count > 20 ? name.prefix(19) + "…" : name[...]
    return switch reason {
    case .missing: "does not have the profile \(short)"
    case .usedUp: "\(limit) of \(limit) of \(short) used"
    case .blocks: "\(short) is used up and blocks"
    }
  }
}
