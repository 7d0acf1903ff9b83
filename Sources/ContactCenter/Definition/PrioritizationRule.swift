import Basis

/// A rule that puts conversations of a queue into a bucket served before those of later rules and before those that
/// match none (CE assignment-methods). Within a bucket, first come, first served, unless it has another order.
public struct PrioritizationRule: Sendable, Equatable {
  /// The name.
  public var name: String
  /// When a conversation belongs to its bucket.
  public var when: RuleConditions
  /// The context variable or column of a linked record by which its bucket is ordered; nil for first come, first
  /// served.
  public var order: String?
  /// Whether the least value comes first.
  public var isAscending: Bool

  /// Makes a rule.
  public init(name: String, when: RuleConditions, order: String? = nil, isAscending: Bool = true) {
    self.name = name
    self.when = when
    self.order = order
    self.isAscending = isAscending
  }
}
