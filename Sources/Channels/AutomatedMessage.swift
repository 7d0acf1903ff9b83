/// What the contact centre says by itself: to the customer, in one case to the person.
///
/// Triggers, tags and texts are those of `domain.md` 4.14; a text that the documents do not give is ours
/// and says so.
public struct AutomatedMessage: Hashable, Sendable, Identifiable {
  /// Who reads it.
  public enum Recipient: String, Hashable, Sendable {
    /// The customer.
    case customer
    /// The person who has the conversation.
    case representative
  }

  /// Which words are used for the people and programs of the contact centre.
  public enum Terms: String, Hashable, Sendable, CaseIterable {
    /// Bot and agent.
    case classic
    /// AI agent and representative.
    case modern
  }

  /// Stable and readable, for organization files: `agent-assigned`.
  public let id: String
  /// The product's name of the moment, as administrators see it.
  public let trigger: String
  /// Tags of the message on the wire, in the product's order; empty where they are not public.
  public let tags: [String]
  /// Who reads it.
  public let recipient: Recipient
  /// The text; `{agent}` or `{AgentName}`, `{queue}` or `{QueueName}`, `{position}`, `{hours}` and `{minutes}` stand
  /// for what is known then.
  public let text: String
  /// The text in modern terms, where it differs; ours.
  public let modernText: String?
  /// Whether the documents do not give the text.
  public let isInferred: Bool
  /// Whether it is sent unless an organization says otherwise.
  public let isOnByDefault: Bool

  /// Declares a message.
  init(
    _ id: String, trigger: String, tags: String, to recipient: Recipient = .customer, _ text: String,
    modern: String? = nil, isInferred: Bool = false, isOnByDefault: Bool = true
  ) {
    self.id = id
    self.trigger = trigger
    self.tags = tags.split(separator: ",").map(String.init)
    self.recipient = recipient
    self.text = text
    self.modernText = modern
    self.isInferred = isInferred
    self.isOnByDefault = isOnByDefault
  }

  /// The text with its slots filled; a slot that is not named stays as it is.
  public func filled(_ slots: [(name: String, value: String)] = [], terms: Terms = .classic) -> String {
    Self.fill(terms == .modern ? modernText ?? text : text, slots)
  }

  /// A text with its slots filled.
  public static func fill(_ template: String, _ slots: [(name: String, value: String)]) -> String {
    var filled = ""
    var rest = Substring(template)
    // One pass, so that a value that looks like a slot is not filled again.
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let name = rest[rest.index(after: start)..<end]
      filled += rest[..<start]
      filled += slots.first { $0.name == name }?.value ?? String(rest[start...end])
      rest = rest[rest.index(after: end)...]
    }
    return filled + rest
  }
}
