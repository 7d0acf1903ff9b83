/// How much each feature speaks for and against each topic: a linear classifier.
///
/// A topic starts with the mean of its phrases. Then, in a few passes, each phrase is compared with all topics; what
/// it shares with topics that resemble it though it is not theirs is taken from them and given to its own. That is
/// gradient ascent of a multinomial logistic regression, cut to the nearest rivals so that weights stay sparse, and
/// in whole numbers so that every machine learns the same.
struct TopicWeights: Sendable {
  /// What a feature weighs for a topic.
  private struct Weight: Sendable {
    var topic: Int32
    /// `PhraseVectors.weightBits` fractional bits.
    var value: Int32
  }

  /// The weights of each feature.
  private var rows = PhraseVectors.Rows<Weight>()
  /// How many topics there are.
  let topicCount: Int

  /// Passes over the phrases; more gain less than they cost.
  private static let passes = 3
  /// Rivals that a phrase is told apart from in a pass.
  private static let rivals = 4
  /// How sharply scores become likelihoods: e to the power of so many times the score.
  private static let sharpness = 10
  /// The least likelihood of a rival that is worth telling apart, in `FixedPoint.bits`.
  private static let leastLikelihood = FixedPoint.one / 20
  /// What a pass moves, as a share of what a phrase weighs in its topic: 11 of 20.
  private static let step = (numerator: 11, denominator: 20)
  /// Additions that training may take; a bot that would need more has fewer passes or none.
  private static let mostWork = 400_000_000
  /// Weights nearer to zero than this are left out.
  private static let leastWeight = 1 << (PhraseVectors.weightBits - 6)
  /// Weights stay within plus and minus this, whatever the phrases are.
  private static let mostWeight = 1 << (PhraseVectors.weightBits + 6)

  /// Learns topics from their phrases.
  ///
  /// - Parameters:
  ///   - vectors: the phrases.
  ///   - topics: which phrases are each topic's.
  init(_ vectors: PhraseVectors, topics: [Range<Int>]) {
    topicCount = topics.count
    var trainer = Trainer(vectors, topics)
    rows = trainer.weights()
    var budget = Self.mostWork
    for _ in 0..<Self.passes where topics.count > 1 {
      budget -= work(vectors)
      guard budget >= 0 else { break }
      for (topic, phrases) in topics.enumerated() {
        for phrase in phrases {
          trainer.adjust(phrase, of: topic, best(vectors.phrases[phrase], Self.rivals))
        }
      }
      rows = trainer.weights()
    }
  }

  /// Adds what a text's shares weigh for each topic to sums with twice `weightBits` fractional bits.
  func add(_ shares: some Sequence<PhraseVectors.Share>, to sums: inout [Int]) {
    rows.elements.withUnsafeBufferPointer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        for share in shares {
          let weight = Int(share.weight)
          for entry in weights[rows.range(Int(share.feature))] {
            sums[Int(entry.topic)] &+= Int(entry.value) &* weight
          }
        }
      }
    }
  }

  /// The topics a text's shares speak for most, best first, of equals the first; scores above zero only.
  func best(_ shares: some Sequence<PhraseVectors.Share>, _ count: Int) -> [(topic: Int, score: Int)] {
    var sums = [Int](repeating: 0, count: topicCount)
    add(shares, to: &sums)
    var best: [(topic: Int, score: Int)] = []
    best.reserveCapacity(count + 1)
    var least = 0
    for (topic, score) in sums.enumerated() where score > least {
      best.append((topic, score))
      var place = best.count - 1
      while place > 0, best[place - 1].score < score {
        best.swapAt(place - 1, place)
        place -= 1
      }
      if best.count > count { best.removeLast() }
      if best.count == count { least = best[count - 1].score }
    }
    for place in best.indices { best[place].score >>= PhraseVectors.weightBits }
    return best
  }

  /// How much a text's shares speak for a topic, with `weightBits` fractional bits.
  func score(of topic: Int, _ shares: [PhraseVectors.Share]) -> Int {
    shares.reduce(0) { $0 + weight(of: $1.feature, for: topic) * Int($1.weight) } >> PhraseVectors.weightBits
  }

  /// What a feature weighs for a topic.
  func weight(of feature: Int32, for topic: Int) -> Int {
    rows[Int(feature)].first { $0.topic == topic }.map { Int($0.value) } ?? 0
  }

  /// How many additions a pass over all phrases takes.
  private func work(_ vectors: PhraseVectors) -> Int {
    vectors.phrases.elements.reduce(vectors.phrases.count * topicCount) {
      $0 + rows.range(Int($1.feature)).count
    }
  }

  /// What each phrase gives to topics, from which the weights follow.
  private struct Trainer {
    private let topicCount: Int
    /// Where each feature occurs: the phrase and the share.
    private var postings = PhraseVectors.Rows<(phrase: Int32, weight: Int32)>()
    /// What each phrase gives to its own topic, and takes from others.
    private var gifts: [[Weight]] = []

    init(_ vectors: PhraseVectors, _ topics: [Range<Int>]) {
      topicCount = topics.count
      postings = Self.postings(vectors)
      for (topic, phrases) in topics.enumerated() {
        let gift = (1 << (2 * PhraseVectors.weightBits)) / Self.length(vectors, phrases)
        for _ in phrases { gifts.append([Weight(topic: Int32(topic), value: Int32(gift))]) }
      }
    }

    private static func postings(_ vectors: PhraseVectors)
      -> PhraseVectors.Rows<(phrase: Int32, weight: Int32)>
    {
      var lists: [[(phrase: Int32, weight: Int32)]] = Array(repeating: [], count: vectors.featureCount)
      for phrase in 0..<vectors.phrases.count {
        for share in vectors.phrases[phrase] {
          lists[Int(share.feature)].append((Int32(phrase), share.weight))
        }
      }
      var rows = PhraseVectors.Rows<(phrase: Int32, weight: Int32)>()
      for list in lists { rows.append(list) }
      return rows
    }

    /// The length of the sum of a topic's phrases, with `weightBits` fractional bits.
    private static func length(_ vectors: PhraseVectors, _ phrases: Range<Int>) -> Int {
      var sums: [Int32: Int] = [:]
      for phrase in phrases {
        for share in vectors.phrases[phrase] { sums[share.feature, default: 0] += Int(share.weight) }
      }
      return max(1, FixedPoint.squareRoot(sums.values.reduce(0) { $0 + $1 * $1 }))
    }

    /// Moves a phrase from its rivals to its own topic, by how likely each is.
    mutating func adjust(_ phrase: Int, of own: Int, _ ranking: [(topic: Int, score: Int)]) {
      guard let first = ranking.first else { return }
      let shift = PhraseVectors.weightBits - FixedPoint.bits
      let powers = ranking.map {
        FixedPoint.exponential(minus: ((first.score - $0.score) * TopicWeights.sharpness) >> shift)
      }
      let sum = max(1, powers.reduce(0, +))
      let step = Int(gifts[phrase][0].value) * TopicWeights.step.numerator / TopicWeights.step.denominator
      var moved = 0
      for (rival, power) in zip(ranking, powers) where rival.topic != own {
        let likelihood = (power << FixedPoint.bits) / sum
        guard likelihood >= TopicWeights.leastLikelihood else { continue }
        let amount = (step * likelihood) >> FixedPoint.bits
        give(-amount, of: phrase, to: rival.topic)
        moved += amount
      }
      give(moved, of: phrase, to: own)
    }

    private mutating func give(_ amount: Int, of phrase: Int, to topic: Int) {
      guard let place = gifts[phrase].firstIndex(where: { $0.topic == topic }) else {
        return gifts[phrase].append(Weight(topic: Int32(topic), value: Int32(amount)))
      }
      gifts[phrase][place].value += Int32(amount)
    }

    /// The weights that follow from what phrases give.
    func weights() -> PhraseVectors.Rows<Weight> {
      var rows = PhraseVectors.Rows<Weight>()
      var sums = [Int](repeating: 0, count: topicCount)
      for feature in 0..<postings.count {
        var touched: [Int32] = []
        for posting in postings[feature] {
          for gift in gifts[Int(posting.phrase)] {
            if sums[Int(gift.topic)] == 0 { touched.append(gift.topic) }
            sums[Int(gift.topic)] += Int(gift.value) * Int(posting.weight)
          }
        }
        rows.append(
          touched.compactMap { topic in
            let value = sums[Int(topic)] >> PhraseVectors.weightBits
            sums[Int(topic)] = 0
            guard abs(value) >= TopicWeights.leastWeight else { return nil }
            return Weight(
              topic: topic, value: Int32(max(-TopicWeights.mostWeight, min(value, TopicWeights.mostWeight))))
          })
      }
      return rows
    }
  }
}
