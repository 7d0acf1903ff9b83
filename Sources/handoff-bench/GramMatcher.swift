import CopilotStudio
import Glibc

/// The recognizer of the first version, kept to compare with: phrases by the pieces of words they hold, character 2-
/// to 4-grams inside word borders weighted by (1 + log count) × inverse frequency, each phrase of length one. A topic
/// has its best phrase's cosine and three tenths of the mean of the next two (`formats.md` section 7).
struct GramMatcher {
  private var numbers: [String: Int] = [:]
  private var rarities: [Double] = []
  /// Where each gram occurs: the phrase and its share.
  private var postings: [[(phrase: Int, weight: Double)]] = []
  private let unseen: Double
  private let topics: [Int]

  /// Indexes phrases with the numbers of their topics.
  init(_ phrases: [LabelledText]) {
    topics = phrases.map(\.label)
    unseen = 1 + log(Double(1 + phrases.count))
    let counted = phrases.map { Self.grams($0.text) }
    var frequencies: [Int] = []
    for gram in counted.flatMap(\.keys) {
      let number = numbers[gram, default: frequencies.count]
      if number == frequencies.count {
        numbers[gram] = number
        frequencies.append(0)
      }
      frequencies[number] += 1
    }
    rarities = frequencies.map { 1 + log(Double(1 + phrases.count) / Double(1 + $0)) }
    postings = Array(repeating: [], count: frequencies.count)
    for (phrase, grams) in counted.enumerated() {
      for (number, weight) in weights(grams) { postings[number].append((phrase, weight)) }
    }
  }

  /// The topic most like a text, of equals the first, with its score.
  func best(_ text: String) -> (label: Int, score: Double)? {
    var likeness = [Double](repeating: 0, count: topics.count)
    for (gram, weight) in weights(Self.grams(text)).sorted(by: { $0.number < $1.number }) {
      for posting in postings[gram] { likeness[posting.phrase] += posting.weight * weight }
    }
    var byTopic: [Int: [Double]] = [:]
    for (phrase, value) in likeness.enumerated() where value > 0 {
      byTopic[topics[phrase], default: []].append(value)
    }
    var sizes: [Int: Int] = [:]
    for topic in topics { sizes[topic, default: 0] += 1 }
    let scored = byTopic.map { topic, values in
      let sorted = values.sorted(by: >)
      let others = min(2, (sizes[topic] ?? 1) - 1)
      let mean = others == 0 ? 0 : sorted.dropFirst().prefix(2).reduce(0, +) / Double(others)
      return (label: topic, score: sorted[0] + 0.3 * mean)
    }
    return scored.min { ($1.score, $0.label) < ($0.score, $1.label) }
  }

  private func weights(_ grams: [String: Int]) -> [(number: Int, weight: Double)] {
    var known: [(number: Int, weight: Double)] = []
    var squares = 0.0
    for (gram, count) in grams.sorted(by: { $0.key < $1.key }) {
      let number = numbers[gram]
      let weight = (1 + log(Double(count))) * (number.map { rarities[$0] } ?? unseen)
      squares += weight * weight
      if let number { known.append((number, weight)) }
    }
    return known.map { ($0.number, $0.weight / squares.squareRoot()) }
  }

  private static func grams(_ text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for word in TextFolding.fold(text).split(separator: " ") {
      let letters = Array(" \(word) ")
      for length in 2...4 where letters.count >= length {
        for start in 0...(letters.count - length) {
          counts[String(letters[start..<start + length]), default: 0] += 1
        }
      }
    }
    return counts
  }
}
