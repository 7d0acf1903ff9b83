import Text

/// An emulator that accepts only what we mean to send: anything else is recorded as a violation.
struct StrictEmulator: Sendable {
  private(set) var violations: [String] = []
  private(set) var modes: Set<Int> = []
  private(set) var queries: [String] = []
  private(set) var bells = 0
  /// How often a synchronized update was begun.
  private(set) var synchronizedFrames = 0
  private var cells: [[String]]
  private(set) var column = 0
  private(set) var row = 0
  private var last: Unicode.Scalar = " "
  private var wrapPending = false
  let columns: Int
  let rows: Int
  /// Widths of this emulator; nil takes ours.
  let widthOverride: @Sendable (Unicode.Scalar) -> Int?

  init(columns: Int = 40, rows: Int = 10, width: @escaping @Sendable (Unicode.Scalar) -> Int? = { _ in nil })
  {
    self.columns = columns
    self.rows = rows
    widthOverride = width
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The screen as `Canvas.rows` gives it.
  var lines: [String] {
    cells.map { row in
      let text = row.joined()
      return String(text[..<(text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex)])
    }
  }

  /// What stands in a cell; empty for the right half of a wide glyph.
  func cell(_ column: Int, _ row: Int) -> String { cells[row][column] }

  mutating func take(_ bytes: [UInt8]) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case 0x1B: escape(&scalars)
      case 0x0D: move(row, 0)
      case 0x0A: move(min(row + 1, rows - 1), column)
      case 0x08: move(row, max(0, column - 1))
      case 0x09: move(row, min(columns - 1, (column / 8 + 1) * 8))
      case 0x07: bells += 1
      case 0x00..<0x20, 0x7F..<0xA0: violations.append("control \(scalar.value)")
      default: put(scalar)
      }
    }
  }

  private mutating func move(_ row: Int, _ column: Int) {
    self.row = min(max(row, 0), rows - 1)
    self.column = min(max(column, 0), columns - 1)
    wrapPending = false
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
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
      violations.append("wrap at row \(row)")
      move(row + 1, 0)
    }
    if cells[row][column].isEmpty, column > 0 { cells[row][column - 1] = " " }
    cells[row][column] = String(scalar)
    for extra in 1..<max(width, 2) where width == 2 {
      if column + extra < columns { cells[row][column + extra] = "" }
    }
    let next = column + width
    if next < columns, cells[row][next].isEmpty { cells[row][next] = " " }
    if next >= columns {
      column = columns - 1
      wrapPending = true
    } else {
      column = next
    }
  }

  private mutating func escape(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    guard let next = scalars.popFirst() else { return violations.append("ESC at the end") }
    switch next {
    case "[": control(&scalars)
    case "(": if scalars.popFirst() != "B" { violations.append("charset") }
    case "M": move(row - 1, column)
    case "7", "8", "=", ">": break
    default: violations.append("ESC \(next)")
    }
  }

  private mutating func control(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    var body = ""
    var final: Unicode.Scalar = " "
    while let scalar = scalars.popFirst() {
      if (0x40...0x7E).contains(scalar.value) {
        final = scalar
        break
      }
      body.unicodeScalars.append(scalar)
    }
    let digits = body.drop { $0 == "?" }
    let numbers = digits.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = max(numbers.first ?? 0, 1)
    switch (body.first == "?", final) {
    case (false, "H"): move(first - 1, max(numbers.count > 1 ? numbers[1] : 1, 1) - 1)
    case (false, "A"): move(row - first, column)
    case (false, "B"): move(row + first, column)
    case (false, "C"): move(row, column + first)
    case (false, "D"): move(row, column - first)
    case (false, "G"): move(row, first - 1)
    case (false, "d"): move(first - 1, column)
    case (false, "Z"): move(row, (column - 1) / 8 * 8)
    case (false, "J"): erase(below: numbers.first ?? 0)
    case (false, "K"): erase(line: numbers.first ?? 0)
    case (false, "X"): for index in column..<min(columns, column + first) { cells[row][index] = " " }
    case (false, "b"): for _ in 0..<first { put(last) }
    case (false, "m"), (false, "t"): break
    // Other margins than the whole screen would scroll what curses does not see.
    case (false, "r") where body.isEmpty || numbers == [1, rows]: break
    case (false, "l") where body == "4": break
    case (true, "h"), (true, "l"): set(numbers, final == "h")
    case (true, "p") where body.hasSuffix("$"): queries.append(body)
    default: violations.append("CSI \(body) \(final)")
    }
  }

  private mutating func set(_ numbers: [Int], _ isOn: Bool) {
    for number in numbers {
      guard [1, 7, 12, 25, 1000, 1002, 1004, 1006, 1049, 2004, 2026].contains(number) else {
        violations.append("mode \(number)")
        continue
      }
      if isOn { modes.insert(number) } else { modes.remove(number) }
      if number == 2026, isOn { synchronizedFrames += 1 }
    }
  }

  private mutating func erase(below kind: Int) {
    erase(line: kind)
    if kind == 2 { cells = cells.map { $0.map { _ in " " } } }
    if kind == 0 {
      for index in (row + 1)..<max(rows, row + 1) { cells[index] = cells[index].map { _ in " " } }
    }
  }

  private mutating func erase(line kind: Int) {
    let range = kind == 0 ? column..<columns : kind == 1 ? 0..<(column + 1) : 0..<columns
    for index in range { cells[row][index] = " " }
  }
}
