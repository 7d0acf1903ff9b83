import Activities
import Basis

extension Limitation {
  /// The table of 2019 (`domain.md` 6.1).
  static let suggestedActionsVanish = Limitation(
    Rule(
      "channel.suggested-actions-vanish",
      "Suggested buttons vanish after a choice; authors are advised to ask for the user's entire response.",
      source: "AI19", since: Era(year: 2019, month: 11), until: Era(year: 2020, month: 9)),
    senders: [.copilotStudio]
  ) { activity, passage in
    guard !activity.suggestedActions.isEmpty else { return .none }
    guard passage.isAnswered else { return .marks("the suggested buttons vanish after a choice") }
    return .changes(activity.withoutChoices, "the suggested buttons are gone after the choice")
  }

  /// A contradiction (`domain.md` section 8): supported in a page of 2021, not in those of 2020 and 2023.
  static let suggestedActionsInTeams = Limitation(
    Rule(
      "channel.suggested-actions-in-teams",
      "Teams shows no suggested buttons (a page of 2021 says otherwise); the choices are typed.",
      source: "CE asynchronous-channels 2020-10; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 10)),
    channels: [.teams], senders: Sender.bots, effect: withoutChoices)

  /// The other channels without.
  static let noSuggestedActions = Limitation(
    Rule(
      "channel.no-suggested-actions",
      "SMS, WhatsApp, WeChat and Apple Messages for Business show no suggested buttons.",
      source: "CE asynchronous-channels 2020-10; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 10)),
    channels: [.sms, .whatsApp, .whatsAppACS, .weChat, .apple], senders: Sender.bots, effect: withoutChoices)

  /// "Some channels might limit the number"; the numbers are the SDK's.
  static let suggestedActionsCount = Limitation(
    Rule(
      "channel.suggested-actions-count",
      "A channel shows so many suggested buttons: Facebook 10, LINE 13, Telegram and Direct Line 100.",
      source: "CE card-support-in-channels; botbuilder-dialogs choices/channel"),
    inferred: "that the first of them are shown", channels: [.facebook, .line, .telegram, .directLine],
    senders: Sender.bots
  ) { activity, passage in
    guard let most = passage.profile.mostChoices, activity.suggestedActions.count > most else { return .none }
    var received = activity
    received.suggestedActions = Array(activity.suggestedActions.prefix(most))
    return .changes(
      received, "of \(activity.suggestedActions.count) suggested buttons \(most) are shown")
  }

  private static let withoutChoices: @Sendable (Activity, Passage) -> Effect = { activity, passage in
    activity.suggestedActions.isEmpty
      ? .none : .changes(activity.withoutChoices, "\(passage.profile.name) shows no suggested buttons")
  }
}

extension Activity {
  /// The activity without suggested buttons.
  var withoutChoices: Activity {
    var received = self
    received.suggestedActions = []
    return received
  }
}
