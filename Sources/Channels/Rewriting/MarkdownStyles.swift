import Text

/// Which styles of formatted messages a Markdown text uses.
enum MarkdownStyles {
  /// The styles in a text.
  static func used(in text: String) -> TextStyles {
    let blocks = Markdown.parse(text)
    let styles = blocks.reduce(into: TextStyles()) { $0.formUnion(used(in: $1)) }
    return blocks.count > 1 ? styles.union(.newLine) : styles
  }

  private static func used(in block: Block) -> TextStyles {
    switch block {
    case .paragraph(let text): used(in: text)
    case .heading(_, let text): used(in: text).union(.headers)
    case .list(let list):
      list.items.flatMap(\.blocks).reduce(
        into: list.start == nil ? .unorderedList : .numberedList
      ) { $0.formUnion(used(in: $1)) }
    case .quote(let blocks): blocks.reduce(into: .blockquote) { $0.formUnion(used(in: $1)) }
    case .code: .monospace
    case .table(let table):
      (table.head + table.rows.joined()).reduce(into: .newLine) { $0.formUnion(used(in: $1)) }
    case .rule, .html: []
    }
  }

  private static func used(in text: StyledText) -> TextStyles {
    var styles: TextStyles = text.text.contains("\n") ? .newLine : []
    for link in LinkedRuns.of(text) {
      for run in link.runs {
        let attributes = run.attributes
        if attributes.contains(.bold) { styles.insert(.bold) }
        if attributes.contains(.italic) { styles.insert(.italics) }
        if attributes.contains(.strike) { styles.insert(.strikethrough) }
        if attributes.contains(.code) { styles.insert(.monospace) }
      }
      if link.address != nil { styles.insert(link.isBare ? .link : .linkWithText) }
    }
    return styles
  }
}

/// Runs of a text that lead to the same place.
struct LinkedRuns {
  /// Where they lead; nil for text without a link.
  var address: String?
  var runs: [TextRun]
  /// What they say.
  var words: Substring

  /// Whether the words are the address itself.
  var isBare: Bool {
    guard let address else { return false }
    return ["", "http://", "https://", "mailto:"].contains { $0 + words == address }
  }

  /// The runs of a text in order, those of one link together.
  static func of(_ text: StyledText) -> [LinkedRuns] {
    text.runs.reduce(into: []) { groups, run in
      if let last = groups.last, last.address == run.link, run.link != nil,
        let first = last.runs.first
      {
        groups[groups.count - 1].runs.append(run)
        groups[groups.count - 1].words = text.slice(first.range.lowerBound..<run.range.upperBound)
      } else {
        groups.append(LinkedRuns(address: run.link, runs: [run], words: text.slice(run.range)))
      }
    }
  }
}
