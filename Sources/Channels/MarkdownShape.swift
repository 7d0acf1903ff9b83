import Text

/// What a Markdown text is made of, as far as the limitations ask.
struct MarkdownShape: Hashable, Sendable {
  /// Whether it shows a picture.
  var hasImage = false
  /// Whether it shows anything else.
  var hasWords = false

  /// Looks at a Markdown text.
  init(_ text: String) {
    // Nearly every message: nothing in it can be a picture.
    guard text.contains("![") else {
      hasWords = text.contains { !$0.isWhitespace }
      return
    }
    for block in Markdown.parse(text) { look(at: block) }
  }

  private mutating func look(at block: Block) {
    switch block {
    case .paragraph(let text), .heading(_, let text): look(at: text)
    case .list(let list):
      for item in list.items {
        for block in item.blocks { look(at: block) }
      }
    case .quote(let blocks):
      for block in blocks { look(at: block) }
    case .table(let table):
      for cell in table.head + table.rows.joined() { look(at: cell) }
    case .code, .html: hasWords = true
    case .rule: break
    }
  }

  private mutating func look(at text: StyledText) {
    for run in text.runs {
      if run.attributes.contains(.image) {
        hasImage = true
      } else if !text.slice(run.range).allSatisfy(\.isWhitespace) {
        hasWords = true
      }
    }
  }

  /// The lines of a text, whichever way it ends them.
  static func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  /// The text parted wherever two or more blank lines stand outside code.
  static func blocks(_ text: String) -> [RenderedMessage.Block] {
    var blocks: [RenderedMessage.Block] = []
    var blanks = 0
    var fence: Substring?
    for line in lines(text) {
      if fence == nil, isBlank(line) {
        blanks += 1
        continue
      }
      if blocks.isEmpty || blanks > 1 {
        blocks.append(
          RenderedMessage.Block(text: String(line), blankLinesBefore: blocks.isEmpty ? 0 : blanks))
      } else {
        blocks[blocks.count - 1].text += (blanks == 1 ? "\n\n" : "\n") + line
      }
      blanks = 0
      fence = fenceOpen(after: line, fence)
    }
    return blocks
  }

  /// The text with one more blank line wherever lines part; code blocks and tables keep theirs.
  static func spaced(_ text: String) -> String {
    let lines = lines(text)
    guard let last = lines.lastIndex(where: { !isBlank($0) }), last > 0 else { return text }
    var spaced: [Substring] = []
    var fence: Substring?
    for (line, next) in zip(lines[..<last], lines[1...]) {
      spaced.append(line)
      fence = fenceOpen(after: line, fence)
      if fence == nil, !isBlank(line), !areOne(line, next) { spaced.append("") }
    }
    guard spaced.count > last else { return text }
    return (spaced + lines[last...]).joined(separator: "\n")
  }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }

  /// Whether two lines make one thing that a blank line would break: rows of a table, an underlined title.
  private static func areOne(_ line: Substring, _ next: Substring) -> Bool {
    let start = next.drop { $0 == " " }
    if start.first == "|" { return line.contains("|") }
    return start.count >= 2 && (start.allSatisfy { $0 == "=" } || start.allSatisfy { $0 == "-" })
  }

  /// The marker of the code block that is open after a line, given the one that was open before it.
  private static func fenceOpen(after line: Substring, _ open: Substring?) -> Substring? {
    let start = line.drop { $0 == " " }
    guard let character = start.first, character == "`" || character == "~" else { return open }
    let marker = start.prefix { $0 == character }
    guard marker.count >= 3 else { return open }
    guard let open else { return marker }
    let closes =
      open.first == character && marker.count >= open.count && isBlank(start.dropFirst(marker.count))
    return closes ? nil : open
  }
}
