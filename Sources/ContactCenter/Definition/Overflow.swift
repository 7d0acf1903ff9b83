import Basis

/// What happens to conversations that a queue has no room or no time for (CE manage-overflow).
public struct Overflow: Sendable, Equatable {
  /// When it applies.
  public var condition: Condition
  /// What is done.
  public var action: Action

  /// When a queue overflows.
  public enum Condition: Sendable, Hashable {
    /// Nobody serves it at that hour.
    case outOfHours
    /// So many conversations wait in it already, 1 to 100.
    case workItems(Int)
    /// The conversation has waited in it for so long: a minute to two days.
    case waiting(TimeSpan)

    /// Its word in organization files and scenarios.
    public var word: String {
      switch self {
      case .outOfHours: "out-of-hours"
      case .workItems: "work-items"
      case .waiting: "waiting"
      }
    }
    /// All words.
    public static let words = ["out-of-hours", "work-items", "waiting"]

    /// Whether it is asked before the conversation enters the queue; otherwise while it waits there.
    public var isBeforeQueue: Bool { if case .waiting = self { false } else { true } }
  }

  /// What is done with the conversation.
  public enum Action: Sendable, Hashable {
    /// It is ended, and the customer told.
    case end
    /// It goes to another queue, whatever that queue's own overflow says.
    case transfer(QueueID)
    /// It is put into the queue all the same.
    case assign

    /// Its word in organization files and scenarios.
    public var word: String {
      switch self {
      case .end: "end"
      case .transfer: "transfer"
      case .assign: "assign"
      }
    }
    /// All words.
    public static let words = ["end", "transfer", "assign"]
  }

  /// Makes a setting.
  public init(_ condition: Condition, _ action: Action) {
    self.condition = condition
    self.action = action
  }
}
