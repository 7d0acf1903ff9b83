import PowerFx
import SourceYAML

/// Ends the topic; with `clearTopicQueue` what else waits to run is dropped.
struct EndDialog: Action {
  var clearsQueue: Bool

  static let kind = ActionKind.simple("EndDialog") { node, _ in
    EndDialog(clearsQueue: node["clearTopicQueue"]?.text != "false")
  }

  func next(_ run: Run) -> BotEvent {
    BotRuntime.handOffWithoutNode(run)
      ?? .topicEnded(topic: run.place.topic, reason: clearsQueue ? .endedClearingQueue : .ended)
  }
}

/// Stops every topic.
struct CancelAllDialogs: Action {
  static let kind = ActionKind.simple("CancelAllDialogs") { _, _ in CancelAllDialogs() }
  /// Stops only its own topic.
  static let cancelDialogKind = ActionKind.simple("CancelDialog") { _, _ in EndDialog(clearsQueue: false) }

  func next(_ run: Run) -> BotEvent {
    BotRuntime.handOffWithoutNode(run) ?? .topicsCancelled(run.place)
  }
}

/// Ends the conversation: `endOfConversation` on the wire.
struct EndConversation: Action {
  static let kind = ActionKind.simple("EndConversation") { _, _ in EndConversation() }

  func next(_ run: Run) -> BotEvent { .conversationEnded(run.place) }
}
