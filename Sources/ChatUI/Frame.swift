import Screen
import Text

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
    if !layout.summary.isEmpty {
      canvas.within(layout.summary) { TabsPane(state: state).drawSummary(on: &$0) }
    }
    canvas.within(layout.strip) { StripPane(state: state).draw(on: &$0) }
    canvas.within(layout.input) { InputPane(state: state).draw(on: &$0) }
    if let overlay = state.overlay { OverlayPane(state: state, overlay: overlay).draw(on: &canvas) }
    canvas.within(layout.keys) { KeyBarPane(state: state).draw(on: &$0) }
    return canvas
  }

  private static func drawTooSmall(on canvas: inout Canvas) {
    let text =
      "The window is too small: \(Layout.smallest.width) columns and \(Layout.smallest.height) rows are needed."
    for (y, line) in PaneLine.wrapped(text, width: max(1, canvas.width), Style(.warning)).enumerated() {
      line.draw(on: &canvas, y: y, width: canvas.width, lines: .ascii)
    }
  }

  private static func draw(_ window: Window, in rect: Rect, on canvas: inout Canvas, _ state: AppState) {
    let isFocused = window == state.focus
    let inside = canvas.box(
      rect, isFocused ? .heavy : .rounded, lines: state.look.lines,
      style: Style(isFocused ? .focusBorder : .border), title: title(window, state))
    canvas.within(inside.inset(x: 1)) { state.prepared[window]?.draw(on: &$0, lines: state.look.lines) }
  }

  private static func title(_ window: Window, _ state: AppState) -> String {
    let title =
      switch window {
      case .customer: CustomerPane(state: state).title
      case .bot: BotPane(state: state).title
      case .representative: RepresentativePane(state: state).title
      }
    return Sanitizer.visible(title, as: .folded)
  }
}
