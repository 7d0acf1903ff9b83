/// Sixteen private-use scalars, none of which the text at hand has, for what libyaml must not see.
struct StandIns {
  /// What a stand-in stands for; the raw value is its place in the block.
  enum Kind: UInt8, CaseIterable {
    case at, backtick, percent, asterisk
    /// YAML 1.1 took these three for line breaks; they come with text pasted from documents.
    case nextLine, lineSeparator, paragraphSeparator
    /// A byte order mark that is not at the start.
    case byteOrderMark
    /// A character that was reported.
    case control
  }

  /// The first byte of every stand-in.
  static let leadByte: UInt8 = 0xF4
  /// The area the blocks are taken from: the last 256 scalars of plane 16.
  private static let area: UInt32 = 0x10FF00

  private let base: UInt32

  /// Chooses a block whose scalars the text has neither as they are nor as an escape.
  init(avoiding text: [UInt8]) {
    var taken: Set<UInt32> = []
    var rest = text[...]
    while let found = rest.firstIndex(where: { $0 == Self.leadByte || $0 == 0x5C }) {
      rest = rest[(found + 1)...]
      if text[found] == Self.leadByte {
        let scalar = String(decoding: text[found..<min(found + 4, text.count)], as: UTF8.self).unicodeScalars
        taken.insert((scalar.first?.value ?? 0) / 16)
      } else if rest.first == UInt8(ascii: "U") {
        let digits = String(decoding: rest.dropFirst().prefix(8), as: UTF8.self)
        taken.insert((UInt32(digits, radix: 16) ?? 0) / 16)
      }
    }
    // A text that uses all sixteen blocks gets the first and loses the difference.
    let bases = stride(from: Self.area, through: Self.area + 0xF0, by: 16)
    let base = bases.first { !taken.contains($0 / 16) } ?? Self.area
    self.base = base
  }

  /// The stand-in, as UTF-8.
  func utf8(_ kind: Kind) -> [UInt8] {
    Array(String(Unicode.Scalar(base + UInt32(kind.rawValue)) ?? "\u{FFFD}").utf8)
  }

  /// What a scalar stands for, nil when it is no stand-in.
  func original(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.value >= base, scalar.value < base + 16 else { return nil }
    switch Kind(rawValue: UInt8(scalar.value - base)) {
    case .at: return "@"
    case .backtick: return "`"
    case .percent: return "%"
    case .asterisk: return "*"
    case .nextLine: return "\u{85}"
    case .lineSeparator: return "\u{2028}"
    case .paragraphSeparator: return "\u{2029}"
    case .byteOrderMark: return "\u{FEFF}"
    case .control: return "\u{FFFD}"
    case nil: return nil
    }
  }
}
