import Glibc
import Screen
import Text

/// What a terminal answers when it is asked, for `handoff doctor`: it takes no screen, only the line of the cursor.
public struct TerminalQuestions: Sendable {
  /// A text as it is drawn, how wide we draw it, and how far the terminal's cursor moved.
  public struct Width: Hashable, Sendable {
    /// The text.
    public var text: String
    /// What is special about it.
    public var what: String
    /// Columns by our table.
    public var ours: Int
    /// Columns of the terminal; nil when it did not say.
    public var theirs: Int?
  }

  /// Whether it answered anything.
  public private(set) var answers = false
  /// The settings of the modes it was asked for: 1 set, 2 reset, 3 and 4 for good, 0 unknown.
  public private(set) var modes: [Int: Int] = [:]
  /// The widths it was asked for.
  public private(set) var widths: [Width] = []

  /// Synchronized output, bracketed paste, mouse reports.
  public static let synchronized = 2026, paste = 2004, mouse = 1006

  /// Longest that a terminal is waited for, in milliseconds.
  private static let patience: Int64 = 700

  private static let samples = [
    ("a", "ASCII"), ("é", "one letter"), ("e\u{301}", "a letter and a mark"), ("漢", "Han"), ("한", "Hangul"),
    ("🙂", "emoji"), ("❤\u{FE0F}", "emoji by a selector"), ("👍🏽", "skin tone"), ("👩‍👩‍👧", "family"),
    ("🇪🇸", "flag"), ("नि", "Devanagari"), ("─", "line"), ("▸", "mark"), ("…", "ellipsis"),
  ]

  /// Asks the terminal; nil when there is none.
  public init?() {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { Glibc.close(terminal) }
    var saved = termios()
    guard tcgetattr(terminal, &saved) == 0 else { return nil }
    // Whoever interrupts meanwhile does so when the terminal is as it was.
    var all = sigset_t()
    var earlier = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &earlier)
    defer { pthread_sigmask(SIG_SETMASK, &earlier, nil) }
    var asking = saved
    asking.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(terminal, TCSAFLUSH, &asking)
    defer { tcsetattr(terminal, TCSAFLUSH, &saved) }
    ask(terminal)
  }

  private mutating func ask(_ terminal: Int32) {
    // On the first line of the screen, a cursor report looks like a function key.
    Self.write("\r\n", to: terminal)
    defer { Self.write("\u{1B}[A", to: terminal) }
    let modes = [Self.synchronized, Self.paste, Self.mouse]
    Self.write(modes.map { "\u{1B}[?\($0)$p" }.joined() + "\u{1B}[c", to: terminal)
    // What it does not know it does not answer; the last question every terminal answers.
    for event in Self.read(
      terminal, until: { if case .reply(.deviceAttributes) = $0 { true } else { false } })
    {
      guard case .reply(let reply) = event else { continue }
      answers = true
      if case .mode(let mode, let setting) = reply { self.modes[mode] = setting }
    }
    for (text, what) in Self.samples {
      let drawn = Self.drawn(text)
      var width = Width(text: drawn, what: what, ours: DisplayWidth.columns(of: text))
      if answers {
        Self.write("\r\(drawn)\u{1B}[6n", to: terminal)
        let events = Self.read(terminal) { if case .reply(.cursorPosition) = $0 { true } else { false } }
        if case .reply(.cursorPosition(_, let column))? = events.last { width.theirs = column - 1 }
        Self.write("\r\u{1B}[K", to: terminal)
      }
      widths.append(width)
    }
  }

  /// What reaches the terminal of a text: no joiners, and of a family its first member.
  private static func drawn(_ text: String) -> String {
    var canvas = Canvas(width: 8, height: 1)
    canvas.put(text, x: 0, y: 0)
    return canvas.rows[0]
  }

  private static func write(_ text: String, to terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(terminal, bytes, bytes.count)
  }

  /// What comes until the answer that is waited for, or until patience ends.
  private static func read(_ terminal: Int32, until isLast: (InputEvent) -> Bool) -> [InputEvent] {
    var decoder = InputDecoder()
    var events: [InputEvent] = []
    let end = TerminalSession.now + patience
    var buffer = [UInt8](repeating: 0, count: 256)
    while TerminalSession.now < end {
      var source = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, Int32(end - TerminalSession.now)) > 0 else { break }
      let count = Glibc.read(terminal, &buffer, buffer.count)
      guard count > 0 else { break }
      events += decoder.feed(buffer[..<count], at: TerminalSession.now)
      if let place = events.firstIndex(where: isLast) { return Array(events[...place]) }
    }
    return events
  }
}
