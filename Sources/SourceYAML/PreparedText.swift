import Basis

/// A file's text as libyaml reads it, and the way back from libyaml's marks to places in the file.
///
/// What libyaml would refuse or misread although the dialect allows it is replaced, scalar for scalar, by
/// stand-ins from a private-use area, so that a mark (an index of scalars) means the same place in both
/// texts. This needs no knowledge of the context: `@`, a backtick, `%` and `*` mean something only where a
/// value may start, and everywhere else the stand-in is turned back into what it stands for.
struct PreparedText {
  /// The part of the text to read.
  struct Segment {
    /// Index of its first scalar.
    var index: Int
    /// The byte of the prepared text it starts at.
    var byte: Int

    static let whole = Segment(index: 0, byte: 0)
  }

  let file: String
  /// UTF-8 without a byte order mark, with stand-ins.
  private(set) var bytes: [UInt8] = []

  private let original: [UInt8]
  private let markLength: Int
  /// The first scalar of each line and its byte in `bytes`.
  private var lines: [Segment] = [.whole]
  /// The byte in `original` of each 64th scalar.
  private var checkpoints: [Int] = []
  private var standIns: StandIns
  private var usesStandIns = false
  /// Whether scalars and bytes are the same thing.
  private let isASCII: Bool

  init(_ text: String, file: String, findings: inout Findings) {
    self.file = file
    original = Array(text.utf8)
    markLength = original.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    isASCII = original[markLength...].allSatisfy { $0 < 0x80 }
    standIns = StandIns(avoiding: original)
    scan(&findings)
  }

  // MARK: - Places

  /// The place of the scalar with that index.
  func position(_ index: Int) -> SourcePosition {
    let line = lineNumber(index)
    return SourcePosition(line: line + 1, column: index - lines[line].index + 1, offset: offset(index))
  }

  /// The stretch between two scalars.
  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, start: position(start), end: position(max(start, end)))
  }

  /// The scalar at an index; nil at the end.
  func scalar(_ index: Int) -> Unicode.Scalar? {
    let start = offset(index)
    guard start < original.count else { return nil }
    let end = min(original.count, start + Self.width(original[start]))
    return String(decoding: original[start..<end], as: UTF8.self).unicodeScalars.first
  }

  /// The text of `count` scalars from an index; shorter at the end.
  func text(_ index: Int, _ count: Int) -> String {
    guard index >= 0 else { return "" }
    return String(decoding: original[offset(index)..<offset(index + count)], as: UTF8.self)
  }

  /// A value as the file has it.
  func restored(_ text: String) -> String {
    guard usesStandIns, text.utf8.contains(StandIns.leadByte) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(standIns.original(of: scalar) ?? scalar) }
    return String(scalars)
  }

  /// The next line after the one of `index` that looks like a key or a list item of the top level.
  func topLevel(afterIndex index: Int) -> Segment? {
    lines[min(lineNumber(index) + 1, lines.count)...].first { line in
      guard line.byte < bytes.count else { return false }
      let rest = bytes[line.byte...].prefix { $0 != 0x0A && $0 != 0x0D }
      if rest.starts(with: Array("- ".utf8)) { return true }
      guard let first = rest.first,
        first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || first == 0x22 || first == 0x27
      else { return false }
      return zip(rest, Array(rest.dropFirst()) + [0x20]).contains { $0 == 0x3A && $1 == 0x20 }
    }
  }

  private func lineNumber(_ index: Int) -> Int {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].index <= index { low = middle } else { high = middle }
    }
    return low
  }

  private func offset(_ index: Int) -> Int {
    if isASCII { return min(max(0, index) + markLength, original.count) }
    let checkpoint = min(index / 64, checkpoints.count - 1)
    guard checkpoint >= 0 else { return markLength }
    var byte = checkpoints[checkpoint]
    for _ in (checkpoint * 64)..<max(index, checkpoint * 64) where byte < original.count {
      byte += Self.width(original[byte])
    }
    return byte
  }

  // MARK: - Scanning

  /// Bytes of the scalar that starts with `lead`, in valid UTF-8.
  private static func width(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Whether a byte is a scalar that needs no second look: nearly all are.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "`"): false
    case 0x20..<0x7F: true
    default: false
    }
  }

  private mutating func scan(_ findings: inout Findings) {
    var byte = markLength
    var copied = byte
    var index = 0
    var anchors: Set<ArraySlice<UInt8>> = []
    var prepared: [UInt8] = []
    while byte < original.count {
      if index & 63 == 0 { checkpoints.append(byte) }
      let lead = original[byte]
      if Self.isPlain(lead) {
        byte += 1
        index += 1
        continue
      }
      let width = Self.width(lead)
      if lead == UInt8(ascii: "&") { anchors.insert(name(after: byte)) }
      if let kind = standIn(at: byte, anchors: anchors) {
        if kind == .control { report(byte: byte, index: index, to: &findings) }
        prepared += original[copied..<byte]
        prepared += standIns.utf8(kind)
        copied = byte + width
      }
      byte += width
      index += 1
      if lead == 0x0A || (lead == 0x0D && !(byte < original.count && original[byte] == 0x0A)) {
        lines.append(Segment(index: index, byte: prepared.count + byte - copied))
      }
    }
    usesStandIns = !prepared.isEmpty
    bytes = prepared + original[copied...]
  }

  /// What must stand in for the scalar at a byte, if anything.
  private func standIn(at byte: Int, anchors: Set<ArraySlice<UInt8>>) -> StandIns.Kind? {
    let lead = original[byte]
    switch lead {
    case UInt8(ascii: "@"): return followsWord(byte) ? nil : .at
    case UInt8(ascii: "`"): return followsWord(byte) ? nil : .backtick
    case UInt8(ascii: "%"): return followsWord(byte) || startsDirective(byte) ? nil : .percent
    case UInt8(ascii: "*"): return followsWord(byte) || startsAlias(byte, anchors) ? nil : .asterisk
    case 0x09, 0x0A, 0x0D, 0x20..<0x7F: return nil
    case 0..<0x20, 0x7F: return .control
    case 0xC2 where original[byte + 1] < 0xA0: return original[byte + 1] == 0x85 ? .nextLine : .control
    case 0xE2 where original[byte + 1] == 0x80 && original[byte + 2] == 0xA8: return .lineSeparator
    case 0xE2 where original[byte + 1] == 0x80 && original[byte + 2] == 0xA9: return .paragraphSeparator
    case 0xEF where original[byte + 1] == 0xBB && original[byte + 2] == 0xBF: return .byteOrderMark
    case 0xEF where original[byte + 1] == 0xBF && original[byte + 2] >= 0xBE: return .control
    default: return nil
    }
  }

  /// Whether a character stands inside a word, where it cannot start a value: most of them do.
  private func followsWord(_ byte: Int) -> Bool {
    byte > markLength && Self.isWord(original[byte - 1])
  }

  private func startsDirective(_ byte: Int) -> Bool {
    guard byte == markLength || original[byte - 1] == 0x0A || original[byte - 1] == 0x0D else { return false }
    let rest = original[(byte + 1)...].prefix(5)
    return rest.elementsEqual("YAML ".utf8) || rest.starts(with: Array("TAG ".utf8))
  }

  /// Whether `*` is followed by the name of an anchor that came before, and then by what may follow an alias.
  private func startsAlias(_ byte: Int, _ anchors: Set<ArraySlice<UInt8>>) -> Bool {
    let name = name(after: byte)
    guard !name.isEmpty, anchors.contains(name) else { return false }
    guard name.endIndex < original.count else { return true }
    return [0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D, 0x7D, 0x3A].contains(original[name.endIndex])
  }

  private func name(after byte: Int) -> ArraySlice<UInt8> {
    original[(byte + 1)...].prefix { Self.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private func report(byte: Int, index: Int, to findings: inout Findings) {
    let code = scalar(index).map { String($0.value, radix: 16, uppercase: true) } ?? "0"
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    findings.add(
      Diagnostic(
        .error, YAML.Code.character, "the character U+\(padded) is not allowed in YAML",
        at: span(index, index + 1), hint: "delete it, or write it as \\u\(padded) in double quotes"))
  }
}
