/// What the recognizer has learnt from an agent's trigger phrases.
struct TopicModel: Sendable {
  /// A topic that a text may mean.
  struct Found {
    /// The place of the topic.
    var topic: Int
    /// What the text's features weigh for the topic, per 10,000; not limited to that.
    var weight: Int
    /// The place of the topic's phrase that is most like the text.
    var phrase: Int
    /// How like that phrase is, per 10,000.
    var likeness: Int
    /// How sure, 0 to 10,000: the weight and three tenths of the likeness.
    var score: Int { max(0, min(10_000, weight + likeness * 3 / 10)) }
  }

  private let vectors: PhraseVectors
  private let weights: TopicWeights
  private let spelling: SpellingIndex
  private let topics: [Range<Int>]

  /// Topics that the weights rank this far behind those asked for may still be better with their phrases.
  private static let reserve = 3

  /// Unknown words of a text that are looked up as misspelled ones.
  private static let mostReadings = 32

  /// Learns topics from folded phrases, those of a topic side by side.
  init(folded phrases: [String], topics: [Range<Int>]) {
    self.topics = topics
    vectors = PhraseVectors(phrases.map(WordFeatures.of))
    weights = TopicWeights(vectors, topics: topics)
    spelling = SpellingIndex(phrases)
  }

  /// The topics most like a folded text, best first, equals in the order of topics.
  func find(_ folded: String, limit: Int) -> [Found] {
    guard limit > 0 else { return [] }
    let shares = shares(folded)
    let ranked = weights.best(shares, min(limit, topics.count) + Self.reserve)
    let found = compare(shares, ranked)
    return Array(found.sorted { ($1.score, $0.topic) < ($0.score, $1.topic) }.prefix(limit))
  }

  /// How like one topic a folded text is.
  func compare(_ folded: String, with topic: Int) -> Found {
    let shares = shares(folded)
    let score = weights.score(of: topic, shares)
    return compare(shares, [(topic, score)])[0]
  }

  private func compare(_ shares: [PhraseVectors.Share], _ ranked: [(topic: Int, score: Int)]) -> [Found] {
    let nearest = vectors.nearest(to: shares, among: ranked.map { topics[$0.topic] })
    return zip(ranked, nearest).map { ranked, nearest in
      Found(
        topic: ranked.topic, weight: Self.perMyriad(ranked.score), phrase: nearest.phrase,
        likeness: Self.perMyriad(nearest.likeness))
    }
  }

  /// A folded text as topics are compared with it.
  func shares(_ folded: String) -> [PhraseVectors.Share] { vectors.shares(read(folded).features) }

  /// A folded text's features, and how its misspelled words are read, by the words' numbers.
  private struct Reading {
    var features: [WordFeature]
    var words: [Int32: String] = [:]
  }

  /// The features of a folded text; a word that no phrase has counts as the one it is likely meant to be.
  private func read(_ folded: String) -> Reading {
    var reading = Reading(features: WordFeatures.of(folded))
    let unknown = reading.features.filter { $0.isStem && !vectors.isKnown($0.key) }
    guard !unknown.isEmpty else { return reading }
    let words = folded.split(separator: " ")
    for feature in unknown.prefix(Self.mostReadings) where words.indices.contains(Int(feature.word)) {
      guard let meant = spelling.reading(of: words[Int(feature.word)]) else { continue }
      reading.words[feature.word] = meant
      reading.features.removeAll { $0.word == feature.word }
      reading.features += WordFeatures.of(meant).map { WordFeature(key: $0.key, word: feature.word) }
    }
    return reading
  }

  // MARK: Explaining

  /// What each word of a folded text weighs for a topic, per 10,000, in the order of the text, and how it was read
  /// if it was misspelled. What words have in common is divided among them.
  func words(_ folded: String, for topic: Int) -> [(word: String, readAs: String?, weight: Int)] {
    let reading = read(folded)
    var shares: [Int32: Int32] = [:]
    for share in vectors.shares(reading.features) { shares[share.feature] = share.weight }
    var counts: [UInt64: Int] = [:]
    for feature in reading.features { counts[feature.key, default: 0] += 1 }
    var sums: [Int32: Int] = [:]
    for feature in reading.features {
      guard let number = vectors.number(feature.key), let share = shares[number] else { continue }
      sums[feature.word, default: 0] +=
        weights.weight(of: number, for: topic) * Int(share) / (counts[feature.key] ?? 1)
    }
    return folded.split(separator: " ").enumerated().map { place, word in
      (
        String(word), reading.words[Int32(place)],
        Self.perMyriad((sums[Int32(place)] ?? 0) >> PhraseVectors.weightBits)
      )
    }
  }

  private static func perMyriad(_ number: Int) -> Int {
    (number * 10_000 + 1 << (PhraseVectors.weightBits - 1)) >> PhraseVectors.weightBits
  }
}
