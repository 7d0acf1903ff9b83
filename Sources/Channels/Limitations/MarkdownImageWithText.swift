import Activities
import Basis

extension Limitation {
  /// Markdown that holds both a picture and words (`domain.md` row 127).
  static let markdownImageWithText = Limitation(
    Rule(
      "channel.markdown-image-with-text",
      "Markdown that combines images and text is not supported.",
      source: "S2; CE 2022-06", since: Era(year: 2022, month: 6)),
    inferred: "that the customer reads its source", channels: ChannelProfile.written,
    senders: [.copilotStudio]
  ) { activity, _ in
    guard activity.type == .message, activity.textFormat.isMarkdownForStudio, let text = activity.text else {
      return .none
    }
    let shape = MarkdownShape(text)
    guard shape.hasImage, shape.hasWords else { return .none }
    var received = activity
    received.textFormat = .plain
    return .changes(received, "an image and text in one Markdown message arrive as source text")
  }
}

extension Activity.TextFormat? {
  /// Copilot Studio sends Markdown, also where the format is left out (`domain.md` row 127: optional).
  var isMarkdownForStudio: Bool { self == nil || self == .markdown }
}
