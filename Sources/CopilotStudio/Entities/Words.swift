extension String {
  /// Whether it begins and ends with a letter or a digit of ASCII, so that all of it is words and what parts them.
  var isWrittenBare: Bool {
    guard let first = utf8.first, let last = utf8.last, first < 0x80, last < 0x80,
      case .letter = TextFolding.plain(first), case .letter = TextFolding.plain(last)
    else { return false }
    return true
  }
}

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
    if let read = Self.readASCII(text) {
      (self.text, all, places) = read
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

  private typealias Read = (folded: String, words: [Substring], places: [Range<String.Index>])

  /// The same for a text of ASCII, as most are: a piece of which something stays folds to one word. Nil for any other.
  private static func readASCII(_ text: String) -> Read? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> Read? in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { buffer -> Read? in
        guard let count = TextFolding.foldASCII(bytes, into: buffer) else { return nil }
        let folded = UnsafeBufferPointer(rebasing: buffer[..<count])
        var words = folded.isEmpty ? 0 : 1
        for byte in folded where byte == UInt8(ascii: " ") { words += 1 }
        return pieces(bytes, of: text, folded: String(decoding: folded, as: UTF8.self), count: words)
      }
    } ?? nil
  }

  /// The words of a folded text, and where they stand in the text it is of.
  private static func pieces(_ bytes: UnsafeBufferPointer<UInt8>, of text: String, folded: String, count: Int)
    -> Read
  {
    var words: [Substring] = []
    var places: [Range<String.Index>] = []
    words.reserveCapacity(count)
    places.reserveCapacity(count)
    var word = folded.startIndex
    var start: Int?
    var length = 0
    func end(_ place: Int) {
      if let begin = start, length > 0 {
        let end = folded.utf8.index(word, offsetBy: length)
        words.append(Substring(folded.utf8[word..<end]))
        let first = text.utf8.index(text.startIndex, offsetBy: begin)
        places.append(first..<text.utf8.index(first, offsetBy: place - begin))
        if end < folded.endIndex { word = folded.utf8.index(after: end) }
      }
      start = nil
      length = 0
    }
    for place in bytes.indices {
      switch TextFolding.plain(bytes[place]) {
      case .blank: end(place)
      case .letter:
        length += 1
        if start == nil { start = place }
      case .nothing: if start == nil { start = place }
      }
    }
    end(bytes.count)
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
