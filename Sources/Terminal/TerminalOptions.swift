import Screen

/// How to open the terminal. Everything has the value a user's terminal wants; tests change it.
public struct TerminalOptions: Sendable {
  /// What happens to lines that are printed on standard error while the screen is up.
  public enum ErrorCapture: Int32, Sendable {
    /// They go where they go.
    case never = 0
    /// They are kept and shown after the screen is gone, when standard error is a terminal.
    case whenTerminal = 1
    /// The same wherever standard error goes.
    case always = 2
  }

  /// Descriptor to read keys from; nil for `/dev/tty`, so that standard input may be a pipe.
  public var input: Int32?
  /// Descriptor to draw on; nil for `/dev/tty`.
  public var output: Int32?
  /// The kind of terminal; nil for the environment's TERM.
  public var term: String?
  /// At most this many colours, whatever the terminal has: `.none` for NO_COLOR.
  public var colors: ColorDepth = .direct
  /// What the terminal says of its colours besides TERM; nil for the environment's COLORTERM. `truecolor` and `24bit`
  /// mean that it takes colours by red, green and blue, which no TERM of today says.
  public var colorTerm: String?
  /// Whether to restore the terminal when a signal or a trap ends the program.
  public var guardsSignals = true
  /// Leaves crashes to the runtime's backtrace printer (HANDOFF_BACKTRACE=1); the terminal then stays raw.
  public var keepsCrashHandlers = false
  /// What happens to standard error.
  public var capturesErrors = ErrorCapture.whenTerminal
  /// Whether to ask for mouse events; the terminal's own selection then needs Shift.
  public var mouse = false
  /// Whether to ask for focus events.
  public var focus = false
  /// Bytes of one paste that are kept.
  public var pasteLimit = 1 << 20

  /// The usual options.
  public init() {}
}

extension ColorDepth {
  /// The depth for a number of colours.
  init(colors: Int) {
    switch colors {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    case ...256: self = .indexed
    default: self = .direct
    }
  }

  /// The smaller of two depths.
  func limited(to other: ColorDepth) -> ColorDepth {
    let order = Self.allCases
    let mine = order.firstIndex(of: self) ?? 0
    let its = order.firstIndex(of: other) ?? 0
    return mine <= its ? self : other
  }
}
