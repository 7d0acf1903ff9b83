import Basis
import CopilotStudio

/// One thing that happens to a bot from outside: a customer's line, silence, a topic started by name.
public struct Move: Hashable, Sendable {
  /// What happens.
  public enum Kind: Hashable, Sendable {
    /// The conversation begins: the bot joins, gets its context and is made to greet.
    case opens(context: [JSON.Member])
    /// The customer says something, or presses a button.
    case says(String)
    /// The customer submits a card.
    case submits(JSON)
    /// The customer says nothing for so long.
    case waits(TimeSpan)
    /// Somebody sends an event.
    case event(String)
    /// A topic that only a language model or a service would start is started by name.
    case starts(String)
  }

  /// Why it is tried.
  public enum Purpose: String, Hashable, Sendable {
    /// It begins the conversation.
    case opening
    /// It starts a topic.
    case trigger
    /// It is no topic's phrase.
    case unknown
    /// It answers the question.
    case answer
    /// It is no answer to the question.
    case invalid
    /// It starts another topic while a question waits.
    case interruption
    /// It is silence.
    case silence
  }

  /// What happens.
  public var kind: Kind
  /// Why it is tried.
  public var purpose: Purpose

  /// Makes a move.
  public init(_ kind: Kind, _ purpose: Purpose) {
    self.kind = kind
    self.purpose = purpose
  }

  /// What the bot is given for it, in order.
  var inputs: [BotInput] {
    switch kind {
    case .opens(let context):
      // As a contact centre brings a bot in (`domain.md` 3.2).
      [.conversationUpdate, .setContext(context), .greet]
    case .says(let text): [.says(text)]
    case .submits(let value): [.message(BotInput.Message("", value: value))]
    case .waits(let span): [.inactivity(span)]
    case .event(let name): [.event(name: name, value: nil)]
    case .starts(let topic): [.startTopic(topic)]
    }
  }

  /// Whether a customer does it and expects to hear something.
  var isSpoken: Bool {
    switch kind {
    case .says, .submits: true
    default: false
    }
  }
}
