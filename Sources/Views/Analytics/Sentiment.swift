import Basis

/// The mood of a customer on the product's scale; raw values are the product's numbers.
public enum Sentiment: Int, Sendable, CaseIterable {
  case notAvailable = 0
  case veryNegative = 7
  case negative = 8
  case slightlyNegative = 9
  case neutral = 10
  case slightlyPositive = 11
  case positive = 12
  case veryPositive = 13

  /// The product's words.
  public var name: String {
    switch self {
    case .notAvailable: "N/A"
    case .veryNegative: "Very negative"
    case .negative: "Negative"
    case .slightlyNegative: "Slightly negative"
    case .neutral: "Neutral"
    case .slightlyPositive: "Slightly positive"
    case .positive: "Positive"
    case .veryPositive: "Very positive"
    }
  }

  /// The mood of a sum of ratings, in thousandths. The bounds are ours.
  init(score: Int) {
    let degree = [400, 1700, 4400].count { $0 <= score.magnitude }
    self = Sentiment(rawValue: Sentiment.neutral.rawValue + (score < 0 ? -degree : degree)) ?? .neutral
  }
}

/// The rules of sentiment (`domain.md` 4.16).
public enum SentimentRules {
  /// How many messages count.
  static let window = 6
  /// What counts.
  public static let lastSix = Rule(
    "sentiment.last-six",
    "The mood is that of the last six messages of the customer; it starts as Neutral.",
    source: "CE oc-monitor-real-time-customer-sentiment")
  /// At a hand-off everything said to the bot counts.
  public static let botPhase = Rule(
    "sentiment.bot-phase",
    "Until a person accepts what a bot escalated, the mood is that of all messages to the bot.",
    source: "CE oc-monitor-real-time-customer-sentiment")
  /// Politeness says nothing.
  public static let politeness = Rule(
    "sentiment.politeness-neutral", "Thanks and please are neutral.", source: "CE sentiment")
  /// A problem says nothing.
  public static let problems = Rule(
    "sentiment.problems-neutral", "A problem that is told without feeling is neutral.", source: "CE sentiment"
  )
  /// Swearing is negative.
  public static let profanity = Rule(
    "sentiment.profanity-negative", "Profanity makes a message negative.", source: "CE sentiment")

  /// All of them.
  public static let all: [Rule] = [lastSix, botPhase, politeness, problems, profanity]

  /// Those that always hold.
  public static let fixed: [Rule] = [lastSix]
}
