import Text

/// What is drawn on a card besides its words.
public struct CardMarks: Hashable, Sendable {
  /// What Markdown is drawn with.
  public var markdown: MarkdownMarks
  /// Before the one choice that is chosen, and before the others.
  public var chosen, unchosen: String
  /// After a button whose card is hidden or shown.
  public var folded, unfolded: String
  /// Before an address.
  public var arrow: String
  /// Stands for what did not fit.
  public var ellipsis: String

  /// Box drawing and symbols.
  public static let unicode = CardMarks(
    markdown: .unicode, chosen: "(•)", unchosen: "( )", folded: "▸", unfolded: "▾", arrow: "→",
    ellipsis: "…")
  /// ASCII only.
  public static let ascii = CardMarks(
    markdown: .ascii, chosen: "(*)", unchosen: "( )", folded: "+", unfolded: "-", arrow: "->",
    ellipsis: "...")
}
