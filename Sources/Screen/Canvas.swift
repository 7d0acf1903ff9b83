import Text

/// One frame of the screen, as a value: cells, and where the cursor stands.
///
/// Drawing never fails: what lies outside the canvas or the current clip is not drawn, whatever the
/// coordinates and sizes. Text that was not sanitised cannot hurt: what must not be drawn becomes U+FFFD.
/// Positions are local to the rectangle of the innermost `within`, so a pane draws from (0, 0) on.
public struct Canvas: Hashable, Sendable {
  /// Columns of the whole canvas.
  public let width: Int
  /// Rows of the whole canvas.
  public let height: Int
  /// Where the cursor stands, in columns and rows of the whole canvas; nil hides it.
  public private(set) var cursor: Position?

  var cells: ContiguousArray<Cell>
  /// The rectangle drawn in now, and the part of it that is visible, both on the whole canvas.
  var frame: Rect
  var clip: Rect

  /// A column and a row.
  public struct Position: Hashable, Sendable {
    /// The column.
    public var x: Int
    /// The row.
    public var y: Int
    /// Makes a position.
    public init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// No side is longer, whatever the terminal claims.
  public static let longestSide = 2048

  /// Makes a canvas of spaces. Sizes are kept within 0 and `longestSide`.
  public init(width: Int, height: Int) {
    self.width = min(max(width, 0), Self.longestSide)
    self.height = min(max(height, 0), Self.longestSide)
    cells = ContiguousArray(repeating: .blank(), count: self.width * self.height)
    frame = Rect(x: 0, y: 0, width: self.width, height: self.height)
    clip = frame
  }

  /// The rectangle to draw in, in local coordinates: the whole canvas, or that of `within`.
  public var bounds: Rect { Rect(x: 0, y: 0, width: frame.width, height: frame.height) }

  /// Makes every cell a space and hides the cursor; the storage is kept.
  public mutating func clear(_ style: Style = .text) {
    let blank = Cell.blank(style)
    for index in cells.indices { cells[index] = blank }
    cursor = nil
  }

  /// Draws with `rect` as the whole world: its corner is (0, 0), and nothing outside it changes.
  @discardableResult
  public mutating func within<Result>(
    _ rect: Rect, _ draw: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let outer = (frame: frame, clip: clip)
    frame = rect.offset(x: frame.x, y: frame.y)
    clip = frame.intersection(outer.clip)
    defer { (frame, clip) = outer }
    return try draw(&self)
  }

  /// Shows the cursor; outside the visible part it stays as it was.
  public mutating func placeCursor(x: Int, y: Int) {
    guard let position = visible(x, y) else { return }
    cursor = position
  }

  /// The cell at a local position; nil outside.
  public subscript(x: Int, y: Int) -> Cell? {
    visible(x, y).map { cells[$0.y * width + $0.x] }
  }

  /// A local position on the whole canvas, if it can be seen.
  private func visible(_ x: Int, _ y: Int) -> Position? {
    let place = bounds.contains(x: x, y: y) ? Position(x: frame.x + x, y: frame.y + y) : nil
    return place.flatMap { clip.contains(x: $0.x, y: $0.y) ? $0 : nil }
  }

  /// The cells of a row of the whole canvas; empty outside.
  public func row(_ row: Int) -> ContiguousArray<Cell>.SubSequence {
    row >= 0 && row < height ? cells[row * width..<(row + 1) * width] : []
  }

  /// The part of the canvas in a rectangle. Half a wide glyph at its edge becomes a space.
  public func cropped(to rect: Rect) -> Canvas {
    let part = rect.intersection(Rect(x: 0, y: 0, width: width, height: height))
    var result = Canvas(width: part.width, height: part.height)
    for y in 0..<part.height {
      for x in 0..<part.width {
        let cell = cells[(part.y + y) * width + part.x + x]
        let isCut = cell.isContinuation && x == 0 || cell.width == 2 && x == part.width - 1
        result.cells[y * part.width + x] = isCut ? .blank(cell.style) : cell
      }
    }
    if let cursor, part.contains(x: cursor.x, y: cursor.y) {
      result.cursor = Position(x: cursor.x - part.x, y: cursor.y - part.y)
    }
    return result
  }

  /// Each row as text without the spaces at its end, for whole-screen tests.
  public var rows: [String] {
    (0..<height).map { row in
      var scalars = String.UnicodeScalarView()
      for cell in self.row(row) where !cell.isContinuation {
        scalars.append(cell.glyph.base)
        if cell.glyph.hasMarks { scalars.append(contentsOf: cell.glyph.marks) }
      }
      let text = String(scalars)
      let end = text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex
      return String(text[..<end])
    }
  }

  /// The rows that differ from an earlier frame, in order; all of them when the sizes differ.
  public func changedRows(since earlier: Canvas) -> [Int] {
    (0..<height).filter { changedColumns(inRow: $0, since: earlier) != nil }
  }

  /// From the first to the last column of a row that differ from an earlier frame; nil when none does.
  /// Both ends lie between glyphs of this frame, so that the range can be drawn by itself.
  public func changedColumns(inRow row: Int, since earlier: Canvas) -> Range<Int>? {
    guard row >= 0, row < height, width > 0 else { return nil }
    guard earlier.width == width, earlier.height == height else { return 0..<width }
    let start = row * width
    let (same, sameAtEnd) = cells.withUnsafeBufferPointer { ours in
      earlier.cells.withUnsafeBufferPointer { theirs in
        var (same, sameAtEnd) = (0, 0)
        while same < width, ours[start + same] == theirs[start + same] { same += 1 }
        let end = start + width - 1
        while sameAtEnd < width - same, ours[end - sameAtEnd] == theirs[end - sameAtEnd] { sameAtEnd += 1 }
        return (same, sameAtEnd)
      }
    }
    guard same < width else { return nil }
    var (first, last) = (same, width - 1 - sameAtEnd)
    while first > 0, cells[start + first].isContinuation { first -= 1 }
    while last + 1 < width, cells[start + last + 1].isContinuation { last += 1 }
    return first..<last + 1
  }
}
