import Glibc

/// Brings back a terminal that a program left broken.
public enum TerminalRepair {
  /// Ends what programs switch on: synchronized output, paste and mouse and focus reports, the other screen, colours,
  /// other character sets, keypad codes; shows the cursor and wraps lines.
  private static let sequences =
    "\u{18}\u{1B}[?2026l\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?1004l"
    + "\u{1B}[?1049l\u{1B}[r\u{1B}[m\u{1B}(B\u{F}\u{1B}[?25h\u{1B}[?7h\u{1B}[?1l\u{1B}>\r\n"

  /// Repairs the terminal of this process.
  ///
  /// - Returns: false when there is none.
  public static func restore() -> Bool {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    defer { close(terminal) }
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return false }
    settings.c_iflag |= tcflag_t(ICRNL | IXON)
    settings.c_iflag &= ~tcflag_t(INLCR | IGNCR | ISTRIP)
    settings.c_oflag |= tcflag_t(OPOST | ONLCR)
    settings.c_lflag |= tcflag_t(ISIG | ICANON | IEXTEN | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE)
    settings.c_lflag &= ~tcflag_t(ECHONL | NOFLSH | TOSTOP)
    tcsetattr(terminal, TCSANOW, &settings)
    let bytes = Array(sequences.utf8)
    return write(terminal, bytes, bytes.count) == bytes.count
  }
}
