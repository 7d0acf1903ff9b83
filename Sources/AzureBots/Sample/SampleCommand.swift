import Activities
import Basis

/// The commands of the sample bot, by the words that are typed; their case does not matter (S4).
public enum SampleCommand: String, Hashable, Sendable, CaseIterable {
  /// Hands over.
  case agent = "Agent"
  /// A card with an animation.
  case animationCard = "AnimationCard"
  /// A card with sound.
  case audioCard = "AudioCard"
  /// A sign-in card whose address leads nowhere.
  case faultySigninCard = "FaultySigninCard"
  /// A card with a picture, a text and a link.
  case heroCard = "HeroCard"
  /// A card whose button answers in the customer's name.
  case heroCardIMBack = "HeroCardIMBack"
  /// A list in HTML.
  case htmlList = "HtmlList"
  /// A text in Markdown.
  case markdown = "Markdown"
  /// A card with a bill.
  case receiptCard = "ReceiptCard"
  /// A card that asks to sign in.
  case signinCard = "SigninCard"
  /// A card with a small picture.
  case thumbnailCard = "ThumbnailCard"
  /// A card with a film.
  case videoCard = "VideoCard"
  /// Says that an attachment was seen.
  case attachmentFromC2 = "AttachmentFromC2"
  /// Prints the context kept for the conversation.
  case debug = "Debug"
  /// Ends the conversation, and falls through to an empty reply.
  case endChat = "EndChat"
  /// Lists the commands.
  case help = "Help"

  /// The command that a text in lower case is; nil when it is none.
  init?(lowerCased text: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue.lowercased() == text }) else { return nil }
    self = found
  }

  /// The whole vocabulary, as Help lists it.
  static let vocabulary: String =
    "Say " + allCases.map(\.rawValue).joined(separator: ", ")
    + ", echo: and a text, or ac and anything for an adaptive card."
}

/// What the sample's handler recognised, in the order it looks.
public enum HandlerBranch: String, Hashable, Sendable, CaseIterable {
  /// Who joined or left.
  case membersAdded
  /// Omnichannel's context, kept for the conversation.
  case setContext = "omnichannelSetContext"
  /// The customer sent files.
  case attachments
  /// A card was submitted: a value without a text.
  case cardValue
  /// Neither text nor value.
  case emptyText
  /// The text starts with `echo:`.
  case echo
  /// The text has `ac ` in it.
  case adaptiveCard
  /// One of the author's criteria.
  case criterion
  /// The customer said nothing for a while.
  case silence
  /// A command of the sample.
  case command
  /// None of these.
  case notUnderstood
  /// An activity the sample has no handler for.
  case ignored
}
