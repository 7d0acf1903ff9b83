/// When a text starts a topic. The service's own numbers are not published; these were measured on
/// public agents (`formats.md` section 7) and can be set.
public struct RecognitionSettings: Hashable, Sendable {
  /// Least score, per 10,000, at which a topic is considered at all.
  public var accept: Int
  /// A topic whose score is at most this far behind the best makes the choice unclear.
  public var didYouMeanMargin: Int
  /// Least score at which a text leaves a question that was asked for another topic.
  public var interrupt: Int
  /// At most so many topics are offered when the choice is unclear.
  public var mostChoices: Int

  /// Makes settings.
  public init(accept: Int = 4000, didYouMeanMargin: Int = 1000, interrupt: Int = 6000, mostChoices: Int = 3) {
    self.accept = accept
    self.didYouMeanMargin = didYouMeanMargin
    self.interrupt = interrupt
    self.mostChoices = mostChoices
  }

  /// The measured ones.
  public static let standard = RecognitionSettings()
}

/// What a text means to an agent.
public enum RecognitionDecision: Hashable, Sendable {
  /// One topic is meant.
  case direct(TopicMatch)
  /// Several topics may be meant, best first; the customer is asked which.
  case ambiguous([TopicMatch])
  /// No topic is meant.
  case none
}

extension RecognitionSettings {
  /// What the matches mean, best first as `TopicMatcher` gives them.
  ///
  /// - Parameter isOffered: whether a topic may be offered as a choice (`includeInOnSelectIntent`); one
  ///   that may not starts when it is the best and is no rival of another.
  public func decide(_ matches: [TopicMatch], isOffered: (Int) -> Bool = { _ in true }) -> RecognitionDecision
  {
    guard let best = matches.first, best.isExact || best.score >= accept else { return .none }
    guard matches.count > 1, isOffered(best.topic) else { return .direct(best) }
    let rivals = matches.filter { match in
      match.isExact == best.isExact && match.score >= accept && match.score >= best.score - didYouMeanMargin
        && isOffered(match.topic)
    }
    let choices = Array(rivals.prefix(max(1, mostChoices)))
    return choices.count > 1 ? .ambiguous(choices) : .direct(best)
  }

  /// The topic that interrupts a question, if the matches are sure enough of one.
  public func interruption(_ matches: [TopicMatch]) -> TopicMatch? {
    guard let best = matches.first, best.isExact || best.score >= interrupt else { return nil }
    return best
  }
}
