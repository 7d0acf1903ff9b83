import Activities
import Basis

extension Limitation {
  /// Channels without formatted messages.
  static let noFormatting = Limitation(
    Rule(
      "channel.no-formatting",
      "SMS, WeChat and Apple Messages for Business do not support formatted messages.",
      source: "CE asynchronous-channels 2021-06; CE card-support-in-channels 2024-08",
      since: Era(year: 2021, month: 6)),
    inferred: "that the words arrive without marks, and that it holds for bots as for people",
    channels: [.sms, .weChat, .apple], senders: Sender.writers
  ) { activity, passage in
    guard let text = activity.markdown(from: passage) else { return .none }
    let writer = MarkdownWriter(styles: [.newLine], isPlain: true)
    var received = activity
    received.text = writer.text(of: text)
    received.textFormat = .plain
    return received.text == text ? .none : .changes(received, "formatting is not supported: words alone")
  }

  /// Channels that know some styles.
  static let formattingSubset = Limitation(
    Rule(
      "channel.formatting",
      "Facebook, WhatsApp and Telegram support some styles: no quotations, headings or lists, and not all of them code, links with words or new lines.",
      source: "CE asynchronous-channels 2021-06; CE card-support-in-channels 2024-08",
      since: Era(year: 2021, month: 6)),
    inferred: "that the words of other styles arrive without marks, and that it holds for bots as for people",
    channels: [.facebook, .whatsApp, .whatsAppACS, .telegram], senders: Sender.writers
  ) { activity, passage in
    guard let text = activity.markdown(from: passage) else { return .none }
    let lost = MarkdownStyles.used(in: text).subtracting(passage.profile.styles)
    guard !lost.isEmpty else { return .none }
    var received = activity
    received.text = MarkdownWriter(styles: passage.profile.styles).text(of: text)
    return .changes(received, "not supported: \(lost.names.joined(separator: ", "))")
  }
}

extension Activity {
  /// Its text, when it is a message in Markdown.
  fileprivate func markdown(from passage: Limitation.Passage) -> String? {
    guard type == .message, textFormat == .markdown, let text, !text.isEmpty else { return nil }
    return text
  }
}
