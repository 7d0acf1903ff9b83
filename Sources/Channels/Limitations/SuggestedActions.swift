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
  ) { activity in
    activity.suggestedActions.isEmpty ? .none : .marks("the suggested buttons vanish after a choice")
  }

  /// A contradiction (`domain.md` section 8): supported in a page of 2021, not in the table of 2024.
  static let suggestedActionsInTeams = Limitation(
    Rule(
      "channel.suggested-actions-in-teams",
      "Teams shows no suggested buttons (a page of 2021 says otherwise); the choices are typed.",
      source: "CE administer/card-support-in-channels 2024", since: Era(year: 2022, month: 1)),
    channels: [ChannelProfile.teams.id], senders: Sender.bots
  ) { activity in
    guard !activity.suggestedActions.isEmpty else { return .none }
    var received = activity
    received.suggestedActions = []
    return .changes(received, "Teams shows no suggested buttons")
  }
}
