import Basis

/// What few activities have. A message of words alone, and most are, does without the box that holds it.
public struct ActivityDetails: Hashable, Sendable {
  /// The channel's id for it.
  public var id: String?
  /// When the channel received it, as written (ISO 8601).
  public var timestamp: String?
  /// The channel, as in `directline` or `lcw`.
  public var channelID: String?
  /// Who sent it.
  public var from: Account?
  /// To whom, when there is exactly one receiver.
  public var recipient: Account?
  /// The id of the conversation.
  public var conversationID: String?
  /// The id of the activity it answers.
  public var replyToID: String?
  /// BCP 47 tag of the text's language.
  public var locale: String?
  /// What a voice says instead of the text.
  public var speak: String?
  /// Whether the bot waits for an answer.
  public var inputHint: String?
  /// The name of an event.
  public var name: String?
  /// An event's or a card's payload.
  public var value: JSON?
  /// Cards and files.
  public var attachments: [Attachment] = []
  /// How several attachments stand: `list` or `carousel`.
  public var attachmentLayout: String?
  /// Buttons offered once, beside the text box.
  public var suggestedActions: [CardAction] = []
  /// Who joined (`conversationUpdate`).
  public var membersAdded: [Account] = []
  /// Who left (`conversationUpdate`).
  public var membersRemoved: [Account] = []
  /// The channel's own data.
  public var channelData: JSON?
  /// Members that are not named above, in their order.
  public var other: [JSON.Member] = []

  /// Nothing at all.
  @usableFromInline static let empty = ActivityDetails()
}
