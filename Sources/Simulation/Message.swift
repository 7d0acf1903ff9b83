import Activities
import Basis
import ContactCenter

/// The number of a message in the run, shown as `msg-14`.
public struct MessageID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Place in the run, from 1.
  public var raw: Int32

  /// Makes a number.
  public init(_ raw: Int32) { self.raw = raw }

  /// The number as people read it.
  public var description: String { "msg-\(raw)" }
  /// Whether a message was said before another.
  public static func < (a: MessageID, b: MessageID) -> Bool { a.raw < b.raw }
}

/// One thing said in a conversation, as it was sent.
///
/// What the customer received is not stored: it follows from the message, the channel's profile and the
/// rules of the run.
public struct Message: Hashable, Sendable {
  /// Who said it.
  public enum Sender: Hashable, Sendable {
    /// A customer, by place in the scenario's list.
    case customer(Int32)
    /// A bot.
    case bot(BotID)
    /// A person of the contact centre.
    case representative(RepresentativeID)
    /// A supervisor who joined.
    case supervisor
    /// The product itself: joined, left, ended.
    case system
  }

  /// What sort of thing it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Said aloud.
    case text
    /// A line of the product to the customer.
    case notice
    /// What a bot tells the representative at the hand-off (`va_AgentMessage`).
    case privateMessage = "private"
    /// What a representative wrote for colleagues.
    case note
    /// What a representative and a consulted colleague write to each other.
    case `internal`
    /// An indicator that somebody is typing.
    case typing
  }

  /// Its number.
  public var id: MessageID
  /// Who said it.
  public var sender: Sender
  /// What sort of thing it is.
  public var kind: Kind
  /// Whom it was meant for.
  public var audience: Audience
  /// The words; empty for cards alone.
  public var text: String
  /// What there is beside the words.
  private var rest: Rest

  /// One thing at most: the product's own lines are words alone. Conversations are many, so that a message's size counts.
  private enum Rest: Hashable, Sendable {
    case nothing
    case activity(Boxed<Activity>)
    case notice(Boxed<String>)
  }

  /// Which of the product's lines it is (`AutomatedMessage.id`); nil for everything people and bots say.
  public var notice: String? {
    if case .notice(let id) = rest { id.value } else { nil }
  }
  /// The whole activity, when there is more to it than the words.
  public var attached: Boxed<Activity>? {
    if case .activity(let activity) = rest { activity } else { nil }
  }

  /// Makes a message; a line of the product's own has no activity beside its words.
  public init(
    id: MessageID, kind: Kind = .text, sender: Sender, audience: Audience, text: String,
    attached: Boxed<Activity>? = nil, notice: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.audience = audience
    self.sender = sender
    self.text = text
    rest = notice.map { .notice(Boxed($0)) } ?? attached.map(Rest.activity) ?? .nothing
  }

  /// Whether a customer said it.
  public var isFromCustomer: Bool {
    if case .customer = sender { true } else { false }
  }

  /// Whether a representative said it.
  public var isFromRepresentative: Bool {
    if case .representative = sender { true } else { false }
  }

  /// Whether it opens a turn of the bot that has the conversation: the customer's words and cards do, an indicator
  /// that the customer is typing does not.
  var isForBots: Bool { isFromCustomer && kind == .text }

  /// The activity as it was sent. Copilot Studio's texts are Markdown; people's are plain.
  public var activity: Activity {
    if let attached { return attached.value }
    if kind == .typing { return Activity(.typing) }
    if case .bot = sender { return .message(text, format: .markdown) }
    return .message(text, format: .plain)
  }

  /// The message for an activity that a bot sent; keeps the activity only if the words do not say it all.
  public init(id: MessageID, sender: Sender, audience: Audience, activity: Boxed<Activity>) {
    let isTyping = activity.value.type == .typing
    var isBot = false
    if case .bot = sender { isBot = true }
    let isWordsAlone =
      isTyping ? activity.value.isBare : activity.value.isWordsAlone(in: isBot ? .markdown : .plain)
    self.init(
      id: id, kind: isTyping ? .typing : .text, sender: sender, audience: audience,
      text: activity.value.text ?? "",
      attached: isWordsAlone ? nil : activity)
  }
}
