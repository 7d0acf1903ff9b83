import CustomDump
import Screen
import Testing
import Text

@Suite("Canvas") struct CanvasTests {
  @Test("text, clip and columns used")
  func put() {
    var canvas = Canvas(width: 12, height: 3)
    #expect(canvas.put("hello", x: 1, y: 0) == 5)
    #expect(canvas.put("a long line of text", x: 8, y: 1) == 19)
    #expect(canvas.put("limited", x: 0, y: 2, maxWidth: 3) == 3)
    canvas.put("left", x: -2, y: 1)
    expectNoDifference(canvas.rows, [" hello", "ft      a lo", "lim"])
  }

  @Test("a pane draws from its own corner and never outside")
  func within() {
    var canvas = Canvas(width: 10, height: 4)
    canvas.fill(canvas.bounds, ".")
    canvas.within(Rect(x: 2, y: 1, width: 5, height: 2)) { pane in
      #expect(pane.bounds == Rect(x: 0, y: 0, width: 5, height: 2))
      pane.put("abcdefgh", x: 0, y: 0)
      pane.put("below", x: 0, y: 2)
      pane.within(Rect(x: 3, y: 1, width: 9, height: 9)) { $0.fill($0.bounds, "x") }
      pane.placeCursor(x: 4, y: 1)
      pane.placeCursor(x: 5, y: 1)
    }
    expectNoDifference(canvas.rows, ["..........", "..abcde...", ".....xx...", ".........."])
    #expect(canvas.cursor == Canvas.Position(x: 6, y: 2))
  }

  @Test("writing over half of a wide glyph blanks the other half")
  func wideHalves() {
    var canvas = Canvas(width: 6, height: 1)
    canvas.put("漢字", x: 1, y: 0)
    expectNoDifference(canvas.rows, [" 漢字"])
    canvas.put("x", x: 2, y: 0)
    expectNoDifference(canvas.rows, ["  x字"])
    canvas.put("y", x: 3, y: 0)
    expectNoDifference(canvas.rows, ["  xy"])
    canvas.put("漢字", x: 1, y: 0)
    canvas.put("語", x: 2, y: 0)
    expectNoDifference(canvas.rows, ["  語"])
    #expect(canvas[3, 0]?.isContinuation == true)
    #expect(canvas[4, 0] == .blank())
  }

  @Test("a wide glyph of which half would be seen is a space")
  func wideAtEdges() {
    var canvas = Canvas(width: 4, height: 2)
    canvas.fill(canvas.bounds, ".")
    canvas.put("漢字", x: -1, y: 0)
    canvas.put("漢字", x: 1, y: 1)
    expectNoDifference(canvas.rows, [" 字.", ".漢"])
    #expect(canvas.put("漢字", x: 0, y: 0, maxWidth: 3) == 2)
  }

  @Test("no two halves are ever parted, whatever is drawn where")
  func halvesStayTogether() {
    var seed: UInt64 = 7
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let texts = ["漢字", "a", "한글 b", "👩‍👩‍👧x", "e\u{301}漢", "❤️👍🏽"]
    for _ in 0..<300 {
      var canvas = Canvas(width: 9, height: 3)
      for _ in 0..<12 {
        let rect = Rect(x: next(12) - 3, y: next(5) - 1, width: next(9), height: next(4))
        canvas.within(rect) { $0.put(texts[next(6)], x: next(8) - 3, y: next(3)) }
        if next(4) == 0 { canvas.fill(Rect(x: next(9), y: next(3), width: 1, height: 1), "#") }
      }
      for y in 0..<3 {
        let row = Array(canvas.row(y))
        for x in row.indices {
          if row[x].isContinuation { #expect(x > 0 && row[x - 1].width == 2) }
          if row[x].width == 2 { #expect(x + 1 < row.count && row[x + 1].isContinuation) }
        }
      }
    }
  }

  @Test("what must not be drawn becomes a replacement character, even unsanitised")
  func hostile() {
    var canvas = Canvas(width: 30, height: 1)
    canvas.put("a\u{1B}[31mb\u{202E}c\u{9B}d\nе\r\n\u{7F}", x: 0, y: 0)
    expectNoDifference(canvas.rows, ["a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}d\u{FFFD}е\u{FFFD}\u{FFFD}\u{FFFD}"])
  }

  @Test("boxes at every size draw without leaving the canvas")
  func everySize() {
    for height in 0...12 {
      for width in 0...40 {
        var canvas = Canvas(width: width, height: height)
        for lines in [LineSet.unicode, .ascii] {
          let inside = canvas.box(canvas.bounds, .heavy, lines: lines, title: "漢字 title")
          canvas.rule(across: canvas.bounds, y: 2, lines: lines, label: "only you saw")
          canvas.within(inside) { pane in
            pane.put("some 漢字 text", x: -1, y: 0)
            pane.progress(x: 0, y: 1, width: width, done: 3, of: 7, lines: lines)
          }
        }
        #expect(canvas.rows.count == height)
        #expect(canvas.rows.allSatisfy { DisplayWidth.columns(of: $0) <= width })
      }
    }
  }

  @Test("extreme coordinates and sizes do nothing")
  func extremes() {
    let blank = Canvas(width: 3, height: 2)
    for value in [Int.min, Int.min + 1, -9, 9, Int.max - 1, Int.max] {
      var canvas = blank
      canvas.put("text", x: value, y: 0)
      canvas.put("text", x: 0, y: value)
      canvas.put("text", endingAt: value, y: value)
      canvas.put("text", x: 0, y: 0, maxWidth: min(value, 0))
      canvas.box(Rect(x: value, y: value, width: 4, height: 4), lines: .unicode, title: "title")
      canvas.within(Rect(x: value, y: 0, width: 3, height: 3)) { $0.put("x", x: 0, y: 0) }
      canvas.progress(x: value, y: 0, width: value, done: value, of: value, lines: .unicode)
      canvas.placeCursor(x: value, y: value)
      #expect(canvas == blank)
      #expect(canvas[value, value] == nil)
      #expect(canvas.row(value).isEmpty)
      #expect(Canvas(width: value, height: 1).width <= Canvas.longestSide)
    }
  }

  @Test("a box with a title and a rule, in Unicode and in ASCII")
  func box() {
    func draw(_ lines: LineSet) -> [String] {
      var canvas = Canvas(width: 22, height: 5)
      let inside = canvas.box(canvas.bounds, .rounded, lines: lines, title: "Customer · Ana Ruiz Long")
      canvas.within(inside) { pane in
        pane.put("Hi", x: 0, y: 0)
        pane.put("You 09:00", endingAt: pane.bounds.maxX, y: 0)
        pane.progress(x: 0, y: 2, width: 10, done: 1, of: 2, lines: lines)
      }
      canvas.rule(across: canvas.bounds, y: 2, lines: lines, label: "seen")
      return canvas.rows
    }
    expectNoDifference(
      draw(.unicode),
      [
        "╭─ Customer · Ana … ─╮",
        "│Hi         You 09:00│",
        "├─ seen ─────────────┤",
        "│█████░░░░░          │",
        "╰────────────────────╯",
      ])
    #expect(draw(.ascii).joined().unicodeScalars.allSatisfy { $0.isASCII || $0 == "·" })
  }

  @Test("changed rows and columns are exactly those that differ")
  func damage() {
    var before = Canvas(width: 10, height: 3)
    before.put("漢字 text", x: 0, y: 1)
    var after = before
    #expect(after.changedRows(since: before).isEmpty)
    after.put("T", x: 5, y: 1)
    #expect(after.changedRows(since: before) == [1])
    #expect(after.changedColumns(inRow: 1, since: before) == 5..<6)
    after.put("語", x: 2, y: 1)
    #expect(after.changedColumns(inRow: 1, since: before) == 2..<6)
    after.restyle(Rect(x: 0, y: 2, width: 1, height: 1)) { $0.adding(.reverse) }
    #expect(after.changedRows(since: before) == [1, 2])
    #expect(after.changedRows(since: Canvas(width: 9, height: 3)) == [0, 1, 2])
    #expect(after.changedColumns(inRow: 9, since: before) == nil)
  }

  @Test("a cell gives back what it was made of")
  func cells() {
    let glyph = DisplayWidth.glyphs(of: "e\u{301}\u{302}\u{303}\u{304}\u{305}")
    let style = Style(.changed, [.bold, .dim, .strike])
    #expect(glyph.count == 1)
    let cell = Cell(glyph[0], style)
    #expect(cell.glyph.text.unicodeScalars.count == 5)
    #expect(cell.style == style && cell.width == 1 && !cell.isContinuation)
    #expect(cell.styled(.text).glyph == glyph[0])
    #expect(Cell.continuation(style).style == style)
    #expect(MemoryLayout<Cell>.stride == 16)
    #expect(MemoryLayout<Style>.size == 2)
  }
}
