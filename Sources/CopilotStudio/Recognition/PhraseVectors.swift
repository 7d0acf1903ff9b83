/// Phrases as numbers: how much of each feature a phrase holds, weighted by (1 + log count) × inverse frequency,
/// each phrase of length one. Rare words weigh more than common ones without a list of stop words.
struct PhraseVectors: Sendable {
  /// A feature of a text with its share of the text.
  struct Share: Sendable {
    /// The number of the feature.
    var feature: Int32
    /// `weightBits` fractional bits.
    var weight: Int32
  }

  /// A list of lists, one after the other.
  struct Rows<Element: Sendable>: Sendable {
    private(set) var elements: [Element] = []
    private var starts: [Int] = [0]

    /// How many lists there are.
    var count: Int { starts.count - 1 }

    /// Adds a list.
    mutating func append(_ row: some Sequence<Element>) {
      elements += row
      starts.append(elements.count)
    }

    /// Where a list is among `elements`.
    func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    /// A list.
    subscript(row: Int) -> ArraySlice<Element> { elements[range(row)] }
  }

  /// Fractional bits of a weight.
  static let weightBits = 14

  /// The features of each phrase, by number in ascending order.
  private(set) var phrases = Rows<Share>()
  /// Numbers of features, by key: function words first, then in the order in which phrases have them.
  private var numbers: [UInt64: Int32] = [:]
  /// How rare each feature is, by number.
  private var rarities: [Int] = []
  /// The rarity of a feature that no phrase holds: it makes a text less like every phrase.
  private let unseen: Int

  /// How many features there are.
  var featureCount: Int { rarities.count }

  /// Weighs the features of phrases.
  init(_ texts: [[WordFeature]]) {
    unseen = FixedPoint.one + FixedPoint.logarithm(1 + texts.count + FunctionWords.imagined)
    var frequencies: [Int] = []
    for key in FunctionWords.keys {
      numbers[key] = Int32(frequencies.count)
      frequencies.append(FunctionWords.imaginedWith)
    }
    let counted = texts.map { features in
      Self.counts(features).map { key, count in
        let number = numbers[key, default: Int32(frequencies.count)]
        if number == frequencies.count {
          numbers[key] = number
          frequencies.append(0)
        }
        frequencies[Int(number)] += 1
        return (number: number, count: count)
      }
    }
    let all = texts.count + FunctionWords.imagined
    rarities = frequencies.map { FixedPoint.one + FixedPoint.logarithm(1 + all, over: 1 + $0) }
    for features in counted { phrases.append(shares(features, unknown: 0)) }
  }

  /// Whether any phrase has a feature, or it is a function word.
  func isKnown(_ key: UInt64) -> Bool { numbers[key] != nil }

  /// The number of the feature with a key, if a phrase has it.
  func number(_ key: UInt64) -> Int32? { numbers[key] }

  /// The shares of a text's features that phrases have too, by number.
  func shares(_ text: [WordFeature]) -> [Share] {
    var known: [(number: Int32, count: Int)] = []
    var unknown = 0
    for (key, count) in Self.counts(text) {
      if let number = numbers[key] {
        known.append((number, count))
      } else {
        let weight = Self.raw(count, unseen)
        unknown += weight * weight
      }
    }
    return shares(known, unknown: unknown)
  }

  /// How like some phrases are to a text's shares: for each of the ranges the phrase that is most like it, and the
  /// cosine with `weightBits` fractional bits.
  func nearest(to shares: [Share], among ranges: [Range<Int>]) -> [(phrase: Int, likeness: Int)] {
    var weights = [Int32](repeating: 0, count: featureCount)
    for share in shares { weights[Int(share.feature)] = share.weight }
    return phrases.elements.withUnsafeBufferPointer { elements in
      ranges.map { range in
        var best = (phrase: range.lowerBound, likeness: 0)
        for phrase in range {
          var sum = 0
          for place in phrases.range(phrase) {
            sum &+= Int(elements[place].weight) &* Int(weights[Int(elements[place].feature)])
          }
          if sum > best.likeness { best = (phrase, sum) }
        }
        return (best.phrase, best.likeness >> Self.weightBits)
      }
    }
  }

  /// The weights of features, scaled so that with the unknown ones' their squares sum to one.
  private func shares(_ features: [(number: Int32, count: Int)], unknown: Int) -> [Share] {
    var squares = unknown
    var shares = features.map { number, count in
      let weight = Self.raw(count, rarities[Int(number)])
      squares += weight * weight
      return (number: number, weight: weight)
    }
    shares.sort { $0.number < $1.number }
    let length = max(1, FixedPoint.squareRoot(squares))
    return shares.map { Share(feature: $0.number, weight: Int32(($0.weight << Self.weightBits) / length)) }
  }

  private static func raw(_ count: Int, _ rarity: Int) -> Int {
    guard count > 1 else { return rarity }
    return ((FixedPoint.one + FixedPoint.logarithm(count)) * rarity) >> FixedPoint.bits
  }

  /// How often each feature occurs, by key.
  private static func counts(_ features: [WordFeature]) -> [(key: UInt64, count: Int)] {
    let keys = features.map(\.key).sorted()
    var counted: [(key: UInt64, count: Int)] = []
    counted.reserveCapacity(keys.count)
    for key in keys {
      if counted.last?.key == key { counted[counted.count - 1].count += 1 } else { counted.append((key, 1)) }
    }
    return counted
  }
}
