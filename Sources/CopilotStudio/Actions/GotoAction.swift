import SourceYAML

/// Goes on at another action of the topic, also out of a branch.
struct GotoAction: Action {
  var actionID: String
  /// Known when the whole topic is compiled; -1 until then, or for an id that is not in the topic.
  var target: Int32 = -1

  var part: ActionPart { .goto(self) }

  static let kind = ActionKind.simple("GotoAction") { node, compiler in
    GotoAction(actionID: compiler.required("actionId", of: node))
  }

  func next(_ run: Run) -> BotEvent {
    guard target >= 0 else {
      return run.failure(ErrorCode.content, "There is no action \(actionID) in the topic")
    }
    return run.jump(to: target)
  }

  func retargeted(_ change: (Int32) -> Int32) -> any Action {
    GotoAction(actionID: actionID, target: target < 0 ? target : change(target))
  }
}
