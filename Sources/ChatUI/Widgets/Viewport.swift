import Screen

/// A window onto lines that grow at the end: it follows the latest line until it is scrolled back.
struct Viewport: Equatable {
  /// How many lines below the shown ones are hidden.
  var hidden = 0

  /// Draws the part that is to be seen, and says how much is hidden.
  func draw(_ content: [PaneLine], on canvas: inout Canvas, lines: LineSet) {
    let height = canvas.bounds.height
    let width = canvas.bounds.width
    let below = min(hidden, max(0, content.count - height))
    let end = content.count - below
    let shown = content[max(0, end - height)..<end]
    for (y, line) in shown.enumerated() { line.draw(on: &canvas, y: y, width: width, lines: lines) }
    if below > 0 {
      let note = " \(below) more below "
      canvas.put(note, endingAt: width, y: height - 1, style: Style(.badge))
    }
  }

  /// Scrolls by lines; positive goes back.
  mutating func scroll(_ lines: Int) { hidden = max(0, hidden + lines) }
}
