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
  public func lines(of text: some StringProtocol) -> [Substring] {
    var lines: [Substring] = []
    forEachLine(of: text) {
      lines.append($0)
      return true
    }
    return lines
  }

  /// How many lines a text takes, without keeping them.
  public func lineCount(of text: some StringProtocol) -> Int {
    var count = 0
    forEachLine(of: text) { _ in
      count += 1
      return true
    }
    return count
  }

  /// Visits the lines from the first on until `body` answers false.
  public func forEachLine(of text: some StringProtocol, _ body: (Substring) -> Bool) {
    let text = Substring(text)
    var line = Line(start: text.startIndex)
    var limit = width
    var index = text.startIndex
    while index < text.endIndex {
      let next = DisplayWidth.clusterEnd(in: text, from: index)
      let cluster = Cluster(in: text, from: index, to: next)
      if cluster.kind == .lineBreak {
        guard body(text[line.start..<line.end(at: index, limit: limit)]) else { return }
        line = Line(start: next)
        limit = width - hanging
      } else {
        line.noteBreak(before: cluster, at: index)
        if cluster.kind != .space, line.used + cluster.columns > limit, index > line.start {
          let finished = line.breakLine(at: index)
          if !finished.isEmpty {
            guard body(text[finished]) else { return }
            limit = width - hanging
          }
          // What moved to the new line is read again: it may be too long for that as well.
          index = line.start
          continue
        }
        line.add(cluster, to: next, at: index)
      }
      index = next
    }
    _ = body(text[line.start..<line.end(at: text.endIndex, limit: limit)])
  }
}

extension Wrap {
  /// What wrapping wants to know of a cluster.
  private struct Cluster {
    enum Kind { case lineBreak, space, hyphen, opening, closing, ideograph, wideOpening, wideClosing, other }
    let kind: Kind
    let columns: Int

    @inline(__always)
    init(in text: Substring, from index: Substring.Index, to next: Substring.Index) {
      let byte = text.utf8[index]
      if byte < 0x80, text.utf8.index(after: index) == next {
        columns = 1
        kind = Self.kind(ofASCII: byte)
      } else if byte < 0x80, text[index] == "\r\n" {
        columns = 0
        kind = .lineBreak
      } else {
        columns = DisplayWidth.columns(of: text[index])
        kind =
          switch DisplayWidth.scalarClass(text.unicodeScalars[index]) {
          case .lineBreak: .lineBreak
          case .ideograph, .wideEmoji, .skinTone: .ideograph
          case .wideOpening: .wideOpening
          case .wideClosing: .wideClosing
          default: .other
          }
      }
    }

    @inline(__always)
    private static func kind(ofASCII byte: UInt8) -> Kind {
      switch byte {
      case 0x0A: .lineBreak
      case 0x20: .space
      case 0x2D: .hyphen
      case 0x28, 0x5B, 0x7B: .opening
      case 0x21, 0x25, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: .closing
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
    var start: Substring.Index
    var used = 0
    private var last: Cluster.Kind?
    /// Whether the last hyphen stood at the beginning of a word, as in `-1` or `--flag`: no break after it.
    private var isHyphenSign = false
    /// Where the line would end and the next one begin; spaces lie between.
    private var opportunity: (end: Substring.Index, next: Substring.Index)?

    init(start: Substring.Index) { self.start = start }

    @inline(__always)
    mutating func noteBreak(before cluster: Cluster, at index: Substring.Index) {
      guard let last, Cluster.mayBreak(between: last, and: cluster.kind) else { return }
      if last == .hyphen, isHyphenSign { return }
      opportunity = (index, index)
    }

    @inline(__always)
    mutating func add(_ cluster: Cluster, to next: Substring.Index, at index: Substring.Index) {
      used += cluster.columns
      if cluster.kind == .space {
        opportunity = (last == .space ? opportunity?.end ?? index : index, next)
      } else if cluster.kind == .hyphen {
        isHyphenSign = last == nil || last == .space || last == .hyphen && isHyphenSign
      }
      last = cluster.kind
    }

    /// Ends the line at its last opportunity, or here. What it held is empty when that was only spaces.
    mutating func breakLine(at index: Substring.Index) -> Range<Substring.Index> {
      let (end, next) = opportunity ?? (index, index)
      let finished = start..<end
      self = Line(start: next)
      return finished
    }

    /// Where the line ends when the text does: spaces that do not fit are left out.
    func end(at index: Substring.Index, limit: Int) -> Substring.Index {
      if used > limit, last == .space, let opportunity { return opportunity.end }
      return index
    }
  }
}
