import Basis
import CopilotStudio

// Phrases that mean what they should.

extension Alphabet {
  /// The first of a topic's phrases that starts it; the first of all when none does. Nil for a topic without
  /// phrases.
  static func phrase(starting number: Int32, _ topic: Topic, _ agent: Agent, _ context: BotContext) -> String?
  {
    let phrases = topic.trigger.phrases.filter { !$0.isEmpty }.prefix(Budget.mostPhrasesTried)
    return phrases.first { recognized($0, agent, context)?.topics == [number] } ?? phrases.first
  }

  /// A text of two topics' phrases that the bot takes for both, when it asks which one is meant.
  static func ambiguity(_ agent: Agent, _ context: BotContext) -> String? {
    guard agent.topics.contains(where: { $0.isActive && $0.trigger.family == .ambiguous }) else { return nil }
    let phrases = agent.topics.filter { topic in
      topic.isActive && topic.trigger.family == .recognized && topic.trigger.isOffered && topic.builtIn == nil
    }.compactMap(\.trigger.phrases.first).prefix(Budget.mostPhrasesPaired)
    for (number, first) in phrases.enumerated() {
      for second in phrases.dropFirst(number + 1) {
        let both = "\(first) \(second)"
        if recognized(both, agent, context)?.outcome == .ambiguous { return both }
      }
    }
    return nil
  }

  /// What a fresh conversation takes a text for; nil when something else takes the turn first.
  private static func recognized(_ text: String, _ agent: Agent, _ context: BotContext) -> Recognition? {
    var session = BotSession(agent: agent)
    session.apply(BotRuntime.receive(.says(text)), agent: agent)
    // Topics that listen to every message come first.
    for _ in 0..<Budget.mostTurnSteps {
      guard let event = BotRuntime.next(session, agent, context) else { return nil }
      if case .recognized(let recognition) = event { return recognition }
      session.apply(event, agent: agent)
    }
    return nil
  }
}
