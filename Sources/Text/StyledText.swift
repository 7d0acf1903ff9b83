/// How a piece of text is meant, without colours: `Screen` maps it to styles.
public struct TextAttributes: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// Makes a set from bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Strong emphasis.
  public static let bold = TextAttributes(rawValue: 1)
  /// Emphasis.
  public static let italic = TextAttributes(rawValue: 2)
  /// Deleted text.
  public static let strike = TextAttributes(rawValue: 4)
  /// Code, inline or in a block.
  public static let code = TextAttributes(rawValue: 8)
  /// The label or destination of a link.
  public static let link = TextAttributes(rawValue: 16)
  /// The alternative text of an image.
  public static let image = TextAttributes(rawValue: 32)
  /// Raw HTML, shown as text.
  public static let html = TextAttributes(rawValue: 64)
  /// A heading, or the head of a table.
  public static let heading = TextAttributes(rawValue: 128)
  /// What the writer did not write: bullets, numbers, quotation bars, table lines, notices.
  public static let decoration = TextAttributes(rawValue: 256)
  /// Where a link leads, or where a picture is.
  public static let address = TextAttributes(rawValue: 512)
  /// What can be pressed or filled in.
  public static let control = TextAttributes(rawValue: 1024)
  /// What the keyboard is on.
  public static let focused = TextAttributes(rawValue: 2048)
  /// What is wrong.
  public static let problem = TextAttributes(rawValue: 4096)
  /// What matters less.
  public static let subtle = TextAttributes(rawValue: 8192)
  /// What is well.
  public static let good = TextAttributes(rawValue: 16384)
  /// What warns.
  public static let warning = TextAttributes(rawValue: 32768)
}

/// A stretch of a `StyledText` with the same meaning.
public struct TextRun: Hashable, Sendable {
  /// Where it is, in UTF-8 offsets of the text.
  public var range: Range<Int>
  /// What it means.
  public var attributes: TextAttributes
  /// Where its link leads; nil when it is in none.
  public var link: String?
  /// Where its image is, for alternative text; nil when it is none.
  public var image: String?

  /// Makes a run.
  public init(
    _ range: Range<Int>, _ attributes: TextAttributes = [], link: String? = nil, image: String? = nil
  ) {
    self.range = range
    self.attributes = attributes
    self.link = link
    self.image = image
  }
}

/// Text with inline meaning: runs that follow each other and cover all of it. Line breaks are LF.
public struct StyledText: Hashable, Sendable {
  /// The text alone, already fit to be drawn.
  public private(set) var text = ""
  /// The runs in order.
  public private(set) var runs: [TextRun] = []

  /// Makes an empty text.
  public init() {}

  /// Makes a text of one run.
  public init(_ text: String, _ attributes: TextAttributes = []) { append(text, attributes) }

  /// Adds text at the end, in the last run where it means the same.
  public mutating func append(
    _ more: String, _ attributes: TextAttributes = [], link: String? = nil, image: String? = nil
  ) {
    guard !more.isEmpty else { return }
    let start = text.utf8.count
    text += more
    let run = TextRun(start..<text.utf8.count, attributes, link: link, image: image)
    if let last = runs.last, last.attributes == attributes, last.link == link, last.image == image {
      runs[runs.count - 1].range = last.range.lowerBound..<run.range.upperBound
    } else {
      runs.append(run)
    }
  }

  /// The text at UTF-8 offsets, as those of a run; ends outside the text are moved to its end.
  public func slice(_ range: Range<Int>) -> Substring {
    let utf8 = text.utf8
    let start =
      utf8.index(utf8.startIndex, offsetBy: range.lowerBound, limitedBy: utf8.endIndex) ?? utf8.endIndex
    return text[start..<(utf8.index(start, offsetBy: range.count, limitedBy: utf8.endIndex) ?? utf8.endIndex)]
  }

  /// The text wrapped into lines.
  public func lines(_ wrap: Wrap) -> [StyledLine] {
    var lines: [StyledLine] = []
    wrap.forEachRange(in: text[...]) {
      lines.append(StyledLine(pieces(of: $0)))
      return true
    }
    return lines
  }

  /// The pieces between two UTF-8 offsets, one for each run they touch.
  private func pieces(of range: Range<Int>) -> [StyledLine.Piece] {
    // Runs are in order: find the first that reaches into the slice.
    var (first, end) = (0, runs.count)
    while first < end {
      let middle = (first + end) / 2
      if runs[middle].range.upperBound <= range.lowerBound { first = middle + 1 } else { end = middle }
    }
    return runs[first...].prefix { $0.range.lowerBound < range.upperBound }.map { run in
      StyledLine.Piece(slice(run.range.clamped(to: range)), run.attributes)
    }
  }
}

/// One line that is ready to be drawn: pieces from left to right.
public struct StyledLine: Hashable, Sendable {
  /// A stretch of a line with the same meaning.
  public struct Piece: Hashable, Sendable {
    /// What is drawn.
    public var text: Substring
    /// What it means.
    public var attributes: TextAttributes

    /// Makes a piece.
    public init(_ text: Substring, _ attributes: TextAttributes = []) {
      self.text = text
      self.attributes = attributes
    }
  }

  /// The pieces from left to right.
  public var pieces: [Piece]

  /// Makes a line.
  public init(_ pieces: [Piece] = []) { self.pieces = pieces }

  /// Its text without meaning.
  public var text: String { pieces.reduce(into: "") { $0 += $1.text } }
  /// Its columns.
  public var columns: Int { pieces.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }
}
