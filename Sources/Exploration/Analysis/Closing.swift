import Basis
import CopilotStudio

// How conversations end.

extension Analysis {
  /// Topics whose conversations come to rest without a survey, an end or a transfer.
  var unclosedTopics: [Finding] {
    let hasClosing = !map.closingTopics.filter { agent.topics[Int($0)].builtIn == nil }.isEmpty
    return ledger.unclosed.sorted { $0.key < $1.key }.compactMap { number, walk in
      guard let topic = agent.topic(number), topic.builtIn == nil, topic.trigger.family == .recognized else {
        return nil
      }
      return Finding(
        .unclosed, .note, "the topic \(topic.displayName) ends and the conversation is left open",
        at: topic.span,
        topic: topic.displayName,
        hint: hasClosing
          ? "Redirect to End of Conversation, which asks whether it helped"
          : "Add an End of Conversation topic with a survey, and redirect to it",
        shownBy: conversation(walk))
    }
  }
}
