import Activities
import Basis

extension Limitation {
  /// The table of 2019 and the page of 2020 (`domain.md` 6.1).
  static let contentDisplay = Limitation(
    Rule(
      "channel.content-display", "Emojis, some notes and some variables may not show.",
      source: "AI19; PP 2020", since: Era(year: 2019, month: 11), until: Era(year: 2022, month: 5)),
    senders: [.copilotStudio]
  ) { activity, _ in activity.hasEmoji ? .marks("emojis may not show") : .none }

  /// WhatsApp through Twilio.
  static let emojiNotSupported = Limitation(
    Rule(
      "channel.emoji", "WhatsApp through Twilio does not support emojis.",
      source: "CE asynchronous-channels 2020-10; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 10)),
    inferred: "that they are missing", channels: [.whatsApp], senders: Sender.writers
  ) { activity, _ in
    guard activity.hasEmoji, let text = activity.text else { return .none }
    var received = activity
    received.text = Emoji.removed(from: text)
    return received.isEmptyMessage
      ? .drops("emojis are not supported") : .changes(received, "emojis are missing")
  }

  /// WeChat.
  static let emojiAsCharacters = Limitation(
    Rule(
      "channel.emoji-as-characters", "On WeChat an emoji is seen as characters like :-).",
      source: "CE asynchronous-channels 2020-10; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 10)),
    inferred: "which characters; what is no face stays", channels: [.weChat], senders: Sender.writers
  ) { activity, _ in
    guard let text = activity.text else { return .none }
    var received = activity
    received.text = String(text.flatMap { Emoji.faces[$0] ?? String($0) })
    return received == activity ? .none : .changes(received, "emojis arrive as characters")
  }

  /// LINE.
  static let emojiAsSticker = Limitation(
    Rule(
      "channel.emoji-as-sticker", "On LINE an emoji is seen as a sticker.",
      source: "CE asynchronous-channels 2020-10; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 10)),
    channels: [.line], senders: Sender.writers
  ) { activity, _ in activity.hasEmoji ? .marks("emojis are seen as stickers") : .none }

  /// Teams.
  static let emojiAsPicture = Limitation(
    Rule(
      "channel.emoji-as-picture", "In Teams an emoji is a PNG picture.",
      source: "CE asynchronous-channels 2020-10; CE card-support-in-channels 2024-08",
      since: Era(year: 2020, month: 10)),
    channels: [.teams], senders: Sender.writers
  ) { activity, _ in activity.hasEmoji ? .marks("emojis are pictures") : .none }
}

/// Emojis in texts.
private enum Emoji {
  /// Faces and the characters that people wrote before there were emojis.
  static let faces: [Character: String] = [
    "🙂": ":-)", "😀": ":-)", "😃": ":-)", "😄": ":-)", "😊": ":-)", "☺️": ":-)", "😁": ":-D", "😂": ":-D",
    "😉": ";-)", "🙁": ":-(", "☹️": ":-(", "😞": ":-(", "😟": ":-(", "😢": ":'(", "😮": ":-o", "😐": ":-|",
    "😛": ":-P", "😜": ";-P", "😕": ":-/",
  ]

  /// Whether a character is drawn as a picture.
  static func isEmoji(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }
  }

  /// The text without emojis and without the space that they leave.
  static func removed(from text: String) -> String {
    var result = ""
    var hasLost = false
    for character in text {
      if isEmoji(character) {
        hasLost = true
      } else {
        let isGap = hasLost && character == " " && (result.last?.isWhitespace ?? true)
        if !isGap { result.append(character) }
        hasLost = false
      }
    }
    while result.last == " " { result.removeLast() }
    return result
  }
}

extension Activity {
  /// Whether its text has an emoji in it.
  fileprivate var hasEmoji: Bool { text?.contains(where: Emoji.isEmoji) ?? false }
}
