import Activities
import Basis

extension Limitation {
  /// All messaging channels.
  static let messageSize = Limitation(
    Rule(
      "channel.message-size",
      "A message has at most 28 KB in all messaging channels, its metadata included.",
      source: "CE card-support-in-channels 2023-10; CE configure-bot-best-practices",
      since: Era(year: 2023, month: 10)),
    inferred: "that a larger one does not arrive", channels: ChannelProfile.written, senders: Sender.writers
  ) { activity, _ in
    // No text grows more than sixfold when it is written as JSON: most messages need not be written to know.
    if activity.attachments.isEmpty, activity.suggestedActions.isEmpty, activity.channelData == nil,
      (activity.text?.utf8.count ?? 0) < Activity.mostBytes / 8
    {
      return .none
    }
    let size = activity.json.text.utf8.count
    return size > Activity.mostBytes
      ? .drops("the message has \(size) of \(Activity.mostBytes) bytes") : .none
  }

  /// What the providers of channels take.
  static let textLength = Limitation(
    Rule(
      "channel.text-length",
      "A channel's provider takes so many characters: Facebook 2,000, SMS and WhatsApp by Twilio 1,600, LINE 5,000, Telegram and WhatsApp's own interface 4,096.",
      source:
        "Messenger Send API; Twilio error 21617; LINE Messaging API; Telegram Bot API sendMessage; WhatsApp Cloud API"
    ),
    inferred: "that a longer text is lost and not cut up",
    channels: [.facebook, .whatsApp, .whatsAppACS, .sms, .line, .telegram], senders: Sender.writers
  ) { activity, passage in
    guard let most = passage.profile.longestText, let text = activity.text, text.utf8.count > most else {
      return .none
    }
    let length = text.unicodeScalars.count
    return length > most
      ? .drops("the text has \(length) characters; \(passage.profile.name) takes \(most)") : .none
  }
}
