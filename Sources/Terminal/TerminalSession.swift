import CTerminal
import Glibc
import Screen

/// The full-screen terminal: takes it, reads events from it, draws canvases on it, gives it back.
///
/// It belongs to one thread and to one owner; a process has one at a time. The terminal is given back by
/// `close()`, when the session is released, at `exit`, and by a signal handler at every catchable death.
public final class TerminalSession {
  /// The size of the terminal.
  public struct Size: Hashable, Sendable {
    /// Columns, at least 1.
    public var columns: Int
    /// Rows, at least 1.
    public var rows: Int

    /// Makes a size.
    public init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// What the session has done so far, for `handoff doctor`.
  public struct Counters: Hashable, Sendable {
    /// Frames sent.
    public var frames = 0
    /// Draws that changed nothing and sent nothing.
    public var framesSkipped = 0
    /// Frames wrapped as synchronized output.
    public var framesSynchronized = 0
    /// Rows given to curses.
    public var rows = 0
    /// Cells given to curses.
    public var cells = 0
    /// Glyphs set at an absolute place because their width is disputed.
    public var anchored = 0
    /// Bytes read.
    public var bytesRead = 0
    /// Times the program woke to look for events.
    public var wakeUps = 0
  }

  /// Colours that are really used: the terminal's, no more than the options allow.
  public let depth: ColorDepth
  /// False where only ASCII can be drawn.
  public let isUTF8: Bool
  /// True when the locale in force names a character set that is not UTF-8: borders should be ASCII.
  public let prefersASCII: Bool
  /// Figures of this session.
  public internal(set) var counters = Counters()
  /// Whether the terminal said that it can show a frame at once (DEC 2026); false until it answers.
  public internal(set) var isSynchronizing = false

  var handle: OpaquePointer?
  var decoder: InputDecoder
  var hasEnded = false
  var buffer = [UInt8](repeating: 0, count: 4096)
  var encoder: CellEncoder?
  var lastDrawn: Canvas?
  var scratch: [ct_cell] = []
  var spare: [ct_cell] = []

  /// Takes the terminal.
  ///
  /// - Throws: why it cannot be taken; nothing was written or changed then.
  public init(_ options: TerminalOptions = TerminalOptions()) throws(TerminalUnavailable) {
    var request = ct_options()
    request.input_fd = options.input ?? -1
    request.output_fd = options.output ?? -1
    request.guard = options.guardsSignals ? 1 : 0
    request.keep_crash_handlers = options.keepsCrashHandlers ? 1 : 0
    request.capture_errors = options.capturesErrors.rawValue
    request.colorless = options.colors == .none ? 1 : 0
    request.mouse = options.mouse ? 1 : 0
    request.focus = options.focus ? 1 : 0
    var refusal = ct_refusal()
    let texts = [options.term, options.colorTerm].map { $0.map { strdup($0) } ?? nil }
    defer { for text in texts { free(text) } }
    request.term = UnsafePointer(texts[0])
    request.color_term = UnsafePointer(texts[1])
    guard let opened = ct_open(&request, &refusal) else { throw TerminalUnavailable(refusal) }
    handle = opened
    depth = ColorDepth(colors: Int(ct_colors(opened))).limited(to: options.colors)
    let palette = (0...255).map { index -> UInt32 in
      let color = Palette.rgb(UInt8(index))
      return UInt32(color.red << 16 | color.green << 8 | color.blue)
    }
    ct_set_palette(opened, palette)
    isUTF8 = ct_is_utf8(opened) != 0
    prefersASCII = ct_locale_is_ascii(opened) != 0
    decoder = InputDecoder(pasteLimit: options.pasteLimit)
  }

  deinit { close() }

  /// Gives the terminal back as it was, and then shows what was printed on standard error meanwhile.
  public func close() {
    guard let handle else { return }
    self.handle = nil
    hasEnded = true
    ct_close(handle)
  }

  /// The size in force; it changes only together with a `.resize` or `.resumed` event.
  public var size: Size {
    guard let handle else { return Size(columns: 80, rows: 24) }
    var rows: Int32 = 0
    var columns: Int32 = 0
    ct_size(handle, &rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  /// The steady clock that deadlines are given in, in milliseconds.
  public static var now: Int64 { ct_milliseconds() }

  /// Whether a descriptor is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { ct_is_terminal(descriptor) != 0 }

  /// Rings the bell.
  public func beep() {
    if let handle { ct_beep(handle) }
  }

  /// Gives a text to the terminal's clipboard (OSC 52), as far as the terminal allows it. It leaves as base64, so
  /// that nothing in it can be obeyed.
  public func copy(_ text: String) {
    guard let handle, !hasEnded else { return }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { ct_copy(handle, $0.baseAddress, $0.count) }
    }
  }

  /// Turns mouse events on or off; without effect on terminals that have none.
  public func setMouse(_ isOn: Bool) {
    if let handle { ct_set_mouse(handle, isOn ? 1 : 0) }
  }
}

@available(*, unavailable)
extension TerminalSession: Sendable {}

extension TerminalUnavailable {
  init(_ refusal: ct_refusal) {
    var text = refusal.term
    let term = withUnsafeBytes(of: &text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    self =
      switch Int(refusal.problem) {
      case CT_NO_TTY: .notATerminal
      case CT_TERM_UNSET: .termUnset
      case CT_TERM_UNKNOWN: .termUnknown(term)
      case CT_TERM_INCAPABLE: .termIncapable(term)
      case CT_NO_DATABASE: .noDatabase
      case CT_BUSY: .alreadyOpen
      default: .system(errno: refusal.errno_value)
      }
  }
}
