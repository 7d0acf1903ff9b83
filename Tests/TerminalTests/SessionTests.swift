import CustomDump
import Emulation
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
    options.colorTerm = ""
    options.guardsSignals = false
    options.capturesErrors = .never
    return options
  }

  static func canvas(_ lines: [String], columns: Int = 40, rows: Int = 10, cursor: (Int, Int)? = nil)
    -> Canvas
  {
    var canvas = Canvas(width: columns, height: rows)
    for (y, line) in lines.enumerated() { canvas.put(line, x: 0, y: y) }
    if let cursor { canvas.placeCursor(x: cursor.0, y: cursor.1) }
    return canvas
  }

  /// The slave is not this process's controlling terminal, so that the signal is sent by hand; worker
  /// threads block it unless told otherwise.
  static func tellSize() {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGWINCH)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(SIGWINCH)
  }

  @Test("several changes of size are one event, and a full frame of the new size follows")
  func resizing() throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    session.draw(Self.canvas(["first"]), theme: .dark)
    pty.drain()
    for size in [(50, 12), (20, 5), (60, 15)] {
      pty.resize(columns: size.0, rows: size.1)
      Self.tellSize()
    }
    pty.type("a")
    expectNoDifference(
      session.wait(until: TerminalSession.now + 1_000), [.text("a"), .resize(columns: 60, rows: 15)])
    #expect(session.size == TerminalSession.Size(columns: 60, rows: 15))
    let canvas = Self.canvas(["second", "", "line"], columns: 60, rows: 15)
    session.draw(canvas, theme: .dark)
    var emulator = StrictEmulator(columns: 60, rows: 15)
    emulator.take(pty.output())
    expectNoDifference(emulator.lines, canvas.rows)
    #expect(session.wait(until: TerminalSession.now) == [])
  }

  @Test(
    "a storm of sizes ends in the same screen as a fresh drawing", arguments: 1...50 as ClosedRange<UInt64>)
  func resizeStorm(seed: UInt64) throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    var numbers = SeededNumbers(seed)
    func random(_ limit: Int) -> Int { numbers.below(limit) }
    for _ in 0..<100 {
      pty.resize(columns: 1 + random(150), rows: 1 + random(50))
      Self.tellSize()
      if random(3) == 0 {
        _ = session.wait(until: TerminalSession.now)
        let size = session.size
        session.draw(
          Self.canvas(["x", "漢字漢字"], columns: size.columns, rows: size.rows, cursor: (1, 0)), theme: .dark)
        pty.drain()
      }
    }
    pty.resize(columns: 33, rows: 7)
    Self.tellSize()
    #expect(session.wait(until: TerminalSession.now + 1_000) == [.resize(columns: 33, rows: 7)])
    let canvas = Self.canvas(["the end", "漢字", "", "", "", "", "last"], columns: 33, rows: 7)
    pty.drain()
    session.draw(canvas, theme: .dark)
    var emulator = StrictEmulator(columns: 33, rows: 7)
    emulator.take(pty.output())
    expectNoDifference(emulator.lines, canvas.rows)
    #expect(emulator.violations == [])
  }

  @Test("keys, a paste and a lone Escape arrive through the terminal; an idle session does not wake")
  func input() throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    pty.type("hé\u{1B}[A\u{3}\u{1A}")
    expectNoDifference(
      session.wait(),
      [
        .text("h"), .text("é"), .key(.up, []), .key(.character("c"), .control),
        .key(.character("z"), .control),
      ])
    let before = session.counters.wakeUps
    #expect(session.wait(until: TerminalSession.now + 120) == [])
    #expect(session.counters.wakeUps == before + 1)
    pty.type("\u{1B}")
    #expect(session.wait() == [.key(.escape, [])])
    pty.type("\u{1B}[200~two\rlines\u{1B}[201~")
    #expect(session.wait() == [.paste("two\nlines", isLast: true, dropped: 0)])
  }

  @Test("a closed terminal is the end of input at once, and asking again neither spins nor fails")
  func hangup() throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    pty.hangUp()
    let last = session.wait(until: TerminalSession.now + 5_000)
    #expect(last == [.endOfInput])
    #expect(session.counters.wakeUps == 1)
    let start = TerminalSession.now
    #expect(session.wait(until: start + 60) == [.endOfInput])
    #expect(TerminalSession.now - start >= 50)
    session.draw(Self.canvas(["nobody sees this"]), theme: .dark)
    session.close()
  }

  @Test("while it is released the terminal is the shell's, and afterwards everything is drawn again")
  func releasing() throws {
    let pty = try Pty()
    let before = pty.settings
    let session = try TerminalSession(Self.options(pty))
    let canvas = Self.canvas(["here"])
    session.draw(canvas, theme: .dark)
    var emulator = StrictEmulator()
    emulator.take(pty.output())
    session.withTerminalReleased {
      emulator.take(pty.output())
      #expect(emulator.modes.isDisjoint(with: [1049, 2004]))
      #expect(pty.settings == before)
    }
    session.draw(canvas, theme: .dark)
    emulator.take(pty.output())
    #expect(emulator.modes.isSuperset(of: [1049, 2004]))
    #expect(!pty.settings.isCooked)
    expectNoDifference(emulator.lines, canvas.rows)
    session.redrawEverything()
    session.draw(canvas, theme: .dark)
    #expect(pty.output().count > 4)
  }

  @Test("terminals that cannot be used are refused with a sentence, and nothing is written")
  func refusals() throws {
    let pty = try Pty()
    let before = pty.settings
    let cases: [(String, TerminalUnavailable)] = [
      ("", .termUnset), ("dumb", .termIncapable("dumb")),
      ("no-such-terminal", .termUnknown("no-such-terminal")),
      ("unknown", .termUnknown("unknown")), ("../../etc/passwd", .termUnknown("../../etc/passwd")),
      ("x\u{1B}[31m", .termUnknown("x?[31m")),
      (String(repeating: "t", count: 5_000), .termUnknown(String(repeating: "t", count: 63))),
    ]
    for (term, problem) in cases {
      #expect(throws: problem) { _ = try TerminalSession(Self.options(pty, term: term)) }
      #expect(problem.sentence.contains("--plain") && problem.sentence.contains("TERM=xterm-256color"))
    }
    var options = Self.options(pty)
    let null = open("/dev/null", O_RDWR)
    defer { close(null) }
    options.input = null
    #expect(throws: TerminalUnavailable.notATerminal) { _ = try TerminalSession(options) }
    let first = try TerminalSession(Self.options(pty))
    pty.drain()
    #expect(throws: TerminalUnavailable.alreadyOpen) { _ = try TerminalSession(Self.options(pty)) }
    first.close()
    pty.drain()
    #expect(throws: TerminalUnavailable.termIncapable("dumb")) {
      _ = try TerminalSession(Self.options(pty, term: "dumb"))
    }
    #expect(pty.output() == [])
    #expect(pty.settings == before)
  }

  @Test("mouse and focus are asked for only on request, and taken back")
  func mouseAndFocus() throws {
    let pty = try Pty()
    var options = Self.options(pty)
    options.focus = true
    let session = try TerminalSession(options)
    var emulator = StrictEmulator()
    session.setMouse(true)
    emulator.take(pty.output())
    #expect(emulator.modes.isSuperset(of: [1000, 1002, 1004, 1006]))
    session.setMouse(false)
    emulator.take(pty.output())
    #expect(emulator.modes.isDisjoint(with: [1000, 1002, 1006]))
    session.setMouse(true)
    session.close()
    emulator.take(pty.output())
    #expect(emulator.modes.isDisjoint(with: [1000, 1002, 1004, 1006, 2004, 1049]))
    #expect(emulator.violations == [])
  }
}
