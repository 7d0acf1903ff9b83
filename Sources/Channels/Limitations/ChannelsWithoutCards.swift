import Activities
import Basis

extension Limitation {
  /// The channels that the tables name as showing none.
  static let noCards = Limitation(
    Rule(
      "channel.no-cards", "SMS, WhatsApp, WeChat and Apple Messages for Business show no cards.",
      source: "CE asynchronous-channels 2020-10; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 10)),
    inferred: "that the rest of the message arrives",
    channels: [.sms, .whatsApp, .whatsAppACS, .weChat, .apple],
    senders: Sender.bots
  ) { activity, passage in activity.losing("\(passage.profile.name) shows no cards", \.isCard) }

  /// What a channel of one's own shows is its client's affair.
  static let directLineClient = Limitation(
    Rule(
      "channel.direct-line-client",
      "On a channel of one's own the client has to draw cards, files and emojis itself.",
      source: "CE asynchronous-channels 2020-10; CE bring-your-own-channel", since: Era(year: 2020, month: 10)
    ),
    channels: [.directLine], senders: Sender.bots
  ) { activity, _ in
    activity.attachments.isEmpty ? .none : .marks("the channel's own client has to draw it")
  }

  /// Audio cards and carousels.
  static let directLineWebOnly = Limitation(
    Rule(
      "channel.direct-line-web-only",
      "Audio cards and carousels are supported by the web chat of Direct Line, not on Android.",
      source: "CE card-support-in-channels 2023-01", since: Era(year: 2023, month: 1)),
    channels: [.directLine], senders: Sender.bots
  ) { activity, _ in
    let isCarousel = activity.attachmentLayout == "carousel"
    return isCarousel || activity.has(CardType.audio)
      ? .marks("\(isCarousel ? "the carousel" : "the audio card") is shown in web chat, not on Android")
      : .none
  }
}
