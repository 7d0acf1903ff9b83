/// Phrases by the pieces of words they hold: character 2- to 4-grams inside word borders, weighted by
/// (1 + log count) × inverse frequency, each phrase of length one (`formats.md` section 7).
struct GramIndex: Sendable {
  /// A gram of a phrase with its share of the phrase.
  private struct Posting: Sendable {
    var phrase: Int32
    /// 15 fractional bits.
    var weight: Int32
  }

  /// Numbers of the grams that occur in phrases, in the order they were met.
  private var numbers: [UInt64: Int] = [:]
  /// How rare each gram is, by number.
  private var rarities: [Int] = []
  /// Where each gram's postings begin, by number; one more than there are grams.
  private var starts: [Int] = [0]
  private var postings: [Posting] = []
  /// The rarity of a gram that no phrase holds: it makes a text less like every phrase.
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
    var frequencies: [Int] = []
    let counted = phrases.map { phrase in
      Self.count(phrase).map { key, count in
        let number = numbers[key, default: frequencies.count]
        if number == frequencies.count {
          numbers[key] = number
          frequencies.append(0)
        }
        frequencies[number] += 1
        return (number: number, count: count)
      }
    }
    for frequency in frequencies {
      rarities.append(FixedPoint.one + FixedPoint.logarithm(1 + phrases.count, over: 1 + frequency))
      starts.append(starts[starts.count - 1] + frequency)
    }
    var filled = starts
    postings = Array(repeating: Posting(phrase: 0, weight: 0), count: starts[starts.count - 1])
    for (phrase, grams) in counted.enumerated() {
      for (gram, weight) in zip(grams, weights(grams.map { ($0.count, rarities[$0.number]) })) {
        postings[filled[gram.number]] = Posting(phrase: Int32(phrase), weight: weight)
        filled[gram.number] += 1
      }
    }
  }

  /// How like each phrase a folded text is, per 10,000, in the phrases' order.
  func similarities(to text: String) -> [Int32] {
    var sums = [Int32](repeating: 0, count: phraseCount)
    let grams = Self.count(text).map { (number: numbers[$0.key], count: $0.count) }
    let weights = weights(grams.map { gram in (gram.count, gram.number.map { rarities[$0] } ?? unseen) })
    for (gram, weight) in zip(grams, weights) {
      guard let number = gram.number else { continue }
      for posting in postings[starts[number]..<starts[number + 1]] {
        sums[Int(posting.phrase)] &+= posting.weight &* weight
      }
    }
    let half = 1 << (2 * Self.weightBits - 1)
    for index in sums.indices where sums[index] != 0 {
      sums[index] = Int32(min(10_000, (Int(sums[index]) * 10_000 + half) >> (2 * Self.weightBits)))
    }
    return sums
  }

  /// The weights of a text's grams, scaled so that their squares sum to one.
  private func weights(_ grams: [(count: Int, rarity: Int)]) -> [Int32] {
    let raw = grams.map { ((FixedPoint.one + FixedPoint.logarithm($0.count)) * $0.rarity) >> FixedPoint.bits }
    let length = max(1, FixedPoint.squareRoot(raw.reduce(0) { $0 + $1 * $1 }))
    return raw.map { Int32(($0 << Self.weightBits) / length) }
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
