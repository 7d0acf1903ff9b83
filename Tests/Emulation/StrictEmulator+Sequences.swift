/// What begins with Escape. Each function is false when the sequence is not whole yet.
extension StrictEmulator {
  mutating func escape(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Bool {
    guard let next = scalars.popFirst() else { return false }
    switch next {
    case "[": return control(&scalars)
    case "]": return command(&scalars)
    case "(", ")":
      guard let set = scalars.popFirst() else { return false }
      // Letters on one side; the other may have line drawing, to which nothing ever changes.
      if set != "B", next == "(" || set != "0" { found.append("charset \(next)\(set)") }
    case "M": move(row - 1, column)
    case "7", "8", "=", ">": break
    default: found.append("ESC \(next)")
    }
    return true
  }

  /// The clipboard is the only thing that is asked for this way, in base64.
  private mutating func command(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Bool {
    var body = ""
    while let scalar = scalars.popFirst() {
      if scalar == "\u{7}" {
        let content = body.hasPrefix("52;c;") ? body.dropFirst(5) : "?"
        if content.contains(where: { !$0.isASCII || !$0.isLetter && !$0.isNumber && !"+/=".contains($0) }) {
          found.append("OSC \(body)")
        }
        return true
      }
      body.unicodeScalars.append(scalar)
    }
    return false
  }

  private mutating func control(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Bool {
    var body = ""
    var final: Unicode.Scalar?
    while final == nil, let scalar = scalars.popFirst() {
      if (0x40...0x7E).contains(scalar.value) { final = scalar } else { body.unicodeScalars.append(scalar) }
    }
    guard let final else { return false }
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
    case (false, "K"):
      let kind = numbers.first ?? 0
      erase(kind == 0 ? column..<columns : kind == 1 ? 0..<(column + 1) : 0..<columns, inRow: row)
    case (false, "X"): erase(column..<min(columns, column + first), inRow: row)
    case (false, "@"): insert(first)
    case (false, "b"): for _ in 0..<first { put(last) }
    case (false, "m"): paint(body)
    case (false, "t"): break
    // Other margins than the whole screen would scroll what curses does not see.
    case (false, "r") where body.isEmpty || numbers == [1, rows]: break
    case (false, "l") where body == "4": break
    case (false, "h") where body == "34", (false, "l") where body == "34": break  // screen's steady cursor
    case (true, "c") where ["?0", "?1"].contains(body): break  // the cursor's shape on the Linux console
    case (true, "h"), (true, "l"): set(numbers, final == "h")
    case (true, "p") where body.hasSuffix("$"): queries.append(body)
    default: found.append("CSI \(body) \(final)")
    }
    return true
  }

  /// Makes room in the row: so curses reaches the corner where a letter would scroll the screen.
  private mutating func insert(_ count: Int) {
    for _ in 0..<min(count, columns - column) {
      cells[row].insert(" ", at: column)
      cells[row].removeLast()
      looks[row].insert(Look(), at: column)
      looks[row].removeLast()
    }
  }

  private mutating func erase(below kind: Int) {
    if kind == 2 || (column, row) == (0, 0) { clears += 1 }
    erase(kind == 0 ? column..<columns : 0..<columns, inRow: row)
    let others = kind == 0 ? (row + 1)..<max(rows, row + 1) : 0..<rows
    for row in others { erase(0..<columns, inRow: row) }
  }

  /// SGR: attributes and colours.
  private mutating func paint(_ body: String) {
    var codes = body.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }.map { Int($0) ?? 0 }[
      ...]
    while let code = codes.popFirst() {
      switch code {
      case 0: look = Look()
      case 1, 2, 3, 4, 7: look.attributes.insert(code)
      case 10: break  // the usual letters
      case 22: look.attributes.subtract([1, 2])
      case 23, 24, 27: look.attributes.remove(code - 20)
      case 30...37: look.foreground = code - 30
      case 39: look.foreground = nil
      case 40...47: look.background = code - 40
      case 49: look.background = nil
      case 90...97: look.foreground = code - 82
      case 100...107: look.background = code - 92
      case 38, 48:
        let color = Self.color(&codes, hasColons: body.contains(":"))
        if color == nil { found.append("SGR \(body)") }
        if code == 38 { look.foreground = color } else { look.background = color }
      default: found.append("SGR \(body)")
      }
    }
  }

  /// A colour by number, or by red, green and blue; with colons an empty colour space stands before these.
  private static func color(_ codes: inout ArraySlice<Int>, hasColons: Bool) -> Int? {
    switch codes.popFirst() {
    case 5: return codes.popFirst().flatMap { (0...255).contains($0) ? $0 : nil }
    case 2:
      if hasColons { codes = codes.dropFirst() }
      guard codes.count >= 3 else { return nil }
      let parts = codes.prefix(3)
      codes = codes.dropFirst(3)
      return parts.allSatisfy((0...255).contains) ? parts.reduce(1) { $0 << 8 | $1 } : nil
    default: return nil
    }
  }
}
