import Basis

/// How an agent's conversations reach a person: what the strip says of a bot that was brought along.
public enum EscalationPath: Hashable, Sendable {
  /// Its Escalate topic has a Transfer conversation node.
  case node(topic: Int32)
  /// Its Escalate topic has none and hands over after its message, by rule `escalate.transfers-without-node`.
  case withoutNode(topic: Int32)
  /// It has no Escalate topic and uses ours, by rule `escalate.built-in`.
  case builtIn(topic: Int32)
  /// Nothing leads to a person.
  case none
}

extension Agent {
  /// How conversations reach a person under these rules. Transfer nodes in other topics are not looked at.
  public func escalationPath(_ rules: RuleBook) -> EscalationPath {
    guard let number = escalation(rules) else { return .none }
    let topic = topics[number]
    if topic.builtIn != nil {
      return rules.holds(BotRules.escalateWithoutNode) ? .builtIn(topic: Int32(number)) : .none
    }
    if topic.hasTransfer { return .node(topic: Int32(number)) }
    return rules.holds(BotRules.escalateWithoutNode) ? .withoutNode(topic: Int32(number)) : .none
  }

  /// Topics that only a language model would choose: active, without phrases, and called by nobody's words.
  /// A scenario starts them by name.
  public var modelTopics: [Int32] {
    topics.indices.filter { number in
      let trigger = topics[number].trigger
      guard topics[number].isActive, topics[number].builtIn == nil else { return false }
      return trigger.family == .external || trigger.family == .recognized && trigger.phrases.isEmpty
    }.map(Int32.init)
  }
}
