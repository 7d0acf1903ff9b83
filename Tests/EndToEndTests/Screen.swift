import Foundation
import Testing

/// A terminal for the program: the test plays the emulator.
final class Screen {
  let pid: pid_t
  private let master: Int32
  private let slave: Int32
  private(set) var seen: [UInt8] = []
  private let before: Settings

  /// Starts the program on a terminal of this size.
  init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    columns: UInt16 = 120,
    rows: UInt16 = 40
  ) throws {
    // As posix_openpt, unlockpt and ptsname do on Linux; Swift's Glibc module does not show those.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &locked) == 0)  // TIOCSPTLCK
    try #require(ioctl(master, 0x8004_5430, &number) == 0)  // TIOCGPTN
    let path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    before = Settings(slave)
    pid = try Program.spawn(
      arguments, environment, folder, descriptors: [(path, O_RDWR), (path, O_RDWR), (path, O_RDWR)])
  }

  deinit {
    close(slave)
    close(master)
  }

  /// Whether lines and echo are as a shell had them.
  var isRestored: Bool { Settings(slave) == before }

  /// Types.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Reads until the program has written this text; false when it never does.
  func shows(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    for _ in 0..<2_400 {
      if seen.contains(wanted) { return true }
      read(for: 25)
    }
    return false
  }

  /// Waits for the end of the program, reading what it writes.
  func end() -> Program.Outcome {
    var outcome = Program.wait(pid)
    while read(for: 50) {}
    outcome.output = String(decoding: seen, as: UTF8.self)
    return outcome
  }

  /// Forgets what was written so far.
  func forget() { seen = [] }

  /// Reads what there is, waiting for it at most so long; false when nothing came.
  @discardableResult
  private func read(for milliseconds: Int32) -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 65536)
    guard poll(&source, 1, milliseconds) > 0, source.revents & Int16(POLLIN) != 0 else { return false }
    let count = Foundation.read(master, &buffer, buffer.count)
    if count > 0 { seen += buffer[..<count] }
    return count > 0
  }

  /// The parts of termios that a shell minds.
  private struct Settings: Equatable {
    var flags: [UInt32]

    init(_ descriptor: Int32) {
      var value = termios()
      tcgetattr(descriptor, &value)
      flags = [value.c_iflag, value.c_oflag, value.c_lflag]
    }
  }
}
