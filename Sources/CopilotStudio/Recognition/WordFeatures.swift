/// What a word adds to a comparison: a key, and which word of the text it comes from.
struct WordFeature: Sendable {
  /// Equal keys compare; a hash of what they stand for.
  var key: UInt64
  /// The number of the word in the text.
  var word: Int32
  /// Whether it is the word itself but for its ending.
  var isStem = false
}

/// The features of a folded text: the stem of each word, the beginning of long words (which inflected languages and
/// compounds share), what English words mean (`Concepts`), and pairs of signs where a script has no spaces.
enum WordFeatures {
  /// Most bytes of a text that are looked at. Nobody asks for a topic in more.
  static let longest = 4096
  /// Letters of a word's beginning that count on their own.
  private static let beginning = 5

  /// What a key stands for; part of it.
  private enum Kind: UInt64 {
    case stem = 1, beginning, concept, pair
  }

  /// The features of a folded text, word by word.
  static func of(_ folded: String) -> [WordFeature] {
    var text = folded
    return text.withUTF8 { bytes in
      var collector = Collector()
      collector.features.reserveCapacity(min(bytes.count, longest) / 2 + 4)
      let end = min(bytes.count, longest)
      var start = 0
      while start < end {
        var next = start
        while next < end, bytes[next] != UInt8(ascii: " ") { next += 1 }
        if next > start { collector.add(UnsafeBufferPointer(rebasing: bytes[start..<next])) }
        start = next + 1
      }
      return collector.features
    }
  }

  /// The key of a word's stem.
  static func stemKey(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { stemKey($0) }
  }

  /// The key of two words side by side, by the keys of their stems.
  static func pairKey(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* prime) ^ (second >> 7)
  }

  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  private static func key(_ kind: Kind, _ bytes: some Sequence<UInt8>) -> UInt64 {
    // FNV-1a: the same on every machine, unlike the standard library's hash.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ kind.rawValue
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
    return hash
  }

  private static func stemKey(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard word.allSatisfy({ $0 < 0x80 }) else { return key(.stem, word) }
    let stem = EnglishStem(word)
    let hash = key(.stem, UnsafeBufferPointer(rebasing: word.prefix(stem.length)))
    return stem.endsInI ? (hash ^ UInt64(UInt8(ascii: "i"))) &* prime : hash
  }

  /// Collects features; remembers the word before for meanings of two words.
  private struct Collector {
    var features: [WordFeature] = []
    private var word: Int32 = 0
    private var before: UInt64?

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
      defer { word += 1 }
      if bytes.contains(where: { $0 >= 0x80 }), addUnspaced(bytes) {
        before = nil
        return
      }
      let stem = WordFeatures.stemKey(bytes)
      features.append(WordFeature(key: stem, word: word, isStem: true))
      if let start = startOfLong(bytes) { put(key(.beginning, start)) }
      if let concept = Concepts.byKey[stem] { put(concept) }
      if let before, let concept = Concepts.byKey[pairKey(before, stem)] { put(concept) }
      before = stem
    }

    private mutating func put(_ key: UInt64) { features.append(WordFeature(key: key, word: word)) }

    /// The first letters of a word that has more.
    private func startOfLong(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
      var letters = 0
      for (place, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
        if letters == beginning { return UnsafeBufferPointer(rebasing: bytes[..<place]) }
        letters += 1
      }
      return nil
    }

    /// Adds pairs of signs of a word in a script that does not part words; false for other scripts.
    private mutating func addUnspaced(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      guard scalars.contains(where: Self.isUnspaced) else { return false }
      if scalars.count == 1 { put(key(.pair, bytes)) }
      for (first, second) in zip(scalars, scalars.dropFirst()) {
        put(key(.pair, Array(first.utf8) + Array(second.utf8)))
      }
      return true
    }

    /// Thai to Burmese, Khmer, kana, Han and Hangul, whose particles cling to words.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF,
        0x20000...0x3FFFF:
        true
      default: false
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var utf8: String.UTF8View { String(self).utf8 }
}
