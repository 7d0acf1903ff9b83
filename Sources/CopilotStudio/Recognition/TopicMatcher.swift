/// Finds the topics a sentence is about by comparing it with their trigger phrases.
///
/// An approximation of an unpublished service (`formats.md` section 7), the same on every machine: what a
/// text says exactly decides first; otherwise pieces of words are compared.
public struct TopicMatcher: Sendable {
  /// A phrase with the topic it starts.
  private struct Phrase: Sendable {
    var text: String
    var index: Int
  }

  /// The phrases, those of a topic side by side.
  private let phrases: [Phrase]
  /// The topics in ascending order, each with its phrases.
  private let topics: [(topic: Int, phrases: Range<Int>)]
  /// The matches that folded phrases give, topics ascending.
  private let exact: FoldedTable<ExactPhrase>
  private let model: LazyTopicModel

  /// Indexes trigger phrases. A topic is any number that means something to the caller; phrases without
  /// a letter, digit or picture are left out.
  public init(phrases given: [(topic: Int, phrase: String)]) {
    let sorted = given.enumerated().sorted { ($0.element.topic, $0.offset) < ($1.element.topic, $1.offset) }
    var phrases: [Phrase] = []
    var folded: [String] = []
    var topics: [(topic: Int, phrases: Range<Int>)] = []
    var exact = FoldedTable<ExactPhrase>()
    for (offset, element) in sorted {
      let key = TextFolding.fold(element.phrase)
      guard !key.isEmpty else { continue }
      if topics.last?.topic != element.topic { topics.append((element.topic, phrases.count..<phrases.count)) }
      phrases.append(Phrase(text: element.phrase, index: offset))
      folded.append(key)
      topics[topics.count - 1].phrases = topics[topics.count - 1].phrases.lowerBound..<phrases.count
      var known = exact[folded: key] ?? ExactPhrase()
      if known.matches.last?.topic != element.topic {
        let match = TopicMatch(
          topic: element.topic, score: 10_000, phraseIndex: offset, phrase: element.phrase, isExact: true)
        known.add(match)
        exact[folded: key] = known
      }
    }
    self.phrases = phrases
    self.topics = topics
    self.exact = exact
    model = LazyTopicModel(folded: folded, topics: topics.map(\.phrases))
  }

  /// The topics most like a text, best first: those with exactly this phrase, and only those, if there
  /// are any; otherwise by score, then by topic.
  ///
  /// - Parameter limit: at most so many are given.
  public func match(_ text: String, limit: Int = 5) -> [TopicMatch] {
    let found = exactMatches(text, limit: limit)
    return !found.isEmpty || limit <= 0 ? found : scored(TextFolding.fold(text), limit: limit)
  }

  /// What a text leads to that is a phrase but for case, accents and punctuation; nil for any other.
  func phrase(_ text: String) -> ExactPhrase? { exact.find(text) }

  /// The topics with exactly this phrase.
  func exactMatches(_ text: String, limit: Int = 5) -> [TopicMatch] {
    let found = phrase(text)?.matches ?? []
    return found.count <= limit ? found : Array(found.prefix(max(0, limit)))
  }

  /// As `match`, but topics that only resemble the text follow those with exactly this phrase.
  public func ranking(_ text: String, limit: Int = 5) -> [TopicMatch] {
    let folded = TextFolding.fold(text)
    let found = exact[folded: folded]?.matches ?? []
    let others = scored(folded, limit: limit < .max - found.count ? limit + found.count : limit)
    let rest = others.filter { other in !found.contains { $0.topic == other.topic } }
    return Array((found + rest).prefix(max(0, limit)))
  }

  /// Why a text is like a topic, or is not: nil for a number that is no topic's.
  ///
  /// It tells of the comparison by words even where an exact phrase decides.
  public func reasons(_ text: String, for topic: Int) -> MatchReasons? {
    guard let place = topics.firstIndex(where: { $0.topic == topic }) else { return nil }
    let folded = TextFolding.fold(text)
    let found = model.value.compare(folded, with: place)
    return MatchReasons(
      weight: found.weight, likeness: found.likeness, phrase: phrases[found.phrase].text,
      words: model.value.words(folded, for: place).map {
        MatchReasons.Word(text: $0.word, readAs: $0.readAs, weight: $0.weight)
      })
  }

  /// A text as topics are compared with it: numbers of features that phrases have too, in ascending order, with their
  /// shares of the text per 16,384. Numbers mean something to this matcher only.
  public func shares(of text: String) -> [(feature: Int, share: Int)] {
    model.value.shares(TextFolding.fold(text)).map { (Int($0.feature), Int($0.weight)) }
  }

  private func scored(_ folded: String, limit: Int) -> [TopicMatch] {
    guard limit > 0, !folded.isEmpty, !topics.isEmpty else { return [] }
    return model.value.find(folded, limit: limit).filter { $0.score > 0 }.map { found in
      let phrase = phrases[found.phrase]
      return TopicMatch(
        topic: topics[found.topic].topic, score: found.score, phraseIndex: phrase.index, phrase: phrase.text,
        isExact: false)
    }
  }
}

/// What a phrase leads to, prepared: most of what customers say that is understood are phrases, and the event of each
/// refers to this.
struct ExactPhrase: Sendable {
  /// The topics that have it.
  private(set) var matches: [TopicMatch] = []
  /// The same as events list them.
  private(set) var candidates: [Recognition.Candidate] = []
  /// The topics' numbers.
  private(set) var topics: [Int32] = []

  mutating func add(_ match: TopicMatch) {
    matches.append(match)
    candidates.append(Recognition.Candidate(match))
    topics.append(Int32(match.topic))
  }
}

extension Recognition.Candidate {
  init(_ match: TopicMatch) {
    self.init(topic: Int32(match.topic), score: Int32(match.score), phrase: match.phrase)
  }
}

/// A topic that a text may be about.
public struct TopicMatch: Hashable, Sendable {
  /// The caller's number of the topic.
  public var topic: Int
  /// How sure, 0 to 10,000.
  public var score: Int
  /// Which of the phrases given to the matcher is most like the text.
  public var phraseIndex: Int
  /// That phrase as its author wrote it.
  public var phrase: String
  /// Whether the text is that phrase but for case, accents and punctuation.
  public var isExact: Bool

  /// Makes a match.
  public init(topic: Int, score: Int, phraseIndex: Int, phrase: String, isExact: Bool) {
    self.topic = topic
    self.score = score
    self.phraseIndex = phraseIndex
    self.phrase = phrase
    self.isExact = isExact
  }
}

/// Why a text is like a topic.
public struct MatchReasons: Hashable, Sendable {
  /// A word of the folded text.
  public struct Word: Hashable, Sendable {
    /// The word.
    public var text: String
    /// The word of the phrases it was taken for, if it looked misspelled.
    public var readAs: String?
    /// What it weighs for the topic, per 10,000; below zero it speaks for another.
    public var weight: Int
  }

  /// What the text weighs for the topic, per 10,000; about the sum of the words'.
  public var weight: Int
  /// How like the topic's most similar phrase the text is, per 10,000; three tenths of it add to the score.
  public var likeness: Int
  /// That phrase as its author wrote it.
  public var phrase: String
  /// The words of the text in their order.
  public var words: [Word]
}
