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
    expectEqual(emulator.lines, canvas.rows)
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

  @Test(
    "any canvas after any other: the terminal shows the last one, and nothing but what is allowed was sent")
  func randomCanvases() throws {
    let pty = try Pty(columns: 30, rows: 6)
    let session = try TerminalSession(Self.options(pty))
    var emulator = StrictEmulator(columns: 30, rows: 6)
    let pieces = [
      "a", "b ", "漢", "👍", "e\u{301}", "│", "─", " ", "     ", "\u{1FA75}", "☰", "㉈", "🇩🇪", "नि", "ʒ",
      "\u{1B}[31m", "x",
    ]
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % limit
    }
    var canvas = Canvas(width: 30, height: 6)
    for step in 0..<600 {
      if random(20) == 0 { canvas.clear() }
      let text = (0..<(1 + random(12))).map { _ in pieces[random(pieces.count)] }.joined()
      let style = Style([.text, .bot, .bar, .selection, .dim][random(5)])
      canvas.put(text, x: random(34) - 2, y: random(6), style: style)
      canvas.placeCursor(x: random(30), y: random(6))
      session.draw(canvas, theme: .dark)
      emulator.take(pty.output())
      // What the C library cannot place stands as U+FFFD in the last columns.
      let shown = canvas.rows.map { String($0.prefix { _ in true }) }
      let given = emulator.lines
      for row in 0..<6 where given[row] != shown[row] && !given[row].contains("\u{FFFD}") {
        Issue.record(
          "step \(step) row \(row): \(given[row].debugDescription) instead of \(shown[row].debugDescription)")
        return
      }
      #expect((emulator.column, emulator.row) == (canvas.cursor?.x, canvas.cursor?.y))
    }
    #expect(emulator.violations == [])
  }

  @Test("a glyph whose width the terminal sees otherwise shifts nothing else in its row")
  func disputedWidths() throws {
    let pty = try Pty(columns: 34, rows: 3)
    let session = try TerminalSession(Self.options(pty))
    // The C library does not know U+1FA75; the trigram became wide in Unicode 16. Terminals side with anybody.
    let disputed: Set<Unicode.Scalar> = ["☰", "\u{1FA75}", "👍", "𑀓", "㉈"]
    for width in [1, 2] {
      var emulator = StrictEmulator(columns: 34, rows: 3) { disputed.contains($0) ? width : nil }
      session.redrawEverything()
      for text in [
        "│ ☰ a │ \u{1FA75} │ b👍 │ 𑀓㉈ │", "│ ☰ a │ \u{1FA75} │ c👍 │ 𑀓㉈ │", "│ x a │ \u{1FA75} │ c👍 │ 𑀓. │",
        "│   a │    │ cd  │ .. │",
      ] {
        let canvas = Self.canvas([text, "below"], columns: 34, rows: 3)
        session.draw(canvas, theme: .dark)
        emulator.take(pty.output())
        for (column, cell) in canvas.row(0).enumerated() where !cell.isContinuation {
          if disputed.contains(cell.glyph.base) { continue }
          let shown = emulator.cell(column, 0)
          #expect(shown == cell.glyph.text, "width \(width), column \(column) of \(text)")
        }
        #expect(emulator.lines[1] == "below")
      }
      #expect(emulator.violations == [])
    }
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
    expectEqual(
      session.wait(until: TerminalSession.now + 1_000), [.text("a"), .resize(columns: 60, rows: 15)])
    #expect(session.size == TerminalSession.Size(columns: 60, rows: 15))
    let canvas = Self.canvas(["second", "", "line"], columns: 60, rows: 15)
    session.draw(canvas, theme: .dark)
    var emulator = StrictEmulator(columns: 60, rows: 15)
    emulator.take(pty.output())
    expectEqual(emulator.lines, canvas.rows)
    #expect(session.wait(until: TerminalSession.now) == [])
  }

  @Test(
    "a storm of sizes ends in the same screen as a fresh drawing", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func resizeStorm(seed: UInt64) throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % limit
    }
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
    expectEqual(emulator.lines, canvas.rows)
    #expect(emulator.violations == [])
  }

  @Test("keys, a paste and a lone Escape arrive through the terminal; an idle session does not wake")
  func input() throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    pty.type("hé\u{1B}[A\u{3}\u{1A}")
    expectEqual(
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

  @Test("frames of several rows are synchronized only after the terminal said it can")
  func synchronizedOutput() throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    var emulator = StrictEmulator()
    session.draw(Self.canvas(["a", "b"]), theme: .dark)
    emulator.take(pty.output())
    #expect(emulator.synchronizedFrames == 0)
    pty.type("\u{1B}[?2026;2$y")
    #expect(session.wait(until: TerminalSession.now + 50) == [])
    #expect(session.isSynchronizing)
    session.draw(Self.canvas(["c", "d"]), theme: .dark)
    emulator.take(pty.output())
    #expect(emulator.synchronizedFrames == 1 && !emulator.modes.contains(2026))
    session.draw(Self.canvas(["c", "e"]), theme: .dark)
    emulator.take(pty.output())
    #expect(emulator.synchronizedFrames == 1)
    #expect(emulator.violations == [])
    pty.type("\u{1B}[?2026;0$y")
    _ = session.wait(until: TerminalSession.now + 50)
    #expect(!session.isSynchronizing)
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
    expectEqual(emulator.lines, canvas.rows)
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

  @Test(
    "every kind of terminal shows the same letters and is left as it was",
    arguments: [
      ("xterm-256color", ColorDepth.indexed), ("screen-256color", .indexed), ("tmux-256color", .indexed),
      ("linux", .eight), ("vt100", .none), ("ansi", .eight), ("xterm", .eight), ("rxvt", .eight),
    ])
  func kindsOfTerminal(term: String, depth: ColorDepth) throws {
    let pty = try Pty()
    let before = pty.settings
    let session = try TerminalSession(Self.options(pty, term: term))
    #expect(session.depth == depth)
    session.draw(Self.canvas(["│ Ana Größe │", "second"], cursor: (2, 2)), theme: .dark)
    let bytes = pty.output()
    #expect(String(decoding: bytes, as: UTF8.self).contains("│ Ana Größe │"))
    let isPrivate = String(decoding: bytes, as: UTF8.self).contains("[?2004h")
    #expect(isPrivate == !["linux", "vt100", "ansi"].contains(term))
    session.close()
    let end = String(decoding: pty.output(), as: UTF8.self)
    #expect(end.contains("[?2004l") == isPrivate)
    #expect(pty.settings == before)
  }

  @Test("without colours none are sent, and what would be coloured ground is reversed")
  func noColor() throws {
    let pty = try Pty()
    var options = Self.options(pty)
    options.colors = .none
    let session = try TerminalSession(options)
    var canvas = Canvas(width: 40, height: 10)
    canvas.put("chosen", x: 0, y: 0, style: Style(.selection))
    canvas.put("bot", x: 0, y: 1, style: Style(.bot))
    session.draw(canvas, theme: .dark)
    let text = String(decoding: pty.output(), as: UTF8.self)
    #expect(!text.contains("[3") && !text.contains(";3") && !text.contains(";5;"))
    #expect(text.contains("[0;7m") || text.contains("[7m"))
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

  @Test("every size from 1 by 1 draws without running over an edge")
  func smallSizes() throws {
    let pty = try Pty(columns: 1, rows: 1)
    let session = try TerminalSession(Self.options(pty))
    // Part of the beginning stays in curses' buffer until the first frame.
    var pending = pty.output()
    for rows in 1...6 {
      for columns in 1...24 {
        pty.resize(columns: columns, rows: rows)
        Self.tellSize()
        _ = session.wait(until: TerminalSession.now)
        if pending.isEmpty { pty.drain() }
        let canvas = Self.canvas(
          Array(repeating: "│漢字 ☰☰☰☰☰☰☰☰☰☰☰☰☰☰☰", count: rows), columns: columns, rows: rows, cursor: (0, 0))
        session.redrawEverything()
        session.draw(canvas, theme: .dark)
        var emulator = StrictEmulator(columns: columns, rows: rows)
        let bytes = pending + pty.output()
        pending = []
        emulator.take(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(emulator.violations == [], "\(columns) by \(rows): \(text.debugDescription)")
      }
    }
  }
}
