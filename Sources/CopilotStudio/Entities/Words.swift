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
  /// The text as it was written.
  private let reply: String
  /// The piece of the reply each word was written in, in bytes; a piece that folds to several words stands for each.
  private let places: [Range<Int>]

  /// Folds a text.
  init(_ text: String) {
    reply = text
    if let read = Self.readASCII(text) {
      (self.text, all, places) = read
    } else {
      (self.text, places) = Self.read(text)
      all = self.text.split(separator: " ")
    }
  }

  /// Folds a text of any letters, piece by piece.
  private static func read(_ text: String) -> (folded: String, places: [Range<Int>]) {
    var folded = ""
    var places: [Range<Int>] = []
    for piece in text.split(whereSeparator: parts) {
      let words = TextFolding.fold(piece)
      guard !words.isEmpty else { continue }
      if !folded.isEmpty { folded += " " }
      folded += words
      let start = text.utf8.distance(from: text.startIndex, to: piece.startIndex)
      places += repeatElement(
        start..<(start + piece.utf8.count), count: words.utf8.count { $0 == UInt8(ascii: " ") } + 1)
    }
    return (folded, places)
  }

  private typealias Read = (folded: String, words: [Substring], places: [Range<Int>])

  /// The same for a text of ASCII, as most are: a piece of which something stays folds to one word. Nil for any other.
  private static func readASCII(_ text: String) -> Read? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> Read? in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { buffer -> Read? in
        guard let count = TextFolding.foldASCII(bytes, into: buffer) else { return nil }
        let folded = UnsafeBufferPointer(rebasing: buffer[..<count])
        var words = folded.isEmpty ? 0 : 1
        for byte in folded where byte == UInt8(ascii: " ") { words += 1 }
        let text = String(decoding: folded, as: UTF8.self)
        return (text, self.words(text, folded, count: words), places(bytes, count: words))
      }
    } ?? nil
  }

  /// The words of a folded text.
  private static func words(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>, count: Int) -> [Substring] {
    guard count > 1 else { return count == 0 ? [] : [text[...]] }
    var words: [Substring] = []
    words.reserveCapacity(count)
    var start = text.startIndex
    var length = 0
    for byte in bytes {
      guard byte == UInt8(ascii: " ") else {
        length += 1
        continue
      }
      let end = text.utf8.index(start, offsetBy: length)
      words.append(text[start..<end])
      start = text.utf8.index(after: end)
      length = 0
    }
    words.append(text[start...])
    return words
  }

  /// The pieces of a text of which something stays.
  private static func places(_ bytes: UnsafeBufferPointer<UInt8>, count: Int) -> [Range<Int>] {
    var places: [Range<Int>] = []
    places.reserveCapacity(count)
    var start: Int?
    var hasLetter = false
    for place in bytes.indices {
      switch TextFolding.plain(bytes[place]) {
      case .blank:
        if let begin = start, hasLetter { places.append(begin..<place) }
        start = nil
        hasLetter = false
      case .letter:
        hasLetter = true
        start = start ?? place
      case .nothing: start = start ?? place
      }
    }
    if let begin = start, hasLetter { places.append(begin..<bytes.count) }
    return places
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
    let start = reply.utf8.index(reply.startIndex, offsetBy: places[words.lowerBound].lowerBound)
    let end = reply.utf8.index(reply.startIndex, offsetBy: places[words.upperBound - 1].upperBound)
    return start..<end
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
