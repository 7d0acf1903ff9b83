import Screen
import Text

/// A theme's colours for pictures: what a terminal leaves to itself is chosen here.
public struct ScreenColors: Sendable {
  /// How a piece of the screen looks.
  public struct Ink: Hashable, Sendable {
    /// The colour of the glyphs, `#rrggbb`.
    public var foreground: String
    /// The colour behind them; nil for the screen's own.
    public var background: String?
    /// Bold, italic, underlined or struck through.
    public var attributes: Attributes

    /// The attributes as rules of a style sheet, each after a semicolon.
    var attributeRules: String {
      var rules = attributes.contains(.bold) ? ";font-weight:bold" : ""
      if attributes.contains(.italic) { rules += ";font-style:italic" }
      let lines = [(Attributes.underline, "underline"), (.strike, "line-through")]
        .filter { attributes.contains($0.0) }.map(\.1)
      return lines.isEmpty ? rules : rules + ";text-decoration:\(lines.joined(separator: " "))"
    }
  }

  /// The screen's own background, a palette index.
  public let paper: UInt8
  /// The colour of plain text, a palette index.
  public let pencil: UInt8
  private let theme: Theme

  /// Chooses dark or light paper, whichever the theme's inks are easier to read on.
  public init(_ theme: Theme) {
    self.theme = theme
    let text = theme.ink(.text)
    let inks = Role.allCases.map { theme.ink($0) }.filter { $0.background == nil }
    let shades = inks.compactMap { $0.foreground?.indexed }
    let (dark, light): (UInt8, UInt8) = (233, 231)
    func worst(_ paper: UInt8) -> Int { shades.map { Palette.contrast($0, paper) }.min() ?? 0 }
    let isDark = worst(dark) >= worst(light)
    paper = text.background?.indexed ?? (isDark ? dark : light)
    pencil = text.foreground?.indexed ?? (isDark ? 252 : 234)
  }

  /// How a style looks.
  public func ink(_ style: Style) -> Ink {
    let resolved = theme.resolve(style, at: .indexed)
    var (front, back) = (resolved.foreground ?? pencil, resolved.background)
    if resolved.attributes.contains(.reverse) { (front, back) = (back ?? paper, front) }
    var color = Palette.rgb(front)
    if resolved.attributes.contains(.dim) { color = Self.mixed(color, Palette.rgb(back ?? paper)) }
    return Ink(
      foreground: Self.hexadecimal(color),
      background: back == paper ? nil : back.map { Self.hexadecimal(Palette.rgb($0)) },
      attributes: resolved.attributes.subtracting([.reverse, .dim]))
  }

  /// The screen's own background, `#rrggbb`.
  public var paperText: String { Self.hexadecimal(Palette.rgb(paper)) }
  /// The colour of plain text, `#rrggbb`.
  public var pencilText: String { Self.hexadecimal(Palette.rgb(pencil)) }

  /// A colour two thirds of the way from another, as terminals draw what is dim.
  private static func mixed(_ a: (red: Int, green: Int, blue: Int), _ b: (red: Int, green: Int, blue: Int))
    -> (
      red: Int, green: Int, blue: Int
    )
  {
    ((2 * a.red + b.red) / 3, (2 * a.green + b.green) / 3, (2 * a.blue + b.blue) / 3)
  }

  private static func hexadecimal(_ color: (red: Int, green: Int, blue: Int)) -> String {
    "#"
      + [color.red, color.green, color.blue].map { value in
        let digits = String(value, radix: 16)
        return digits.count == 1 ? "0\(digits)" : digits
      }.joined()
  }
}

/// Cells of a row that stand beside each other and look alike.
struct CellRun: Hashable {
  /// The first column.
  var x: Int
  /// Columns.
  var width: Int
  /// What they show.
  var text: String
  /// How they look.
  var style: Style

  /// The runs of a row of a canvas. A glyph whose width terminals and fonts disagree about is a run of its own.
  static func runs(of row: Int, in canvas: Canvas) -> [CellRun] {
    var runs: [CellRun] = []
    var mayJoin = false
    for (x, cell) in canvas.row(row).enumerated() where !cell.isContinuation {
      let isOdd = cell.width != 1 || DisplayWidth.needsReanchor(cell.glyph)
      if mayJoin, !isOdd, let last = runs.last, last.style == cell.style, last.x + last.width == x {
        runs[runs.count - 1].text += cell.glyph.text
        runs[runs.count - 1].width += cell.width
      } else {
        runs.append(CellRun(x: x, width: cell.width, text: cell.glyph.text, style: cell.style))
      }
      mayJoin = !isOdd
    }
    return runs
  }
}
