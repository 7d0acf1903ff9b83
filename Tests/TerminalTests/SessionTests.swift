import CustomDump
import Glibc
import Screen
import Testing
import Text

@testable import Terminal

/// Curses holds one terminal at a time, so these run one after the other. Nothing here touches signals
/// that could end the test process, nor its standard error: those have tests in processes of their own.
@Suite(.serialized)
struct SessionTests {
  static func options(_ pty: Pty, term: String = "xterm-256color") -> TerminalOptions {
    var options = TerminalOptions()
    options.input = pty.slave
    options.output = pty.slave
    options.term = term
    options.guardsSignals = false
    options.capturesErrors = .never
    return options
  }

  static func canvas(_ lines: [String], columns: Int = 40, rows: Int = 10, cursor: (Int, Int)? = nil) -> Canvas {
    var canvas = Canvas(width: columns, height: rows)
    for (y, line) in lines.enumerated() { canvas.put(line, x: 0, y: y) }
    if let cursor { canvas.placeCursor(x: cursor.0, y: cursor.1) }
    return canvas
  }

  @Test("a canvas appears on the terminal cell by cell, and the terminal is given back")
  func drawing() throws {
    let pty = try Pty()
    let before = pty.settings
    let session = try TerminalSession(Self.options(pty))
    #expect(session.size == TerminalSession.Size(columns: 40, rows: 10))
    #expect(!pty.settings.isCooked)
    let canvas = Self.canvas(["╭─ Ana Ruiz ─╮", "│ Größe 漢字 👍 │", "e\u{301}te\u{301}"], cursor: (3, 4))
    session.draw(canvas, theme: .dark)
    var emulator = StrictEmulator()
    emulator.take(pty.output())
    expectNoDifference(emulator.lines, canvas.rows)
    #expect(emulator.violations == [])
    #expect(emulator.modes == [1049, 2004, 25, 7] || emulator.modes == [1049, 2004, 25])
    #expect(emulator.queries == ["?2026$"])
    #expect((emulator.column, emulator.row) == (3, 4))
    session.close()
    emulator.take(pty.output())
    #expect(emulator.modes.isDisjoint(with: [1049, 2004, 2026, 1000]))
    #expect(emulator.modes.contains(25))
    #expect(emulator.violations == [])
    #expect(pty.settings == before)
  }

  @Test("an echoed letter is one byte, an unchanged canvas none")
  func fewBytes() throws {
    let pty = try Pty(columns: 120, rows: 40)
    let session = try TerminalSession(Self.options(pty))
    var text = "Ana > "
    var costs: [Int] = []
    for letter in ["", "h", "e", "l", "l", "o", "o", ""] {
      text += letter
      let canvas = Self.canvas(["top", text, "below"], columns: 120, rows: 40, cursor: (text.count, 1))
      session.draw(canvas, theme: .dark)
      costs.append(pty.output().count)
    }
    #expect(costs.dropFirst().dropLast().allSatisfy { $0 == 1 })
    #expect(costs.last == 0)
    #expect(session.counters.framesSkipped == 1)
  }
}
