import Basis

/// One Bot Framework activity: a message, an event, a typing indicator, somebody joining.
///
/// The fields a hand-off needs are typed; everything else that was read is kept in `other` in its order, so
/// that JSON in and out loses nothing. (Bot Framework activity schema, `domain.md` section 2.)
@dynamicMemberLookup
public struct Activity: Sendable {
  /// What kind of activity it is: `message`, `event`, … Unknown kinds are kept.
  public var type: Kind
  /// What is shown.
  public var text: String?
  /// How the text is to be read.
  public var textFormat: TextFormat?
  /// Everything else; nil as long as there is nothing of it.
  @usableFromInline var details: Shared<ActivityDetails>?

  /// A field that few activities have.
  @inlinable
  public subscript<Field: Equatable>(dynamicMember field: WritableKeyPath<ActivityDetails, Field>) -> Field {
    get {
      if let details { details.value[keyPath: field] } else { ActivityDetails.empty[keyPath: field] }
    }
    set {
      if details == nil {
        if newValue == ActivityDetails.empty[keyPath: field] { return }
        details = Shared(.empty)
      }
      details?.value[keyPath: field] = newValue
    }
  }

  /// The most bytes of a message in Omnichannel's messaging channels, metadata included (CE card-support-in-channels).
  public static let mostBytes = 28 * 1024

  /// Makes an activity of a kind.
  public init(_ type: Kind) { self.type = type }

  /// A message with a text.
  public static func message(_ text: String, format: TextFormat? = nil) -> Activity {
    var activity = Activity(.message)
    activity.text = text
    activity.textFormat = format
    return activity
  }

  /// An event with a name and a payload.
  public static func event(_ name: String, value: JSON? = nil) -> Activity {
    var activity = Activity(.event)
    activity.name = name
    activity.value = value
    return activity
  }
}

extension Activity {
  /// Whether it is a message of a format with a text and nothing else.
  public func isWordsAlone(in format: TextFormat) -> Bool {
    type == .message && text != nil && textFormat == format && hasNothingButWords
  }

  /// Whether nothing is set but the kind.
  public var isBare: Bool { text == nil && textFormat == nil && hasNothingButWords }

  private var hasNothingButWords: Bool { details.map { $0.value == .empty } ?? true }
}

extension Activity: Hashable {
  /// Whether all fields are equal.
  public static func == (a: Activity, b: Activity) -> Bool {
    guard a.type == b.type, a.text == b.text, a.textFormat == b.textFormat else { return false }
    if a.details == b.details { return true }
    return (a.details?.value ?? .empty) == (b.details?.value ?? .empty)
  }

  /// Feeds what is set.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(text)
    hasher.combine(textFormat)
    if let details, details.value != .empty { hasher.combine(details.value) }
  }
}

extension Activity {
  /// A kind of activity; any text, with the known ones named.
  public struct Kind: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral,
    CustomStringConvertible
  {
    /// As it is written.
    public var rawValue: String
    /// Makes a kind of any name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Makes a kind from a literal.
    public init(stringLiteral text: String) { rawValue = text }
    /// The kind as it is written.
    public var description: String { rawValue }

    /// Something said.
    public static let message: Kind = "message"
    /// Something that happened, with a name.
    public static let event: Kind = "event"
    /// Somebody is typing; shown for three seconds.
    public static let typing: Kind = "typing"
    /// Somebody joined or left.
    public static let conversationUpdate: Kind = "conversationUpdate"
    /// The bot has finished.
    public static let endOfConversation: Kind = "endOfConversation"
    /// For developers; never shown to users.
    public static let trace: Kind = "trace"
    /// A synchronous request.
    public static let invoke: Kind = "invoke"
  }

  /// How a text is to be read; the schema's default is plain, Copilot Studio sends Markdown.
  public enum TextFormat: String, Hashable, Sendable, CaseIterable {
    /// CommonMark.
    case markdown
    /// As it is.
    case plain
    /// A small set of tags.
    case xml
  }
}

/// A party to a conversation, as activities name it.
public struct Account: Hashable, Sendable {
  /// The channel's id.
  public var id: String
  /// What to call it.
  public var name: String?
  /// `user` or `bot`; only meaningful in transcripts.
  public var role: String?
  /// Members that are not named above.
  public var other: [JSON.Member]

  /// Makes a party.
  public init(id: String, name: String? = nil, role: String? = nil, other: [JSON.Member] = []) {
    self.id = id
    self.name = name
    self.role = role
    self.other = other
  }
}

/// A card or a file sent along.
public struct Attachment: Hashable, Sendable {
  /// The media type, as in `application/vnd.microsoft.card.adaptive`.
  public var contentType: String
  /// Where the file is.
  public var contentURL: String?
  /// The card itself.
  public var content: JSON?
  /// What to call it.
  public var name: String?
  /// Members that are not named above.
  public var other: [JSON.Member]

  /// Makes an attachment.
  public init(
    contentType: String, contentURL: String? = nil, content: JSON? = nil, name: String? = nil,
    other: [JSON.Member] = []
  ) {
    self.contentType = contentType
    self.contentURL = contentURL
    self.content = content
    self.name = name
    self.other = other
  }
}

/// A button: on a card, or offered beside the text box.
public struct CardAction: Hashable, Sendable {
  /// What pressing it does: `imBack`, `messageBack`, `postBack`, `openUrl`, `signin`, …
  public var type: String
  /// The words on it.
  public var title: String
  /// What is sent or opened.
  public var value: JSON?
  /// Members that are not named above.
  public var other: [JSON.Member]

  /// Makes a button.
  public init(type: String, title: String, value: JSON? = nil, other: [JSON.Member] = []) {
    self.type = type
    self.title = title
    self.value = value
    self.other = other
  }

  /// A button that says its own words in the customer's name.
  public static func imBack(_ title: String) -> CardAction {
    CardAction(type: "imBack", title: title, value: .string(title))
  }
}
