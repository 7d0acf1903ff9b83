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
    let limit = min(maxWidth, Canvas.longestSide)
    var used = 0
    let row = visibleRow(y)
    let left = column(x)
    DisplayWidth.forEachGlyph(in: text) { glyph in
      guard used + glyph.width <= limit else { return false }
      if let row { put(Cell(glyph, style), column: left + used, row: row) }
      used += glyph.width
      return true
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
    forEachVisible(in: rect) { canvas, column, row in canvas.write(cell, column: column, row: row) }
  }

  /// Changes the style of what is drawn in a rectangle, for selections and shading.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    forEachVisible(in: rect) { canvas, column, row in
      let index = row * canvas.width + column
      canvas.cells[index] = canvas.cells[index].styled(change(canvas.cells[index].style))
    }
  }

  private mutating func forEachVisible(in rect: Rect, _ body: (inout Canvas, Int, Int) -> Void) {
    let visible = rect.offset(x: frame.x, y: frame.y).intersection(clip)
    for row in visible.y..<visible.maxY {
      for column in visible.x..<visible.maxX { body(&self, column, row) }
    }
  }

  /// A local column on the whole canvas, kept where adding a line's width cannot overflow.
  private func column(_ x: Int) -> Int { frame.x + min(max(x, -(1 << 40)), 1 << 40) }

  /// A local row on the whole canvas; nil when the clip hides it.
  private func visibleRow(_ y: Int) -> Int? {
    let row = frame.y + min(max(y, -(1 << 40)), 1 << 40)
    return row >= clip.y && row < clip.maxY ? row : nil
  }

  /// Writes a cell of one or two columns at a place on the whole canvas, as far as the clip shows it.
  @inline(__always)
  private mutating func put(_ cell: Cell, column: Int, row: Int) {
    let isFirstVisible = column >= clip.x && column < clip.maxX
    guard cell.width == 2 else {
      if isFirstVisible { write(cell, column: column, row: row) }
      return
    }
    let isSecondVisible = column + 1 >= clip.x && column + 1 < clip.maxX
    let blank = Cell.blank(cell.style)
    if isFirstVisible, isSecondVisible {
      // The right half first: writing it may blank what stood to its right, and never our own left half.
      write(blank, column: column, row: row)
      write(.continuation(cell.style), column: column + 1, row: row)
      cells[row * width + column] = cell
    } else if isFirstVisible {
      write(blank, column: column, row: row)
    } else if isSecondVisible {
      write(blank, column: column + 1, row: row)
    }
  }
}
