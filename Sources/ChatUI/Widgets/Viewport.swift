import Screen

/// Lines that come in blocks, one for each message or event, laid out only as far as somebody looks.
struct Feed {
  /// How many blocks there are.
  var count: Int
  /// The lines of a block; none for what this window does not show.
  var block: (Int) -> [PaneLine]
}

/// A window onto a feed that grows at its end: it follows the latest line until it is scrolled back.
///
/// What it holds on to is the block at its lower edge, so that neither a new line nor a new width moves what is
/// being read, and only the visible blocks are ever laid out.
struct Viewport: Hashable, Sendable {
  /// Where the lower edge is; nil follows the latest line.
  private(set) var edge: Edge?

  /// A place in a feed.
  struct Edge: Hashable, Sendable {
    /// The block at the lower edge.
    var block: Int
    /// How many of its lines are hidden below.
    var cut: Int
  }

  /// Whether the latest line is shown.
  var isAtEnd: Bool { edge == nil }

  /// What is visible.
  struct View: Equatable, Sendable {
    /// The lines, `height` at most.
    var lines: [PaneLine] = []
    /// Whether something follows below.
    var hasMore = false
  }

  /// The lines that are visible in a height.
  func view(of feed: Feed, height: Int) -> View {
    guard let edge = clamped(feed) else {
      return View(
        lines: Self.lines(upTo: Edge(block: feed.count - 1, cut: 0), of: feed, atLeast: height).suffix(height)
      )
    }
    var lines = Self.lines(upTo: edge, of: feed, atLeast: height)
    if lines.count < height {
      // The top is reached: the rest of the height shows what follows.
      lines += feed.block(edge.block).suffix(edge.cut)
      var block = edge.block + 1
      while lines.count < height, block < feed.count {
        lines += feed.block(block)
        block += 1
      }
      return View(lines: Array(lines.prefix(height)), hasMore: lines.count > height || block < feed.count)
    }
    return View(lines: lines.suffix(height), hasMore: true)
  }

  /// Scrolls by lines; positive goes back.
  mutating func scroll(by rows: Int, over feed: Feed, height: Int) {
    guard feed.count > 0 else { return }
    var edge = clamped(feed) ?? Edge(block: feed.count - 1, cut: 0)
    edge.cut += rows
    while edge.block > 0, case let lines = feed.block(edge.block).count, edge.cut >= lines {
      edge.cut -= lines
      edge.block -= 1
    }
    while edge.cut < 0, edge.block + 1 < feed.count {
      edge.block += 1
      edge.cut += feed.block(edge.block).count
    }
    edge.cut = max(0, edge.cut)
    let above = Self.lines(upTo: edge, of: feed, atLeast: height).count
    if above < height { edge = Self.edge(below: height, of: feed) }
    let isLast = edge.cut <= 0 && !(edge.block + 1..<feed.count).contains { !feed.block($0).isEmpty }
    self.edge = isLast ? nil : edge
  }

  /// Lines that are shown above what is brought on the screen: a field's label, for instance.
  private static let linesAbove = 3

  /// Brings a line of a block on the screen, with what follows it as far as there is room.
  mutating func reveal(_ line: Int, of block: Int, in feed: Feed, height: Int) {
    let below = feed.block(block).count - 1 - line
    var after = below
    for next in block + 1..<max(block + 1, feed.count) where after < height {
      after += feed.block(next).count
    }
    edge =
      after + Self.linesAbove < height ? nil : Edge(block: block, cut: below - min(below, height / 2))
  }

  /// Goes to the first line.
  mutating func scrollToTop(of feed: Feed, height: Int) {
    guard feed.count > 0 else { return }
    edge = Edge(block: 0, cut: 0)
    scroll(by: 0, over: feed, height: height)
  }

  /// The edge after the first `height` lines of a feed.
  private static func edge(below height: Int, of feed: Feed) -> Edge {
    var rest = height
    for block in 0..<feed.count {
      let lines = feed.block(block).count
      if lines >= rest { return Edge(block: block, cut: lines - rest) }
      rest -= lines
    }
    return Edge(block: feed.count - 1, cut: 0)
  }

  private static func lines(upTo edge: Edge, of feed: Feed, atLeast height: Int) -> [PaneLine] {
    var blocks: [[PaneLine]] = []
    var count = 0
    var block = edge.block
    while block >= 0, count < height {
      let lines = block == edge.block ? feed.block(block).dropLast(edge.cut) : feed.block(block)[...]
      blocks.append(Array(lines))
      count += lines.count
      block -= 1
    }
    return blocks.reversed().flatMap(\.self)
  }

  private func clamped(_ feed: Feed) -> Edge? {
    guard let edge, edge.block < feed.count else { return nil }
    return Edge(block: edge.block, cut: max(0, min(edge.cut, feed.block(edge.block).count)))
  }
}
