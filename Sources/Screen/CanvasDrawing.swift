import Text

extension Canvas {
  /// Draws text on one line, from a column on, as far as the clip and `maxWidth` allow.
  ///
  /// A wide glyph of which only half would be seen is drawn as a space. Line breaks are not obeyed: wrap first.
  ///
  /// - Returns: the columns it took, those outside the clip included; never more than `maxWidth`.
  @discardableResult
  public mutating func put(
    _ text: Substring, x: Int, y: Int, style: Style = .text, maxWidth: Int = .max
  ) -> Int {
    let limit = min(max(maxWidth, 0), Canvas.longestSide)
    let left = column(x)
    var used = 0
    withRow(visibleRow(y)) { pen in
      DisplayWidth.forEachPiece(
        in: text,
        plain: { bytes in
          let count = min(bytes.count, limit - used)
          pen.put(plain: bytes.prefix(count), at: left + used, style)
          used += count
          return used < limit
        },
        glyph: { glyph in
          guard used + glyph.width <= limit else { return false }
          pen.put(Cell(glyph, style), at: left + used)
          used += glyph.width
          return true
        })
    }
    return used
  }

  /// Draws text on one line; see the form that takes a slice.
  @discardableResult
  public mutating func put(
    _ text: String, x: Int, y: Int, style: Style = .text, maxWidth: Int = .max
  ) -> Int {
    put(text[...], x: x, y: y, style: style, maxWidth: maxWidth)
  }

  /// Draws text in exactly `width` columns or fewer: what does not fit ends in an ellipsis.
  ///
  /// - Returns: the columns it took.
  @discardableResult
  public mutating func putFitted(
    _ text: String, x: Int, y: Int, width: Int, style: Style = .text, lines: LineSet
  ) -> Int {
    put(
      DisplayWidth.fitted(text, columns: width, ellipsis: lines.ellipsis), x: x, y: y, style: style,
      maxWidth: width)
  }

  /// Draws text so that it ends before a column.
  ///
  /// - Returns: the column where it begins.
  @discardableResult
  public mutating func put(_ text: String, endingAt end: Int, y: Int, style: Style = .text) -> Int {
    let start = min(max(end, -Canvas.longestSide), 1 << 20) - DisplayWidth.columns(of: text)
    put(text, x: start, y: y, style: style)
    return start
  }

  /// Draws the same scalar along a row, a single column each.
  public mutating func putRow(of scalar: Unicode.Scalar, x: Int, y: Int, count: Int, style: Style = .text) {
    fill(Rect(x: x, y: y, width: count, height: 1), scalar, style: style)
  }

  /// Fills a rectangle with a scalar of one column, a space unless told.
  public mutating func fill(_ rect: Rect, _ scalar: Unicode.Scalar = " ", style: Style = .text) {
    let isNarrow = DisplayWidth.scalarClass(scalar).isDrawable && DisplayWidth.columns(of: scalar) == 1
    let cell = Cell(isNarrow ? Glyph(scalar: scalar, width: 1) : .replacement, style)
    let visible = rect.offset(x: frame.x, y: frame.y).intersection(clip)
    for row in visible.y..<visible.maxY {
      withRow(row) { pen in
        for column in visible.x..<visible.maxX { pen.put(cell, at: column) }
      }
    }
  }

  /// Changes the style of what is drawn in a rectangle, for selections and shading.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let visible = rect.offset(x: frame.x, y: frame.y).intersection(clip)
    for row in visible.y..<visible.maxY { withRow(row) { $0.restyle(visible.x..<visible.maxX, change) } }
  }

  /// A local column on the whole canvas, kept where adding a line's width cannot overflow.
  private func column(_ x: Int) -> Int { frame.x + min(max(x, -(1 << 40)), 1 << 40) }

  /// A local row on the whole canvas; nil when the clip hides it.
  private func visibleRow(_ y: Int) -> Int? {
    let row = frame.y + min(max(y, -(1 << 40)), 1 << 40)
    return row >= clip.y && row < clip.maxY ? row : nil
  }
}
