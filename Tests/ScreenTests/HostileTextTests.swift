import Foundation
import Screen
import Testing
import Text

/// The folder of shared data; tests that need it are skipped without it.
private let corpus = ProcessInfo.processInfo.environment["HANDOFF_CORPUS"]

@Suite("Hostile text on a canvas") struct HostileTextTests {
  /// Fails unless every cell may go to a terminal and every row is exactly as wide as the canvas.
  private func expectSound(_ canvas: Canvas) {
    for y in 0..<canvas.height {
      var columns = 0
      for cell in canvas.row(y) {
        columns += cell.width
        guard !cell.isContinuation else { continue }
        for scalar in [cell.glyph.base] + cell.glyph.marks where !DisplayWidth.scalarClass(scalar).isDrawable
        {
          Issue.record("U+\(String(scalar.value, radix: 16)) in a cell")
        }
      }
      #expect(columns == canvas.width)
    }
  }

  @Test(
    "naughty strings draw within any size, sanitised or not",
    .enabled(if: corpus != nil, "needs the folder named by HANDOFF_CORPUS"))
  func naughty() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(corpus ?? "")/naughty-strings/blns.json"))
    let strings = try JSONDecoder().decode([String].self, from: data)
    #expect(strings.count > 500)
    for string in strings {
      var canvas = Canvas(width: 23, height: 6)
      canvas.put(string, x: -3, y: 0)
      canvas.put(Sanitizer.visible(string, as: .line), x: 2, y: 1)
      canvas.box(Rect(x: 1, y: 2, width: 20, height: 3), lines: .unicode, title: string)
      for (y, line) in Markdown.lines(Markdown.parse(string), width: 23).prefix(2).enumerated() {
        canvas.put(line, x: 0, y: 4 + y)
      }
      expectSound(canvas)
    }
  }

  @Test("every scalar in a cell of its own and after others")
  func everyScalar() {
    for code in UInt32(0)...0x10FFFF where code < 0x3400 || code % 101 == 0 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      var canvas = Canvas(width: 12, height: 1)
      canvas.put("a\(scalar)b漢\(scalar)👍\(scalar)", x: 0, y: 0)
      expectSound(canvas)
    }
  }

  @Test("Markdown draws with the styles of its meaning")
  func styled() {
    var canvas = Canvas(width: 30, height: 1)
    let lines = Markdown.lines(Markdown.parse("a **b** `c` [d](e)"), width: 30)
    #expect(lines.count == 1)
    #expect(canvas.put(lines[0], x: 1, y: 0, style: Style(.customer)) == 11)
    #expect(canvas.rows == [" a b c d (e)"])
    let styles = [1, 3, 5, 7, 9].map { canvas[$0, 0]?.style }
    #expect(
      styles == [
        Style(.customer), Style(.customer, .bold), Style(.code), Style(.link), Style(.link),
      ])
    #expect(canvas.put(lines[0], x: 0, y: 0, maxWidth: 4) == 4)
    #expect(canvas.put(lines[0], x: .max, y: .max) == 11)
  }
}
