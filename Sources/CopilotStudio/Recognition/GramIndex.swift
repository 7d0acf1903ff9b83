/// Phrases by the pieces of words they hold: character 2- to 4-grams inside word borders, weighted by
/// (1 + log count) × inverse frequency, each phrase of length one (`formats.md` section 7).
struct GramIndex: Sendable {
  /// A gram of a phrase with its share of the phrase.
  private struct Posting: Sendable {
    var phrase: Int32
    /// 15 fractional bits.
    var weight: Int32
  }

  /// A gram's weight and where its postings stand.
  private struct Gram: Sendable {
    var inverseFrequency: Int
    var postings: Range<Int>
  }

  private var grams: [UInt64: Gram] = [:]
  private var postings: [Posting] = []
  /// The weight of a gram that no phrase holds: it makes a text less like every phrase.
  private let unseen: Int
  private let phraseCount: Int

  /// Fractional bits of a weight.
  private static let weightBits = 15
  /// Longest text that is looked at, in scalars. Nobody asks for a topic in more.
  private static let longest = 2000

  /// Indexes folded phrases.
  init(folded phrases: [String]) {
    phraseCount = phrases.count
    unseen = FixedPoint.one + FixedPoint.logarithm(1 + phrases.count)
    let counted = phrases.map(Self.count)
    var frequencies: [UInt64: Int] = [:]
    for phrase in counted {
      for gram in phrase { frequencies[gram.key, default: 0] += 1 }
    }
    var next = 0
    for (key, frequency) in frequencies.sorted(by: { $0.key < $1.key }) {
      let rarity = FixedPoint.one + FixedPoint.logarithm(1 + phrases.count, over: 1 + frequency)
      grams[key] = Gram(inverseFrequency: rarity, postings: next..<next)
      next += frequency
    }
    postings = Array(repeating: Posting(phrase: 0, weight: 0), count: next)
    for (number, phrase) in counted.enumerated() {
      for (key, weight) in weighed(phrase) {
        guard let filled = grams[key]?.postings else { continue }
        postings[filled.upperBound] = Posting(phrase: Int32(number), weight: weight)
        grams[key]?.postings = filled.lowerBound..<(filled.upperBound + 1)
      }
    }
  }

  /// How like each phrase a folded text is, per 10,000, in the phrases' order.
  func similarities(to text: String) -> [Int32] {
    var sums = [Int32](repeating: 0, count: phraseCount)
    for (key, weight) in weighed(Self.count(text)) {
      guard let gram = grams[key] else { continue }
      for posting in postings[gram.postings] { sums[Int(posting.phrase)] &+= posting.weight &* weight }
    }
    let half = 1 << (2 * Self.weightBits - 1)
    for index in sums.indices where sums[index] != 0 {
      sums[index] = Int32(min(10_000, (Int(sums[index]) * 10_000 + half) >> (2 * Self.weightBits)))
    }
    return sums
  }

  /// The grams' weights, scaled so that their squares sum to one.
  private func weighed(_ counted: [(key: UInt64, count: Int)]) -> [(key: UInt64, weight: Int32)] {
    var squares = 0
    var raw: [(key: UInt64, weight: Int)] = []
    raw.reserveCapacity(counted.count)
    for (key, count) in counted {
      let often = FixedPoint.one + FixedPoint.logarithm(count)
      let weight = (often * (grams[key]?.inverseFrequency ?? unseen)) >> FixedPoint.bits
      raw.append((key, weight))
      squares += weight * weight
    }
    let length = max(1, FixedPoint.squareRoot(squares))
    return raw.map { ($0.key, Int32(($0.weight << Self.weightBits) / length)) }
  }

  /// The grams of a folded text with how often each occurs, by key.
  private static func count(_ text: String) -> [(key: UInt64, count: Int)] {
    var units: [UInt64] = [blank]
    for scalar in text.unicodeScalars.prefix(longest) { units.append(unit(scalar)) }
    units.append(blank)
    var keys: [UInt64] = []
    keys.reserveCapacity(units.count * 3)
    for start in units.indices {
      var key = units[start]
      for end in units.index(after: start)..<max(start + 1, min(start + 4, units.count)) {
        key = key << 16 | units[end]
        // A gram may begin or end with a word's border but not cross it.
        if !(units[start] == blank && end == start + 1 && units[end] == blank) { keys.append(key) }
        if units[end] == blank { break }
      }
    }
    keys.sort()
    var counted: [(key: UInt64, count: Int)] = []
    counted.reserveCapacity(keys.count)
    for key in keys {
      if counted.last?.key == key { counted[counted.count - 1].count += 1 } else { counted.append((key, 1)) }
    }
    return counted
  }

  private static let blank = UInt64(UInt8(ascii: " "))

  /// A scalar in 16 bits: itself, or beyond the basic plane a value that no scalar has. Pictures that
  /// share one are told apart by the exact lookup only.
  private static func unit(_ scalar: Unicode.Scalar) -> UInt64 {
    UInt64(scalar.value < 0x10000 ? scalar.value : 0xD800 + scalar.value & 0x7FF)
  }
}
