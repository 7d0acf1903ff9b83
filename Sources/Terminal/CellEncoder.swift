import CTerminal
import Screen
import Text

/// From cells of the canvas to glyphs that curses can hold, in the colours of a theme.
struct CellEncoder {
  /// How one cell reaches the terminal.
  enum Placement: Equatable {
    /// Everybody counts its columns alike: curses draws it.
    case plain
    /// The C library or some terminal counts otherwise: curses draws blanks, and the glyph is set at an
    /// absolute place afterwards, so that nothing behind it can shift.
    case anchored
    /// It cannot be drawn here: a sign stands for it.
    case replaced
  }

  let theme: Theme
  let depth: ColorDepth
  /// False where only ASCII can be drawn.
  let isUTF8: Bool
  private var inks: [Style: ct_cell] = [:]
  private var lastStyle: Style?
  private var lastInk = ct_cell()
  /// The cell before and what curses draws for it: most cells are like the one before.
  private var last: (cell: Cell, drawn: ct_cell)?

  init(theme: Theme, depth: ColorDepth, isUTF8: Bool) {
    self.theme = theme
    self.depth = depth
    self.isUTF8 = isUTF8
  }

  /// How a glyph gets to the screen, by the C library's widths.
  static func placement(
    of glyph: Glyph, endsRow: Bool, isUTF8: Bool, width: (Unicode.Scalar) -> Int
  ) -> Placement {
    let base = glyph.base
    if base.value < 0x7F && !glyph.hasMarks { return .plain }
    guard isUTF8 else { return .replaced }
    let agrees = width(base) == glyph.width && (!glyph.hasMarks || glyph.marks.allSatisfy { width($0) == 0 })
    // At the row's end nothing can shift, but a glyph that is wider than curses believes would wrap.
    if endsRow { return agrees ? .plain : .replaced }
    return agrees && !DisplayWidth.needsReanchor(glyph) ? .plain : .anchored
  }

  /// The C library's width of a scalar.
  static func systemWidth(_ scalar: Unicode.Scalar) -> Int { Int(ct_width(scalar.value)) }

  /// Appends what curses draws for a cell, and returns the glyph to set afterwards, if there is one.
  mutating func encode(_ cell: Cell, endsRow: Bool, into cells: inout [ct_cell]) -> ct_cell? {
    if !endsRow, let last, last.cell == cell {
      cells.append(last.drawn)
      return nil
    }
    let glyph = cell.glyph
    var drawn = ink(cell.style)
    let placement = Self.placement(of: glyph, endsRow: endsRow, isUTF8: isUTF8, width: Self.systemWidth)
    switch placement {
    case .plain:
      Self.set(glyph, &drawn)
      cells.append(drawn)
      if !endsRow { last = (cell, drawn) }
      return nil
    case .anchored, .replaced:
      var anchored: ct_cell?
      var blank = drawn
      Self.set(.space, &blank)
      if placement == .anchored {
        Self.set(glyph, &drawn)
        anchored = drawn
        cells.append(blank)
      } else {
        Self.set(isUTF8 ? .replacement : Glyph(scalar: Self.ascii(glyph.base), width: 1), &drawn)
        cells.append(drawn)
      }
      if glyph.width == 2 { cells.append(blank) }
      return anchored
    }
  }

  /// What stands for a scalar where only ASCII can be drawn: a border stays a border.
  static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xA0: " "
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2010...0x2015: "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551: "|"
    case 0x250C...0x254B, 0x2552...0x2570: "+"
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0xB7, 0x2022: "."
    case 0x2588...0x258F: "#"
    default: "?"
    }
  }

  private static func set(_ glyph: Glyph, _ cell: inout ct_cell) {
    cell.scalars.0 = glyph.base.value
    cell.count = 1
    guard glyph.hasMarks else { return }
    for mark in glyph.marks {
      switch cell.count {
      case 1: cell.scalars.1 = mark.value
      case 2: cell.scalars.2 = mark.value
      case 3: cell.scalars.3 = mark.value
      default: cell.scalars.4 = mark.value
      }
      cell.count = min(cell.count + 1, 5)
    }
  }

  private mutating func ink(_ style: Style) -> ct_cell {
    if style == lastStyle { return lastInk }
    lastStyle = style
    if let known = inks[style] {
      lastInk = known
      return known
    }
    let resolved = theme.resolve(style, at: depth)
    var cell = ct_cell()
    cell.foreground = resolved.foreground.map(Int16.init) ?? -1
    cell.background = resolved.background.map(Int16.init) ?? -1
    // Curses has no strike-through; it is left out.
    let bits: [(Attributes, Int)] = [
      (.bold, CT_BOLD), (.dim, CT_DIM), (.italic, CT_ITALIC), (.underline, CT_UNDERLINE),
      (.reverse, CT_REVERSE),
    ]
    for (attribute, bit) in bits where resolved.attributes.contains(attribute) {
      cell.attributes |= UInt16(bit)
    }
    inks[style] = cell
    lastInk = cell
    return cell
  }
}
