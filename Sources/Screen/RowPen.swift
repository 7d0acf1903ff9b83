/// Writes cells into one row of a canvas; columns are those of the whole canvas.
///
/// Half a wide glyph cannot stay: when one half is written over, the other becomes a space.
struct RowPen {
  private let cells: UnsafeMutableBufferPointer<Cell>
  private let visible: Range<Int>

  /// Makes a pen for a row.
  ///
  /// - Parameters:
  ///   - cells: the whole row.
  ///   - visible: the columns that may be written, within those of the row.
  init(_ cells: UnsafeMutableBufferPointer<Cell>, visible: Range<Int>) {
    self.cells = cells
    self.visible = visible.clamped(to: 0..<cells.count)
  }

  /// Writes a cell of one or two columns, as far as it is visible; half a wide one is written as a space.
  @inline(__always)
  func put(_ cell: Cell, at column: Int) {
    let isFirstVisible = visible.contains(column)
    guard cell.width == 2 else {
      if isFirstVisible { write(cell, at: column) }
      return
    }
    let isSecondVisible = visible.contains(column + 1)
    if isFirstVisible { write(.blank(cell.style), at: column) }
    if isSecondVisible {
      write(isFirstVisible ? .continuation(cell.style) : .blank(cell.style), at: column + 1)
    }
    if isFirstVisible, isSecondVisible { cells[column] = cell }
  }

  /// Writes printable ASCII, a column a byte.
  func put(plain bytes: Slice<UnsafeBufferPointer<UInt8>>, at column: Int, _ style: Style) {
    let blank = Cell.blank(style)
    let columns = (column..<column + bytes.count).clamped(to: visible)
    for place in columns { write(blank.showing(bytes[bytes.startIndex + place - column]), at: place) }
  }

  /// Writes a cell at a visible column.
  @inline(__always)
  private func write(_ cell: Cell, at column: Int) {
    let old = cells[column]
    if old.width != 1 {
      if old.isContinuation, column > 0 { cells[column - 1] = .blank(cells[column - 1].style) }
      if old.width == 2, column + 1 < cells.count { cells[column + 1] = .blank(cells[column + 1].style) }
    }
    cells[column] = cell
  }

  /// Changes the style of the visible cells of some columns.
  func restyle(_ columns: Range<Int>, _ change: (Style) -> Style) {
    for column in columns.clamped(to: visible) {
      cells[column] = cells[column].styled(change(cells[column].style))
    }
  }
}

extension Canvas {
  /// Calls `body` with a pen for a row of the whole canvas; the pen of row nil writes nothing.
  @inline(__always)
  mutating func withRow(_ row: Int?, _ body: (RowPen) -> Void) {
    let (width, clip) = (width, clip)
    cells.withUnsafeMutableBufferPointer { cells in
      guard let row else {
        return body(RowPen(UnsafeMutableBufferPointer(start: nil, count: 0), visible: 0..<0))
      }
      let line = UnsafeMutableBufferPointer(rebasing: cells[row * width..<(row + 1) * width])
      body(RowPen(line, visible: clip.x..<clip.maxX))
    }
  }
}
