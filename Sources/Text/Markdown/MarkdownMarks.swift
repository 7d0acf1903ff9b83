/// What is drawn around Markdown, so that `--ascii` can change it.
public struct MarkdownMarks: Hashable, Sendable {
  /// Before an item of a list.
  public var bullet: String
  /// Before an item of a task list.
  public var done, open: String
  /// Along a quotation.
  public var quote: String
  /// Across, for rules and below the head of a table.
  public var horizontal: Character
  /// Between the columns of a table, and where it meets the line below the head.
  public var vertical, crossing: Character

  /// Makes marks.
  public init(
    bullet: String, done: String, open: String, quote: String, horizontal: Character, vertical: Character,
    crossing: Character
  ) {
    self.bullet = bullet
    self.done = done
    self.open = open
    self.quote = quote
    self.horizontal = horizontal
    self.vertical = vertical
    self.crossing = crossing
  }

  /// Box drawing and symbols.
  public static let unicode = MarkdownMarks(
    bullet: "•", done: "[✓]", open: "[ ]", quote: "▏", horizontal: "─", vertical: "│", crossing: "┼")
  /// ASCII only.
  public static let ascii = MarkdownMarks(
    bullet: "*", done: "[x]", open: "[ ]", quote: "|", horizontal: "-", vertical: "|", crossing: "+")
}
