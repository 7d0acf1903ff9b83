/// Breaks text into lines of a number of columns, at spaces, after hyphens and between ideographs; a word
/// that is longer than a line is broken between clusters. Explicit line breaks stay.
///
/// Lines are slices of the text: nothing is copied. Spaces at a break belong to no line.
public struct Wrap: Hashable, Sendable {
  /// Columns of a line, at least 1.
  public let width: Int
  /// Columns by which every line after the first is shorter, because it is drawn further to the right.
  public let hanging: Int

  /// Makes a wrapping; `width` is at least 1 and `hanging` leaves at least one column.
  public init(width: Int, hanging: Int = 0) {
    self.width = max(width, 1)
    self.hanging = min(max(hanging, 0), self.width - 1)
  }

  /// The lines of a text; one empty line for an empty text.
  public func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    forEachLine(of: text) {
      lines.append($0)
      return true
    }
    return lines
  }

  /// How many lines a text takes, without keeping them.
  public func lineCount(of text: String) -> Int {
    var count = 0
    forEachRange(in: text[...]) { _ in
      count += 1
      return true
    }
    return count
  }

  /// Visits the lines from the first on until `body` answers false.
  public func forEachLine(of text: String, _ body: (Substring) -> Bool) {
    forEachRange(in: text[...]) { body(text[...].slice($0)) }
  }

  /// Visits the lines as ranges of UTF-8 offsets.
  func forEachRange(in text: Substring, _ body: (Range<Int>) -> Bool) {
    text.withBytes { bytes in
      var scanner = ClusterScanner(bytes)
      var line = Line(start: 0)
      var limit = width
      while let cluster = scanner.next() {
        let kind = Kind(cluster, in: bytes)
        if kind == .lineBreak {
          guard body(line.start..<line.end(at: cluster.start, limit: limit)) else { return }
          line = Line(start: cluster.end)
          limit = width - hanging
          continue
        }
        line.noteBreak(before: kind, at: cluster.start)
        if kind != .space, line.used + cluster.columns > limit, cluster.start > line.start {
          let finished = line.breakLine(at: cluster.start)
          if !finished.isEmpty {
            guard body(finished) else { return }
            limit = width - hanging
          }
          // What moved to the new line is read again: it may be too long for that as well.
          scanner = ClusterScanner(bytes, from: line.start)
          continue
        }
        line.add(kind, columns: cluster.columns, from: cluster.start, to: cluster.end)
      }
      _ = body(line.start..<line.end(at: bytes.count, limit: limit))
    }
  }
}

extension Wrap {
  /// What wrapping wants to know of a cluster.
  private enum Kind {
    case lineBreak, space, hyphen, opening, closing, ideograph, wideOpening, wideClosing, other

    @inline(__always)
    init(_ cluster: ClusterScanner.Cluster, in bytes: UnsafeBufferPointer<UInt8>) {
      let byte = bytes[cluster.start]
      let isAlone = cluster.end - cluster.start == 1
      self =
        switch (byte, cluster.kind) {
        case (0x0A, _),
          (0x0D, _) where bytes[cluster.end - 1] == 0x0A:
          .lineBreak
        case (_, .lineBreak): .lineBreak
        case (_, .ideograph), (_, .wideEmoji), (_, .skinTone): .ideograph
        case (_, .wideOpening): .wideOpening
        case (_, .wideClosing): .wideClosing
        case (0x20, _) where isAlone: .space
        case (0x2D, _) where isAlone: .hyphen
        case (0x28, _), (0x5B, _), (0x7B, _): .opening
        case (0x21, _), (0x25, _), (0x29, _), (0x2C, _), (0x2E, _), (0x3A, _), (0x3B, _), (0x3F, _),
          (0x5D, _),
          (0x7D, _):
          .closing
        default: .other
        }
    }

    /// Whether a line may break between two clusters that no space parts.
    @inline(__always)
    static func mayBreak(between last: Kind, and next: Kind) -> Bool {
      switch (last, next) {
      case (.space, _), (_, .space), (.opening, _), (.wideOpening, _), (_, .closing), (_, .wideClosing): false
      case (.hyphen, .other): true
      case (.ideograph, _), (_, .ideograph), (.wideClosing, _), (_, .wideOpening): true
      default: false
      }
    }
  }

  /// The line under way and the last place where it may end.
  private struct Line {
    var start: Int
    var used = 0
    private var last: Kind?
    /// Whether the last hyphen stood at the beginning of a word, as in `-1` or `--flag`: no break after it.
    private var isHyphenSign = false
    /// Where the line would end and the next one begin; spaces lie between.
    private var opportunity: (end: Int, next: Int)?

    init(start: Int) { self.start = start }

    @inline(__always)
    mutating func noteBreak(before kind: Kind, at offset: Int) {
      guard let last, Kind.mayBreak(between: last, and: kind) else { return }
      if last == .hyphen, isHyphenSign { return }
      opportunity = (offset, offset)
    }

    @inline(__always)
    mutating func add(_ kind: Kind, columns: Int, from offset: Int, to end: Int) {
      used += columns
      if kind == .space {
        opportunity = (last == .space ? opportunity?.end ?? offset : offset, end)
      } else if kind == .hyphen {
        isHyphenSign = last == nil || last == .space || last == .hyphen && isHyphenSign
      }
      last = kind
    }

    /// Ends the line at its last opportunity, or here. What it held is empty when that was only spaces.
    mutating func breakLine(at offset: Int) -> Range<Int> {
      let (end, next) = opportunity ?? (offset, offset)
      let finished = start..<end
      self = Line(start: next)
      return finished
    }

    /// Where the line ends when the text does: spaces that do not fit are left out.
    func end(at offset: Int, limit: Int) -> Int {
      if used > limit, last == .space, let opportunity { return opportunity.end }
      return offset
    }
  }
}
