import Activities
import Basis

extension Limitation {
  /// The table of 2019 (`domain.md` row 130 and 6.1): about set-up, so that no activity is touched.
  static let otherPublicationChannels = Limitation(
    Rule(
      "channel.other-publication-channels",
      "On other publication channels handing over needs an engagement hub that supports Omnichannel.",
      source: "AI19; S1", since: Era(year: 2019, month: 11), until: Era(year: 2022, month: 5)),
    senders: [.copilotStudio]
  ) { _ in .none }

  /// The table of 2019 and the page of 2020 (`domain.md` 6.1).
  static let contentDisplay = Limitation(
    Rule(
      "channel.content-display", "Emojis, some notes and some variables may not show.",
      source: "AI19; PP 2020", since: Era(year: 2019, month: 11), until: Era(year: 2022, month: 5)),
    senders: [.copilotStudio]
  ) { activity in
    let hasEmoji = activity.text?.unicodeScalars.contains { $0.properties.isEmojiPresentation } ?? false
    return hasEmoji ? .marks("emojis may not show") : .none
  }
}
