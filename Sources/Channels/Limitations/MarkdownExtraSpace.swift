import Activities
import Basis

extension Limitation {
  /// The extra space between lines (`domain.md` row 128).
  static let markdownExtraSpace = Limitation(
    Rule(
      "channel.markdown-extra-space",
      "Markdown text arrives with extra space between its lines.",
      source: "S2; CE 2022-06", since: Era(year: 2022, month: 6)),
    inferred: "that it is one more blank line", channels: ChannelProfile.written, senders: [.copilotStudio]
  ) { activity, _ in
    guard activity.type == .message, activity.textFormat.isMarkdownForStudio, let text = activity.text else {
      return .none
    }
    let spaced = MarkdownShape.spaced(text)
    guard spaced != text else { return .none }
    var received = activity
    received.text = spaced
    return .changes(received, "Markdown text arrives with extra space between lines")
  }
}
