import Screen

/// A box over the windows: help, why, as sent and as received, everything.
struct OverlayPane {
  let state: AppState
  let overlay: AppState.Overlay

  func draw(on canvas: inout Canvas) {
    let area = canvas.bounds.inset(x: canvas.width >= 60 ? 4 : 0, y: canvas.height >= 20 ? 2 : 1)
    let rect = area.centered(width: min(area.width, 110), height: area.height)
    let width = max(1, rect.width - 4)
    let content = content(width: width)
    let height = min(rect.height, content.lines.count + 2)
    let box = Rect(x: rect.x, y: rect.y, width: rect.width, height: max(3, height))
    canvas.fill(box)
    let inside = canvas.box(box, .heavy, lines: state.look.lines, style: Style(.focusBorder), title: content.title)
    canvas.within(inside.inset(x: 1)) { pane in
      let rows = pane.bounds.height
      let first = max(0, min(content.scroll, content.lines.count - rows))
      for (y, line) in content.lines.dropFirst(first).prefix(rows).enumerated() {
        line.draw(on: &pane, y: y, width: width, lines: state.look.lines)
      }
      guard first + rows < content.lines.count else { return }
      pane.put(" \(content.lines.count - first - rows) more ", endingAt: width, y: rows - 1, style: Style(.badge))
    }
    if case .palette = overlay { canvas.placeCursor(x: inside.x + 3 + content.cursor, y: inside.y) }
  }

  /// What is in the box.
  struct Content {
    var title: String
    var lines: [PaneLine]
    var scroll = 0
    /// Columns before the cursor, for the box that is typed in.
    var cursor = 0
  }

  private func content(width: Int) -> Content {
    switch overlay {
    case .help(let scroll):
      Content(title: "Help \(state.look.lines.dot) F1", lines: HelpContent(state: state).lines(width: width), scroll: scroll)
    case .why(let scroll):
      Content(title: "Why \(state.look.lines.dot) F2", lines: WhyContent(state: state).lines(width: width), scroll: scroll)
    case .limits(let back):
      Content(
        title: "As sent, as received \(state.look.lines.dot) F3",
        lines: LimitsContent(state: state, back: back).lines(width: width))
    case .palette(let filter, let selected):
      Content(
        title: "Everything \(state.look.lines.dot) Ctrl-P",
        lines: PaletteContent(state: state).lines(filter: filter, selected: selected), cursor: filter.count)
    }
  }
}
