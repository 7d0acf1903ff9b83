import Basis

/// Rows of text in columns. Who prints it cleans it first; widths are counted in characters.
struct TextTable {
  /// The longest text of a column; longer ones are cut.
  static let widest = 48
  let heads: [String]
  let rows: [[String]]

  /// The lines, the heads first and a rule below them.
  var lines: [String] {
    let all = [heads] + rows
    let widths = heads.indices.map { column in
      min(Self.widest, all.map { $0[column].count }.max() ?? 0)
    }
    func line(_ row: [String]) -> String {
      let cells = zip(row, widths).map { cell, width in
        let text = cell.count > width ? cell.prefix(width - 1) + "\u{2026}" : cell[...]
        return text + String(repeating: " ", count: width - text.count)
      }
      let joined = cells.joined(separator: "  ")
      return String(
        joined[..<(joined.lastIndex { $0 != " " }.map { joined.index(after: $0) } ?? joined.startIndex)])
    }
    return [line(heads), widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")]
      + rows.map(line)
  }
}
