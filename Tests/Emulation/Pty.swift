import Foundation
import Synchronization

/// A pseudo terminal: the session gets the slave, the test plays the emulator on the master.
/// Unchecked, because descriptors may be used from any thread; a test closes it last.
public final class Pty: @unchecked Sendable {
  /// The emulator's end.
  public let master: Int32
  /// The program's end.
  public let slave: Int32
  /// Where another process finds the slave.
  public let path: String
  private var isOpen = true

  /// There is no pseudo terminal to be had.
  public struct Refused: Error {
    /// The system's number of the error.
    public let number: Int32
  }

  /// Opens a terminal of a size.
  public init(columns: Int = 40, rows: Int = 10) throws(Refused) {
    // As posix_openpt, unlockpt and ptsname do on Linux; Swift's Glibc module does not show those.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    let isReady =
      master >= 0 && ioctl(master, 0x4004_5431, &locked) == 0  // TIOCSPTLCK
      && ioctl(master, 0x8004_5430, &number) == 0  // TIOCGPTN
    path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard isReady, slave >= 0 else { throw Refused(number: errno) }
    resize(columns: columns, rows: rows)
  }

  deinit { hangUp() }

  /// What a closed window or a lost connection does.
  public func hangUp() {
    if isOpen {
      close(slave)
      close(master)
    }
    isOpen = false
  }

  /// Makes the window larger or smaller.
  public func resize(columns: Int, rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Types.
  public func type(_ text: String) { type(Array(text.utf8)) }

  /// Types.
  public func type(_ bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  /// Everything the program has written until now; a pty holds what was written before this is called.
  ///
  /// - Parameter patience: how many milliseconds to wait for the first byte.
  public func output(within patience: Int32 = 50) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&source, 1, all.isEmpty ? patience : 5) > 0, source.revents & Int16(POLLIN) != 0 {
      let count = read(master, &buffer, buffer.count)
      if count <= 0 { break }
      all += buffer[..<count]
    }
    return all
  }

  /// Everything that is written while some work is done, which may be more than a pty holds.
  public func output(during work: () throws -> Void) rethrows -> [UInt8] {
    let reading = Reading()
    let thread = Thread { [self] in
      while true {
        let isOver = reading.isOver.withLock { $0 }
        let more = output(within: isOver ? 4 : 2)
        if isOver, more.isEmpty { break }
        reading.bytes.withLock { $0 += more }
      }
      reading.ended.signal()
    }
    thread.start()
    defer {
      reading.isOver.withLock { $0 = true }
      reading.ended.wait()
    }
    try work()
    reading.isOver.withLock { $0 = true }
    reading.ended.wait()
    reading.ended.signal()
    return reading.bytes.withLock { $0 }
  }

  /// What the thread that reads and the one that works share.
  private final class Reading: Sendable {
    let bytes = Mutex<[UInt8]>([])
    let isOver = Mutex(false)
    let ended = DispatchSemaphore(value: 0)
  }

  /// Throws away what has been written.
  public func drain() {
    usleep(1_000)
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    if poll(&source, 1, 0) > 0 { _ = output() }
  }

  /// The line settings a shell would see.
  public var settings: LineSettings {
    var value = termios()
    tcgetattr(slave, &value)
    return LineSettings(value)
  }
}

/// The parts of termios that make a terminal usable by a shell.
public struct LineSettings: Equatable, Sendable {
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

  /// Whether lines are edited and echoed by the terminal.
  public var isCooked: Bool { local & UInt32(ICANON) != 0 && local & UInt32(ECHO) != 0 }
}
