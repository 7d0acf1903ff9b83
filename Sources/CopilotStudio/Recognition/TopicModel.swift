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
    let nearest = vectors.nearest(to: shares, among: ranked.map { topics[$0.topic] })
    let found = zip(ranked, nearest).map { ranked, nearest in
      Found(
        topic: ranked.topic, weight: Self.perMyriad(ranked.score), phrase: nearest.phrase,
        likeness: Self.perMyriad(nearest.likeness))
    }
    return Array(found.sorted { ($1.score, $0.topic) < ($0.score, $1.topic) }.prefix(limit))
  }

  /// A folded text as topics are compared with it.
  func shares(_ folded: String) -> [PhraseVectors.Share] { vectors.shares(features(folded)) }

  /// The features of a folded text; a word that no phrase has counts as the one it is likely meant to be.
  private func features(_ folded: String) -> [WordFeature] {
    let features = WordFeatures.of(folded)
    let unknown = features.filter { $0.isStem && !vectors.isKnown($0.key) }
    guard !unknown.isEmpty else { return features }
    let words = folded.split(separator: " ")
    var read: [Int32: [WordFeature]] = [:]
    for feature in unknown.prefix(Self.mostReadings) where words.indices.contains(Int(feature.word)) {
      guard let reading = spelling.reading(of: words[Int(feature.word)]) else { continue }
      read[feature.word] = WordFeatures.of(reading).map { WordFeature(key: $0.key, word: feature.word) }
    }
    return read.isEmpty
      ? features : features.filter { read[$0.word] == nil } + unknown.flatMap { read[$0.word] ?? [] }
  }

  private static func perMyriad(_ number: Int) -> Int {
    (number * 10_000 + 1 << (PhraseVectors.weightBits - 1)) >> PhraseVectors.weightBits
  }
}
