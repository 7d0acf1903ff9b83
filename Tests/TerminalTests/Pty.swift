import Glibc
import Testing

/// A pseudo terminal: the session gets the slave, the test plays the emulator on the master.
/// Unchecked, because descriptors may be used from any thread; a test closes it last.
final class Pty: @unchecked Sendable {
  let master: Int32
  let slave: Int32
  /// Where another process finds the slave.
  let path: String
  private var isOpen = true

  init(columns: Int = 40, rows: Int = 10) throws {
    // As posix_openpt, unlockpt and ptsname do on Linux; Swift's Glibc module does not show those.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &locked) == 0)  // TIOCSPTLCK
    try #require(ioctl(master, 0x8004_5430, &number) == 0)  // TIOCGPTN
    path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(slave >= 0)
    resize(columns: columns, rows: rows)
  }

  deinit { hangUp() }

  /// What a closed window or a lost connection does.
  func hangUp() {
    if isOpen {
      close(slave)
      close(master)
    }
    isOpen = false
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  /// Everything the program has written until now; a pty holds what was written before this is called.
  func output() -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&source, 1, all.isEmpty ? 50 : 5) > 0, source.revents & Int16(POLLIN) != 0 {
      let count = read(master, &buffer, buffer.count)
      if count <= 0 { break }
      all += buffer[..<count]
    }
    return all
  }

  /// Throws away what has been written.
  func drain() {
    usleep(1_000)
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    if poll(&source, 1, 0) > 0 { _ = output() }
  }

  /// The line settings a shell would see.
  var settings: LineSettings {
    var value = termios()
    tcgetattr(slave, &value)
    return LineSettings(value)
  }
}

/// The parts of termios that make a terminal usable by a shell.
struct LineSettings: Equatable {
  var input: UInt32
  var output: UInt32
  var local: UInt32
  var controlCharacters: [UInt8]

  init(_ value: termios) {
    input = value.c_iflag
    output = value.c_oflag
    local = value.c_lflag
    controlCharacters = withUnsafeBytes(of: value.c_cc) { Array($0) }
  }

  var isCooked: Bool { local & UInt32(ICANON) != 0 && local & UInt32(ECHO) != 0 }
}
