import Activities
import Basis

// What the documents say about cards is that something does not work, not what the customer sees then.
// So these mark a message and leave it as it is.

extension Limitation {
  /// The table of 2019 (`domain.md` 6.1).
  static let adaptiveCardsForSurveysOnly = Limitation(
    Rule(
      "channel.adaptive-cards-surveys-only", "Adaptive cards are supported for satisfaction surveys only.",
      source: "AI19", since: Era(year: 2019, month: 11), until: Era(year: 2022, month: 5)),
    senders: [.copilotStudio]
  ) { activity in
    activity.has(CardType.adaptive)
      ? .marks("adaptive cards are supported for satisfaction surveys only") : .none
  }

  /// Row 124.
  static let adaptiveCardsBySkillOnly = Limitation(
    Rule(
      "channel.adaptive-cards-by-skill",
      "An agent gets an adaptive card by adding a Bot Framework skill (that there is no other way is inferred).",
      source: "S2; CE 2022-06", since: Era(year: 2022, month: 6)),
    senders: [.copilotStudio]
  ) { activity in
    activity.has(CardType.adaptive) ? .marks("an adaptive card needs a Bot Framework skill") : .none
  }

  /// Row 125.
  static let adaptiveCardStyling = Limitation(
    Rule(
      "channel.adaptive-card-styling", "The styling of adaptive cards is not supported.",
      source: "S2; CE 2022-06", since: Era(year: 2022, month: 6)),
    senders: [.copilotStudio]
  ) { activity in
    activity.has(CardType.adaptive) ? .marks("the card's styling is not supported") : .none
  }

  /// Row 129.
  static let oauthCardInTeams = Limitation(
    Rule(
      "channel.oauth-card-in-teams",
      "In Teams the OAuth card that the sign-in node presents does not work properly.",
      source: "S2", since: Era(year: 2023, month: 6)),
    channels: [ChannelProfile.teams.id], senders: [.copilotStudio]
  ) { activity in
    activity.has(CardType.oauth) ? .marks("the OAuth card does not work properly in Teams") : .none
  }

  /// The table of 2020 (`domain.md` 6.1); later tables no longer have the row.
  static let authenticationCards = Limitation(
    Rule(
      "channel.authentication-cards", "Authentication cards are not supported.",
      source: "CE omnichannel/administrator 2020-10", since: Era(year: 2020, month: 10),
      until: Era(year: 2022, month: 5)),
    senders: Sender.bots
  ) { activity in
    activity.has(CardType.oauth) || activity.has(CardType.signIn)
      ? .marks("authentication cards are not supported") : .none
  }

  /// The table of 2022-06 (`domain.md` 6.1); the row is gone in 2023-06.
  static let singleSignOn = Limitation(
    Rule(
      "channel.single-sign-on", "Single sign-on is not supported.", source: "CE 2022-06",
      since: Era(year: 2022, month: 6), until: Era(year: 2023, month: 5)),
    senders: [.copilotStudio]
  ) { activity in
    activity.has(CardType.oauth) ? .marks("single sign-on is not supported") : .none
  }

  /// The table of 2022-06 (`domain.md` 6.1); the row is gone in 2023-06.
  static let carouselLayout = Limitation(
    Rule(
      "channel.carousel-layout",
      "Cards laid out as a carousel arrive as a list (that it is a list is inferred).",
      source: "CE 2022-06", since: Era(year: 2022, month: 6), until: Era(year: 2023, month: 5)),
    senders: [.copilotStudio]
  ) { activity in
    guard activity.attachmentLayout == "carousel" else { return .none }
    var received = activity
    received.attachmentLayout = "list"
    return .changes(received, "the carousel arrives as a list")
  }
}

extension Activity {
  /// Whether an attachment is a card of a type.
  func has(_ cardType: String) -> Bool {
    self.attachments.contains { $0.contentType.lowercased() == cardType }
  }
}

/// Media types of cards, in lower case.
enum CardType {
  static let adaptive = "application/vnd.microsoft.card.adaptive"
  static let oauth = "application/vnd.microsoft.card.oauth"
  static let signIn = "application/vnd.microsoft.card.signin"
  static let prefix = "application/vnd.microsoft.card."
}
