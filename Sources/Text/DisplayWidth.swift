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
    guard code < ScalarTable.end else {
      return (0xE0100...0xE01EF).contains(code) ? .presentation : .hidden
    }
    let stage = ScalarTable.index.utf8Start + (code >> 7) * 2
    let block = (Int(stage[0]) - 0x41) * 26 + Int(stage[1]) - 0x41
    return ScalarClass(rawValue: ScalarTable.blocks.utf8Start[block << 7 | code & 127]) ?? .hidden
  }

  /// Columns of one scalar: 0, 1 or 2. What must not be drawn counts 1, for the U+FFFD drawn in its place.
  public static func columns(of scalar: Unicode.Scalar) -> Int { scalarClass(scalar).width }

  /// Columns of one cluster.
  public static func columns(of character: Character) -> Int { columns(of: String(character)[...]) }

  /// Columns of a text on one line.
  public static func columns(of text: String) -> Int { columns(of: text[...]) }

  /// Columns of a slice on one line.
  public static func columns(of text: Substring) -> Int {
    text.withBytes { bytes in
      var scanner = ClusterScanner(bytes)
      var columns = 0
      while !scanner.isAtEnd {
        columns += scanner.plainRun().count
        columns += scanner.next()?.columns ?? 0
      }
      return columns
    }
  }

  /// The longest beginning of a text that fits, ending between clusters.
  ///
  /// - Parameter limit: columns; nothing fits in fewer than 1.
  public static func prefix(of text: String, columns limit: Int) -> Substring {
    let end = text[...].withBytes { bytes in
      var scanner = ClusterScanner(bytes)
      var (used, end) = (0, 0)
      while let cluster = scanner.next(), used + cluster.columns <= limit {
        used += cluster.columns
        end = cluster.end
      }
      return end
    }
    return text[...].slice(0..<end)
  }

  /// The longest end of a text that fits, beginning between clusters.
  ///
  /// - Parameter limit: columns; nothing fits in fewer than 1.
  public static func suffix(of text: String, columns limit: Int) -> Substring {
    let start = text[...].withBytes { bytes in
      var excess = columns(of: text) - max(limit, 0)
      var scanner = ClusterScanner(bytes)
      var start = 0
      while excess > 0, let cluster = scanner.next() {
        excess -= cluster.columns
        start = cluster.end
      }
      return start
    }
    return text[...].slice(start..<text.utf8.count)
  }

  /// The text itself when it fits, and otherwise its beginning with an ellipsis.
  public static func fitted(_ text: String, columns limit: Int, ellipsis: String) -> String {
    guard text.utf8.count > limit, columns(of: text) > limit else { return text }
    let room = limit - columns(of: ellipsis)
    return room < 0 ? String(prefix(of: text, columns: limit)) : prefix(of: text, columns: room) + ellipsis
  }

  /// The cells that draw one cluster.
  public static func glyphs(of character: Character) -> [Glyph] {
    var glyphs: [Glyph] = []
    forEachGlyph(in: String(character)[...]) {
      glyphs.append($0)
      return true
    }
    return glyphs
  }

  /// Visits the cells that draw a text until `body` answers false.
  public static func forEachGlyph(in text: Substring, _ body: (Glyph) -> Bool) {
    forEachPiece(
      in: text, plain: { $0.allSatisfy { body(Glyph(scalar: Unicode.Scalar($0), width: 1)) } }, glyph: body)
  }

  /// Visits the cells that draw a text, printable ASCII as bytes by the run and the rest glyph by glyph, until
  /// one of the functions answers false.
  public static func forEachPiece(
    in text: Substring, plain: (UnsafeBufferPointer<UInt8>) -> Bool, glyph: (Glyph) -> Bool
  ) {
    text.withBytes { bytes in
      var scanner = ClusterScanner(bytes)
      while !scanner.isAtEnd {
        let run = scanner.plainRun()
        if !run.isEmpty, !plain(UnsafeBufferPointer(rebasing: bytes[run])) { return }
        guard let cluster = scanner.next(), forEachGlyph(of: cluster, in: bytes, glyph) else { return }
      }
    }
  }

  private static func forEachGlyph(
    of cluster: ClusterScanner.Cluster, in bytes: UnsafeBufferPointer<UInt8>, _ body: (Glyph) -> Bool
  ) -> Bool {
    var scanner = ClusterScanner(UnsafeBufferPointer(rebasing: bytes[cluster.start..<cluster.end]))
    // A mark, joiner or selector with nothing before it is not drawable, as are controls.
    var pending = glyph(scanner.scalar(), cluster.kind.width == 0 ? .hidden : cluster.kind)
    var drawing = ClusterScanner.Drawing(first: cluster.kind)
    while !scanner.isAtEnd {
      let scalar = scanner.scalar()
      let kind = scalarClass(scalar)
      guard drawing.draws(kind) else { continue }
      if kind == .mark {
        pending = pending.adding(scalar)
      } else {
        guard body(pending) else { return false }
        pending = glyph(scalar, kind)
      }
    }
    return body(pending)
  }

  private static func glyph(_ scalar: Unicode.Scalar, _ kind: ScalarClass) -> Glyph {
    kind.isDrawable ? Glyph(scalar: scalar, width: kind.width) : .replacement
  }
}
