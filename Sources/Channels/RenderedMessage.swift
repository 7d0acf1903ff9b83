import Activities
import Basis

/// An activity as people read it: blocks of text, cards in a few words, numbered choices.
public struct RenderedMessage: Hashable, Sendable {
  /// A run of text with the blank lines that part it from what stands before.
  public struct Block: Hashable, Sendable {
    /// The text; Markdown or plain as the message says.
    public var text: String
    /// Blank lines before it: none for the first block, otherwise 1, or more where extra space arrived.
    public var blankLinesBefore: Int

    /// Makes a block.
    public init(text: String, blankLinesBefore: Int) {
      self.text = text
      self.blankLinesBefore = blankLinesBefore
    }
  }

  /// The text, parted wherever more than one blank line stands, which Markdown alone would not show.
  public var blocks: [Block]
  /// Whether the blocks are Markdown to be drawn; otherwise they are shown as they are.
  public var isMarkdown: Bool
  /// Cards and files.
  public var cards: [CardSummary]
  /// What the suggested buttons say, in their order; the first is number 1.
  public var choices: [String]

  /// Prepares an activity.
  ///
  /// - Parameter assumesMarkdown: how a text without a format is read. The schema says plain; Copilot
  ///   Studio sends Markdown.
  public init(_ activity: Activity, assumesMarkdown: Bool = false) {
    let text = activity.text ?? ""
    isMarkdown = activity.textFormat.map { $0 == .markdown } ?? assumesMarkdown
    blocks =
      isMarkdown ? MarkdownShape.blocks(text) : text.isEmpty ? [] : [Block(text: text, blankLinesBefore: 0)]
    cards = activity.attachments.map(CardSummary.init)
    choices = activity.suggestedActions.map(\.title)
  }

  /// Everything as lines of text: Markdown as its source, cards and choices in brackets.
  public var lines: [String] {
    var lines: [String] = []
    for block in blocks {
      lines += Array(repeating: "", count: block.blankLinesBefore)
      lines += MarkdownShape.lines(block.text).map(String.init)
    }
    for card in cards { lines += card.lines }
    for (number, choice) in choices.enumerated() { lines.append("[\(number + 1)] \(choice)") }
    return lines
  }
}

/// A card or a file in a few words, until cards are drawn.
public struct CardSummary: Hashable, Sendable {
  /// What it is: `adaptive card`, `hero card`, `image/png`.
  public var kind: String
  /// The words on it, in reading order.
  public var texts: [String]
  /// The words on its buttons.
  public var buttons: [String]

  /// Makes a summary.
  public init(kind: String, texts: [String], buttons: [String]) {
    self.kind = kind
    self.texts = texts
    self.buttons = buttons
  }

  /// Sums an attachment up.
  public init(_ attachment: Attachment) {
    let type = attachment.type
    self.init(kind: attachment.kind, texts: [], buttons: [])
    if let name = attachment.name { texts.append(name) }
    if type == CardType.adaptive {
      var walk = AdaptiveCardWalk()
      walk.visit(attachment.content ?? .null, depth: 0)
      texts += walk.texts
      buttons = walk.buttons
    } else if attachment.isCard {
      let content = attachment.content
      texts += ["title", "subtitle", "text"].compactMap { content?[$0]?.string }
      buttons = (content?["buttons"]?.array ?? []).compactMap { $0["title"]?.string }
    } else if let address = attachment.contentURL {
      texts.append(address)
    }
  }

  /// The summary as lines: what it is, its words, its buttons.
  public var lines: [String] {
    let head = (["[\(kind)]"] + texts).joined(separator: " ")
    return [head] + buttons.map { "  <\($0)>" }
  }
}

/// Collects the words of an adaptive card: texts, pictures' descriptions, labels of inputs, buttons.
private struct AdaptiveCardWalk {
  var texts: [String] = []
  var buttons: [String] = []

  /// Members that hold elements, in reading order.
  private static let containers = [
    "body", "items", "columns", "rows", "cells", "facts", "images", "inlines", "pages",
  ]
  /// Most words kept; a card with more is a mistake or a prank.
  private static let most = 200

  mutating func visit(_ element: JSON, depth: Int) {
    guard depth < 200, texts.count < Self.most, buttons.count < Self.most else { return }
    if let elements = element.array {
      for element in elements { visit(element, depth: depth + 1) }
      return
    }
    // Rich text may hold bare strings beside its runs.
    if let text = element.string { return texts.append(text) }
    guard element.members != nil else { return }
    for name in ["title", "text", "altText", "label", "value", "placeholder"] where wants(name, of: element) {
      if let text = element[name]?.string, !text.isEmpty { texts.append(text) }
    }
    for name in Self.containers {
      if let inner = element[name] { visit(inner, depth: depth + 1) }
    }
    for action in (element["actions"]?.array ?? []).prefix(Self.most) {
      if let title = action["title"]?.string { buttons.append(title) }
    }
  }

  /// A value is shown for facts only; what an input holds is not words of the card.
  private func wants(_ name: String, of element: JSON) -> Bool {
    let isFact = element["type"] == nil
    return name == "value" ? isFact : name == "title" || name == "text" ? true : !isFact
  }
}
