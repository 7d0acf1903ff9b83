import Text

extension CardDrawing {
  private static let gap = 2

  /// Groups beside each other where each is one line and all fit; otherwise below each other.
  func columns(_ columns: [CardColumn], width: Int) -> [StyledLine] {
    let shown = columns.filter { form.isShown($0.element) }
    let drawn = shown.map { lines([$0.element], width: width) }
    let filled = zip(shown, drawn).filter { !$0.1.isEmpty }
    let needed = filled.map { $0.1[0].columns }
    let room = width - Self.gap * (filled.count - 1)
    guard filled.allSatisfy({ $0.1.count == 1 }), needed.reduce(0, +) <= room else {
      return drawn.flatMap(\.self)
    }
    guard !filled.isEmpty else { return [] }
    let widths = shares(needed, weights: filled.map(\.0.weight), room: min(room, 72))
    var pieces: [StyledLine.Piece] = []
    for (index, column) in filled.enumerated() {
      pieces += column.1[0].pieces
      guard index + 1 < filled.count else { break }
      let space = String(repeating: " ", count: widths[index] - needed[index] + Self.gap)
      pieces.append(.init(Substring(space), .decoration))
    }
    return [StyledLine(pieces)]
  }

  /// What the columns with a weight share of what the others leave; what they need where a share is too small.
  private func shares(_ needed: [Int], weights: [Int?], room: Int) -> [Int] {
    let total = weights.reduce(0) { $0 + ($1 ?? 0) }
    let fixed = zip(needed, weights).reduce(0) { $0 + ($1.1 == nil ? $1.0 : 0) }
    guard total > 0, room > fixed else { return needed }
    let wanted = zip(needed, weights).map { need, weight in weight.map { (room - fixed) * $0 / total } ?? need
    }
    return zip(wanted, needed).allSatisfy { $0 >= $1 } ? wanted : needed
  }

  // MARK: - Tables

  /// Columns where every cell is one line and all fit; otherwise a line for each cell, with the column's name.
  func table(_ table: CardTable, width: Int) -> [StyledLine] {
    let cells: [[[StyledLine]]] = table.rows.map { row in row.map { self.lines($0, width: width) } }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.map { row in row.indices.contains(column) ? row[column].first?.columns ?? 0 : 0 }.max() ?? 0
    }
    let joint = " \(marks.markdown.vertical) "
    let isFlat = cells.joined().allSatisfy { $0.count <= 1 }
    guard isFlat, widths.reduce(0, +) + 3 * (count - 1) <= width else {
      return stacked(table, cells, width: width)
    }
    var lines: [StyledLine] = []
    for (number, row) in cells.enumerated() {
      var pieces: [StyledLine.Piece] = []
      for (column, cell) in row.enumerated() {
        if column > 0 { pieces.append(.init(Substring(joint), .decoration)) }
        pieces += cell.first?.pieces ?? []
        guard column + 1 < row.count else { continue }
        let space = String(repeating: " ", count: widths[column] - (cell.first?.columns ?? 0))
        pieces.append(.init(Substring(space), .decoration))
      }
      lines.append(number == 0 && table.hasHead ? StyledLine(pieces).adding([.bold]) : StyledLine(pieces))
      guard number == 0, table.hasHead else { continue }
      let across = widths.map { String(repeating: marks.markdown.horizontal, count: $0) }
      let crossing = "\(marks.markdown.horizontal)\(marks.markdown.crossing)\(marks.markdown.horizontal)"
      lines.append(StyledLine([.init(Substring(across.joined(separator: crossing)), .decoration)]))
    }
    return lines
  }

  /// The head once, then each cell after its column's name.
  private func stacked(_ table: CardTable, _ cells: [[[StyledLine]]], width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    var names: [String] = []
    for (number, row) in cells.enumerated() {
      if !lines.isEmpty { lines.append(StyledLine()) }
      guard !(number == 0 && table.hasHead) else {
        lines += row.joined().map { $0.adding([.bold]) }
        names = row.map { $0.map(\.text).joined(separator: " ") }
        continue
      }
      for (column, cell) in row.enumerated() {
        lines += labelled(cell, names.indices.contains(column) ? names[column] : "", width: width)
      }
    }
    return lines
  }

  /// A cell after the name of its column, on its line where that fits.
  private func labelled(_ cell: [StyledLine], _ name: String, width: Int) -> [StyledLine] {
    guard !name.isEmpty, let first = cell.first else { return cell }
    let label = StyledLine.Piece("\(name): ", [.decoration, .subtle])
    let columns = DisplayWidth.columns(of: label.text)
    if columns + first.columns <= width {
      return [StyledLine([label] + first.pieces)] + cell.dropFirst()
    }
    guard columns <= width else { return cell }
    return [StyledLine([label])] + cell
  }
}

extension StyledLine {
  /// The line with more meaning in each piece.
  func adding(_ attributes: TextAttributes) -> StyledLine {
    StyledLine(pieces.map { .init($0.text, $0.attributes.union(attributes)) })
  }
}
