import Basis

/// A bot that is written in code: the built-in sample with its commands, and what its author changed.
public struct AzureBot: Hashable, Sendable {
  /// What it says when it is given a conversation; empty for nothing.
  public var greeting: String
  /// When it hands over or ends, in the order they are tried; the sample's own commands come after them.
  public var criteria: [Criterion]

  /// The criterion that a branch of its handler took, by place; nil for every other event.
  public func criterion(of event: AzureBotEvent) -> Int? {
    switch event {
    case .handled(.criterion, let text): criterion(metBy: Phrase.words(of: text))
    case .handled(.silence, let text): criteria.firstIndex { $0.silence?.description == text }
    default: nil
    }
  }

  /// The first criterion that a message, as its words, meets.
  func criterion(metBy words: [Substring]) -> Int? { criteria.firstIndex { $0.isMet(by: words) } }

  /// Makes a bot; without criteria it is the sample as it is.
  public init(greeting: String = SampleTexts.greeting, criteria: [Criterion] = []) {
    self.greeting = greeting
    self.criteria = criteria
  }

  /// The lengths of silence that mean something to it.
  public var silences: [TimeSpan] {
    criteria.compactMap(\.silence)
  }
}

/// When a bot hands the conversation over or ends it: the part of the sample that its author changes (S4).
public struct Criterion: Hashable, Sendable {
  /// What has to happen.
  public enum Condition: Hashable, Sendable {
    /// The customer's message has one of these phrases, word for word.
    case words([Phrase])
    /// The customer has said nothing for so long.
    case silence(TimeSpan)
  }

  /// What the bot does.
  public enum Outcome: Hashable, Sendable {
    /// Hands over, with context variables.
    case escalate([JSON.Member])
    /// Ends the conversation.
    case end
  }

  /// What has to happen.
  public var condition: Condition
  /// What the bot does.
  public var outcome: Outcome
  /// What the customer is told.
  public var says: String
  /// What the representative is told; nil for the bot's own summary.
  public var tells: String?
  /// Whether the customer's message goes out bridged; an author can forget it.
  public var isBridged: Bool

  /// Makes a criterion.
  public init(
    _ condition: Condition, _ outcome: Outcome, says: String? = nil, tells: String? = nil,
    isBridged: Bool = true
  ) {
    self.condition = condition
    self.outcome = outcome
    self.says = says ?? outcome.sentence
    self.tells = tells
    self.isBridged = isBridged
  }

  /// The silence it waits for; nil for words.
  public var silence: TimeSpan? {
    if case .silence(let span) = condition { span } else { nil }
  }

  /// Whether a message, as its words, meets it.
  func isMet(by words: [Substring]) -> Bool {
    if case .words(let phrases) = condition { phrases.contains { $0.occurs(in: words) } } else { false }
  }
}

extension Criterion.Outcome {
  /// What the sample tells the customer.
  var sentence: String {
    switch self {
    case .escalate: SampleTexts.transfer
    case .end: SampleTexts.farewell
    }
  }
}

/// Words that stand one after the other in a message; case does not matter.
public struct Phrase: Hashable, Sendable {
  /// As the author wrote it.
  public let text: String
  private let words: [Substring]

  /// Makes a phrase; nil when there is no word in it.
  public init?(_ text: String) {
    self.text = text
    words = Self.words(of: text)
    guard !words.isEmpty else { return nil }
  }

  /// The words of a text in lower case: letters and digits between anything else.
  static func words(of text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  /// Whether two phrases ask for the same words.
  public func isSame(as other: Phrase) -> Bool { words == other.words }

  func occurs(in message: [Substring]) -> Bool {
    guard message.count >= words.count else { return false }
    return (0...(message.count - words.count)).contains { start in
      message[start..<(start + words.count)].elementsEqual(words)
    }
  }
}
