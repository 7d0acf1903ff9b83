import Basis

/// What an expression sees of the world around it.
public struct EvaluationContext: Sendable {
  /// What a name stands for; nil when nobody knows it.
  ///
  /// Asked first with both parts (`Topic`, `Name`); when that is nil and the reference has a member, asked
  /// again with the root alone, whose value then must be a record or an option set's member. A variable that
  /// exists but is not set should answer `.blank`.
  public var lookup: @Sendable (Reference) -> Value?
  /// The moment that Now() and Today() give.
  public var now: VirtualTime
  /// Where the clock on the wall hangs.
  public var zone: TimeZoneRules
  /// The user's language and country, as in `en-US`.
  public var locale: String
  /// Where Rand(), RandBetween(), Shuffle() and GUID() draw from.
  public var chance: Chance
  /// The event the draws belong to.
  public var event: UInt64
  /// How many steps an evaluation may take before it ends with an error: a node computed is one, two bytes of a text
  /// looked through are one.
  public var effort = EvaluationContext.usualEffort

  /// The steps of an evaluation if nobody says otherwise: a fraction of a second.
  public static let usualEffort = 10_000_000

  /// Makes a context.
  public init(
    now: VirtualTime, zone: TimeZoneRules = .utc, locale: String = "en-US", chance: Chance = Chance(seed: 0),
    event: UInt64 = 0, lookup: @escaping @Sendable (Reference) -> Value? = { _ in nil }
  ) {
    self.now = now
    self.zone = zone
    self.locale = locale
    self.chance = chance
    self.event = event
    self.lookup = lookup
  }
}
