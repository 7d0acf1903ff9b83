import Screen
import Views

/// A window's content before it is placed: lines that stay at its top and bottom, and the feed between.
struct PanePlan {
  var top: [PaneLine] = []
  var feed: Feed
  var bottom: [PaneLine] = []

  /// The rows that the feed gets of a height.
  func rows(of height: Int) -> Int { max(0, height - top.count - bottom.count) }
}

/// A window's lines as they are drawn, kept until something they depend on changes.
struct PreparedPane: Sendable {
  /// Everything the lines depend on.
  struct Key: Hashable, Sendable {
    var scene: Int
    var width: Int
    var height: Int
    var viewport: Viewport
    var showsActivities: Bool
    var cards: Int
  }

  var key: Key
  var top: [PaneLine]
  var view: Viewport.View
  var bottom: [PaneLine]

  /// Draws the lines into a window's inside.
  func draw(on canvas: inout Canvas, lines marks: LineSet) {
    let (width, height) = (canvas.bounds.width, canvas.bounds.height)
    for (y, line) in (top + view.lines).prefix(height).enumerated() {
      line.draw(on: &canvas, y: y, width: width, lines: marks)
    }
    let first = max(0, height - bottom.count)
    for (y, line) in bottom.prefix(height).enumerated() {
      line.draw(on: &canvas, y: first + y, width: width, lines: marks)
    }
    if view.hasMore, first > 0 {
      canvas.put(" more below, End ", endingAt: width, y: first - 1, style: Style(.badge))
    }
  }
}

extension AppState {
  /// Brings everything that is derived from the run and the screen's size up to date.
  mutating func refresh() {
    let (conversation, session, desk) = (scene.conversation, scene.part?.session, scene.desk?.conversation)
    _ = scene.follow(run, trace, customer: customer, representative: representative, now: now)
    // Another subject in a window is read from its end.
    if conversation != scene.conversation { viewports[.customer] = nil }
    settleCard()
    if session != scene.part?.session { viewports[.bot] = nil }
    if desk != scene.desk?.conversation { viewports[.representative] = nil }
    guard let layout else { return }
    for (window, rect) in layout.windows { prepare(window, rect) }
    noteSeen(layout.windows.map(\.window))
  }

  private mutating func prepare(_ window: Window, _ rect: Rect) {
    let (width, height) = Self.inside(rect)
    let viewport = viewports[window] ?? Viewport()
    let key = PreparedPane.Key(
      scene: scene.version, width: width, height: height, viewport: viewport,
      showsActivities: showsActivities,
      cards: cards.version)
    guard prepared[window]?.key != key else { return }
    let plan = plan(of: window, width: width, height: height)
    prepared[window] = PreparedPane(
      key: key, top: plan.top, view: viewport.view(of: plan.feed, height: plan.rows(of: height)),
      bottom: plan.bottom)
  }

  /// Columns and rows inside a window's border and margin.
  static func inside(_ rect: Rect) -> (width: Int, height: Int) {
    let inside = rect.inset(x: 2, y: 1)
    return (max(1, inside.width), inside.height)
  }

  /// The content of a window.
  func plan(of window: Window, width: Int, height: Int) -> PanePlan {
    switch window {
    case .customer: CustomerPane(state: self).plan(width: width)
    case .bot: BotPane(state: self).plan(width: width, height: height)
    case .representative: RepresentativePane(state: self).plan(width: width, height: height)
    }
  }

  /// Scrolls the focused window; nil goes to the first line.
  mutating func scroll(by rows: Int?) {
    guard let rect = layout?.windows.first(where: { $0.window == focus })?.rect else { return }
    let (width, height) = Self.inside(rect)
    let plan = plan(of: focus, width: width, height: height)
    var viewport = viewports[focus] ?? Viewport()
    if let rows {
      viewport.scroll(by: rows, over: plan.feed, height: plan.rows(of: height))
    } else {
      viewport.scrollToTop(of: plan.feed, height: plan.rows(of: height))
    }
    viewports[focus] = viewport
  }

  // MARK: - Unread

  /// How many lines of a window's conversation have come since it was last on the screen.
  func unread(_ window: Window) -> Int {
    guard window != .bot, let thread = scene.thread else { return 0 }
    let from = min(seenLines[window] ?? 0, thread.lines.count)
    return (from..<thread.lines.count).count { place in
      let message = thread.lines[place].message
      switch window {
      case .customer: return message.audience.contains(.customer) && !message.isFromCustomer
      case .bot: return false
      case .representative:
        return thread.isVisible(place, toRepresentative: representative) && !message.isFromRepresentative
      }
    }
  }

  private mutating func noteSeen(_ windows: [Window]) {
    for window in windows where viewports[window]?.isAtEnd ?? true {
      seenLines[window] = scene.thread?.lines.count ?? 0
    }
  }
}
