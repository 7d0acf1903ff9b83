import CMarkdown

/// Markdown as chat clients show it, parsed by md4c (CommonMark 0.30 with tables, strikethrough, task lists and
/// bare links). Nothing in it is ever executed, fetched or passed to the terminal: HTML is text, a link shows
/// where it leads, and every piece goes through the sanitiser.
public enum Markdown {
  /// What is recognised.
  public enum Dialect: Sendable {
    /// CommonMark with the extensions of GitHub.
    case extended
    /// CommonMark alone.
    case commonMark
    /// What cards know of it: no HTML, no code by indentation.
    case card

    var flags: UInt32 {
      switch self {
      case .extended:
        UInt32(
          MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS
            | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS)
      case .commonMark: 0
      case .card: UInt32(MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS | MD_FLAG_NOINDENTEDCODEBLOCKS)
      }
    }
  }

  /// The longest text that is parsed, in bytes; the rest is left out and the last block says so.
  public static let longest = 64 * 1024
  /// Quotations, lists and items nested deeper than this are shown at this depth.
  public static let deepest = 100

  /// The blocks of a document. Line breaks inside a paragraph stay, as chat clients keep them.
  public static func parse(_ text: String, dialect: Dialect = .extended) -> [Block] {
    let text = dialect == .extended ? TableLines.mended(text) : text
    var bytes = Array(text.utf8.prefix(longest))
    let isCut = text.utf8.count > longest
    // Never end inside a scalar.
    while isCut, let last = bytes.last, last >= 0x80 {
      bytes.removeLast()
      if last >= 0xC0 { break }
    }
    let builder = MarkdownBuilder()
    var blocks =
      parse(bytes, flags: dialect.flags, into: builder)
      ? builder.finished() : [.html(MarkdownBuilder.visible(code: String(decoding: bytes, as: UTF8.self)))]
    if isCut {
      blocks.append(.paragraph(StyledText("[cut after \(longest / 1024) KiB]", [.decoration, .italic])))
    }
    return blocks
  }

  /// Whether the parser got to the end; it fails only when memory runs out.
  private static func parse(_ bytes: [UInt8], flags: UInt32, into builder: MarkdownBuilder) -> Bool {
    var parser = MD_PARSER()
    parser.flags = flags
    parser.enter_block = { kind, detail, data in
      builderBehind(data)?.enter(block: kind, detail)
      return 0
    }
    parser.leave_block = { kind, _, data in
      builderBehind(data)?.leave(block: kind)
      return 0
    }
    parser.enter_span = { kind, detail, data in
      builderBehind(data)?.enter(span: kind, detail)
      return 0
    }
    parser.leave_span = { kind, _, data in
      builderBehind(data)?.leave(span: kind)
      return 0
    }
    parser.text = { kind, text, size, data in
      builderBehind(data)?.text(kind, Markdown.string(text, size))
      return 0
    }
    // md4c 0.4.8 looks at one byte after a text that ends in digits, for the dot of a list: it must find none there.
    let ended = bytes + [0]
    return withExtendedLifetime(builder) {
      ended.withUnsafeBytes { buffer in
        md_parse(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(bytes.count), &parser,
          Unmanaged.passUnretained(builder).toOpaque()) == 0
      }
    }
  }

  /// Text the parser points at: never ended by a zero.
  static func string(_ start: UnsafePointer<CChar>?, _ size: MD_SIZE) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(size)), as: UTF8.self)
  }

  /// A destination or title with its character references read, on one line.
  static func string(_ attribute: MD_ATTRIBUTE) -> String {
    guard let text = attribute.text, attribute.size > 0 else { return "" }
    var result = ""
    var part = 0
    while attribute.substr_offsets[part] < attribute.size {
      let start = attribute.substr_offsets[part]
      let piece = string(text + Int(start), attribute.substr_offsets[part + 1] - start)
      result += attribute.substr_types[part] == MD_TEXT_ENTITY ? CharacterReference.decoded(piece) : piece
      part += 1
    }
    return Sanitizer.visible(result, as: .line)
  }
}

private func builderBehind(_ data: UnsafeMutableRawPointer?) -> MarkdownBuilder? {
  data.map { Unmanaged<MarkdownBuilder>.fromOpaque($0).takeUnretainedValue() }
}
