import Basis

/// What an agent would do when a customer begins with a text, and why: for people who write trigger phrases.
public struct RecognitionReport: Hashable, Sendable {
  /// What the bot would do.
  public enum Outcome: String, Sendable {
    /// The text is a trigger phrase: its topic starts.
    case exact
    /// One topic is like it: it starts.
    case topic
    /// Several are about as like it: the customer is asked which is meant.
    case didYouMean = "did-you-mean"
    /// None is like it: Fallback runs.
    case fallback
  }

  /// A topic that was considered.
  public struct Candidate: Hashable, Sendable {
    /// What people call it.
    public var topic: String
    /// Its schema name.
    public var id: String
    /// How sure, 0 to 10,000.
    public var score: Int
    /// Whether the text is one of its phrases.
    public var isExact: Bool
    /// Whether it may be offered in "did you mean".
    public var isOffered: Bool
    /// Whether its condition holds at the start of a conversation; otherwise it plays no part.
    public var isStartable: Bool
    /// Whether this score would take the customer away from a question that another topic asks.
    public var leavesQuestion: Bool
    /// Why.
    public var reasons: MatchReasons
  }

  /// The text.
  public var text: String
  /// What the bot would do.
  public var outcome: Outcome
  /// The topics that would start: one as a rule; none where an agent has no Fallback.
  public var starts: [String]
  /// The topics the customer would be asked about.
  public var choices: [String]
  /// The topics that were considered, best first.
  public var candidates: [Candidate]
}

extension Agent {
  /// What it would do when a customer begins with a text.
  ///
  /// - Parameters:
  ///   - text: what the customer says.
  ///   - settings: the thresholds.
  ///   - rules: which rules hold; one of them is "did you mean".
  public func recognition(
    of text: String, settings: RecognitionSettings = .standard, rules: RuleBook = RuleBook()
  ) -> RecognitionReport {
    let session = Shared(BotSession(agent: self))
    let context = BotContext(
      now: VirtualTime(milliseconds: 0), locale: locale, rules: rules, recognition: settings,
      conversationID: "", botID: "", botName: name)
    var report = RecognitionReport(text: text, outcome: .fallback, starts: [], choices: [], candidates: [])
    if case .recognized(let recognized)? = BotRuntime.recognize(text, session, self, context) {
      report.outcome = RecognitionReport.Outcome(recognized.outcome)
      report.starts = recognized.topics.compactMap { topic($0)?.displayName }
      if recognized.outcome == .ambiguous {
        report.choices = recognized.candidates.compactMap { topic($0.topic)?.displayName }
      }
    }
    report.candidates = matcher.ranking(text).compactMap { match in
      guard let topic = topic(Int32(match.topic)), let reasons = matcher.reasons(text, for: match.topic)
      else {
        return nil
      }
      return RecognitionReport.Candidate(
        topic: topic.displayName, id: topic.id, score: match.score, isExact: match.isExact,
        isOffered: topic.trigger.isOffered, isStartable: isStartable(Int32(match.topic), session, context),
        leavesQuestion: settings.interruption([match]) != nil, reasons: reasons)
    }
    return report
  }
}

extension RecognitionReport.Outcome {
  fileprivate init(_ outcome: Recognition.Outcome) {
    self =
      switch outcome {
      case .exact: .exact
      case .direct: .topic
      case .ambiguous: .didYouMean
      case .none: .fallback
      }
  }
}
