import Activities
import Basis

/// Something a channel documents that it does not do: a dated rule and what it does to one activity.
///
/// To add one, write a file in `Limitations` and name it in `Limitation.all`.
public struct Limitation: Sendable, Identifiable {
  /// What is said about it, where and since when; it can be switched by its id.
  public let rule: Rule
  /// Ids of the channels it is documented for; nil when for every one.
  public let channels: Set<String>?
  /// Whose activities it touches.
  public let senders: Set<Sender>
  /// What it does to an activity on its way to the customer; pure.
  let effect: @Sendable (Activity) -> Effect

  /// The rule's id.
  public var id: String { rule.id }

  /// Declares a limitation.
  init(
    _ rule: Rule, channels: Set<String>? = nil, senders: Set<Sender>,
    effect: @escaping @Sendable (Activity) -> Effect
  ) {
    self.rule = rule
    self.channels = channels
    self.senders = senders
    self.effect = effect
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
    senders.contains(sender) && (channels?.contains(profile.id) ?? true)
  }
}

/// Who sends an activity, as far as channels treat them differently.
public enum Sender: String, Hashable, Sendable, CaseIterable {
  /// A Copilot Studio (Power Virtual Agents) agent.
  case copilotStudio
  /// A bot of one's own on the Bot Framework.
  case azureBot
  /// A person at the contact centre.
  case representative
  /// The contact centre itself.
  case system
  /// The customer, whose own window shows what was said.
  case customer

  /// The programs.
  public static let bots: Set<Sender> = [.copilotStudio, .azureBot]
  /// Everybody.
  public static let everyone = Set(allCases)
}

extension Limitation {
  /// Every limitation, in the order in which they are applied.
  public static let all: [Limitation] = [
    hiddenActivities, typingIndicator,
    otherPublicationChannels, singleSignOn, authenticationCards, oauthCardInTeams,
    adaptiveCardsForSurveysOnly, adaptiveCardsBySkillOnly, adaptiveCardStyling,
    carouselLayout, suggestedActionsVanish, suggestedActionsInTeams, contentDisplay,
    markdownImageWithText, markdownExtraSpace,
  ]

  /// The limitation with a rule's id.
  public static func named(_ id: String) -> Limitation? { all.first { $0.id == id } }
}

/// The rules of this room.
public enum ChannelRules {
  /// Every rule, in the order of `Limitation.all`.
  public static let all: [Rule] = Limitation.all.map(\.rule)
}
