/// A reply as folded words, for looking phrases up without regard to case, accents and punctuation.
struct Words: Sendable {
  /// The words in order.
  let all: [Substring]
  /// The whole text, folded.
  let text: String
  /// The piece of the reply each word was written in; a piece that folds to several words stands for each.
  private let places: [Range<String.Index>]

  /// Folds a text.
  init(_ text: String) {
    var folded = ""
    var places: [Range<String.Index>] = []
    for piece in text.split(whereSeparator: Self.parts) {
      let words = TextFolding.fold(piece)
      guard !words.isEmpty else { continue }
      if !folded.isEmpty { folded += " " }
      folded += words
      let range = piece.startIndex..<piece.endIndex
      places += repeatElement(range, count: words.utf8.count { $0 == UInt8(ascii: " ") } + 1)
    }
    self.text = folded
    all = folded.split(separator: " ")
    self.places = places
  }

  /// Whether a character parts words when it is folded. Signs that vanish (`don't`) do not.
  private static func parts(_ character: Character) -> Bool {
    if let byte = character.asciiValue {
      return byte != UInt8(ascii: "'") && byte != UInt8(ascii: "$")
        && !character.isLetter && !character.isNumber
    }
    return character.isWhitespace
  }

  /// Where words stand in the text they were read from; nil for an empty or foreign range.
  func written(_ words: Range<Int>) -> Range<String.Index>? {
    guard !words.isEmpty, places.indices.contains(words.lowerBound), words.upperBound <= places.count else {
      return nil
    }
    return places[words.lowerBound].lowerBound..<places[words.upperBound - 1].upperBound
  }

  /// Where a folded phrase stands, as whole words; nil when it does not.
  func range(of phrase: [Substring], from start: Int = 0) -> Range<Int>? {
    guard !phrase.isEmpty, all.count >= phrase.count, start <= all.count - phrase.count else { return nil }
    for place in start...(all.count - phrase.count)
    where all[place..<(place + phrase.count)].elementsEqual(phrase) {
      return place..<(place + phrase.count)
    }
    return nil
  }
}
