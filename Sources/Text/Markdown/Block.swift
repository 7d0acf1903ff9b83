/// A piece of a Markdown document. All text in it has passed the sanitiser.
public indirect enum Block: Hashable, Sendable {
  /// Running text.
  case paragraph(StyledText)
  /// A heading of level 1 to 6.
  case heading(Int, StyledText)
  /// A list.
  case list(MarkdownList)
  /// Code: the language named by its fence (empty without one) and its lines, each ending in LF.
  case code(language: String, text: String)
  /// A quotation.
  case quote([Block])
  /// A table.
  case table(MarkdownTable)
  /// A line across.
  case rule
  /// Raw HTML, never interpreted.
  case html(String)
}

/// A list of a Markdown document.
public struct MarkdownList: Hashable, Sendable {
  /// One item of a list.
  public struct Item: Hashable, Sendable {
    /// What it holds.
    public var blocks: [Block]
    /// For a task: whether it is done.
    public var isDone: Bool?

    /// Makes an item.
    public init(_ blocks: [Block], isDone: Bool? = nil) {
      self.blocks = blocks
      self.isDone = isDone
    }
  }

  /// The first number of an ordered list; nil for bullets.
  public var start: Int?
  /// Whether its items stand close together.
  public var isTight: Bool
  /// Its items.
  public var items: [Item]

  /// Makes a list.
  public init(start: Int?, isTight: Bool, items: [Item]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A table of a Markdown document.
public struct MarkdownTable: Hashable, Sendable {
  /// Where the text of a column stands.
  public enum Alignment: Sendable {
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }

  /// One for each column.
  public var alignments: [Alignment]
  /// The head row.
  public var head: [StyledText]
  /// The other rows.
  public var rows: [[StyledText]]

  /// Makes a table.
  public init(alignments: [Alignment], head: [StyledText], rows: [[StyledText]]) {
    self.alignments = alignments
    self.head = head
    self.rows = rows
  }
}
