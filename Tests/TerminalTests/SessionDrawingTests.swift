import CustomDump
import Emulation
import Screen
import Testing
import Text

@testable import Terminal

/// What reaches the terminal; in the same suite as the other sessions, because curses holds one at a time.
extension SessionTests {
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

  @Test("what a key costs: letters, ideographs, deletion, emoji")
  func bytesPerKey() throws {
    let pty = try Pty(columns: 120, rows: 40)
    let session = try TerminalSession(Self.options(pty))
    func cost(of text: String) -> Int {
      let canvas = Self.canvas(
        ["top", text, "below"], columns: 120, rows: 40, cursor: (DisplayWidth.columns(of: text), 1))
      session.draw(canvas, theme: .dark)
      return pty.output().count
    }
    _ = cost(of: "Ana > ")
    #expect(cost(of: "Ana > a") == 1)
    #expect(cost(of: "Ana > a漢") == 3)
    #expect(cost(of: "Ana > a") <= 6)
    #expect(cost(of: "Ana > a👍") <= 48)
    // Far enough from the emoji a letter is a letter again.
    _ = cost(of: "Ana > a👍 0123456789ab")
    #expect(cost(of: "Ana > a👍 0123456789abc") == 1)
  }

  @Test(
    "lines that all move are written anew: the terminal would carry an odd glyph along that curses does not see"
  )
  func movedLines() throws {
    let pty = try Pty(columns: 60, rows: 24)
    let session = try TerminalSession(Self.options(pty))
    var emulator = StrictEmulator(columns: 60, rows: 24)
    let lines = (0..<30).map { "line \($0) of a long conversation that goes on and on \($0)" }
    for first in [0, 3, 1] {
      var shown = Array(lines[first..<first + 24])
      if first == 0 { shown[12] = "✉" + shown[12] }
      let canvas = Self.canvas(shown, columns: 60, rows: 24, cursor: (0, 23))
      session.draw(canvas, theme: .dark)
      emulator.take(pty.output())
      expectNoDifference(emulator.lines, canvas.rows)
    }
    #expect(emulator.violations == [])
  }

  @Test("a row that is told twice is drawn once")
  func toldTwice() throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    session.draw(Self.canvas(["a", "b", "c", "d"]), theme: .dark)
    let rows = session.counters.rows
    session.draw(Self.canvas(["a", "✉", "y", "d"]), theme: .dark, rows: [0..<3, 1..<4, 1..<2])
    #expect(session.counters.rows - rows == 2)
    #expect(session.counters.anchored == 1)
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
    var numbers = SeededNumbers(7)
    func random(_ limit: Int) -> Int { numbers.below(limit) }
    var canvas = Canvas(width: 30, height: 6)
    for step in 0..<600 {
      if random(20) == 0 { canvas.clear() }
      let text = (0..<(1 + random(12))).map { _ in pieces[random(pieces.count)] }.joined()
      let style = Style([.text, .bot, .bar, .selection, .dim][random(5)])
      // Every third frame only moves the cursor.
      if step % 3 > 0 { canvas.put(text, x: random(34) - 2, y: random(6), style: style) }
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

  @Test("what goes to the clipboard leaves as base64 and as nothing else")
  func clipboard() throws {
    let pty = try Pty()
    let session = try TerminalSession(Self.options(pty))
    _ = pty.output()
    for (text, encoded) in [
      ("", ""), ("a", "YQ=="), ("ab", "YWI="), ("\u{1B}[2J", "G1sySg=="), ("Größe", "R3LDtsOfZQ=="),
    ] {
      session.copy(text)
      #expect(String(decoding: pty.output(), as: UTF8.self) == "\u{1B}]52;c;\(encoded)\u{7}")
    }
  }

  @Test("only the rows that may have changed are looked at, and the screen is the same")
  func namedRows() throws {
    let pty = try Pty(columns: 20, rows: 4)
    let session = try TerminalSession(Self.options(pty))
    var emulator = StrictEmulator(columns: 20, rows: 4)
    var canvas = Self.canvas(["one", "two", "three"], columns: 20, rows: 4)
    session.draw(canvas, theme: .dark)
    for (row, text) in [(1, "second"), (3, "fourth"), (0, "first"), (3, "last")] {
      canvas.put(text, x: 0, y: row)
      session.draw(canvas, theme: .dark, rows: [row..<row + 1])
      emulator.take(pty.output())
      expectNoDifference(emulator.lines, canvas.rows)
    }
    session.draw(canvas, theme: .dark, rows: [])
    #expect(pty.output().isEmpty)
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

  @Test("every size from 1 by 1 draws without running over an edge")
  func smallSizes() throws {
    let pty = try Pty(columns: 1, rows: 1)
    let session = try TerminalSession(Self.options(pty))
    // Part of the beginning stays in curses' buffer until the first frame.
    var pending = pty.output()
    for rows in 1...12 {
      for columns in 1...40 {
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
