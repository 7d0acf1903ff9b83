import Basis

/// The declared answer of something that is not simulated: a flow, a connector, a web service, a model.
public struct Stub: Hashable, Sendable {
  /// What the service answers.
  public enum Outcome: Hashable, Sendable {
    /// It succeeds with a value: an object with the outputs by name, or for one output the value itself.
    case result(JSON)
    /// It fails: the topic's On Error sees the code and the message.
    case failure(code: String, message: String)
    /// A language model chooses this topic for what the customer says.
    case choice(topic: String)
  }

  /// Only in this topic (display name, schema name or its last part, in any case); nil for all topics.
  public var topic: String?
  /// Only for the action with this id; nil for all actions.
  public var action: String?
  /// Only for actions of this kind, as in `InvokeFlowAction`; nil for all kinds.
  public var kind: String?
  /// Only when the call is given this: an object whose members the inputs have, or a text that one of them
  /// is. Texts are compared in any case, `*` stands for any text. For a choice: what the customer says.
  public var input: JSON?
  /// What it answers.
  public var outcome: Outcome
  /// How long the service takes; zero for none.
  public var delay: TimeSpan

  /// Declares an answer.
  public init(
    topic: String? = nil, action: String? = nil, kind: String? = nil, input: JSON? = nil, outcome: Outcome,
    delay: TimeSpan = .milliseconds(0)
  ) {
    self.topic = topic
    self.action = action
    self.kind = kind
    self.input = input
    self.outcome = outcome
    self.delay = delay
  }

  /// Whether it answers for an action that is given these inputs; nil for whatever inputs.
  func answers(_ topic: Topic, _ instruction: Instruction, given inputs: [JSON.Member]?) -> Bool {
    if case .choice = outcome { return false }
    if let wanted = self.topic, !topic.isCalled(wanted) { return false }
    if let action, action != instruction.id { return false }
    if let kind, kind != instruction.kind { return false }
    guard let input, let inputs else { return true }
    guard let wanted = input.members else { return inputs.contains { Self.fits(input, $0.value) } }
    return wanted.allSatisfy { member in
      inputs.contains { $0.name == member.name && Self.fits(member.value, $0.value) }
    }
  }

  /// The topic a model would choose for these words; nil when it does not.
  func choice(for text: String) -> String? {
    guard case .choice(let topic) = outcome else { return nil }
    guard let input else { return topic }
    return Self.fits(input, .string(text)) ? topic : nil
  }

  /// Whether a value is the wanted one; a text with `*` stands for many.
  private static func fits(_ wanted: JSON, _ value: JSON) -> Bool {
    guard let pattern = wanted.string else {
      guard let members = wanted.members else { return wanted == value }
      return members.allSatisfy { member in value[member.name].map { fits(member.value, $0) } ?? false }
    }
    return matches(
      Array(pattern.trimmed.lowercased().utf8), Array((value.string ?? value.text).trimmed.lowercased().utf8))
  }

  /// Compares byte by byte; after a failure it goes back to the last `*` only, so that time is bounded by the
  /// product of the lengths.
  private static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    var (at, place) = (0, 0)
    var retry: (pattern: Int, text: Int)?
    while place < text.count {
      if at < pattern.count, pattern[at] == star {
        at += 1
        retry = (at, place)
      } else if at < pattern.count, pattern[at] == text[place] {
        at += 1
        place += 1
      } else if let (after, start) = retry {
        at = after
        place = start + 1
        retry = (after, start + 1)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == star }
  }
}
