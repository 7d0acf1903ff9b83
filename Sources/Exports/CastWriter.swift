import ChatUI
import Screen
import Text

/// A film as an asciicast: each picture only as far as it differs from the one before.
public struct CastWriter {
  private let theme: Theme
  private var screen: Canvas
  private var style: Style?
  private var out = ""

  private init(_ theme: Theme, _ size: (width: Int, height: Int)) {
    self.theme = theme
    screen = Canvas(width: size.width, height: size.height)
  }

  /// The cast of a film.
  public static func cast(_ film: Film, theme: Theme, title: String) -> Cast {
    let size = film.pictures.first.map { ($0.canvas.width, $0.canvas.height) } ?? film.size
    var writer = CastWriter(theme, size)
    let events = film.pictures.enumerated().map { index, picture in
      Cast.Event(at: picture.at, code: "o", data: writer.data(picture.canvas, isFirst: index == 0))
    }
    return Cast(width: size.0, height: size.1, title: title, events: events)
  }

  private mutating func data(_ canvas: Canvas, isFirst: Bool) -> String {
    out = isFirst ? "\u{1B}[0m\u{1B}[2J" : ""
    style = isFirst ? nil : style
    out += "\u{1B}[?25l"
    for row in 0..<canvas.height {
      let columns = isFirst ? 0..<canvas.width : canvas.changedColumns(inRow: row, since: screen)
      guard let columns else { continue }
      draw(row, columns, of: canvas)
    }
    if let cursor = canvas.cursor { out += "\u{1B}[\(cursor.y + 1);\(cursor.x + 1)H\u{1B}[?25h" }
    screen = canvas
    return out
  }

  private mutating func draw(_ row: Int, _ columns: Range<Int>, of canvas: Canvas) {
    var place: Int?
    for (x, cell) in canvas.row(row).enumerated() where columns.contains(x) && !cell.isContinuation {
      if place != x { out += "\u{1B}[\(row + 1);\(x + 1)H" }
      if style != cell.style { set(cell.style) }
      out += cell.glyph.text
      // After a glyph that terminals disagree about the place is set anew.
      place = DisplayWidth.needsReanchor(cell.glyph) ? nil : x + cell.width
    }
  }

  private mutating func set(_ style: Style) {
    self.style = style
    let ink = theme.resolve(style, at: .indexed)
    let marks: [(Attributes, Int)] = [
      (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7), (.strike, 9),
    ]
    var codes = [0] + marks.filter { ink.attributes.contains($0.0) }.map(\.1)
    if let front = ink.foreground { codes += [38, 5, Int(front)] }
    if let back = ink.background { codes += [48, 5, Int(back)] }
    out += "\u{1B}[\(codes.map(String.init).joined(separator: ";"))m"
  }
}
