extension Markdown {
  /// The lines that show blocks in a number of columns, at least 1.
  ///
  /// Links are followed by their destination where the label does not say it, images show their alternative
  /// text and source, tables become columns or, where those do not fit, a line for each cell.
  public static func lines(
    _ blocks: [Block], width: Int, marks: MarkdownMarks = .unicode
  ) -> [StyledLine] {
    MarkdownLayout(marks: marks).lines(blocks, width: max(width, 1), isTight: false)
  }
}

/// Lays blocks out; each block knows nothing of what is drawn to its left.
struct MarkdownLayout {
  let marks: MarkdownMarks
  /// Indenting stops when fewer columns would be left.
  private static let narrowest = 8

  func lines(_ blocks: [Block], width: Int, isTight: Bool) -> [StyledLine] {
    var lines: [StyledLine] = []
    for block in blocks {
      if !lines.isEmpty, !isTight { lines.append(StyledLine()) }
      lines += self.lines(block, width: width)
    }
    return lines
  }

  private func lines(_ block: Block, width: Int) -> [StyledLine] {
    switch block {
    case .paragraph(let text): wrapped(text, width: width)
    case .heading(_, let text): wrapped(text, width: width, adding: [.heading, .bold])
    case .list(let list): lines(list, width: width)
    case .code(_, let text): wrapped(StyledText(Self.trimmed(text), .code), width: width)
    case .html(let text): wrapped(StyledText(Self.trimmed(text), .html), width: width)
    case .quote(let blocks):
      indented(width: width, first: marks.quote + " ", rest: marks.quote + " ") {
        lines(blocks, width: $0, isTight: false)
      }
    case .table(let table): TableLayout(marks: marks, table: table).lines(width: width)
    case .rule:
      [
        StyledLine([
          .init(Substring(String(repeating: marks.horizontal, count: min(width, 400))), .decoration)
        ])
      ]
    }
  }

  private func lines(_ list: MarkdownList, width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    let digits = String((list.start ?? 0) + list.items.count).count
    for (offset, item) in list.items.enumerated() {
      if !lines.isEmpty, !list.isTight { lines.append(StyledLine()) }
      let number = list.start.map { String($0 + offset) + "." }
      var mark =
        number.map { String(repeating: " ", count: max(0, digits + 1 - $0.count)) + $0 } ?? marks.bullet
      if let isDone = item.isDone { mark = isDone ? marks.done : marks.open }
      let rest = String(repeating: " ", count: DisplayWidth.columns(of: mark) + 1)
      let content = indented(width: width, first: mark + " ", rest: rest) {
        self.lines(item.blocks, width: $0, isTight: list.isTight)
      }
      lines += content
    }
    return lines
  }

  /// Lines with something to their left; an empty content still shows its mark.
  private func indented(
    width: Int, first: String, rest: String, _ content: (Int) -> [StyledLine]
  ) -> [StyledLine] {
    let columns = DisplayWidth.columns(of: first)
    guard width - columns >= min(Self.narrowest, width) else { return content(width) }
    var lines = content(width - columns)
    if lines.isEmpty { lines = [StyledLine()] }
    for index in lines.indices {
      lines[index].pieces.insert(.init(Substring(index == 0 ? first : rest), .decoration), at: 0)
    }
    return lines
  }

  func wrapped(_ text: StyledText, width: Int, adding more: TextAttributes = []) -> [StyledLine] {
    Self.showingDestinations(text, adding: more).lines(Wrap(width: width))
  }

  private static func trimmed(_ text: String) -> String {
    text.last == "\n" ? String(text.dropLast()) : text
  }

  /// The text with what its links and images lead to.
  static func showingDestinations(_ text: StyledText, adding more: TextAttributes) -> StyledText {
    guard text.runs.contains(where: { $0.link != nil || $0.image != nil }) || !more.isEmpty else {
      return text
    }
    var shown = StyledText()
    var label = ""
    for (index, run) in text.runs.enumerated() {
      let next = index + 1 < text.runs.count ? text.runs[index + 1] : nil
      let previous = index > 0 ? text.runs[index - 1] : nil
      let attributes = run.attributes.union(more)
      if let image = run.image, image != previous?.image {
        shown.append("image: ", attributes.union(.decoration))
      }
      let piece = text.slice(run.range)
      shown.append(String(piece), attributes)
      if let image = run.image, image != next?.image, !image.isEmpty {
        shown.append(" (\(image))", attributes.union(.address))
      }
      guard let link = run.link else { continue }
      label += piece
      guard link != next?.link else { continue }
      if !link.isEmpty, ![label, "http://" + label, "mailto:" + label].contains(link) {
        shown.append(" (\(link))", more.union([.link, .address]))
      }
      label = ""
    }
    return shown
  }
}
