import Text

/// An emulator that accepts only what we mean to send: anything else is recorded as a violation.
public struct StrictEmulator: Sendable {
  /// How a cell looks.
  public struct Look: Hashable, Sendable {
    /// A palette index, or `0x1000000` and a colour's red, green and blue; nil for the terminal's own.
    public var foreground: Int?
    /// The same for what is behind the glyph.
    public var background: Int?
    /// The attributes' numbers in SGR: 1 bold, 2 dim, 3 italic, 4 underlined, 7 reversed.
    public var attributes: Set<Int> = []

    /// Plain.
    public init() {}
  }

  /// In what kinds of terminals differ.
  public struct Manners: Sendable {
    /// Whether what is erased takes the colour that is written with (`bce`).
    public var erasesInColor = true
    /// Whether the cursor goes to the next row as soon as the last column is written (no `xenl`).
    public var wrapsAtOnce = false

    /// Those of most.
    public init(erasesInColor: Bool = true, wrapsAtOnce: Bool = false) {
      self.erasesInColor = erasesInColor
      self.wrapsAtOnce = wrapsAtOnce
    }
  }

  /// A private mode and whether it was set or reset.
  public struct Switch: Hashable, Sendable {
    /// The mode's number.
    public var mode: Int
    /// Whether it was set.
    public var isOn: Bool
  }

  var found: [String] = []
  /// What was sent that should not have been.
  public var violations: [String] { found + (carried.isEmpty ? [] : ["cut off: \(carried)"]) }
  /// The private modes that are set.
  public private(set) var modes: Set<Int> = []
  /// Every change of a private mode, in order.
  public private(set) var switches: [Switch] = []
  /// Questions the terminal would answer.
  public internal(set) var queries: [String] = []
  /// How often the bell rang.
  public private(set) var bells = 0
  /// How often a synchronized update was begun.
  public private(set) var synchronizedFrames = 0
  /// How often the whole screen was erased.
  public internal(set) var clears = 0
  var cells: [[String]]
  var looks: [[Look]]
  /// The look that is written with.
  var look = Look()
  /// Where the cursor is.
  public private(set) var column = 0
  /// Where the cursor is.
  public private(set) var row = 0
  var last: Unicode.Scalar = " "
  private var wrapPending = false
  /// Bytes of a character or sequence whose rest has not come.
  private var carried: [UInt8] = []
  /// The size.
  public let columns: Int
  /// The size.
  public let rows: Int
  /// Widths of this emulator; nil takes ours.
  let widthOverride: @Sendable (Unicode.Scalar) -> Int?
  let manners: Manners

  /// An empty screen.
  public init(
    columns: Int = 40, rows: Int = 10, manners: Manners = Manners(),
    width: @escaping @Sendable (Unicode.Scalar) -> Int? = { _ in nil }
  ) {
    self.columns = columns
    self.rows = rows
    self.manners = manners
    widthOverride = width
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    looks = Array(repeating: Array(repeating: Look(), count: columns), count: rows)
  }

  /// The screen as `Canvas.rows` gives it.
  public var lines: [String] {
    cells.map { row in
      let text = row.joined()
      return String(text[..<(text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex)])
    }
  }

  /// What stands in a cell; empty for the right half of a wide glyph.
  public func cell(_ column: Int, _ row: Int) -> String { cells[row][column] }

  /// How a cell looks.
  public func look(_ column: Int, _ row: Int) -> Look { looks[row][column] }

  /// Whether a mode was set at some time.
  public func everSet(_ mode: Int) -> Bool { switches.contains(Switch(mode: mode, isOn: true)) }

  /// Takes bytes, as they come: a sequence may go on in the next ones.
  public mutating func take(_ bytes: [UInt8]) {
    let all = carried + bytes
    let whole = all.count - Self.unfinished(all)
    var scalars = Array(String(decoding: all[..<whole], as: UTF8.self).unicodeScalars)[...]
    carried = []
    while let scalar = scalars.first {
      let before = scalars
      scalars.removeFirst()
      switch scalar.value {
      case 0x1B:
        guard escape(&scalars) else {
          carried = Array(String(String.UnicodeScalarView(before)).utf8)
          scalars = []
          break
        }
      case 0x0D: move(row, 0)
      case 0x0A: move(min(row + 1, rows - 1), column)
      case 0x08: move(row, max(0, column - 1))
      case 0x09: move(row, min(columns - 1, (column / 8 + 1) * 8))
      case 0x07: bells += 1
      case 0x0F: break  // back to the usual letters, where line drawing has letters of its own
      case 0x00..<0x20, 0x7F..<0xA0: found.append("control \(scalar.value)")
      default: put(scalar)
      }
    }
    carried += all[whole...]
  }

  /// How many bytes at the end begin a character that is not whole.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }

  mutating func move(_ row: Int, _ column: Int) {
    self.row = min(max(row, 0), rows - 1)
    self.column = min(max(column, 0), columns - 1)
    wrapPending = false
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    last = scalar
    let width = widthOverride(scalar) ?? DisplayWidth.columns(of: scalar)
    if width == 0 {
      let at = wrapPending ? column : max(0, column - 1)
      let base = cells[row][at].isEmpty && at > 0 ? at - 1 : at
      cells[row][base].unicodeScalars.append(scalar)
      return
    }
    if wrapPending {
      // Nothing of ours may run over the edge.
      found.append("wrap at row \(row)")
      move(row + 1, 0)
    }
    if cells[row][column].isEmpty, column > 0 { cells[row][column - 1] = " " }
    cells[row][column] = String(scalar)
    looks[row][column] = look
    for extra in 1..<max(width, 2) where width == 2 {
      if column + extra < columns {
        cells[row][column + extra] = ""
        looks[row][column + extra] = look
      }
    }
    let next = column + width
    if next < columns, cells[row][next].isEmpty { cells[row][next] = " " }
    if next >= columns, manners.wrapsAtOnce {
      // The screen would scroll.
      if row == rows - 1 { found.append("wrap at row \(row)") }
      move(row + 1, 0)
    } else if next >= columns {
      column = columns - 1
      wrapPending = true
    } else {
      column = next
    }
  }

  mutating func set(_ numbers: [Int], _ isOn: Bool) {
    for number in numbers {
      guard [1, 7, 12, 25, 1000, 1002, 1004, 1006, 1049, 2004, 2026].contains(number) else {
        found.append("mode \(number)")
        continue
      }
      if isOn { modes.insert(number) } else { modes.remove(number) }
      switches.append(Switch(mode: number, isOn: isOn))
      if number == 2026, isOn { synchronizedFrames += 1 }
    }
  }

  mutating func erase(_ columns: Range<Int>, inRow row: Int) {
    var blank = Look()
    if manners.erasesInColor { blank.background = look.background }
    for column in columns {
      cells[row][column] = " "
      looks[row][column] = blank
    }
  }
}
