import Basis

/// The declared answer of something that is not simulated: a flow, a connector, a web service, a model.
public struct Stub: Hashable, Sendable {
  /// What the service answers.
  public enum Outcome: Hashable, Sendable {
    /// It succeeds with a value: an object with the outputs by name, or for one output the value itself.
    case result(JSON)
    /// It fails: the topic's On Error sees the code and the message.
    case failure(code: String, message: String)
  }

  /// Only in this topic (display name, schema name or its last part, in any case); nil for all topics.
  public var topic: String?
  /// Only for the action with this id; nil for all actions.
  public var action: String?
  /// Only for actions of this kind, as in `InvokeFlowAction`; nil for all kinds.
  public var kind: String?
  /// What it answers.
  public var outcome: Outcome
  /// How long the service takes; zero for none.
  public var delay: TimeSpan

  /// Declares an answer.
  public init(
    topic: String? = nil, action: String? = nil, kind: String? = nil, outcome: Outcome,
    delay: TimeSpan = .milliseconds(0)
  ) {
    self.topic = topic
    self.action = action
    self.kind = kind
    self.outcome = outcome
    self.delay = delay
  }

  /// Whether it answers for an action.
  func answers(_ topic: Topic, _ instruction: Instruction) -> Bool {
    if let wanted = self.topic, !topic.isCalled(wanted) { return false }
    if let action, action != instruction.id { return false }
    if let kind, kind != instruction.kind { return false }
    return true
  }
}
