/// Text in the small set of tags of `textFormat: xml` (Bot Framework activity schema): bold, italic, strikethrough,
/// code, line breaks, paragraphs, lists and links. Anything else between angle brackets is shown as it stands; nothing is
/// ever executed or fetched.
public enum TaggedText {
  /// The longest tag that is looked for, in characters.
  private static let longestTag = 2_000

  /// The text as blocks, one for each paragraph.
  public static func parse(_ text: String) -> [Block] {
    var reader = Reader()
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      reader.add(String(rest[..<open]))
      rest = rest[open...]
      guard let close = rest.prefix(longestTag).firstIndex(of: ">"),
        reader.obey(rest[rest.index(after: open)..<close])
      else {
        reader.add("<")
        rest = rest.dropFirst()
        continue
      }
      rest = rest[rest.index(after: close)...]
    }
    reader.add(String(rest))
    return reader.finished()
  }

  private struct Reader {
    private var blocks: [Block] = []
    private var paragraph = StyledText()
    private var depths: [UInt16: Int] = [:]
    private var links: [String] = []
    /// The list under way; nil outside one.
    private var list: MarkdownList?

    private static let attributes: [String: TextAttributes] = [
      "b": .bold, "strong": .bold, "i": .italic, "em": .italic, "s": .strike, "del": .strike,
      "strike": .strike, "pre": .code, "code": .code,
    ]

    mutating func add(_ text: String) {
      guard !text.isEmpty else { return }
      var attributes: TextAttributes = links.isEmpty ? [] : .link
      for (bits, depth) in depths where depth > 0 { attributes.insert(TextAttributes(rawValue: bits)) }
      paragraph.append(Sanitizer.visible(CharacterReference.filled(text)), attributes, link: links.last)
    }

    /// Obeys a tag, without its brackets; false for one that is not known.
    mutating func obey(_ tag: Substring) -> Bool {
      let isClosing = tag.first == "/"
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
      if let attribute = Self.attributes[name] {
        depths[attribute.rawValue] = max(0, depths[attribute.rawValue, default: 0] + (isClosing ? -1 : 1))
        return true
      }
      switch name {
      case "br": paragraph.append("\n")
      case "p", "div": endParagraph()
      case "ul", "ol":
        endList()
        if !isClosing { list = MarkdownList(start: name == "ol" ? 1 : nil, isTight: true, items: []) }
      case "li": endParagraph()
      case "u", "span", "font": break
      case "a" where isClosing: _ = links.popLast()
      case "a": links.append(Self.address(tag))
      default: return false
      }
      return true
    }

    /// What was read since the last paragraph becomes one, or an item of the list under way.
    private mutating func endParagraph() {
      defer { paragraph = StyledText() }
      guard paragraph.text.contains(where: { !$0.isWhitespace }) else { return }
      if list == nil {
        blocks.append(.paragraph(paragraph))
      } else {
        list?.items.append(MarkdownList.Item([.paragraph(paragraph)]))
      }
    }

    private mutating func endList() {
      endParagraph()
      if let list, !list.items.isEmpty { blocks.append(.list(list)) }
      list = nil
    }

    mutating func finished() -> [Block] {
      endList()
      return blocks
    }

    private static func address(_ tag: Substring) -> String {
      for quote in ["\"", "'"] {
        guard let start = tag.firstRange(of: "href=\(quote)") else { continue }
        let address = String(tag[start.upperBound...].prefix { String($0) != quote })
        return Sanitizer.visible(CharacterReference.filled(address), as: .line)
      }
      return ""
    }
  }
}

extension CharacterReference {
  /// A text with its references read.
  static func filled(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var filled = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      filled += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";") else {
        filled += "&"
        rest = rest.dropFirst()
        continue
      }
      filled += decoded(String(rest[...end]))
      rest = rest[rest.index(after: end)...]
    }
    return filled + rest
  }
}
