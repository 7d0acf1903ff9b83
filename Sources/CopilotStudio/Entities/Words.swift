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
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      (self.text, all, places) = Self.readASCII(text)
    } else {
      (self.text, places) = Self.read(text)
      all = self.text.split(separator: " ")
    }
  }

  /// Folds a text of any letters, piece by piece.
  private static func read(_ text: String) -> (folded: String, places: [Range<String.Index>]) {
    var folded = ""
    var places: [Range<String.Index>] = []
    for piece in text.split(whereSeparator: parts) {
      let words = TextFolding.fold(piece)
      guard !words.isEmpty else { continue }
      if !folded.isEmpty { folded += " " }
      folded += words
      let range = piece.startIndex..<piece.endIndex
      places += repeatElement(range, count: words.utf8.count { $0 == UInt8(ascii: " ") } + 1)
    }
    return (folded, places)
  }

  /// The same for a text of ASCII, as most are: a piece of which something stays folds to one word.
  private static func readASCII(_ text: String)
    -> (folded: String, words: [Substring], places: [Range<String.Index>])
  {
    let folded = TextFolding.fold(text)
    var words: [Substring] = []
    var places: [Range<String.Index>] = []
    words.reserveCapacity(8)
    places.reserveCapacity(8)
    var word = folded.startIndex
    var piece: String.Index?
    var length = 0
    func end(_ place: String.Index) {
      if let piece, length > 0 {
        let end = folded.utf8.index(word, offsetBy: length)
        words.append(folded[word..<end])
        places.append(piece..<place)
        if end < folded.endIndex { word = folded.utf8.index(after: end) }
      }
      piece = nil
      length = 0
    }
    for place in text.utf8.indices {
      let kind = TextFolding.plain(text.utf8[place])
      if case .blank = kind {
        end(place)
        continue
      }
      if case .letter = kind { length += 1 }
      piece = piece ?? place
    }
    end(text.endIndex)
    return (folded, words, places)
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
