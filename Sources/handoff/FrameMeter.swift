import ChatUI
import Glibc
import Host
import Scenarios
import Screen
import Simulation
import Terminal

/// Draws a scenario on a terminal of its own that nobody looks at, and counts what was sent.
struct FrameMeter {
  /// What one frame took.
  struct Frame {
    var what: String
    var cells: Int
    var bytes: Int
  }

  private(set) var frames: [Frame] = []
  private(set) var skipped = 0

  /// Nil where no such terminal can be made, or no scenario is found.
  init?(term: String, columns: Int, rows: Int) {
    guard let path = try? ScenarioOpener.paths(for: "two-bots-one-queue").first,
      let opened = ScenarioOpener.open(scenario: path).opened,
      let pty = HiddenTerminal(columns: columns, rows: rows)
    else { return nil }
    var options = TerminalOptions()
    (options.input, options.output, options.term) = (pty.slave, pty.slave, term)
    options.guardsSignals = false
    options.capturesErrors = .never
    guard let session = try? TerminalSession(options) else { return nil }
    defer { session.close() }
    _ = pty.drain()
    let lines: LineSet = session.prefersASCII || !session.isUTF8 ? .ascii : .unicode
    var state = AppState(
      run: Run(opened.world), screenplay: Screenplay(), size: (columns, rows), look: .init(lines: lines))
    state.openChat()
    var painter = Painter()
    func draw(_ what: String) {
      let cells = session.counters.cells
      painter.paint(&state)
      session.draw(painter.canvas, theme: .dark, rows: painter.rows)
      frames.append(Frame(what: what, cells: session.counters.cells - cells, bytes: pty.drain()))
    }
    draw("the first frame")
    _ = state.update(.text("a"))
    draw("a key")
    _ = state.update(.key(Key(.function(1))))
    draw("help over the windows")
    _ = state.update(.key(Key(.escape)))
    draw("without it again")
    draw("nothing changed")
    skipped = session.counters.framesSkipped
  }
}

/// A terminal that nobody looks at.
private final class HiddenTerminal {
  let master: Int32
  let slave: Int32

  init?(columns: Int, rows: Int) {
    // As posix_openpt, unlockpt and ptsname do on Linux; Swift's Glibc module does not show those.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0
    else {
      return nil
    }
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { return nil }
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
  }

  deinit {
    if slave >= 0 { close(slave) }
    if master >= 0 { close(master) }
  }

  /// How many bytes have come since the last time.
  func drain() -> Int {
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 65536)
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&source, 1, 20) > 0, source.revents & Int16(POLLIN) != 0 {
      let count = read(master, &buffer, buffer.count)
      if count <= 0 { break }
      total += count
    }
    return total
  }
}
