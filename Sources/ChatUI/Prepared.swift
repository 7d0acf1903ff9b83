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
    var unread: Int?
    var reading: Reading?
  }

  var key: Key
  var top: [PaneLine]
  var view: Viewport.View
  var bottom: [PaneLine]

  /// Draws the lines into a window's inside; its first column is a margin for the mark of the message that is read.
  func draw(on canvas: inout Canvas, lines marks: LineSet) {
    if let reading = key.reading {
      for (y, block) in view.blocks.enumerated() where block == reading.block {
        canvas.put(marks.current, x: 0, y: top.count + y, style: Style(.key))
      }
    }
    canvas.within(canvas.bounds.inset(x: 1)) { drawLines(on: &$0, lines: marks) }
  }

  private func drawLines(on canvas: inout Canvas, lines marks: LineSet) {
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
    if scene.follow(run, trace, customer: customer, representative: representative, now: now) {
      damage(.scene)
    }
    settleCard()
    refreshLine()
    // While only the line changes, the windows hold.
    guard !damage.isSubset(of: [.line, .clock, .strip, .script]) else { return }
    if conversation != scene.conversation { forget(.customer) }
    if session != scene.part?.session { forget(.bot) }
    if desk != scene.desk?.conversation { forget(.representative) }
    preparedOverlay = overlay.map { OverlayPane(state: self, overlay: $0).prepared(preparedOverlay) }
    guard let layout else { return }
    noteSeen(layout.windows.map(\.window))
    for (window, rect) in layout.windows { prepare(window, rect) }
  }

  /// Another subject in a window is read from its end, and nothing of it was seen before.
  mutating func forget(_ window: Window) {
    viewports[window] = nil
    unreadFrom[window] = nil
    seenBlocks[window] = nil
    seenLines[window] = nil
    if reading?.window == window { reading = nil }
  }

  /// What depends on the line that is typed: its rows, what the keys do, what a transfer would lead to.
  private mutating func refreshLine() {
    guard !damage.isDisjoint(with: [.line, .scene, .view]) else { return }
    let shape = (rows: inputRows, isEmpty: editor.isEmpty)
    if shape.rows != lineShape.rows { damage(.view) }
    if shape.isEmpty != lineShape.isEmpty { damage(.script) }
    lineShape = shape
    let preview = wouldTransfer()
    if preview != nil || transferPreview != nil { damage(.strip) }
    transferPreview = preview
  }

  private mutating func prepare(_ window: Window, _ rect: Rect) {
    let (width, height) = Self.inside(rect)
    let viewport = viewports[window] ?? Viewport()
    let key = PreparedPane.Key(
      scene: scene.version, width: width, height: height, viewport: viewport,
      showsActivities: showsActivities,
      cards: cards.version, unread: unreadFrom[window],
      reading: reading?.window == window ? reading : nil)
    guard prepared[window]?.key != key else { return }
    let plan = plan(of: window, width: width, height: height)
    damage(.lines(window))
    var view = viewport.view(of: plan.feed, height: plan.rows(of: height))
    if let words = key.reading?.words, !words.isEmpty {
      let needle = Needle(words)
      view.lines = view.lines.map { $0.marking(needle) }
    }
    prepared[window] = PreparedPane(key: key, top: plan.top, view: view, bottom: plan.bottom)
  }

  /// Columns and rows inside a window's border and margin.
  static func inside(_ rect: Rect) -> (width: Int, height: Int) {
    let inside = rect.inset(x: 2, y: 1)
    return (max(1, inside.width), inside.height)
  }

  /// The content of a window.
  func plan(of window: Window, width: Int, height: Int) -> PanePlan {
    var plan =
      switch window {
      case .customer: CustomerPane(state: self).plan(width: width)
      case .bot: BotPane(state: self).plan(width: width, height: height)
      case .representative: RepresentativePane(state: self).plan(width: width, height: height)
      }
    plan.feed = plan.feed.withRules(
      unread: unreadFrom[window], width: width, zone: run.world.zone, marks: look.lines)
    return plan
  }

  /// Scrolls a window, the focused one unless told; nil goes to the first line.
  mutating func scroll(by rows: Int?, in window: Window? = nil) {
    let window = window ?? focus
    guard let rect = layout?.windows.first(where: { $0.window == window })?.rect else { return }
    let (width, height) = Self.inside(rect)
    let plan = plan(of: window, width: width, height: height)
    var viewport = viewports[window] ?? Viewport()
    if let rows {
      viewport.scroll(by: rows, over: plan.feed, height: plan.rows(of: height))
    } else {
      viewport.scrollToTop(of: plan.feed, height: plan.rows(of: height))
    }
    viewports[window] = viewport
  }

  // MARK: - Unread

  /// How many lines of others have come in a window since its latest line was on the screen.
  func unread(_ window: Window) -> Int { max(0, linesOfOthers(window) - (seenLines[window] ?? 0)) }

  private func linesOfOthers(_ window: Window) -> Int {
    switch window {
    case .customer: scene.customerLines.fromOthers
    case .bot: 0
    case .representative: scene.deskLines.fromOthers
    }
  }

  /// The blocks of a window that are messages.
  private func messages(_ window: Window) -> Int {
    switch window {
    case .customer: scene.customerLines.places.count
    case .bot: 0
    case .representative: scene.deskLines.places.count
    }
  }

  /// What is before somebody's eyes counts as read; what came meanwhile is marked when they look again.
  private mutating func noteSeen(_ windows: [Window]) {
    let ends = windows.filter { viewports[$0]?.isAtEnd ?? true }
    for window in ends {
      let (seen, count) = (seenBlocks[window] ?? 0, messages(window))
      if seen > 0, count > seen, !attended.contains(window), unreadFrom[window] == nil {
        unreadFrom[window] = seen
      }
      seenBlocks[window] = count
      let others = linesOfOthers(window)
      guard seenLines[window] != others else { continue }
      seenLines[window] = others
      damage(.unread)
    }
    attended = Set(ends)
  }
}
