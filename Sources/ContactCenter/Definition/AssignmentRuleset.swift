import Basis

/// How a queue with a method of its own chooses: rules that are asked in order (CE configure-assignment-rules).
///
/// The first rule that somebody meets decides, so that strict rules stand above looser ones.
public struct AssignmentRuleset: Sendable, Hashable {
  /// The name.
  public var name: String
  /// When it is the one that is asked (the method's selection criteria); empty for the default.
  public var when: RuleConditions
  /// In the order asked.
  public var rules: [AssignmentRule]

  /// Makes a ruleset.
  public init(name: String, when: RuleConditions = RuleConditions(), rules: [AssignmentRule]) {
    self.name = name
    self.when = when
    self.rules = rules
  }
}

/// A rule of such a ruleset: whoever meets all conditions may get the conversation, and the first by its order does.
public struct AssignmentRule: Sendable, Hashable {
  /// The name.
  public var name: String
  /// All must hold.
  public var conditions: [MemberCondition]
  /// How those who meet them are ordered; equals take turns.
  public var order: MemberOrder

  /// Makes a rule.
  public init(name: String, conditions: [MemberCondition], order: MemberOrder = MemberOrder(.roundRobin)) {
    self.name = name
    self.conditions = conditions
    self.order = order
  }
}

/// What a rule asks of a member. A queue with rules of its own asks nothing else: presence, capacity and skills count
/// only where a rule names them.
public enum MemberCondition: Sendable, Hashable {
  /// Is a bot, or is a person ("Bot attributes").
  case bot(Bool)
  /// Has one of these presences; nil for those that the workstream allows.
  case presence([Presence]?)
  /// Has so many units left; nil for as many as the conversation costs.
  case units(Int?)
  /// Has room in every capacity profile that the conversation takes.
  case profiles
  /// Has every skill at least as well as the conversation asks for ("Exact match").
  case skills
  /// Has an attribute that compares so.
  case attribute(String, QueueCondition.Operator, Operand)

  /// What an attribute is compared with.
  public struct Operand: Sendable, Hashable {
    /// The value; of a variable, the value it has, or nil before it is looked up or when it has none.
    public var text: String?
    /// The context variable or column of a linked record that it is taken from ("Dynamic match"); nil for a value
    /// that is written ("Static match").
    public var variable: String?

    /// Makes an operand.
    public init(_ text: String?, variable: String? = nil) {
      self.text = text
      self.variable = variable
    }
  }
}

/// What those who meet a rule are ordered by. Of equals whoever got nothing from the queue for longest comes first.
public struct MemberOrder: Sendable, Hashable {
  /// What is compared.
  public enum Key: Sendable, Hashable {
    /// When they last got something from the queue.
    case roundRobin
    /// When they last released capacity.
    case leastActive
    /// How many units they have left.
    case units
    /// How many conversations their capacity profiles still allow.
    case profiles
    /// How well they have the skills.
    case proficiency
    /// How many of the skills they have.
    case skillCount
    /// An attribute of theirs.
    case attribute(String)
  }

  /// What is compared.
  public var key: Key
  /// Whether the least comes first.
  public var isAscending: Bool

  /// Makes an order; without a direction the earliest, or the most, comes first.
  public init(_ key: Key, isAscending: Bool? = nil) {
    self.key = key
    self.isAscending = isAscending ?? (key == .roundRobin || key == .leastActive)
  }
}

extension AssignmentRuleset {
  /// Whether a condition takes its value from the conversation.
  var isDynamic: Bool {
    rules.contains { rule in
      rule.conditions.contains {
        if case .attribute(_, _, let operand) = $0 { operand.variable != nil } else { false }
      }
    }
  }

  /// The attributes that its rules name.
  var attributes: Set<String> {
    var names: Set<String> = []
    for rule in rules {
      if case .attribute(let name) = rule.order.key { names.insert(name) }
      for case .attribute(let name, _, _) in rule.conditions { names.insert(name) }
    }
    return names
  }
}
