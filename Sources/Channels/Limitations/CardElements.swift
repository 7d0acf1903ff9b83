import Activities
import Basis

// What the pages about channels say of Adaptive Cards on the way to a customer.

extension Limitation {
  /// The tables of 2020 and 2021; the one of 2023 has texts and images "across channels".
  static let adaptiveCardAsImage = Limitation(
    Rule(
      "channel.adaptive-card-as-image",
      "Facebook, LINE and Telegram turn an adaptive card into an image; one with inputs or buttons may not be shown at all.",
      source: "CE asynchronous-channels 2020-07 and 2020-10", since: Era(year: 2020, month: 7),
      until: Era(year: 2022, month: 12)),
    inferred: "that inputs and buttons are missing in the image", channels: [.facebook, .line, .telegram],
    senders: Sender.bots
  ) { activity, _ in
    guard activity.has(CardType.adaptive) else { return .none }
    let images = activity.mappingAttachments { $0.type == CardType.adaptive ? $0.pictured : $0 }
    let isActive = activity.attachments.contains { $0.type == CardType.adaptive && $0.isInteractive }
    return .changes(
      images,
      "the card arrives as an image" + (isActive ? " without its inputs and buttons, or not at all" : ""))
  }

  /// Media and dates.
  static let adaptiveCardInputs = Limitation(
    Rule(
      "channel.adaptive-card-media-and-dates",
      "Media and date inputs of adaptive cards are supported in live chat only.",
      source: "CE card-support-in-channels 2023-01", since: Era(year: 2023, month: 1)),
    inferred: "that such an element is missing",
    channels: ChannelProfile.written.filter { $0 != .liveChat && $0 != .persistentChat }, senders: Sender.bots
  ) { activity, _ in
    let shown = activity.mappingAdaptiveCards {
      $0.removingElements { $0 == "Media" || $0 == "Input.Date" }
    }
    return shown == activity ? .none : .changes(shown, "media and date inputs of the card are not shown")
  }

  /// The other way round: what live chat alone does not do.
  static let adaptiveCardMarkdown = Limitation(
    Rule(
      "channel.adaptive-card-markdown", "Live chat does not show Markdown in adaptive cards.",
      source: "CE card-support-in-channels 2023-01", since: Era(year: 2023, month: 1)),
    inferred: "that the customer reads its source", channels: [.liveChat, .persistentChat],
    senders: Sender.bots
  ) { activity, _ in
    let literal = activity.mappingAdaptiveCards { $0.mappingElements(escapingText) }
    return literal == activity ? .none : .changes(literal, "Markdown in the card is not shown")
  }

  /// A text block whose Markdown is read as it is written.
  private static func escapingText(_ element: JSON) -> JSON? {
    guard case .object(let members) = element, element["type"]?.string == "TextBlock" else { return element }
    return .object(
      members.map { member in
        guard member.name == "text", let text = member.value.string else { return member }
        return JSON.Member("text", .string(MarkdownWriter.literal(text)))
      })
  }
}

extension Attachment {
  /// An image of the card: its words are all that can be told of it.
  fileprivate var pictured: Attachment {
    Attachment(contentType: "image/png", name: CardSummary(self).texts.joined(separator: " "))
  }

  /// Whether something on an Adaptive Card can be filled in or pressed.
  fileprivate var isInteractive: Bool {
    guard let content else { return false }
    return content.removingElements { $0.hasPrefix("Input.") || $0.hasPrefix("Action.") } != content
  }
}
