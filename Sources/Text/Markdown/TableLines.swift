/// Tables where md4c 0.4.8 reads other than GitHub's specification, written so that it reads them alike: a head with
/// another number of cells than the line below it makes no table, one hyphen is enough below a head, a table may follow
/// a line of text, and a cell may be empty.
enum TableLines {
  /// A text with its tables mended; lines end in LF then.
  static func mended(_ text: String) -> String {
    guard text.utf8.contains(0x7C), text.utf8.contains(0x2D) else { return text }
    var mender = Mender()
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    for (index, line) in lines.enumerated() {
      mender.take(line, next: index + 1 < lines.count ? lines[index + 1] : nil)
    }
    return mender.wasMended ? mender.lines.joined(separator: "\n") : text
  }

  private struct Mender {
    var lines: [String] = []
    var wasMended = false
    private var fence: Substring?
    private var isInTable = false
    /// What the next line, which is below a head, becomes.
    private var below: String?

    mutating func take(_ line: Substring, next: Substring?) {
      if let below {
        self.below = nil
        return add(below, for: line)
      }
      let start = line.drop { $0 == " " }
      note(start)
      if start.isEmpty || fence != nil {
        isInTable = false
        return lines.append(String(line))
      }
      if isInTable { return add(TableLines.withSpaces(line), for: line) }
      guard let next, line.count - start.count < 4, let columns = TableLines.columns(below: next) else {
        return lines.append(String(line))
      }
      isInTable = TableLines.cells(line) == columns
      below = isInTable ? TableLines.lengthened(next) : TableLines.escaped(next)
      if isInTable, let last = lines.last, last.contains(where: { $0 != " " }) { add("", for: "-") }
      lines.append(String(line))
    }

    private mutating func add(_ mended: String, for line: Substring) {
      if mended != line { wasMended = true }
      lines.append(mended)
    }

    /// Follows blocks of code between fences.
    private mutating func note(_ start: Substring) {
      guard let mark = start.first, mark == "`" || mark == "~" else { return }
      let marks = start.prefix { $0 == mark }
      guard marks.count >= 3 else { return }
      if let open = fence {
        let isEnd = start.dropFirst(marks.count).allSatisfy { $0 == " " }
        if open.first == mark, marks.count >= open.count, isEnd { fence = nil }
      } else {
        fence = marks
      }
    }
  }

  /// The number of columns that a line below a head makes; nil for a line that is none.
  private static func columns(below line: Substring) -> Int? {
    let start = line.drop { $0 == " " }
    guard line.count - start.count < 4, start.contains("|"), start.contains("-"),
      start.allSatisfy({ "|-: \t".contains($0) })
    else { return nil }
    return cells(start)
  }

  private static func cells(_ line: Substring) -> Int {
    var count = 1
    var isEscaped = false
    var trimmed = line.drop { $0 == " " }
    while trimmed.last == " " || trimmed.last == "\t" { trimmed.removeLast() }
    if trimmed.first == "|" { trimmed.removeFirst() }
    for (offset, character) in trimmed.enumerated() {
      if character == "|", !isEscaped, offset < trimmed.count - 1 { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return count
  }

  /// The line with three hyphens wherever there are fewer.
  private static func lengthened(_ line: Substring) -> String {
    var longer = ""
    var run = 0
    for character in line {
      if character != "-", run > 0, run < 3 { longer += String(repeating: "-", count: 3 - run) }
      run = character == "-" ? run + 1 : 0
      longer.append(character)
    }
    return run > 0 && run < 3 ? longer + String(repeating: "-", count: 3 - run) : longer
  }

  /// The line so that it is text.
  private static func escaped(_ line: Substring) -> String {
    let indent = line.prefix { $0 == " " }
    return indent + "\\" + line.dropFirst(indent.count)
  }

  /// A row with a space in each empty cell.
  private static func withSpaces(_ line: Substring) -> String {
    var row = ""
    var last: Character = " "
    for character in line {
      if character == "|", last == "|" { row.append(" ") }
      row.append(character)
      last = last == "\\" ? " " : character
    }
    return row
  }
}
