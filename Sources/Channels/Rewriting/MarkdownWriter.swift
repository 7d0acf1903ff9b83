import Text

/// Writes a Markdown text again with the styles that a channel knows; the words of all others stay, without marks.
struct MarkdownWriter {
  /// The styles that are kept.
  var styles: TextStyles
  /// Whether the result is plain text; otherwise it is Markdown again, and what only looks like a mark is escaped.
  var isPlain = false

  /// The text of a Markdown text. Blank lines beyond one between its parts stay.
  func text(of markdown: String) -> String {
    MarkdownShape.blocks(markdown).reduce(into: "") { result, piece in
      let written = text(of: Markdown.parse(piece.text))
      guard !result.isEmpty else { return result = written }
      result += styles.contains(.newLine) ? String(repeating: "\n", count: piece.blankLinesBefore + 1) : " "
      result += written
    }
  }

  /// A text that Markdown shows as it is written.
  static func literal(_ text: String) -> String {
    let used = MarkdownStyles.used(in: text).subtracting([.newLine, .link])
    return used.isEmpty ? text : MarkdownShape.lines(text).map { escaped($0) }.joined(separator: "\n")
  }

  // MARK: - Blocks

  private func text(of blocks: [Block]) -> String {
    blocks.map { text(of: $0) }.filter { !$0.isEmpty }.joined(
      separator: styles.contains(.newLine) ? "\n\n" : " ")
  }

  private func text(of block: Block) -> String {
    switch block {
    case .paragraph(let text): lines(inline(text))
    case .heading(let level, let text):
      (styles.contains(.headers) ? String(repeating: "#", count: level) + " " : "") + lines(inline(text))
    case .list(let list): self.list(list)
    case .quote(let blocks):
      styles.contains(.blockquote)
        ? MarkdownShape.lines(text(of: blocks)).map { "> \($0)" }.joined(separator: "\n") : text(of: blocks)
    case .code(let language, let code):
      styles.contains(.monospace)
        ? "```\(language)\n\(code)```" : lines(literal(code.last == "\n" ? code.dropLast() : code[...]))
    case .table(let table):
      lines(
        ([table.head] + table.rows).map { row in row.map(inline).joined(separator: isPlain ? " | " : " \\| ")
        }
        .joined(separator: "\n"))
    case .rule: isPlain ? "---" : "\\---"
    case .html(let html): lines(literal(html[...]))
    }
  }

  private func list(_ list: MarkdownList) -> String {
    let keepsMarks = styles.contains(list.start == nil ? .unorderedList : .numberedList)
    let items = list.items.enumerated().map { place, item in
      let gap = !styles.contains(.newLine) ? " " : list.isTight ? "\n" : "\n\n"
      let written = item.blocks.map { text(of: $0) }.joined(separator: gap)
      let indented = MarkdownShape.lines(written).joined(separator: "\n  ")
      guard let start = list.start else { return (isPlain || keepsMarks ? "- " : "\\- ") + indented }
      return "\(start + place)\(isPlain || keepsMarks ? "." : "\\.") \(indented)"
    }
    return items.joined(separator: styles.contains(.newLine) ? list.isTight ? "\n" : "\n\n" : " ")
  }

  /// Lines below each other, or one after the other where the channel has no new lines.
  private func lines(_ text: String) -> String {
    styles.contains(.newLine) ? text : text.replacing("\n", with: " ")
  }

  // MARK: - Words

  private func inline(_ text: StyledText) -> String {
    LinkedRuns.of(text).map { part in
      let words = part.runs.map { marked(text.slice($0.range), $0) }.joined()
      guard let address = part.address else { return words }
      if part.isBare { return isPlain ? String(part.words) : "<\(address)>" }
      return styles.contains(.linkWithText)
        ? "[\(words)](<\(address)>)" : "\(words) (\(literal(address[...])))"
    }.joined()
  }

  private func marked(_ text: Substring, _ run: TextRun) -> String {
    if let image = run.image { return isPlain ? "\(text) (\(image))" : "![\(literal(text))](<\(image)>)" }
    if run.attributes.contains(.code), styles.contains(.monospace) {
      let fence = text.contains("`") ? "``" : "`"
      return fence + text + fence
    }
    let words = literal(text)
    let marks: [(TextAttributes, TextStyles, String)] = [
      (.bold, .bold, "**"), (.italic, .italics, "*"), (.strike, .strikethrough, "~~"),
    ]
    let used = marks.filter { run.attributes.contains($0.0) && styles.contains($0.1) }.map(\.2)
    guard !used.isEmpty, words.contains(where: { !$0.isWhitespace }) else { return words }
    // A mark binds to a word, not to the space beside it.
    let before = words.prefix(while: \.isWhitespace)
    let after = String(words.reversed().prefix(while: \.isWhitespace).reversed())
    let core = words.dropFirst(before.count).dropLast(after.count)
    return before + used.joined() + core + used.reversed().joined() + after
  }

  private func literal(_ text: Substring) -> String {
    isPlain
      ? String(text) : MarkdownShape.lines(String(text)).map { Self.escaped($0) }.joined(separator: "\n")
  }

  /// A line whose marks mean nothing.
  private static func escaped(_ line: Substring) -> String {
    var result = ""
    for character in line {
      if "\\`*_[]<>~|&".contains(character) { result.append("\\") }
      result.append(character)
    }
    let start = result.prefix(while: { $0 == " " })
    let rest = result.dropFirst(start.count)
    let digits = rest.prefix(while: \.isNumber)
    if let first = rest.first, "#+-=".contains(first) { return start + "\\" + rest }
    if !digits.isEmpty, let mark = rest.dropFirst(digits.count).first, mark == "." || mark == ")" {
      return start + digits + "\\" + rest.dropFirst(digits.count)
    }
    return result
  }
}
