/// Finds which word of the phrases a misspelled one is meant to be: one letter more, less or other, or two
/// neighbours exchanged.
///
/// Words are found by what is left of them when a letter is taken out, on both sides, so that nothing is compared
/// with the whole vocabulary.
struct SpellingIndex: Sendable {
  /// A word of phrases.
  private struct Word: Sendable {
    var text: String
    var letters: [Unicode.Scalar]
    /// In how many phrases.
    var frequency: Int
  }

  private let words: [Word]
  /// Hashes of words, and of words without one letter, in ascending order, with the word they come from.
  private let variants: [(key: UInt64, word: Int32)]

  /// Shorter words differ by a letter from too many others to be guessed; the longer of the two counts.
  private static let shortest = 5
  /// Longer words are not looked at; nobody mistypes a word of this length.
  private static let longest = 32

  /// Indexes the words of folded phrases.
  init(_ phrases: [String]) {
    var frequencies: [Substring: Int] = [:]
    for phrase in phrases {
      for word in Set(phrase.split(separator: " ")) { frequencies[word, default: 0] += 1 }
    }
    var words: [Word] = []
    for (text, frequency) in frequencies.sorted(by: { $0.key < $1.key }) {
      let letters = Array(text.unicodeScalars)
      guard Self.mayBeMisspelled(letters) else { continue }
      words.append(Word(text: String(text), letters: letters, frequency: frequency))
    }
    var variants: [(key: UInt64, word: Int32)] = []
    for (number, word) in words.enumerated() {
      for key in Self.variants(word.letters) { variants.append((key, Int32(number))) }
    }
    variants.sort { ($0.key, $0.word) < ($1.key, $1.word) }
    self.words = words
    self.variants = variants
  }

  /// The word of the phrases that an unknown one is likely meant to be: of several the most frequent, then the
  /// first in alphabetical order.
  func reading(of word: some StringProtocol) -> String? {
    let letters = Array(word.unicodeScalars.prefix(Self.longest + 1))
    guard Self.mayBeMisspelled(letters) else { return nil }
    var best: Word?
    for key in Self.variants(letters) {
      for place in places(of: key) {
        let candidate = words[Int(variants[place].word)]
        guard max(letters.count, candidate.letters.count) >= Self.shortest,
          Self.areNear(letters, candidate.letters)
        else { continue }
        guard let current = best else {
          best = candidate
          continue
        }
        if (current.frequency, candidate.text) < (candidate.frequency, current.text) { best = candidate }
      }
    }
    return best?.text
  }

  /// Whether a word is long enough, and of letters: a number or a product's code is what it is.
  private static func mayBeMisspelled(_ letters: [Unicode.Scalar]) -> Bool {
    (shortest - 1...longest).contains(letters.count) && !letters.contains { $0.value < 0x41 }
  }

  /// The places of a key among the variants, by halving.
  private func places(of key: UInt64) -> Range<Int> {
    var low = 0, high = variants.count
    while low < high {
      let middle = (low + high) / 2
      if variants[middle].key < key { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < variants.count, variants[end].key == key { end += 1 }
    return low..<end
  }

  /// The hashes of a word and of what is left of it without each of its letters.
  private static func variants(_ letters: [Unicode.Scalar]) -> [UInt64] {
    (-1..<letters.count).map { left in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for (place, letter) in letters.enumerated() where place != left {
        hash = (hash ^ UInt64(letter.value)) &* 0x0000_0100_0000_01B3
      }
      return hash
    }
  }

  /// Whether one change makes two words equal.
  private static func areNear(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
    let short = one.count <= other.count ? one : other, long = one.count <= other.count ? other : one
    guard long.count - short.count <= 1, short.first == long.first else { return false }
    let same = zip(short, long).prefix { $0 == $1 }.count
    let (rest, longer) = (short[same...], long[same...])
    if short.count < long.count { return rest.elementsEqual(longer.dropFirst()) }
    if rest.dropFirst().elementsEqual(longer.dropFirst()) { return true }
    return rest.count > 1 && rest.first == longer.dropFirst().first && rest.dropFirst().first == longer.first
      && rest.dropFirst(2).elementsEqual(longer.dropFirst(2))
  }
}
