import Text

extension Canvas {
  /// Draws a frame around the inside of a rectangle, with a title in its top line.
  ///
  /// The title is cut with an ellipsis where it does not fit; a rectangle under two columns or rows shows only
  /// the lines that fit. The inside is left as it was.
  ///
  /// - Returns: the inside.
  @discardableResult
  public mutating func box(
    _ rect: Rect, _ kind: LineSet.FrameKind = .rounded, lines: LineSet, style: Style = Style(.border),
    title: String = "", titleStyle: Style = Style(.title)
  ) -> Rect {
    let frame = lines.frame(kind)
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    guard !rect.isEmpty else { return rect }
    putRow(of: frame.horizontal, x: rect.x, y: rect.y, count: rect.width, style: style)
    putRow(of: frame.horizontal, x: rect.x, y: bottom, count: rect.width, style: style)
    for x in [rect.x, right] {
      fill(Rect(x: x, y: rect.y, width: 1, height: rect.height), frame.vertical, style: style)
    }
    let corners = [
      (rect.x, rect.y, frame.topLeft), (right, rect.y, frame.topRight),
      (rect.x, bottom, frame.bottomLeft), (right, bottom, frame.bottomRight),
    ]
    for (x, y, corner) in corners { putRow(of: corner, x: x, y: y, count: 1, style: style) }
    if !title.isEmpty, rect.width > 6 {
      let used = putFitted(
        title, x: rect.x + 3, y: rect.y, width: rect.width - 6, style: titleStyle, lines: lines)
      fill(Rect(x: rect.x + 2, y: rect.y, width: 1, height: 1), style: style)
      fill(Rect(x: rect.x + 3 + used, y: rect.y, width: 1, height: 1), style: style)
    }
    return rect.inset(x: 1, y: 1)
  }

  /// Draws a line across a box, joined to its sides, with a label in it: `├ only you saw ──┤`.
  public mutating func rule(
    across rect: Rect, y: Int, _ kind: LineSet.FrameKind = .rounded, lines: LineSet,
    style: Style = Style(.border), label: String = ""
  ) {
    guard !rect.isEmpty else { return }
    let frame = lines.frame(kind)
    putRow(of: frame.horizontal, x: rect.x, y: y, count: rect.width, style: style)
    putRow(of: frame.teeLeft, x: rect.x, y: y, count: 1, style: style)
    putRow(of: frame.teeRight, x: rect.maxX - 1, y: y, count: 1, style: style)
    guard !label.isEmpty, rect.width > 5 else { return }
    putFitted(" \(label) ", x: rect.x + 2, y: y, width: rect.width - 4, style: style, lines: lines)
  }

  /// Draws a bar that is `done` of `total` full.
  ///
  /// Any begun cell counts as full only when it is complete; totals below 1 draw an empty bar.
  public mutating func progress(x: Int, y: Int, width: Int, done: Int, of total: Int, lines: LineSet) {
    let width = min(max(width, 0), Canvas.longestSide)
    let share = min(max(done, 0), max(total, 0))
    let (product, overflow) = share.multipliedReportingOverflow(by: width)
    let full = total < 1 ? 0 : overflow ? share / max(total / max(width, 1), 1) : product / total
    putRow(of: lines.barRest, x: x, y: y, count: width, style: Style(.progressRest))
    putRow(of: lines.barDone, x: x, y: y, count: min(full, width), style: Style(.progress))
  }
}
