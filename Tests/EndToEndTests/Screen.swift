import Emulation
import Foundation
import Testing

/// A terminal for the program: the test plays the emulator.
final class Screen {
  let pid: pid_t
  private let pty: Pty
  /// Everything it has written.
  private(set) var seen: [UInt8] = []
  /// Where what was not forgotten begins.
  private var start = 0
  private let before: LineSettings
  private var size: (columns: Int, rows: Int)

  /// Starts the program, or another, on a terminal of this size.
  init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    columns: Int = 120, rows: Int = 40, executable: String = Program.path
  ) throws {
    pty = try Pty(columns: columns, rows: rows)
    size = (columns, rows)
    before = pty.settings
    pid = try Program.spawn(
      arguments, environment, folder, executable: executable,
      descriptors: Array(repeating: (pty.path, O_RDWR), count: 3))
  }

  /// Whether lines and echo are as a shell had them.
  var isRestored: Bool { pty.settings == before }

  /// Types.
  func type(_ text: String) { pty.type(text) }

  /// Makes the window larger or smaller; the program is told by a signal.
  func resize(_ columns: Int, _ rows: Int) {
    size = (columns, rows)
    pty.resize(columns: columns, rows: rows)
  }

  /// Closes the window.
  func hangUp() { pty.hangUp() }

  /// Reads until the program has written this text; false when it never does.
  func shows(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    for _ in 0..<2_400 {
      if seen[start...].contains(wanted) { return true }
      seen += pty.output(within: 25)
    }
    return false
  }

  /// Reads until nothing more comes for a while.
  func settle(for milliseconds: Int32 = 250) {
    while case let more = pty.output(within: milliseconds), !more.isEmpty { seen += more }
  }

  /// What an emulator makes of everything that was written.
  var emulator: StrictEmulator {
    var emulator = StrictEmulator(columns: size.columns, rows: size.rows)
    emulator.take(seen)
    return emulator
  }

  /// The screen after the latest drawing of all of it: what was written before may have been for another size.
  var latest: StrictEmulator {
    let clear = Array("\u{1B}[H\u{1B}[2J".utf8)
    let start = seen.ranges(of: clear).last?.lowerBound ?? 0
    var emulator = StrictEmulator(columns: size.columns, rows: size.rows)
    emulator.take(Array(seen[start...]))
    return emulator
  }

  /// Waits for the end of the program, reading what it writes.
  func end() -> Program.Outcome {
    var outcome = Program.wait(pid) { self.seen += self.pty.output(within: 10) }
    settle(for: 50)
    outcome.output = String(decoding: seen, as: UTF8.self)
    return outcome
  }

  /// Looks no more at what was written so far.
  func forget() { start = seen.count }
}
