import Basis

/// A ruleset of a workstream's work classification: of its rules the first that matches fires
/// (CE configure-work-classification).
public struct ClassificationRuleset: Sendable, Equatable {
  /// The name.
  public var name: String
  /// In the order asked.
  public var rules: [ClassificationRule]

  /// Most rulesets of a workstream.
  public static let mostRulesets = 10
  /// Most rules of a ruleset.
  public static let mostRules = 100
  /// Most outputs of a rule.
  public static let mostOutputs = 5

  /// Makes a ruleset.
  public init(name: String, rules: [ClassificationRule]) {
    self.name = name
    self.rules = rules
  }
}

/// A rule that adds to what is known about a conversation before a queue is looked for.
public struct ClassificationRule: Sendable, Equatable {
  /// The name.
  public var name: String
  /// When it matches.
  public var when: RuleConditions
  /// What it sets.
  public var outputs: [Output]

  /// One thing a rule sets.
  public enum Output: Sendable, Equatable {
    /// A context variable.
    case variable(ContextVariable)
    /// A skill that whoever gets the conversation should have.
    case skill(RequiredSkill)
  }

  /// Makes a rule.
  public init(name: String, when: RuleConditions, outputs: [Output]) {
    self.name = name
    self.when = when
    self.outputs = outputs
  }
}
