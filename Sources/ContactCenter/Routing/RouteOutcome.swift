import Basis

/// What the route-to-queue stage found out, rule by rule (CE unified-routing-diagnostics).
public struct RouteOutcome: Sendable, Equatable {
  /// How the queue was found.
  public enum Choice: Sendable, Equatable {
    /// By the rule of this position.
    case rule(Int)
    /// No rule matched: the workstream's fallback queue.
    case fallback
    /// A representative transferred it to this queue; no rule was asked.
    case transfer
    /// It was released and goes back to the queue it came from; no rule was asked.
    case returned
    /// It waited too long elsewhere, and that queue's overflow leads here; no rule was asked.
    case overflow
    /// No rule matched: the older application's default queue.
    case defaultQueue
  }

  /// How the queue was found.
  public var choice: Choice
  /// The queue.
  public var queue: QueueID
  /// The workstream's rules in order; empty when none was asked.
  public var rules: [RuleTrace]
  /// What the overflow of the queue that was meant did; nil when that queue had room.
  public var overflow: Overflowed?
  /// Whether overflow was asked about; it is once for each conversation.
  public var checkedOverflow = false

  /// A queue that had no room or no time.
  public struct Overflowed: Sendable, Equatable {
    /// The queue.
    public var queue: QueueID
    /// The condition that held, and what was done.
    public var setting: Overflow

    /// Makes a finding.
    public init(queue: QueueID, setting: Overflow) {
      self.queue = queue
      self.setting = setting
    }

    /// What was done.
    public var action: Overflow.Action { setting.action }
  }

  /// Makes an outcome.
  public init(choice: Choice, queue: QueueID, rules: [RuleTrace]) {
    self.choice = choice
    self.queue = queue
    self.rules = rules
  }
}

/// What became of one route-to-queue rule.
public struct RuleTrace: Sendable, Equatable {
  /// The product's rule states.
  public enum State: String, Sendable, CaseIterable {
    /// Its conditions held, but an earlier rule had been applied.
    case matched = "Matched"
    /// Its conditions held and its queue was taken.
    case applied = "Applied"
    /// It was asked and did not match.
    case processed = "Processed"
    /// It was not asked.
    case notProcessed = "Not processed"
  }

  /// The rule's name.
  public var name: String
  /// Where it leads; nil for a rule of a classification, which leads nowhere.
  public var queue: QueueID?
  /// What became of it.
  public var state: State
  /// Its comparisons; empty when it was not asked.
  public var conditions: [ConditionTrace]
  /// Why its queue had no room, when it matched and the queue overflowed.
  public var overflow: Overflow.Condition?

  /// Makes a trace.
  public init(name: String, queue: QueueID?, state: State, conditions: [ConditionTrace]) {
    self.name = name
    self.queue = queue
    self.state = state
    self.conditions = conditions
  }
}

/// What one condition compared.
public struct ConditionTrace: Sendable, Equatable {
  /// A comparison that failed, but only just: most likely a slip in the rule or in the topic.
  public enum NearMiss: Sendable, Equatable {
    /// The values are equal but for upper and lower case.
    case valueDiffersByCase
    /// The values differ by a slip of the hand.
    case valueAlmostEqual
    /// There is no such variable, but one of nearly this name.
    case variableAlmostNamed(String)
  }

  /// The condition.
  public var condition: QueueCondition
  /// The value the variable had; nil when it had none.
  public var found: JSON?
  /// Whether it held.
  public var held: Bool
  /// What it probably meant, when it failed.
  public var nearMiss: NearMiss?

  /// Makes a trace.
  public init(condition: QueueCondition, found: JSON?, held: Bool, nearMiss: NearMiss? = nil) {
    self.condition = condition
    self.found = found
    self.held = held
    self.nearMiss = nearMiss
  }
}

extension RouteOutcome {
  /// How the queue was found, in words that fit a line: `no rule: fallback queue Support`.
  public func sentence(_ organization: Organization) -> String {
    let name = organization[queue]?.name ?? queue.description
    let way =
      switch choice {
      case .rule(let index):
        "rule \(rules.indices.contains(index) ? rules[index].name : String(index + 1)): queue \(name)"
      case .fallback: "no rule: fallback queue \(name)"
      case .defaultQueue: "no rule: default queue \(name)"
      case .transfer: "transferred to queue \(name)"
      case .returned: "back to queue \(name)"
      case .overflow: "overflow to queue \(name)"
      }
    return overflow.map { "\(way); \($0.sentence(organization))" } ?? way
  }
}

extension RouteOutcome {
  /// The rules that decided, without those of the assignment.
  var decidingRules: [Rule] {
    var rules: [Rule] =
      switch choice {
      case .rule: [RoutingRules.firstMatchingRule]
      case .fallback: [RoutingRules.fallbackQueue]
      case .defaultQueue: [RoutingRules.legacyDefaultQueue]
      case .overflow: [RoutingRules.overflowWaiting]
      case .transfer, .returned: []
      }
    if self.rules.contains(where: { $0.overflow != nil }) { rules.append(RoutingRules.notOverflowing) }
    if overflow?.setting.condition == .outOfHours { rules.append(RoutingRules.operatingHours) }
    return rules
  }
}

extension RouteOutcome.Overflowed {
  /// What happened, in words that fit a line: `Support is out of hours: ended`.
  public func sentence(_ organization: Organization) -> String {
    let name = organization[queue]?.name ?? queue.description
    let done: String =
      switch action {
      case .end: "ended"
      case .transfer(let other): "to queue \(organization[other]?.name ?? other.description)"
      case .assign: "assigned all the same"
      }
    return "\(name) \(setting.condition.words): \(done)"
  }
}

extension Overflow.Condition {
  /// The condition as the end of a sentence about the queue.
  public var words: String {
    switch self {
    case .outOfHours: "is out of operating hours"
    case .workItems(let limit): "has \(limit) waiting already"
    case .waiting(let span): "made it wait for \(span)"
    }
  }
}

extension ConditionTrace {
  /// What was compared with what, and how near it was: `BotHandoffTopic is "CreditCard", wanted "CreditCar"`.
  public var sentence: String {
    let value = found.map { "is \"\($0.contextText)\"" } ?? "has no value"
    let wanted: String =
      switch condition.comparison {
      case .equals: ", wanted \"\(condition.value)\""
      case .doesNotEqual: ", wanted anything but \"\(condition.value)\""
      case .containsData: ", wanted data"
      case .doesNotContainData: ", wanted no data"
      case .contains: ", wanted \"\(condition.value)\" in it"
      case .beginsWith: ", wanted it to begin with \"\(condition.value)\""
      case .greaterThan: ", wanted more than \(condition.value)"
      case .lessThan: ", wanted less than \(condition.value)"
      }
    let note: String =
      switch nearMiss {
      case .valueDiffersByCase: "; upper and lower case count"
      case .valueAlmostEqual: "; almost, but values are compared exactly"
      case .variableAlmostNamed(let name): "; there is \(name), but names are compared exactly"
      case nil: ""
      }
    return "\(condition.variable) \(value)\(wanted)\(note)"
  }
}
