import Basis

/// Comma-separated values (RFC 4180): cells with commas, quotes and line breaks stand in quotes.
struct DelimitedText {
  /// A row, and where it begins.
  struct Row {
    var cells: [String]
    var line: Int
  }

  private(set) var rows: [Row] = []
  /// The line of a quote that is never closed.
  private(set) var unclosed: Int?

  /// Reads a text; rows of one empty cell are left out.
  init(_ text: String) {
    var cells = [""]
    var isQuoted = false
    var wasQuoted = false
    var line = 1
    var first = 1
    var rest = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    while let character = rest.popFirst() {
      if character.isNewline { line += 1 }
      if isQuoted {
        if character != "\"" {
          cells[cells.count - 1].append(character)
        } else if rest.first == "\"" {
          rest.removeFirst()
          cells[cells.count - 1].append("\"")
        } else {
          isQuoted = false
        }
      } else if character == "\"", cells[cells.count - 1].isEmpty, !wasQuoted {
        isQuoted = true
        wasQuoted = true
        unclosed = line
      } else if character == "," {
        cells.append("")
        wasQuoted = false
      } else if character.isNewline {
        rows.append(Row(cells: cells, line: first))
        cells = [""]
        wasQuoted = false
        first = line
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    if cells != [""] { rows.append(Row(cells: cells, line: first)) }
    rows.removeAll { $0.cells == [""] }
    if !isQuoted { unclosed = nil }
  }

  /// A row as it is written.
  static func line(_ cells: [String]) -> String {
    cells.map { cell in
      let isPlain = !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline } && cell.trimmed == cell
      return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
    }.joined(separator: ",")
  }
}
