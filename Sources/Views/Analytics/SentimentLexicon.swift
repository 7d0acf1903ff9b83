import Basis

/// How words are rated, and what a message comes to by it. The ratings are data (`Assets/data/SENTIMENT.md`); how they
/// are added up is ours: the ratings of the words, turned around after a negation, stronger or weaker after a word of
/// degree and with exclamation marks.
public struct SentimentLexicon: Sendable, Equatable {
  /// Ratings in thousandths, from -4000 to 4000.
  private let ratings: [String: Int]

  /// Reads lines of a word, a tab and its rating; lines that are none are left out.
  public init(text: String) {
    var ratings: [String: Int] = [:]
    ratings.reserveCapacity(8000)
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "\t")
      guard parts.count == 2, let rating = Self.thousandths(parts[1]) else { continue }
      ratings[String(parts[0])] = rating
    }
    self.ratings = ratings
  }

  /// How many words are rated.
  public var count: Int { ratings.count }

  /// The mood of a customer's messages, the latest last.
  public func sentiment(of messages: [String], _ rules: RuleBook) -> Sentiment {
    let scores = messages.map { score($0, rules) }.filter { $0 != 0 }
    return scores.isEmpty ? .neutral : Sentiment(score: scores.reduce(0, +) / scores.count)
  }

  /// What a message comes to, in thousandths; 0 without feeling.
  func score(_ message: String, _ rules: RuleBook) -> Int {
    let words = message.prefix(Self.longest).split(whereSeparator: \.isWhitespace).map(word)
    var sum = 0
    for (place, word) in words.enumerated() {
      guard let rating = rating(word, rules) else { continue }
      let before = words[max(0, place - 3)..<place]
      var value = rating
      if let degree = before.last.flatMap({ Self.degrees[$0] }) { value += rating < 0 ? -degree : degree }
      if before.contains(where: Self.negations.contains) { value = -value * 74 / 100 }
      sum += value
    }
    let marks = min(3, message.utf8.count { $0 == UInt8(ascii: "!") })
    if sum != 0 { sum += (sum < 0 ? -292 : 292) * marks }
    if rules.holds(SentimentRules.profanity), words.contains(where: Self.profanities.contains) {
      sum = min(sum, -2000)
    }
    return sum
  }

  private func rating(_ word: String, _ rules: RuleBook) -> Int? {
    guard let rating = ratings[word] else { return nil }
    if Self.politeness.contains(word), rules.holds(SentimentRules.politeness) { return nil }
    if Self.problems.contains(word), rules.holds(SentimentRules.problems) { return nil }
    return rating
  }

  /// A word as it is looked up: a rated smiley as it stands, else in small letters without marks around it.
  private func word(_ text: Substring) -> String {
    if ratings[String(text)] != nil { return String(text) }
    let start = text.firstIndex { $0.isLetter || $0.isNumber } ?? text.startIndex
    let end = text.lastIndex { $0.isLetter || $0.isNumber }.map { text.index(after: $0) } ?? text.endIndex
    return text[start..<end].lowercased().replacing("\u{2019}", with: "'")
  }

  /// `-1.5` in thousandths; nil for anything else.
  private static func thousandths(_ text: Substring) -> Int? {
    let isNegative = text.first == "-"
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]) else { return nil }
    let digits = parts.count == 2 ? String(parts[1].prefix(3)) : ""
    guard let fraction = Int(digits + String(repeating: "0", count: 3 - digits.count)) else { return nil }
    let value = whole * 1000 + fraction
    return isNegative ? -value : value
  }

  /// Characters of a message that are looked at.
  private static let longest = 4000

  private static let negations: Set<String> = [
    "not", "no", "never", "none", "nobody", "nothing", "without", "cannot", "can't", "don't", "doesn't",
    "didn't", "isn't", "wasn't", "aren't", "weren't", "won't", "wouldn't", "couldn't", "shouldn't", "ain't",
    "hardly",
  ]

  private static let degrees: [String: Int] = [
    "very": 293, "really": 293, "so": 293, "extremely": 293, "totally": 293, "absolutely": 293,
    "completely": 293, "too": 293, "incredibly": 293, "slightly": -293, "somewhat": -293, "barely": -293,
    "partly": -293,
  ]

  private static let politeness: Set<String> = [
    "thank", "thanks", "thx", "thankyou", "please", "ty", "welcome",
  ]

  private static let problems: Set<String> = [
    "problem", "problems", "issue", "issues", "error", "errors", "lost", "loss", "broken", "broke", "wrong",
    "cancel", "cancelled", "canceled", "fail", "failed", "fails", "failure", "missing", "miss", "missed",
    "stuck", "damage", "damaged", "stolen", "complaint", "complain", "debt", "fraud", "emergency", "crash",
    "no", "block", "blocked", "lose", "stop", "stopped",
  ]

  private static let profanities: Set<String> = [
    "fuck", "fucking", "fucked", "shit", "shitty", "bullshit", "damn", "damned", "wtf", "ass", "asshole",
    "bastard", "bastards", "bitch", "crap", "crappy", "hell",
  ]
}
