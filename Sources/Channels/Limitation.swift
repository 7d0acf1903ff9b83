import Activities
import Basis

/// Something a channel documents that it does not do: a dated rule and what it does to one activity.
///
/// To add one, write a file in `Limitations` and name it in `Limitation.all`.
public struct Limitation: Sendable, Identifiable {
  /// What is said about it, where and since when; it can be switched by its id.
  public let rule: Rule
  /// What of it no document says, as a clause: `that it is a list`; nil when nothing is deduced.
  public let inferred: String?
  /// The channels it is documented for, in the table's order; nil when for every one.
  public let channels: [ChannelProfile]?
  /// Whose activities it touches.
  public let senders: Set<Sender>
  /// What it does to an activity on its way to the customer; pure.
  let effect: @Sendable (Activity, Passage) -> Effect

  /// The rule's id.
  public var id: String { rule.id }

  /// Declares a limitation.
  init(
    _ rule: Rule, inferred: String? = nil, channels: [ChannelProfile]? = nil, senders: Set<Sender>,
    effect: @escaping @Sendable (Activity, Passage) -> Effect
  ) {
    self.rule = rule
    self.inferred = inferred
    self.channels = channels
    self.senders = senders
    self.effect = effect
  }

  /// Where an activity is going.
  struct Passage: Sendable {
    /// The customer's channel.
    var profile: ChannelProfile
    /// Whether the customer has answered since.
    var isAnswered = false
  }

  /// What a limitation does to one activity.
  enum Effect: Hashable, Sendable {
    /// It does not apply.
    case none
    /// The activity arrives, but what is said goes wrong with it.
    case marks(String)
    /// The activity arrives otherwise than sent.
    case changes(Activity, String)
    /// The activity does not arrive.
    case drops(String)
  }

  /// Whether it is documented for a channel and a sender.
  public func concerns(_ profile: ChannelProfile, _ sender: Sender) -> Bool {
    senders.contains(sender) && (channels?.contains { $0.id == profile.id } ?? true)
  }
}

extension Limitation {
  /// Every limitation, in the order in which they are applied.
  public static let all: [Limitation] = [
    hiddenActivities, typingIndicator, otherPublicationChannels, messageSize,
    singleSignOn, authenticationCards, oauthCardInTeams, manualSignIn,
    adaptiveCardsForSurveysOnly, adaptiveCardsBySkillOnly, adaptiveCardStyling, adaptiveCardAsImage,
    adaptiveCardInputs, adaptiveCardMarkdown,
    audioCardNotShown, audioCardAsText, audioCardAsTextOnFacebook, videoAndAnimationCards,
    directLineClient, directLineWebOnly, noCards, carouselLayout,
    suggestedActionsVanish, suggestedActionsInTeams, noSuggestedActions, suggestedActionsCount,
    contentDisplay, emojiNotSupported, emojiAsCharacters, emojiAsSticker, emojiAsPicture,
    markdownImageWithText, markdownExtraSpace, noFormatting, formattingSubset, textLength,
    noButtonsOnCalls, noCardsOnCalls, spokenText,
  ]

  /// The limitation with a rule's id.
  public static func named(_ id: String) -> Limitation? { all.first { $0.id == id } }

  /// The limitations that concern a channel and a sender, in order.
  static func concerning(_ profile: ChannelProfile, _ sender: Sender) -> [Limitation] {
    concerns[profile.id]?[sender] ?? all.filter { $0.concerns(profile, sender) }
  }

  /// Asked for each line of a conversation that is drawn, so told once.
  private static let concerns: [String: [Sender: [Limitation]]] = Dictionary(
    uniqueKeysWithValues: ChannelProfile.all.map { profile in
      let bySender = Sender.allCases.map { sender in
        (sender, all.filter { $0.concerns(profile, sender) })
      }
      return (profile.id, Dictionary(uniqueKeysWithValues: bySender))
    })
}

/// The rules of this room.
public enum ChannelRules {
  /// Every rule, in the order of `Limitation.all`.
  public static let all: [Rule] = Limitation.all.map(\.rule)
}
