/// A text as what numbers and dates are read from: a byte for each character, and where the characters stand.
///
/// A character of ASCII is its own byte, a decimal digit of any script the byte of its ASCII digit; all others are told
/// apart as far as readers do. So readers look at bytes, whatever the script, and a text of ASCII, as most are, is taken
/// as it is.
struct Glyphs {
  /// The text.
  let text: String
  /// A byte for each character.
  let codes: ContiguousArray<UInt8>
  /// Where the characters begin, and the end; empty for a text of ASCII.
  private let places: [String.Index]

  /// A letter beyond ASCII.
  static let letter: UInt8 = 0x80
  /// What counts as a number but is no decimal digit, as `½`.
  static let number: UInt8 = 0x81
  /// The typographic apostrophe.
  static let apostrophe: UInt8 = 0x82
  /// A blank that parts groups of digits and does not break a line.
  static let blank: UInt8 = 0x83
  /// The sign for minus that is no hyphen.
  static let minus: UInt8 = 0x84
  /// Anything else.
  static let other: UInt8 = 0x85

  /// Reads a text.
  init(_ text: String) {
    self.text = text
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      codes = ContiguousArray(text.utf8)
      places = []
    } else {
      codes = ContiguousArray(text.map(Self.code))
      places = Array(text.indices) + [text.endIndex]
    }
  }

  private static func code(_ character: Character) -> UInt8 {
    // A line feed after a carriage return is one character, and no scalar.
    if let byte = character.asciiValue { return byte }
    if let digit = NumberReader.digit(character) { return UInt8(ascii: "0") + UInt8(digit) }
    return switch character {
    case "\u{2019}": apostrophe
    case "\u{A0}", "\u{202F}": blank
    case "−": minus
    default: character.isLetter ? letter : character.isNumber ? number : other
    }
  }

  /// Where a character begins, or the text ends.
  func index(_ place: Int) -> String.Index {
    places.isEmpty ? text.utf8.index(text.startIndex, offsetBy: place) : places[place]
  }

  /// Where a stretch stands in the text.
  func range(_ stretch: Range<Int>) -> Range<String.Index> {
    index(stretch.lowerBound)..<index(stretch.upperBound)
  }

  /// The decimal digit at a place; nil for anything else.
  func digit(_ place: Int) -> Int? {
    let code = codes[place]
    return Self.isDigit(code) ? Int(code - UInt8(ascii: "0")) : nil
  }

  /// Whether a code is that of a decimal digit.
  static func isDigit(_ code: UInt8) -> Bool { code &- UInt8(ascii: "0") < 10 }

  /// Whether a code is that of a letter.
  static func isLetter(_ code: UInt8) -> Bool {
    (code | 0x20) &- UInt8(ascii: "a") < 26 || code == letter
  }

  /// Whether a code is that of an apostrophe of either kind.
  static func isApostrophe(_ code: UInt8) -> Bool { code == UInt8(ascii: "'") || code == apostrophe }

  /// The end of the stretch of letters that begins at a place.
  func lettersEnd(_ start: Int) -> Int {
    var end = start
    while end < codes.count, Self.isLetter(codes[end]) { end += 1 }
    return end
  }

  /// The longest stretches of characters that a test takes, in order.
  func stretches(of isPart: (UInt8) -> Bool, atMost limit: Int = .max, _ body: (Range<Int>) -> Void) {
    var start = 0
    var count = 0
    while start < codes.count, count < limit {
      guard isPart(codes[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < codes.count, isPart(codes[end]) { end += 1 }
      body(start..<end)
      start = end
      count += 1
    }
  }

  /// A stretch of the text, folded.
  func folded(_ stretch: Range<Int>) -> Substring { Substring(TextFolding.fold(text[range(stretch)])) }
}
