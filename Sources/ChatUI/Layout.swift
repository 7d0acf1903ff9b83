import Screen

/// The three windows.
public enum Window: Int, Hashable, Sendable, CaseIterable {
  /// What the customer's channel shows.
  case customer
  /// What the bot was given and does.
  case bot
  /// What a person of the contact centre has on the desk.
  case representative

  /// The window after this one, round.
  var next: Window { Window(rawValue: (rawValue + 1) % 3) ?? .customer }
  /// The window before this one, round.
  var previous: Window { Window(rawValue: (rawValue + 2) % 3) ?? .customer }
}

/// Where everything stands on a screen of a size.
struct Layout: Equatable {
  /// Below this the screen says that it is too small.
  static let smallest = (width: 40, height: 10)
  /// From this width on the windows stand side by side.
  static let wide = 100

  var header: Rect
  /// The tabs, when the windows do not stand side by side.
  var tabs: Rect?
  var windows: [(window: Window, rect: Rect)]
  /// A line for each window that is not shown.
  var summary: Rect
  /// The lesson's task, where there is a lesson.
  var lesson: Rect?
  /// Why it went where it went, the documented step, and what was refused.
  var strip: Rect
  var input: Rect
  var keys: Rect

  /// From this height on there is room for a line of its own for what was refused, and for air.
  static let high = 30
  /// Below this height one line explains, and the hidden windows have none.
  static let low = 16

  /// Lays a screen out; nil when it is too small.
  init?(width: Int, height: Int, focus: Window, isZoomed: Bool, inputRows: Int, hasLesson: Bool = false) {
    guard width >= Self.smallest.width, height >= Self.smallest.height else { return nil }
    let isAlone = width < Self.wide || isZoomed
    var rest = Rect(x: 0, y: 0, width: width, height: height)
    (header, rest) = rest.splitTop(1)
    (rest, keys) = rest.splitBottom(1)
    if height >= Self.high { (rest, _) = rest.splitBottom(1) }
    (rest, input) = rest.splitBottom(min(inputRows, max(1, height / 4)))
    (rest, strip) = rest.splitBottom(height < Self.low ? 1 : height < Self.high ? 2 : 3)
    if hasLesson {
      let (above, below) = rest.splitBottom(height < Self.low ? 1 : 4)
      lesson = below
      rest = above
    }
    if isAlone {
      let (top, below) = rest.splitTop(1)
      tabs = top
      (rest, summary) = below.splitBottom(height < Self.low ? 0 : 2)
      windows = [(focus, rest)]
    } else {
      tabs = nil
      (rest, summary) = rest.splitBottom(0)
      windows = Array(zip(Window.allCases, rest.columns(weights: [1, 1, 1])))
    }
  }

  static func == (a: Layout, b: Layout) -> Bool {
    a.header == b.header && a.tabs == b.tabs && a.summary == b.summary && a.strip == b.strip
      && a.lesson == b.lesson
      && a.input == b.input
      && a.keys == b.keys && a.windows.elementsEqual(b.windows) { $0 == $1 }
  }
}
