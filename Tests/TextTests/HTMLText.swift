import Text

/// The words of a reference's HTML and of a drawing, without spaces, to be compared.
///
/// What is between tags is text; raw HTML that we draw as its source is a tag there as well, and is left out on both
/// sides. Comments are drawn, and count as text on both. Where a word is too long for a line it is parted, so spaces do not count.
enum HTMLText {
  /// What the reference says.
  static func words(_ html: String) -> String { squeezed(withoutTags(html)) }

  /// What a drawing says: without marks, addresses and pictures' words, which are attributes in HTML.
  static func words(drawn lines: [StyledLine], isFiltered: Bool) -> String {
    let html = lines.map { line in
      line.pieces.filter { $0.attributes.isDisjoint(with: [.decoration, .address, .image]) }.map { piece in
        piece.attributes.contains(.html) ? String(piece.text) : escaped(String(piece.text))
      }.joined()
    }.joined(separator: "\n")
    return words(isFiltered ? HTMLWriter.filtered(html) : html)
  }

  /// What the reference says when its tables are read cell by cell, each of the first row after its column's name.
  static func words(cellByCell html: String) -> String {
    var result = ""
    var rest = html[...]
    while let start = rest.firstRange(of: "<table>"), let end = rest.firstRange(of: "</table>") {
      result += words(String(rest[..<start.lowerBound]))
      let table = rest[start.upperBound..<end.lowerBound]
      let head = cells(table, "th")
      let rows = table.split(separator: "<tr>").dropFirst(2).map { cells($0, "td") }
      for (number, row) in (rows.isEmpty ? [head] : rows).enumerated() {
        for (column, cell) in row.enumerated() {
          result += (rows.isEmpty || number > 0 ? "" : head[column]) + cell
        }
      }
      rest = rest[end.upperBound...]
    }
    return result + words(String(rest))
  }

  private static func cells(_ row: Substring, _ tag: String) -> [String] {
    row.split(separator: "<\(tag)", omittingEmptySubsequences: false).dropFirst()
      .filter { !$0.hasPrefix("ead") }.map { cell in
        let end = cell.firstRange(of: "</\(tag)>")?.lowerBound ?? cell.endIndex
        return words("<\(tag)" + cell[..<end])
      }
  }

  private static func withoutTags(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      rest = rest[open...]
      // A line may end in the middle of a tag.
      let next = rest.dropFirst().first { $0 != "\n" }
      guard let next, next.isLetter || next == "/", let close = rest.firstIndex(of: ">") else {
        text += rest.prefix(1)
        rest = rest.dropFirst()
        continue
      }
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private static func squeezed(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&").filter { !$0.isWhitespace }
  }
}
