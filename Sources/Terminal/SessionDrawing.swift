import CTerminal
import Screen
import Text

extension TerminalSession {
  /// Shows a canvas. Only what differs from the last one is handed to curses, which sends the cheapest bytes;
  /// a canvas that changes nothing sends nothing.
  ///
  /// - Parameter rows: the rows that may differ from the last canvas, in any order; nil for all of them.
  public func draw(_ canvas: Canvas, theme: Theme, rows: [Range<Int>]? = nil) {
    guard let handle, !hasEnded else { return }
    if encoder?.theme != theme {
      encoder = CellEncoder(theme: theme, depth: depth, isUTF8: isUTF8)
      lastDrawn = nil
    }
    // Taken out, so that it is changed in place below.
    var earlier = lastDrawn
    lastDrawn = nil
    if let last = earlier, last.width != canvas.width || last.height != canvas.height { earlier = nil }
    if earlier == nil { ct_erase(handle) }
    let looked = earlier == nil ? [0..<canvas.height] : rows.map(Self.each) ?? [0..<canvas.height]

    // A hidden cursor stays where it was.
    let cursor = canvas.cursor ?? earlier?.cursor ?? Canvas.Position(x: 0, y: 0)
    var changedRows = 0
    var cursorRowChanged = false
    for row in looked.joined() where row < canvas.height {
      let changed = earlier.map { canvas.changedColumns(inRow: row, since: $0) } ?? 0..<canvas.width
      guard let changed else { continue }
      changedRows += 1
      if row == cursor.y { cursorRowChanged = true }
      let start = row == cursor.y ? min(changed.lowerBound, cursor.x) : changed.lowerBound
      draw(row, changed, repairing: start - Self.reach..<canvas.width, of: canvas, since: earlier, on: handle)
    }
    guard changedRows > 0 || earlier == nil || earlier?.cursor != canvas.cursor else {
      counters.framesSkipped += 1
      lastDrawn = earlier
      return
    }
    if !cursorRowChanged {
      let start = cursor.x - Self.reach
      draw(cursor.y, 0..<0, repairing: start..<cursor.x, of: canvas, since: earlier, on: handle)
    }
    let isSynchronized = isSynchronizing && changedRows > 1
    ct_flush(
      handle, Int32(clamping: cursor.y), Int32(clamping: cursor.x), canvas.cursor == nil ? 0 : 1,
      isSynchronized ? 1 : 0)
    counters.frames += 1
    counters.rows += changedRows
    if isSynchronized { counters.framesSynchronized += 1 }
    guard var kept = earlier.take() else {
      lastDrawn = canvas
      return
    }
    kept.take(looked, and: canvas.cursor, from: canvas)
    lastDrawn = kept
  }

  /// The same rows from the top, each once: windows that stand beside each other name the same ones.
  private static func each(_ rows: [Range<Int>]) -> [Range<Int>] {
    guard rows.count > 1 else { return rows }
    return rows.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { each, next in
      guard let last = each.last, next.lowerBound <= last.upperBound else { return each.append(next) }
      each[each.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
    }
  }

  /// Draws everything again with the next frame, also what the terminal should already show (Ctrl-L).
  public func redrawEverything() {
    guard let handle else { return }
    lastDrawn = nil
    ct_distrust_all(handle)
  }

  /// How far to the left of where it goes curses may send blanks instead of moving the cursor: as many as are
  /// cheaper than the longest cursor movement.
  private static let reach = 10

  /// Gives a span of a row to curses, and the row's disputed glyphs to be set after the frame, where curses may
  /// have sent blanks: it believes that blanks are where those glyphs stand.
  private func draw(
    _ row: Int, _ span: Range<Int>, repairing: Range<Int>, of canvas: Canvas, since earlier: Canvas?,
    on handle: OpaquePointer
  ) {
    guard var encoder else { return }
    // Taken out, so that they are changed in place and without asking for every cell whether they may be.
    self.encoder = nil
    var (scratch, spare) = (self.scratch, self.spare)
    (self.scratch, self.spare) = ([], [])
    defer {
      self.encoder = encoder
      (self.scratch, self.spare) = (scratch, spare)
    }
    let before = earlier?.row(row)
    scratch.removeAll(keepingCapacity: true)
    var repaired = 0
    for (column, cell) in canvas.row(row).enumerated() where !cell.isContinuation {
      let isInside = span.contains(column)
      guard isInside || (repairing.contains(column) && (column < repaired || isAnchored(cell.glyph))) else {
        continue
      }
      if !isInside { spare.removeAll(keepingCapacity: true) }
      let start = isInside ? scratch.count : 0
      let endsRow = column + cell.width >= canvas.width
      let anchored =
        isInside
        ? encoder.encode(cell, endsRow: endsRow, into: &scratch)
        : encoder.encode(cell, endsRow: endsRow, into: &spare)
      if var anchored {
        ct_put_anchored(handle, Int32(row), Int32(column), &anchored)
        counters.anchored += 1
        // The terminal may take it for wider: its neighbour is set again.
        repaired = column + cell.width + 1
      } else if column < repaired || wasAnchored(before, column) {
        // Curses believes in a blank here and may send nothing over the glyph that really stands here.
        let drawn = isInside ? scratch[start...] : spare[...]
        for (offset, part) in drawn.enumerated() {
          var part = part
          ct_put_anchored(handle, Int32(row), Int32(column + offset), &part)
        }
      }
    }
    if !scratch.isEmpty {
      ct_put(handle, Int32(row), Int32(span.lowerBound), scratch, Int32(scratch.count))
      counters.cells += scratch.count
    }
  }

  /// Whether an earlier row had a disputed glyph at a column, or its second half.
  private func wasAnchored(
    _ row: ContiguousArray<Cell>.SubSequence?, _ column: Int
  ) -> Bool {
    guard let row, column < row.count else { return false }
    var index = row.startIndex + column
    if row[index].isContinuation, column > 0 { index -= 1 }
    return isAnchored(row[index].glyph)
  }

  private func isAnchored(_ glyph: Glyph) -> Bool {
    CellEncoder.placement(of: glyph, endsRow: false, isUTF8: isUTF8, width: CellEncoder.systemWidth)
      == .anchored
  }
}
