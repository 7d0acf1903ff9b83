import Screen

/// Draws the whole screen: a pure function of the state.
public enum Frame {
  /// One frame.
  public static func draw(_ state: AppState) -> Canvas {
    var canvas = Canvas(width: state.size.width, height: state.size.height)
    guard let layout = state.layout else {
      drawTooSmall(on: &canvas)
      return canvas
    }
    canvas.within(layout.header) { HeaderPane(state: state).draw(on: &$0) }
    if let tabs = layout.tabs { canvas.within(tabs) { TabsPane(state: state).draw(on: &$0) } }
    for (window, rect) in layout.windows { draw(window, in: rect, on: &canvas, state) }
    if !layout.summary.isEmpty { canvas.within(layout.summary) { TabsPane(state: state).drawSummary(on: &$0) } }
    canvas.within(layout.strip) { StripPane(state: state).draw(on: &$0) }
    canvas.within(layout.input) { InputPane(state: state).draw(on: &$0) }
    if let overlay = state.overlay { OverlayPane(state: state, overlay: overlay).draw(on: &canvas) }
    canvas.within(layout.keys) { KeyBarPane(state: state).draw(on: &$0) }
    return canvas
  }

  private static func drawTooSmall(on canvas: inout Canvas) {
    let text = "The window is too small: \(Layout.smallest.width) columns and \(Layout.smallest.height) rows are needed."
    for (y, line) in PaneLine.wrapped(text, width: max(1, canvas.width), Style(.warning)).enumerated() {
      line.draw(on: &canvas, y: y, width: canvas.width, lines: .ascii)
    }
  }

  private static func draw(_ window: Window, in rect: Rect, on canvas: inout Canvas, _ state: AppState) {
    let isFocused = window == state.focus
    let inside = canvas.box(
      rect, isFocused ? .heavy : .rounded, lines: state.look.lines,
      style: Style(isFocused ? .focusBorder : .border), title: title(window, state))
    canvas.within(inside.inset(x: 1)) { pane in
      switch window {
      case .customer: drawCustomer(on: &pane, state)
      case .bot: drawBot(on: &pane, state)
      case .representative: drawRepresentative(on: &pane, state)
      }
    }
  }

  private static func title(_ window: Window, _ state: AppState) -> String {
    switch window {
    case .customer: CustomerPane(state: state).title
    case .bot: BotPane(state: state).title
    case .representative: RepresentativePane(state: state).title
    }
  }

  private static func viewport(_ window: Window, _ state: AppState) -> Viewport {
    state.viewports[window] ?? Viewport()
  }

  private static func drawCustomer(on pane: inout Canvas, _ state: AppState) {
    let viewport = viewport(.customer, state)
    let size = pane.bounds
    let content = CustomerPane(state: state).content(width: size.width, rows: size.height + viewport.hidden)
    viewport.draw(content, on: &pane, lines: state.look.lines)
  }

  private static func drawBot(on pane: inout Canvas, _ state: AppState) {
    let size = pane.bounds
    let bot = BotPane(state: state)
    let variables = bot.variables(width: size.width)
    let shown = variables.suffix(max(0, min(variables.count, size.height / 3)))
    let (upper, lower) = size.splitBottom(shown.isEmpty ? 0 : shown.count + 1)
    pane.within(upper) { viewport(.bot, state).draw(bot.content(width: size.width), on: &$0, lines: state.look.lines) }
    guard !shown.isEmpty else { return }
    pane.within(lower) { area in
      area.put("Variables", x: 0, y: 0, style: Style(.heading))
      for (y, line) in shown.enumerated() { line.draw(on: &area, y: y + 1, width: size.width, lines: state.look.lines) }
    }
  }

  private static func drawRepresentative(on pane: inout Canvas, _ state: AppState) {
    let size = pane.bounds
    let desk = RepresentativePane(state: state)
    let head = desk.head(width: size.width)
    for (y, line) in head.enumerated() { line.draw(on: &pane, y: y, width: size.width, lines: state.look.lines) }
    pane.within(size.splitTop(min(head.count, size.height)).rest) { area in
      viewport(.representative, state).draw(desk.content(width: size.width), on: &area, lines: state.look.lines)
    }
  }
}
