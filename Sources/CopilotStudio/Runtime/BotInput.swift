import Activities
import Basis

/// What comes to a bot from outside and opens a turn.
public enum BotInput: Hashable, Sendable {
  /// The channel says that the bot has joined the conversation (`conversationUpdate`, `domain.md` 3.2).
  case conversationUpdate
  /// Omnichannel's context arrives (`omnichannelSetContext`): a global variable of exactly the same name
  /// that external sources may set takes each value.
  case setContext([JSON.Member])
  /// The system makes the bot greet.
  case greet
  /// The customer says something, presses a button or submits a card.
  case message(Message)
  /// Somebody sends an event activity.
  indirect case event(name: String, value: JSON?)
  /// Any other activity arrives: somebody types, reacts, installs the bot, invokes it. The type is the
  /// activity's, as in `typing`.
  indirect case activity(type: String, name: String?, value: JSON?)
  /// The system wants a person for the customer.
  case escalate
  /// A scenario starts a topic by its name, for topics that only a language model would choose.
  indirect case startTopic(String)
  /// The customer has said nothing for so long.
  case inactivity(TimeSpan)
  /// The time a stub takes has passed.
  case resume

  /// What a customer says. It is kept once, however many events and sessions refer to it.
  public struct Message: Hashable, Sendable {
    private let content: Boxed<Content>

    private struct Content: Hashable, Sendable {
      var text: String
      var value: JSON?
      var locale: String?
      var attachments: [Attachment]
    }

    /// Makes a message.
    public init(
      _ text: String, value: JSON? = nil, locale: String? = nil, attachments: [Attachment] = []
    ) {
      content = Boxed(Content(text: text, value: value, locale: locale, attachments: attachments))
    }

    /// The words; empty when only a card was submitted.
    public var text: String { content.value.text }
    /// What a card or a button sends along.
    public var value: JSON? { content.value.value }
    /// BCP 47 tag of the customer's language; nil for the conversation's.
    public var locale: String? { content.value.locale }
    /// The files that come along.
    public var attachments: [Attachment] { content.value.attachments }
  }

  /// The customer's words and nothing else.
  public static func says(_ text: String) -> BotInput { .message(Message(text)) }
}
