import Synchronization

/// The model of an agent's topics, learnt when a text is first compared with phrases: a greeting and an exact phrase
/// need none, and starting a program should not wait for it. What it gives does not depend on when it was learnt.
final class LazyTopicModel: Sendable {
  private let folded: [String]
  private let topics: [Range<Int>]
  private let learnt = Mutex<TopicModel?>(nil)

  /// Keeps folded phrases for later, those of a topic side by side.
  init(folded: [String], topics: [Range<Int>]) {
    self.folded = folded
    self.topics = topics
  }

  /// The model.
  var value: TopicModel {
    learnt.withLock { model in
      if let model { return model }
      let fresh = TopicModel(folded: folded, topics: topics)
      model = fresh
      return fresh
    }
  }
}
