import Activities
import Basis

extension Limitation {
  /// Row 129.
  static let oauthCardInTeams = Limitation(
    Rule(
      "channel.oauth-card-in-teams",
      "In Teams the OAuth card that the sign-in node presents does not work properly.",
      source: "S2", since: Era(year: 2023, month: 6)),
    channels: [.teams], senders: [.copilotStudio]
  ) { activity, _ in
    activity.has(CardType.oauth) ? .marks("the OAuth card does not work properly in Teams") : .none
  }

  /// The table of 2020 (`domain.md` 6.1); later tables of agents no longer have the row.
  static let authenticationCards = Limitation(
    Rule(
      "channel.authentication-cards", "Authentication cards are not supported.",
      source: "CE omnichannel/administrator 2020-10", since: Era(year: 2020, month: 10),
      until: Era(year: 2022, month: 5)),
    senders: Sender.bots
  ) { activity, _ in
    activity.has(CardType.oauth) || activity.has(CardType.signIn)
      ? .marks("authentication cards are not supported") : .none
  }

  /// The table of 2022-06 (`domain.md` 6.1); the row is gone in 2023-06.
  static let singleSignOn = Limitation(
    Rule(
      "channel.single-sign-on", "Single sign-on is not supported.", source: "CE 2022-06",
      since: Era(year: 2022, month: 6), until: Era(year: 2023, month: 5)),
    senders: [.copilotStudio]
  ) { activity, _ in
    activity.has(CardType.oauth) ? .marks("single sign-on is not supported") : .none
  }

  /// The column of the latest table (`domain.md` 6.2).
  static let manualSignIn = Limitation(
    Rule(
      "channel.manual-sign-in",
      "The manual sign-in card is supported in Teams, not in LINE or on Direct Line.",
      source: "CE asynchronous-channels 2025", since: Era(year: 2025, month: 1)),
    inferred: "that the card is missing", channels: [.line, .directLine], senders: Sender.bots
  ) { activity, passage in
    activity.losing("\(passage.profile.name) shows no sign-in card") { $0.type == CardType.signIn }
  }
}
