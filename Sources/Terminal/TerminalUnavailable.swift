/// Why there is no full-screen terminal. The program then goes on in plain mode or ends with exit code 4.
public enum TerminalUnavailable: Error, Hashable, Sendable {
  /// Neither the given descriptors nor `/dev/tty` are a terminal.
  case notATerminal
  /// TERM is empty.
  case termUnset
  /// The terminfo database does not know this TERM.
  case termUnknown(String)
  /// This TERM cannot address the cursor (`dumb`).
  case termIncapable(String)
  /// No terminfo database is installed.
  case noDatabase
  /// This process already has a terminal open.
  case alreadyOpen
  /// The system refused, with its error number.
  case system(errno: Int32)

  /// One sentence that says what is wrong, and one that mends it.
  public var sentence: String {
    switch self {
    case .notATerminal:
      "There is no terminal here. Run it in a terminal, or use --plain to work with lines of text."
    case .termUnset:
      "TERM is not set, so the kind of terminal is unknown. Set TERM=xterm-256color, or use --plain."
    case .termUnknown(let term):
      "TERM is \"\(term)\", which this machine has no description of. Set TERM=xterm-256color, or use --plain."
    case .termIncapable(let term):
      "TERM is \"\(term)\", a terminal that cannot move its cursor. "
        + "Set TERM=xterm-256color if yours can, or use --plain."
    case .noDatabase:
      "No terminal descriptions are installed (package ncurses-base). Install them, or use --plain."
    case .alreadyOpen:
      "The terminal is already in use by this program. Close that session first."
    case .system(let number):
      "The terminal could not be opened (error \(number)). Try --plain."
    }
  }
}
