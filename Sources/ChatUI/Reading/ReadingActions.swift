import Basis
import Screen

// Reading a window: choosing a message, searching, copying.

extension AppState {
  /// Begins to read the focused window at its latest visible message.
  mutating func read(searching: Bool = false) {
    let earlier = reading?.window == focus ? reading : nil
    let visible = prepared[focus]?.view.blocks.last ?? 0
    var next = earlier ?? Reading(window: focus, block: visible)
    if searching { (next.words, next.isTyping) = ("", true) }
    reading = next
  }

  /// Leaves the window where it is and goes back to the line.
  mutating func stopReading() { reading = nil }

  /// Carries an action of reading out; false when it is none.
  mutating func performReading(_ action: Action) -> Bool {
    guard let reading else { return false }
    switch action {
    case .readOlder: choose(from: reading.block - 1, step: -1)
    case .readNewer: choose(from: reading.block + 1, step: 1)
    case .readFirst, .scrollTop: choose(from: 0, step: 1)
    case .readLast, .scrollBottom: choose(from: .max, step: -1)
    case .readUnread: choose(from: unreadFrom[reading.window] ?? .max, step: 1)
    case .readDayBack: chooseDay(-1)
    case .readDayOn: chooseDay(1)
    case .matchOlder: beginScan(step: -1, from: reading.block - 1)
    case .matchNewer: beginScan(step: 1, from: reading.block + 1)
    case .scrollUp, .scrollDown:
      scroll(by: action == .scrollUp ? pageRows : -pageRows)
      refresh()
      let blocks = prepared[reading.window]?.view.blocks ?? []
      if let block = action == .scrollUp ? blocks.first : blocks.last { self.reading?.block = block }
    default: return false
    }
    return true
  }

  /// Chooses the first block that shows something, from a place on.
  private mutating func choose(from place: Int, step: Int) {
    withFeed { feed, _ in
      var block = max(0, min(place, feed.count - 1))
      while (0..<feed.count).contains(block), feed.block(block).isEmpty { block += step }
      return (0..<feed.count).contains(block) ? block : nil
    }
  }

  /// Chooses the first block of the day before or after.
  private mutating func chooseDay(_ step: Int) {
    guard let block = reading?.block else { return }
    let zone = run.world.zone
    withFeed { feed, _ in
      guard let day = feed.time(block).map(zone.day) else { return nil }
      // Times only grow, so that the day's ends are found by halving.
      func first(atLeast day: Int) -> Int {
        var (low, high) = (0, feed.count)
        while low < high {
          let middle = (low + high) / 2
          if feed.time(middle).map(zone.day) ?? .max < day { low = middle + 1 } else { high = middle }
        }
        return low
      }
      if step > 0 { return min(first(atLeast: day + 1), feed.count - 1) }
      let begin = first(atLeast: day)
      guard begin > 0, let before = feed.time(begin - 1).map(zone.day) else { return 0 }
      return block > begin ? begin : first(atLeast: before)
    }
  }

  /// Chooses the block that `find` names and brings it into sight.
  private mutating func withFeed(_ find: (Feed, Int) -> Int?) {
    guard let window = reading?.window,
      let rect = layout?.windows.first(where: { $0.window == window })?.rect
    else { return }
    let (width, height) = Self.inside(rect)
    let plan = plan(of: window, width: width, height: height)
    let rows = plan.rows(of: height)
    guard let block = find(plan.feed, rows) else { return }
    reading?.block = block
    var viewport = viewports[window] ?? Viewport()
    viewport.show(block, of: plan.feed, height: rows)
    viewports[window] = viewport
  }

  // MARK: - Searching

  /// Whether a search is under way: it goes on with the next `.searchOn`.
  public var isSearching: Bool { reading?.scan != nil }

  /// Begins to look for the words from a block on.
  mutating func beginScan(step: Int, from block: Int) {
    reading?.isTyping = false
    guard let reading, !reading.words.isEmpty else { return }
    notice = nil
    self.reading?.scan = Reading.Scan(next: block, step: step)
    searchOn()
  }

  /// Looks at the next piece of the feed.
  mutating func searchOn() {
    guard let reading, let scan = reading.scan else { return }
    let needle = Needle(reading.words)
    var next: Int? = scan.next
    var found: Int?
    withFeed { feed, _ in
      var (looked, laidOut, block) = (0, 0, min(scan.next, feed.count - 1))
      while (0..<feed.count).contains(block) {
        looked += 1
        if let raw = feed.raw(block) {
          if needle.isIn(raw) { found = block }
        } else {
          laidOut += 1
          if needle.isIn(feed.words(block)) { found = block }
        }
        if found != nil || looked == Reading.piece.blocks || laidOut == Reading.piece.laidOut { break }
        block += scan.step
      }
      next = found == nil && (0..<feed.count).contains(block) ? block + scan.step : nil
      return found
    }
    self.reading?.scan = next.map { Reading.Scan(next: $0, step: scan.step) }
    guard found == nil, next == nil else { return }
    notice = Notice(
      text: "no \(scan.step < 0 ? "older" : "newer") message holds \"\(reading.words)\"", isProblem: false)
  }

  // MARK: - Copying

  /// How much goes to a terminal's clipboard: what most of them take.
  static let longestCopy = 65_536

  /// The message that is read, or the window from its latest lines back as far as the clipboard takes.
  mutating func copy() -> [Effect] {
    let text =
      reading.map { self.text(of: $0.window, only: $0.block) }
      ?? self.text(of: focus, atMost: Self.longestCopy)
    guard !text.isEmpty else {
      notice = Notice(text: "there is nothing to copy here", isProblem: true)
      return []
    }
    let what = reading == nil ? "The window" : "The message"
    notice = Notice(
      text: "\(what) went to the terminal's clipboard, as far as it takes it; /copy FILE writes a file",
      isProblem: false)
    return [.copy(text)]
  }

  /// What a window shows as text, unwrapped and without its neighbours.
  func text(of window: Window, only block: Int? = nil, atMost limit: Int = .max) -> String {
    let feed = plan(of: window, width: Canvas.longestSide, height: 40).feed
    var blocks: [String] = []
    var size = 0
    for index in (block.map { $0..<$0 + 1 } ?? 0..<feed.count).clamped(to: 0..<feed.count).reversed() {
      let lines = feed.block(index).map { line in
        let text = line.pieces.map(\.text).joined() + (line.trailing.map { "  \($0.text)" } ?? "")
        return line.isRightAligned ? text : String(text.trimmed)
      }
      size += lines.reduce(0) { $0 + $1.utf8.count + 1 }
      guard size <= limit else { break }
      if !lines.isEmpty { blocks.append(lines.joined(separator: "\n") + "\n") }
    }
    return blocks.reversed().joined()
  }
}

extension String {
  /// Without the spaces at its end.
  fileprivate var trimmed: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
