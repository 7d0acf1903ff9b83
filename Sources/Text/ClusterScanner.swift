/// Reads the clusters of a text from its UTF-8 bytes, one after another.
///
/// A cluster is what Unicode 15 calls an extended grapheme cluster, derived from `ScalarClass` so that reading
/// ASCII takes no lookup and nothing is allocated. It may differ from Swift's `Character` for what never comes
/// out of the sanitiser, for leading jamo in a row, and for Indic conjuncts, which are several clusters here.
struct ClusterScanner {
  /// One cluster.
  struct Cluster {
    /// Where it is in the bytes.
    var start, end: Int
    /// The columns of the cells that draw it.
    var columns: Int
    /// The class of its first scalar.
    var kind: ScalarClass
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Whether everything was read.
  var isAtEnd: Bool { offset >= bytes.count }

  /// The printable ASCII that comes next, up to the last byte that a mark may follow; it may be empty.
  mutating func plainRun() -> Range<Int> {
    let start = offset
    while offset < bytes.count, bytes[offset] >= 0x20, bytes[offset] < 0x7F { offset += 1 }
    if offset < bytes.count, offset > start, bytes[offset] >= 0x80 { offset -= 1 }
    return start..<offset
  }

  /// The next cluster; nil at the end.
  @inline(__always)
  mutating func next() -> Cluster? {
    guard offset < bytes.count else { return nil }
    let byte = bytes[offset]
    if byte >= 0x20, byte < 0x7F, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 {
      offset += 1
      return Cluster(start: offset - 1, end: offset, columns: 1, kind: .narrow)
    }
    return nextOfMany()
  }

  private mutating func nextOfMany() -> Cluster {
    let start = offset
    let first = scalar()
    let kind = DisplayWidth.scalarClass(first)
    if first == "\r", offset < bytes.count, bytes[offset] == 0x0A {
      offset += 1
      return Cluster(start: start, end: offset, columns: 2, kind: .control)
    }
    // What has nothing to sit on is drawn as U+FFFD, one column.
    var columns = max(kind.width, 1)
    if kind == .control || kind == .hidden || kind == .lineBreak {
      return Cluster(start: start, end: offset, columns: columns, kind: kind)
    }
    // Nothing in ASCII continues a cluster.
    if offset == bytes.count || bytes[offset] < 0x80 {
      return Cluster(start: start, end: offset, columns: columns, kind: kind)
    }
    var drawing = Drawing(first: kind)
    var last = kind
    var isFlagOpen = kind == .regional
    while offset < bytes.count {
      let mark = offset
      let next = DisplayWidth.scalarClass(scalar())
      switch next {
      case .mark, .joiner, .presentation, .spacingMark, .skinTone: break
      case .regional where isFlagOpen: isFlagOpen = false
      case .wideEmoji, .narrowEmoji:
        if last == .joiner, drawing.startedAsEmoji, bytes[mark] >= 0x80 { break }
        offset = mark
        return Cluster(start: start, end: mark, columns: columns, kind: kind)
      default:
        offset = mark
        return Cluster(start: start, end: mark, columns: columns, kind: kind)
      }
      if next != .regional { isFlagOpen = false }
      if drawing.draws(next) { columns += next.width }
      last = next
    }
    return Cluster(start: start, end: offset, columns: columns, kind: kind)
  }

  /// The scalar at the offset, which moves behind it. The bytes are those of a Swift string, hence valid.
  @inline(__always)
  mutating func scalar() -> Unicode.Scalar {
    let first = UInt32(bytes[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    let end = min(offset + length, bytes.count)
    offset += 1
    while offset < end {
      value = value << 6 | UInt32(bytes[offset]) & 0x3F
      offset += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Which scalars of a cluster get a cell: after an emoji, a joiner or a skin tone ends the drawing, except
  /// of marks that sit on it.
  struct Drawing {
    let startedAsEmoji: Bool
    private var isOver = false

    init(first: ScalarClass) {
      startedAsEmoji = first == .wideEmoji || first == .narrowEmoji || first == .skinTone
    }

    /// Whether the next scalar of the cluster is drawn, in a cell of its own or on the last one.
    @inline(__always)
    mutating func draws(_ kind: ScalarClass) -> Bool {
      if startedAsEmoji, kind == .joiner || kind == .skinTone { isOver = true }
      return !isOver && kind != .joiner && kind != .presentation
    }
  }
}

extension Substring {
  /// Calls `body` with the UTF-8 bytes in place.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }

  /// The slice between two offsets of its bytes.
  @inline(__always)
  func slice(_ range: Range<Int>) -> Substring {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return self[start..<utf8.index(start, offsetBy: range.count)]
  }
}
