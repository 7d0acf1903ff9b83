import CustomDump
import Testing
import Text

@Suite("Display width") struct DisplayWidthTests {
  /// What is drawn for a text, a cell each.
  private func drawn(_ text: String) -> [String] {
    var cells: [String] = []
    DisplayWidth.forEachGlyph(in: text[...]) {
      cells.append($0.text)
      return true
    }
    return cells
  }

  @Test(
    "a cluster is drawn as one cell for each spacing scalar",
    arguments: [
      ("e\u{301}", ["e\u{301}"], 1), ("漢", ["漢"], 2), ("👍🏽", ["👍"], 2), ("👩‍👩‍👧‍👦", ["👩"], 2),
      ("🇩🇪", ["🇩", "🇪"], 2), ("1️⃣", ["1\u{20E3}"], 1), ("❤️", ["❤"], 1), ("❤️‍🔥", ["❤"], 1),
      ("नि", ["न", "\u{93F}"], 2), ("한", ["한"], 2), ("각", ["\u{1100}\u{1161}\u{11A8}"], 2),
      ("می‌خواهم", ["م", "ی", "خ", "و", "ا", "ه", "م"], 7), ("🏽", ["🏽"], 2), ("\u{301}", ["\u{FFFD}"], 1),
      ("\u{200D}", ["\u{FFFD}"], 1), ("\r\n", ["\u{FFFD}", "\u{FFFD}"], 2), ("葛\u{E0100}", ["葛"], 2),
    ] as [(String, [String], Int)])
  func clusters(text: String, cells: [String], columns: Int) {
    // The syllable is given decomposed, whatever the editor made of it.
    let text = text == "각" ? "\u{1100}\u{1161}\u{11A8}" : text
    expectNoDifference(drawn(text), cells)
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("a cell holds four marks, the rest is not drawn")
  func manyMarks() {
    let zalgo = "Z" + String(repeating: "\u{301}", count: 30)
    expectNoDifference(drawn(zalgo), ["Z\u{301}\u{301}\u{301}\u{301}"])
    let different = "a\u{300}\u{301}\u{302}\u{303}\u{304}"
    #expect(drawn(different)[0].unicodeScalars.map(\.value) == [0x61, 0x300, 0x301, 0x302, 0x303])
  }

  @Test("the columns of a text are those of its cells, whatever it holds")
  func sumOfCells() {
    for code in UInt32(0)...0x10FFFF where code < 0x3100 || code % 97 == 0 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      for text in ["\(scalar)", "a\(scalar)", "👍\(scalar)漢"] {
        var columns = 0
        DisplayWidth.forEachGlyph(in: text[...]) {
          columns += $0.width
          return true
        }
        if DisplayWidth.columns(of: text) != columns { Issue.record("U+\(String(code, radix: 16))") }
      }
    }
  }

  @Test("prefix, suffix and fitting never part a cluster")
  func fitting() {
    let text = "ab漢👩‍👧c"
    expectNoDifference(
      (0...8).map { String(DisplayWidth.prefix(of: text, columns: $0)) },
      ["", "a", "ab", "ab", "ab漢", "ab漢", "ab漢👩‍👧", "ab漢👩‍👧c", "ab漢👩‍👧c"])
    expectNoDifference(
      (0...4).map { String(DisplayWidth.suffix(of: text, columns: $0)) },
      ["", "c", "c", "👩‍👧c", "👩‍👧c"])
    #expect(DisplayWidth.fitted(text, columns: 7, ellipsis: "…") == text)
    #expect(DisplayWidth.fitted(text, columns: 6, ellipsis: "…") == "ab漢…")
    #expect(DisplayWidth.fitted(text, columns: 2, ellipsis: "...") == "ab")
    #expect(DisplayWidth.fitted(text, columns: 0, ellipsis: "…") == "")
    #expect(DisplayWidth.fitted(text, columns: -3, ellipsis: "…") == "")
  }

  @Test("plain text needs no re-anchoring, what terminals measure differently does")
  func anchors() {
    func needs(_ text: String) -> Bool {
      DisplayWidth.glyphs(of: Character(text)).contains(where: DisplayWidth.needsReanchor)
    }
    for plain in ["a", "é", "ß", "─", "…", "漢", "1", "✓", "│", "█"] { #expect(!needs(plain), "\(plain)") }
    for odd in ["👍", "❤️", "🇩🇪", "e\u{301}", "न", "☰", "㉈"] { #expect(needs(odd), "\(odd)") }
  }
}
