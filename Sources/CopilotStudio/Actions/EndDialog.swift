import PowerFx
import SourceYAML

/// Ends the topic; with `clearTopicQueue` what else waits to run is dropped.
struct EndDialog: Action {
  var clearsQueue: Bool
  /// What goes back to the caller; the fields of a record become variables of the topic first.
  var value: Formula?

  static let kind = ActionKind.simple("EndDialog") { node, compiler in
    EndDialog(
      clearsQueue: node["clearTopicQueue"]?.text != "false", value: compiler.formula(node["value"]))
  }

  func next(_ run: Run) -> BotEvent {
    if value != nil {
      let given = run.value(value)
      if let fault = given.fault { return run.failure(fault) }
      if case .record(let record) = given, run.step < record.fields.count {
        let field = record.fields[Int(run.step)]
        return .variableSet(run.place, VariableName(.topic, field.name), field.value)
      }
    }
    return BotRuntime.handOffWithoutNode(run)
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
