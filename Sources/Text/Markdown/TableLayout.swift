/// Lays a table out in columns where they fit, otherwise as a line for each cell, with its column's name.
struct TableLayout {
  let marks: MarkdownMarks
  private let alignments: [MarkdownTable.Alignment]
  private let head: [StyledText]
  private let rows: [[StyledText]]

  init(marks: MarkdownMarks, table: MarkdownTable) {
    self.marks = marks
    alignments = table.alignments
    head = table.head.map { MarkdownLayout.showingDestinations($0, adding: [.heading, .bold]) }
    rows = table.rows.map { $0.map { MarkdownLayout.showingDestinations($0, adding: []) } }
  }

  func lines(width: Int) -> [StyledLine] {
    guard let widths = columnWidths(within: width) else { return stacked(width: width) }
    var lines = self.lines(head, widths: widths)
    let across = widths.map { String(repeating: marks.horizontal, count: $0) }
    let joint = "\(marks.horizontal)\(marks.crossing)\(marks.horizontal)"
    lines.append(StyledLine([.init(Substring(across.joined(separator: joint)), .decoration)]))
    for row in rows { lines += self.lines(row, widths: widths) }
    return lines
  }

  /// A width for each column; nil when they do not fit. Cells are never wrapped: who reads line by line reads cell by
  /// cell.
  private func columnWidths(within width: Int) -> [Int]? {
    let wanted = head.indices.map { column in
      max(
        1, ([head] + rows).map { $0.indices.contains(column) ? Self.columns(of: $0[column]) : 0 }.max() ?? 1)
    }
    let needed = wanted.reduce(3 * max(wanted.count - 1, 0), +)
    return wanted.isEmpty || needed > width ? nil : wanted
  }

  private static func columns(of text: StyledText) -> Int {
    text.text.split(separator: "\n", omittingEmptySubsequences: false).map { DisplayWidth.columns(of: $0) }
      .max() ?? 0
  }

  private func lines(_ row: [StyledText], widths: [Int]) -> [StyledLine] {
    let cells = widths.indices.map { column -> [StyledLine] in
      guard row.indices.contains(column) else { return [] }
      return row[column].lines(Wrap(width: widths[column]))
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var pieces: [StyledLine.Piece] = []
      for (column, cell) in cells.enumerated() {
        if column > 0 { pieces.append(.init(" \(marks.vertical) ", .decoration)) }
        let content = cell.indices.contains(line) ? cell[line] : StyledLine()
        let alignment = alignments.indices.contains(column) ? alignments[column] : .left
        let isLast = column == cells.count - 1
        pieces += padded(content, width: widths[column], alignment, isLast: isLast)
      }
      return StyledLine(pieces)
    }
  }

  private func padded(
    _ line: StyledLine, width: Int, _ alignment: MarkdownTable.Alignment, isLast: Bool
  ) -> [StyledLine.Piece] {
    let free = max(width - line.columns, 0)
    let left =
      switch alignment {
      case .left: 0
      case .center: free / 2
      case .right: free
      }
    func spaces(_ count: Int) -> [StyledLine.Piece] {
      count > 0 ? [.init(Substring(String(repeating: " ", count: count)))] : []
    }
    return spaces(left) + line.pieces + (isLast ? [] : spaces(free - left))
  }

  /// A column's name before its cell; after the first row it is a repetition.
  private func append(_ name: StyledText, _ row: Int, to text: inout StyledText) {
    let more: TextAttributes = row == 0 ? [.subtle, .bold] : [.subtle, .bold, .decoration]
    for run in name.runs {
      text.append(String(name.slice(run.range)), run.attributes.subtracting(.heading).union(more))
    }
    text.append(": ", more.union(.decoration))
  }

  /// Each row as `head: cell` lines, rows apart from each other.
  private func stacked(width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    let layout = MarkdownLayout(marks: marks)
    for (number, row) in (rows.isEmpty ? [head] : rows).enumerated() {
      if !lines.isEmpty { lines.append(StyledLine()) }
      for (column, cell) in row.enumerated() {
        var text = StyledText()
        if !rows.isEmpty, head.indices.contains(column), !head[column].text.isEmpty {
          append(head[column], number, to: &text)
        }
        for run in cell.runs { text.append(String(cell.slice(run.range)), run.attributes) }
        lines += layout.wrapped(text, width: width)
      }
    }
    return lines
  }
}
