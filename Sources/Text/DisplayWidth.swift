/// How many columns text takes, decided by one committed table and never by the C library or the terminal.
///
/// A cluster is drawn as one cell for each of its spacing scalars, with the marks that follow it. Joiners and
/// presentation selectors are not drawn, because a dangling joiner makes some terminals glue the next cell to
/// it; after an emoji, a joiner or a skin tone ends the drawing, so that a family shows as its first member.
/// The width of a cluster is the sum over the cells that are drawn.
public enum DisplayWidth {
  /// The class of a scalar.
  public static func scalarClass(_ scalar: Unicode.Scalar) -> ScalarClass {
    let code = Int(scalar.value)
    guard code < tableEnd else { return (0xE0100...0xE01EF).contains(code) ? .presentation : .hidden }
    let stage = ScalarTable.index.utf8Start + (code >> 7) * 2
    let block = (Int(stage[0]) - 0x41) * 26 + Int(stage[1]) - 0x41
    return ScalarClass(rawValue: ScalarTable.blocks.utf8Start[block << 7 | code & 127]) ?? .hidden
  }

  /// The scalars the table covers: its index has two letters for each 128 of them.
  private static let tableEnd = ScalarTable.index.utf8CodeUnitCount / 2 * 128

  /// Columns of one scalar: 0, 1 or 2. What must not be drawn counts 1, for the U+FFFD drawn in its place.
  public static func columns(of scalar: Unicode.Scalar) -> Int { scalarClass(scalar).width }

  /// Columns of one cluster.
  public static func columns(of character: Character) -> Int {
    var columns = 0
    forEachGlyph(of: character) { columns += $0.width }
    return columns
  }

  /// Columns of a text on one line.
  public static func columns(of text: some StringProtocol) -> Int {
    var columns = 0
    forEachCluster(in: text[...]) { width, _ in
      columns += width
      return true
    }
    return columns
  }

  /// The longest beginning of a text that fits, ending between clusters.
  ///
  /// - Parameter limit: columns; nothing fits in fewer than 1.
  public static func prefix<Text: StringProtocol>(of text: Text, columns limit: Int) -> Text.SubSequence {
    var used = 0
    var end = text.startIndex
    forEachCluster(in: text[...]) { width, next in
      guard used + width <= limit else { return false }
      used += width
      end = next
      return true
    }
    return text[..<end]
  }

  /// The longest end of a text that fits, beginning between clusters.
  ///
  /// - Parameter limit: columns; nothing fits in fewer than 1.
  public static func suffix<Text: StringProtocol>(of text: Text, columns limit: Int) -> Text.SubSequence {
    var used = 0
    var start = text.endIndex
    while start > text.startIndex {
      let previous = text.index(before: start)
      used += columns(of: text[previous])
      guard used <= limit else { break }
      start = previous
    }
    return text[start...]
  }

  /// The text itself when it fits, and otherwise its beginning with an ellipsis.
  public static func fitted(_ text: String, columns limit: Int, ellipsis: String) -> String {
    guard text.utf8.count > limit, columns(of: text) > limit else { return text }
    let room = limit - columns(of: ellipsis)
    return room < 0 ? String(prefix(of: text, columns: limit)) : prefix(of: text, columns: room) + ellipsis
  }

  /// Visits the clusters of a text in order until `body` answers false.
  ///
  /// - Parameter body: gets the columns of the cluster and the index after it.
  public static func forEachCluster<Text: StringProtocol>(
    in text: Text, _ body: (_ columns: Int, _ end: Text.Index) -> Bool
  ) {
    var index = text.startIndex
    while index < text.endIndex {
      let next = clusterEnd(in: text, from: index)
      let byte = text.utf8[index]
      let isPlain = byte < 0x7F && byte >= 0x20 && text.utf8.index(after: index) == next
      guard body(isPlain ? 1 : columns(of: text[index]), next) else { return }
      index = next
    }
  }

  /// The index after the cluster that begins at `index`; two ASCII bytes in a row need no tables.
  @inline(__always)
  static func clusterEnd<Text: StringProtocol>(in text: Text, from index: Text.Index) -> Text.Index {
    let utf8 = text.utf8
    let byte = utf8[index]
    if byte < 0x80, byte != 0x0D {
      let next = utf8.index(after: index)
      if next == text.endIndex || utf8[next] < 0x80 { return next }
    }
    return text.index(after: index)
  }

  /// Visits the cells that draw a text until `body` answers false.
  public static func forEachGlyph<Text: StringProtocol>(in text: Text, _ body: (Glyph) -> Bool) {
    var index = text.startIndex
    var goesOn = true
    while goesOn, index < text.endIndex {
      let next = clusterEnd(in: text, from: index)
      let byte = text.utf8[index]
      if byte < 0x7F, byte >= 0x20, text.utf8.index(after: index) == next {
        goesOn = body(Glyph(scalar: Unicode.Scalar(byte), width: 1))
      } else {
        forEachGlyph(of: text[index]) { if goesOn { goesOn = body($0) } }
      }
      index = next
    }
  }

  /// The cells that draw one cluster.
  public static func glyphs(of character: Character) -> [Glyph] {
    var glyphs: [Glyph] = []
    forEachGlyph(of: character) { glyphs.append($0) }
    return glyphs
  }

  private static func forEachGlyph(of character: Character, _ body: (Glyph) -> Void) {
    var pending: Glyph?
    var isEmoji = false
    for scalar in character.unicodeScalars {
      let kind = scalarClass(scalar)
      switch kind {
      case .mark:
        pending = pending.map { $0.adding(scalar) } ?? .replacement
      case .joiner, .skinTone:
        if isEmoji, let pending { return body(pending) }
        if kind == .joiner, pending != nil { continue }
        if let pending { body(pending) }
        pending = kind == .joiner ? .replacement : Glyph(scalar: scalar, width: 2)
        isEmoji = true
      case .presentation where pending != nil:
        continue
      default:
        if let pending { body(pending) }
        pending = kind.isDrawable ? Glyph(scalar: scalar, width: kind.width) : .replacement
        isEmoji = kind == .wideEmoji || kind == .narrowEmoji
      }
    }
    if let pending { body(pending) }
  }
}
