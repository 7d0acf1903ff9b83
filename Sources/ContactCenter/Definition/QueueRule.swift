import Basis

/// A variable that a workstream declares, so that rules can test it.
public struct ContextVariableDefinition: Sendable, Equatable {
  /// How its values are compared.
  public enum Kind: String, Sendable, CaseIterable {
    /// Exactly, letter by letter.
    case text = "Text"
    /// By their number.
    case number = "Number"
  }

  /// The name; case-sensitive, at most 100 characters.
  public var name: String
  /// Text or Number.
  public var kind: Kind

  /// Makes a definition.
  public init(_ name: String, _ kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }
}

/// A variable of a conversation and its value: text, number, boolean or any other JSON.
public struct ContextVariable: Sendable, Hashable {
  /// The name; case-sensitive.
  public var name: String
  /// The value.
  public var value: JSON

  /// Makes a variable.
  public init(_ name: String, _ value: JSON) {
    self.name = name
    self.value = value
  }
}

extension JSON {
  /// How a context variable's value reads to people and to rules: text without quotes, everything else as JSON.
  public var contextText: String { string ?? text }
}

/// When a rule matches: all of `all` hold, and all of at least one group of `any`, if there are groups.
///
/// The product's builder nests groups freely; one level of alternatives says everything its pages show.
public struct RuleConditions: Sendable, Hashable {
  /// All must hold.
  public var all: [QueueCondition]
  /// Groups of which one must hold; empty when there are no alternatives.
  public var any: [[QueueCondition]]

  /// Makes conditions; without any, a rule always matches.
  public init(_ all: [QueueCondition] = [], any: [[QueueCondition]] = []) {
    self.all = all
    self.any = any
  }

  /// Whether there is nothing to compare.
  public var isEmpty: Bool { all.isEmpty && any.isEmpty }
  /// Every comparison, in the order written.
  public var comparisons: [QueueCondition] { all + any.joined() }
}

/// A route-to-queue rule: when its conditions hold, the conversation goes to its queue.
public struct QueueRule: Sendable, Equatable {
  /// The name.
  public var name: String
  /// When it matches.
  public var when: RuleConditions
  /// Where to; of several queues the first.
  public var queue: QueueID
  /// How conversations are shared out over queues, in percent that add up to 100; empty when all go to `queue`.
  public var shares: [Share]
  /// What is done when its queue overflows, in place of the queue's own settings; nil for those.
  public var overflow: [Overflow]?

  /// A queue's part of the conversations.
  public struct Share: Sendable, Equatable {
    /// The queue.
    public var queue: QueueID
    /// 1 to 100.
    public var percent: Int

    /// Makes a share.
    public init(_ queue: QueueID, percent: Int) {
      self.queue = queue
      self.percent = percent
    }
  }

  /// Most queues that a rule shares conversations out over.
  public static let mostShares = 5

  /// Makes a rule.
  public init(
    name: String, when: RuleConditions, queue: QueueID, shares: [Share] = [], overflow: [Overflow]? = nil
  ) {
    self.name = name
    self.when = when
    self.queue = queue
    self.shares = shares
    self.overflow = overflow
  }

  /// Makes a rule whose conditions must all hold.
  public init(name: String, conditions: [QueueCondition], queue: QueueID) {
    self.init(name: name, when: RuleConditions(conditions), queue: queue)
  }
}

/// One comparison of a rule.
public struct QueueCondition: Sendable, Hashable {
  /// The comparison. Raw values are those of organization files.
  public enum Operator: String, Sendable, CaseIterable {
    /// The value is exactly the one wanted.
    case equals
    /// The value is another one, or there is none.
    case doesNotEqual
    /// There is a value and it is not empty.
    case containsData
    /// There is no value, or an empty one.
    case doesNotContainData
    /// The text wanted occurs in the value (inferred: the builder has it, no page lists it).
    case contains
    /// The value begins with the text wanted (inferred as above).
    case beginsWith
    /// The value is a number above the one wanted (inferred as above).
    case greaterThan
    /// The value is a number below the one wanted (inferred as above).
    case lessThan

    /// Whether it compares with a value at all.
    public var takesValue: Bool { self != .containsData && self != .doesNotContainData }
  }

  /// The variable's name; case-sensitive.
  public var variable: String
  /// The comparison.
  public var comparison: Operator
  /// What the value is compared with; empty when the operator takes none.
  public var value: String

  /// Makes a condition.
  public init(_ variable: String, _ comparison: Operator, _ value: String = "") {
    self.variable = variable
    self.comparison = comparison
    self.value = value
  }
}
