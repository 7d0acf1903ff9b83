import Screen
import Text

/// A box over the windows: help, why, as sent and as received, everything.
struct OverlayPane {
  let state: AppState
  let overlay: AppState.Overlay

  /// Columns of the widest box.
  private static let widest = 110

  /// What is in the box.
  struct Content: Sendable {
    var title: String
    /// Stays at the top.
    var head: [PaneLine] = []
    var lines: [PaneLine]
    /// The first line to show.
    var scroll = 0
    /// Columns before the cursor, for the box that is typed in.
    var cursor: Int?
  }

  func draw(on canvas: inout Canvas) {
    let area = area
    let width = max(1, area.width - 4)
    let content = content
    let box = Rect(
      x: area.x, y: area.y, width: area.width,
      height: min(area.height, content.head.count + content.lines.count + 2))
    canvas.fill(box)
    let inside = canvas.box(
      box, .heavy, lines: state.look.lines, style: Style(.focusBorder), title: content.title)
    canvas.within(inside.inset(x: 1)) { pane in
      for (y, line) in content.head.enumerated() {
        line.draw(on: &pane, y: y, width: width, lines: state.look.lines)
      }
      if let cursor = content.cursor { pane.placeCursor(x: min(cursor, width - 1), y: 0) }
      let rows = max(0, pane.bounds.height - content.head.count)
      pane.within(pane.bounds.splitTop(content.head.count).rest) { list in
        draw(content, rows: rows, width: width, on: &list)
      }
    }
  }

  private func draw(_ content: Content, rows: Int, width: Int, on list: inout Canvas) {
    let first = max(0, min(content.scroll, content.lines.count - rows))
    for (y, line) in content.lines.dropFirst(first).prefix(rows).enumerated() {
      line.draw(on: &list, y: y, width: width, lines: state.look.lines)
    }
    let more = content.lines.count - first - rows
    if more > 0, rows > 0 { list.put(" \(more) more ", endingAt: width, y: rows - 1, style: Style(.badge)) }
  }

  /// The furthest that this overlay can be scrolled, or the last thing that can be selected.
  var furthest: Int {
    let content = content
    if case .palette = overlay { return max(0, content.lines.count - 1) }
    if case .test = overlay { return max(0, (state.proposal?.count ?? 0) - 1) }
    return max(0, content.lines.count + content.head.count + 2 - area.height)
  }

  /// What is in the box, as it was prepared.
  private var content: Content {
    guard var content = state.preparedOverlay?.content else { return content(width: max(1, area.width - 4)) }
    if let scroll = overlay.scroll { content.scroll = scroll }
    return content
  }

  /// Prepares the content, unless what was prepared still holds.
  func prepared(_ earlier: PreparedOverlay?) -> PreparedOverlay {
    let key = PreparedOverlay.Key(
      overlay: overlay.scrolled(0), scene: state.scene.version, width: area.width, height: area.height,
      hasLexicon: state.lexicon != nil, second: isTimed ? state.second : 0)
    if let earlier, earlier.key == key, !isEdited { return earlier }
    return PreparedOverlay(key: key, content: content(width: max(1, area.width - 4)))
  }

  private var isTimed: Bool { if case .dashboard = overlay { true } else { false } }
  /// Whether what it shows is changed by its own keys.
  private var isEdited: Bool { if case .test = overlay { true } else { false } }

  private var area: Rect {
    let screen = Rect(x: 0, y: 0, width: state.size.width, height: state.size.height)
    // A narrow screen is covered from edge to edge, between its first line and the line being typed.
    guard screen.width >= Layout.wide else {
      return Rect(x: 0, y: 1, width: screen.width, height: screen.height - 3)
    }
    let inner = screen.inset(x: 4, y: screen.height >= 20 ? 2 : 1)
    return inner.centered(width: min(inner.width, Self.widest), height: inner.height)
  }

  private func content(width: Int) -> Content {
    func titled(_ title: String, _ action: Action) -> String {
      "\(title)\(state.look.lines.between)\(state.keymap.name(of: action))"
    }
    switch overlay {
    case .help(let scroll):
      return Content(
        title: titled("Help", .help), lines: HelpContent(state: state).lines(width: width), scroll: scroll)
    case .why(let scroll):
      return Content(
        title: titled("Why", .why), lines: WhyContent(state: state).lines(width: width), scroll: scroll)
    case .limits(let view):
      return Content(
        title: titled("As sent, as received", .limits),
        lines: LimitsContent(state: state, view: view).lines(width: width), scroll: view.scroll)
    case .sessions(let scroll):
      return Content(
        title: titled("Sessions", .sessions), lines: SessionsContent(state: state).lines(width: width),
        scroll: scroll)
    case .dashboard(let dashboard):
      let content = DashboardContent(state: state, dashboard: dashboard)
      return Content(
        title: titled("Dashboard", .dashboard), head: content.head(width: width),
        lines: content.lines(width: width),
        scroll: dashboard.scroll)
    case .test(let selected):
      let test = TestContent(state: state, selected: selected)
      let (lines, row) = test.lines(width: width)
      return Content(
        title: titled("This session as a test", .test), head: [PaneLine(test.help, .dim)], lines: lines,
        scroll: max(0, row - max(1, area.height - 4) + 2))
    case .palette(let filter, let selected):
      let rows = max(1, area.height - 3)
      let typed = Sanitizer.visible(filter, as: .line)
      return Content(
        title: titled("Everything", .palette),
        head: [
          PaneLine([PaneLine.Piece("\(state.look.lines.current) ", Style(.emphasis)), PaneLine.Piece(typed)])
        ],
        lines: PaletteContent(state: state).lines(filter: filter, selected: selected),
        scroll: max(0, selected - rows + 1), cursor: 2 + DisplayWidth.columns(of: typed))
    }
  }
}

/// What is in a box over the windows, kept until something it depends on changes.
struct PreparedOverlay: Sendable {
  /// Everything the content depends on.
  struct Key: Equatable, Sendable {
    var overlay: AppState.Overlay
    var scene: Int
    var width: Int
    var height: Int
    var hasLexicon: Bool
    /// The virtual clock, for what tells how long something has lasted.
    var second: Int64
  }

  var key: Key
  var content: OverlayPane.Content
}

extension AppState.Overlay {
  /// The first line shown; nil for lists that follow what is selected.
  var scroll: Int? {
    switch self {
    case .help(let scroll), .why(let scroll), .sessions(let scroll): scroll
    case .limits(let view): view.scroll
    case .dashboard(let dashboard): dashboard.scroll
    case .test, .palette: nil
    }
  }

  /// The same scrolled to a line; such lists as they are.
  func scrolled(_ scroll: Int) -> AppState.Overlay {
    switch self {
    case .help: return .help(scroll: scroll)
    case .why: return .why(scroll: scroll)
    case .sessions: return .sessions(scroll: scroll)
    case .limits(var view):
      view.scroll = scroll
      return .limits(view)
    case .dashboard(var dashboard):
      dashboard.scroll = scroll
      return .dashboard(dashboard)
    case .test, .palette: return self
    }
  }
}
