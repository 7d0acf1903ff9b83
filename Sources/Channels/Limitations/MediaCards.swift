import Activities
import Basis

// The rows of audio, video and animation cards in the tables of channels.

extension Limitation {
  /// Teams, in every table.
  static let audioCardNotShown = Limitation(
    Rule(
      "channel.audio-card", "Teams shows no audio cards.",
      source: "CE asynchronous-channels 2020-07; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 7)),
    channels: [.teams], senders: Sender.bots
  ) { activity, _ in activity.losing("Teams shows no audio cards") { $0.type == CardType.audio } }

  /// LINE and Telegram, in every table.
  static let audioCardAsText = Limitation(
    Rule(
      "channel.audio-card-as-text", "LINE and Telegram turn an audio card into unformatted text.",
      source: "CE asynchronous-channels 2020-07; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 7)),
    inferred: "that the text is title, subtitle, text and address", channels: [.line, .telegram],
    senders: Sender.bots, effect: audioToText)

  /// Facebook is in the tables of 2020 and 2021 alone; the first of them says that nothing is shown.
  static let audioCardAsTextOnFacebook = Limitation(
    Rule(
      "channel.audio-card-as-text-on-facebook", "Facebook turns an audio card into unformatted text.",
      source: "CE asynchronous-channels 2020-10", since: Era(year: 2020, month: 10),
      until: Era(year: 2022, month: 12)),
    inferred: "that the text is title, subtitle, text and address", channels: [.facebook],
    senders: Sender.bots, effect: audioToText)

  /// The first table has rows for them, the second advises to put a video's address into an adaptive card.
  static let videoAndAnimationCards = Limitation(
    Rule(
      "channel.video-and-animation-cards",
      "Video and animation cards are not shown; a video's address can be put into an adaptive card.",
      source: "CE asynchronous-channels 2020-07 and 2020-10", since: Era(year: 2020, month: 7),
      until: Era(year: 2022, month: 12)),
    channels: [.teams, .facebook, .line, .telegram, .directLine], senders: Sender.bots
  ) { activity, _ in
    activity.losing("video and animation cards are not shown") {
      $0.type == CardType.video || $0.type == CardType.animation
    }
  }

  /// Audio cards become text below the message's own.
  private static let audioToText: @Sendable (Activity, Passage) -> Effect = { activity, _ in
    guard activity.has(CardType.audio) else { return .none }
    let cards = activity.attachments.filter { $0.type == CardType.audio }
    var received = activity.mappingAttachments { $0.type == CardType.audio ? nil : $0 }
    let words = cards.map { card in
      let fields = ["title", "subtitle", "text"].compactMap { card.content?[$0]?.string }
      let media = (card.content?["media"]?.array ?? []).compactMap { $0["url"]?.string }
      return (fields + media).joined(separator: "\n")
    }
    received.text = ([activity.text ?? ""] + words).filter { !$0.isEmpty }.joined(separator: "\n\n")
    received.textFormat = .plain
    return .changes(received, "the audio card arrives as text")
  }
}
