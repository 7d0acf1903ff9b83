import CMarkdown

/// Turns the calls of the parser into blocks. Containers under way are on a stack of its own, so that no
/// nesting of the text nests calls; deeper than `Markdown.deepest`, containers are left out and what they
/// hold goes into the one around them.
final class MarkdownBuilder {
  private struct Frame {
    enum Kind {
      case document, quote
      case list(start: Int?, isTight: Bool)
      case item(isDone: Bool?)
    }
    let kind: Kind
    var blocks: [Block] = []
    var items: [MarkdownList.Item] = []
  }

  /// What the text that comes now belongs to.
  private enum Leaf { case inline, code, html }

  private var stack = [Frame(kind: .document)]
  /// Containers that were entered too deep and still have to be left.
  private var skipped = 0
  private var leaf = Leaf.inline
  private var inline = StyledText()
  private var raw = ""
  private var spans = OpenSpans()
  private var headingLevel = 1
  private var codeLanguage = ""
  private var isInTable = false
  private var rows: [[StyledText]] = []
  private var alignments: [MarkdownTable.Alignment] = []

  /// The blocks of the whole document.
  func finished() -> [Block] { stack[0].blocks }

  func enter(block kind: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    endTightParagraph()
    switch kind {
    case MD_BLOCK_QUOTE: open(.quote)
    case MD_BLOCK_UL:
      open(.list(start: nil, isTight: detail?.load(as: MD_BLOCK_UL_DETAIL.self).is_tight != 0))
    case MD_BLOCK_OL:
      let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self)
      open(.list(start: Int(list?.start ?? 1), isTight: list?.is_tight != 0))
    case MD_BLOCK_LI:
      let item = detail?.load(as: MD_BLOCK_LI_DETAIL.self)
      let isTask = item.map { $0.is_task != 0 } ?? false
      open(.item(isDone: isTask ? item?.task_mark != 0x20 : nil))
    case MD_BLOCK_H: headingLevel = Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1)
    case MD_BLOCK_CODE:
      (leaf, raw) = (.code, "")
      codeLanguage = detail.map { Markdown.string($0.load(as: MD_BLOCK_CODE_DETAIL.self).lang) } ?? ""
    case MD_BLOCK_HTML: (leaf, raw) = (.html, "")
    case MD_BLOCK_TABLE: (rows, alignments, isInTable) = ([], [], true)
    case MD_BLOCK_TR: rows.append([])
    case MD_BLOCK_TH: alignments.append(Self.alignment(detail))
    default: break
    }
  }

  func leave(block kind: MD_BLOCKTYPE) {
    switch kind {
    case MD_BLOCK_QUOTE, MD_BLOCK_UL, MD_BLOCK_OL, MD_BLOCK_LI:
      endTightParagraph()
      close()
    case MD_BLOCK_P: endParagraph { .paragraph($0) }
    case MD_BLOCK_H: endParagraph { .heading(headingLevel, $0) }
    case MD_BLOCK_HR: add(.rule)
    case MD_BLOCK_CODE:
      add(.code(language: codeLanguage, text: Self.visible(code: raw)))
      leaf = .inline
    case MD_BLOCK_HTML:
      add(.html(Self.visible(code: raw)))
      leaf = .inline
    case MD_BLOCK_TH, MD_BLOCK_TD:
      if !rows.isEmpty { rows[rows.count - 1].append(inline) }
      inline = StyledText()
    case MD_BLOCK_TABLE:
      isInTable = false
      add(
        .table(MarkdownTable(alignments: alignments, head: rows.first ?? [], rows: Array(rows.dropFirst()))))
    default: break
    }
  }

  func enter(span kind: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch kind {
    case MD_SPAN_A:
      spans.links.append(detail.map { Markdown.string($0.load(as: MD_SPAN_A_DETAIL.self).href) } ?? "")
    case MD_SPAN_IMG:
      let source = detail.map { Markdown.string($0.load(as: MD_SPAN_IMG_DETAIL.self).src) } ?? ""
      spans.images.append((source, inline.text.utf8.count, spans.link))
    default: spans.enter(kind)
    }
  }

  func leave(span kind: MD_SPANTYPE) {
    switch kind {
    case MD_SPAN_A: _ = spans.links.popLast()
    case MD_SPAN_IMG:
      // Without alternative text there would be nothing to hold the source.
      if spans.images.last?.start == inline.text.utf8.count { append("image", .decoration) }
      _ = spans.images.popLast()
    default: spans.leave(kind)
    }
  }

  func text(_ kind: MD_TEXTTYPE, _ text: String) {
    guard leaf == .inline else {
      raw +=
        kind == MD_TEXT_NULLCHAR
        ? "\u{FFFD}" : kind == MD_TEXT_ENTITY ? CharacterReference.decoded(text) : text
      return
    }
    switch kind {
    case MD_TEXT_NULLCHAR: append("\u{FFFD}")
    case MD_TEXT_BR, MD_TEXT_SOFTBR: append("\n")
    case MD_TEXT_ENTITY: append(CharacterReference.decoded(text))
    case MD_TEXT_HTML: append(text, .html)
    // In a table the bar of a code span is escaped; the parser leaves the backslash there.
    case MD_TEXT_CODE where isInTable:
      append(text.split(separator: "\\|", omittingEmptySubsequences: false).joined(separator: "|"))
    default: append(text)
    }
  }

  private func append(_ text: String, _ more: TextAttributes = []) {
    inline.append(
      Self.visible(inline: text), spans.attributes.union(more), link: spans.link,
      image: spans.images.first?.source)
  }

  private func add(_ block: Block) { stack[stack.count - 1].blocks.append(block) }

  private func endParagraph(_ make: (StyledText) -> Block) {
    add(make(inline))
    inline = StyledText()
  }

  /// Items of tight lists hold text with no paragraph around it.
  private func endTightParagraph() {
    if !inline.text.isEmpty { endParagraph { .paragraph($0) } }
  }

  private func open(_ kind: Frame.Kind) {
    if skipped > 0 || stack.count > Markdown.deepest { skipped += 1 } else { stack.append(Frame(kind: kind)) }
  }

  private func close() {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard stack.count > 1, var frame = stack.popLast() else { return }
    switch frame.kind {
    case .document: break
    case .quote: add(.quote(frame.blocks))
    case .item(let isDone):
      stack[stack.count - 1].items.append(MarkdownList.Item(frame.blocks, isDone: isDone))
    case .list(let start, let isTight):
      if !frame.blocks.isEmpty { frame.items.append(MarkdownList.Item(frame.blocks)) }
      add(.list(MarkdownList(start: start, isTight: isTight, items: frame.items)))
    }
  }

  private static func alignment(_ detail: UnsafeMutableRawPointer?) -> MarkdownTable.Alignment {
    switch detail?.load(as: MD_BLOCK_TD_DETAIL.self).align {
    case MD_ALIGN_CENTER: .center
    case MD_ALIGN_RIGHT: .right
    default: .left
    }
  }

  /// Inline text as it may be drawn; a tab is a space there.
  private static func visible(inline text: String) -> String {
    guard text.utf8.contains(0x09) else { return Sanitizer.visible(text) }
    return Sanitizer.visible(String(text.unicodeScalars.map { $0 == "\t" ? " " : Character($0) }))
  }

  /// Code as it may be drawn; tabs go to the next fourth column.
  static func visible(code text: String) -> String {
    guard text.utf8.contains(0x09) else { return Sanitizer.visible(text) }
    var expanded = String.UnicodeScalarView()
    var column = 0
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        let spaces = 4 - column % 4
        expanded.append(contentsOf: repeatElement(" ", count: spaces))
        column += spaces
      } else {
        expanded.append(scalar)
        column = scalar == "\n" ? 0 : column + DisplayWidth.columns(of: scalar)
      }
    }
    return Sanitizer.visible(String(expanded))
  }
}

/// The spans around the text that comes now. The same kind may be open several times.
private struct OpenSpans {
  var links: [String] = []
  /// With where their text begins, and the link they stand in.
  var images: [(source: String, start: Int, link: String?)] = []
  private var depths = [0, 0, 0, 0]

  private static let kinds: [(kind: MD_SPANTYPE, attribute: TextAttributes)] = [
    (MD_SPAN_STRONG, .bold), (MD_SPAN_EM, .italic), (MD_SPAN_DEL, .strike), (MD_SPAN_CODE, .code),
  ]

  mutating func enter(_ kind: MD_SPANTYPE) {
    for index in depths.indices where Self.kinds[index].kind == kind { depths[index] += 1 }
  }

  mutating func leave(_ kind: MD_SPANTYPE) {
    for index in depths.indices where Self.kinds[index].kind == kind { depths[index] -= 1 }
  }

  /// The link around the text. Links and images inside an image are only its alternative text.
  var link: String? { images.isEmpty ? links.last : images[0].link }

  var attributes: TextAttributes {
    var attributes: TextAttributes = link == nil ? [] : .link
    if !images.isEmpty { attributes.insert(.image) }
    for index in depths.indices where depths[index] > 0 { attributes.insert(Self.kinds[index].attribute) }
    return attributes
  }
}
