import Screen
import Text

/// The whole screen as a pure function of the state, and its parts.
public enum Frame {
  /// Something with a place of its own on the screen.
  enum Part: Equatable {
    case header, tabs, summary, lesson, strip, input, keys
    case window(Window)
  }

  /// A part, where it stands, and what it shows.
  struct Placed {
    var kind: Part
    var rect: Rect
    var shows: Damage
  }

  /// One frame.
  public static func draw(_ state: AppState) -> Canvas {
    var canvas = Canvas(width: state.size.width, height: state.size.height)
    guard let layout = state.layout else {
      drawTooSmall(on: &canvas)
      return canvas
    }
    let parts = parts(of: layout)
    for part in parts where part.kind != .keys {
      canvas.within(part.rect) { draw(part.kind, state, on: &$0) }
    }
    if let overlay = state.overlay { OverlayPane(state: state, overlay: overlay).draw(on: &canvas) }
    for part in parts where part.kind == .keys {
      canvas.within(part.rect) { draw(part.kind, state, on: &$0) }
    }
    return canvas
  }

  /// The parts of a screen; the one table of what has to be drawn again when something changes.
  static func parts(of layout: Layout) -> [Placed] {
    var parts = [Placed(kind: .header, rect: layout.header, shows: [.scene, .clock])]
    if let tabs = layout.tabs {
      parts.append(Placed(kind: .tabs, rect: tabs, shows: [.scene, .unread]))
    }
    for (window, rect) in layout.windows {
      parts.append(Placed(kind: .window(window), rect: rect, shows: [.scene, .lines(window)]))
    }
    if !layout.summary.isEmpty {
      parts.append(Placed(kind: .summary, rect: layout.summary, shows: [.scene]))
    }
    if let lesson = layout.lesson {
      parts.append(Placed(kind: .lesson, rect: lesson, shows: [.scene, .script]))
    }
    return parts + [
      Placed(kind: .strip, rect: layout.strip, shows: [.scene, .script, .strip]),
      Placed(kind: .input, rect: layout.input, shows: [.scene, .line]),
      Placed(kind: .keys, rect: layout.keys, shows: [.scene, .script]),
    ]
  }

  /// Draws a part in its rectangle.
  static func draw(_ part: Part, _ state: AppState, on canvas: inout Canvas) {
    switch part {
    case .header: HeaderPane(state: state).draw(on: &canvas)
    case .tabs: TabsPane(state: state).draw(on: &canvas)
    case .summary: TabsPane(state: state).drawSummary(on: &canvas)
    case .lesson: LessonPane(state: state).draw(on: &canvas)
    case .strip: StripPane(state: state).draw(on: &canvas)
    case .input: InputPane(state: state).draw(on: &canvas)
    case .keys: KeyBarPane(state: state).draw(on: &canvas)
    case .window(let window): draw(window, on: &canvas, state)
    }
  }

  private static func drawTooSmall(on canvas: inout Canvas) {
    let text =
      "The window is too small: \(Layout.smallest.width) columns and \(Layout.smallest.height) rows are needed."
    for (y, line) in PaneLine.wrapped(text, width: max(1, canvas.width), Style(.warning)).enumerated() {
      line.draw(on: &canvas, y: y, width: canvas.width, lines: .ascii)
    }
  }

  private static func draw(_ window: Window, on canvas: inout Canvas, _ state: AppState) {
    let isFocused = window == state.focus
    let inside = canvas.box(
      canvas.bounds, isFocused ? .heavy : .rounded, lines: state.look.lines,
      style: Style(isFocused ? .focusBorder : .border), title: title(window, state))
    canvas.within(inside) { state.prepared[window]?.draw(on: &$0, lines: state.look.lines) }
  }

  private static func title(_ window: Window, _ state: AppState) -> String {
    let title =
      switch window {
      case .customer: CustomerPane(state: state).title
      case .bot: BotPane(state: state).title
      case .representative: RepresentativePane(state: state).title
      }
    let playback = state.playback
    let past = playback.isInPast ? "\(state.look.lines.between)turn \(playback.turn?.number ?? 0)" : ""
    return Sanitizer.visible(title + past, as: .folded)
  }
}
