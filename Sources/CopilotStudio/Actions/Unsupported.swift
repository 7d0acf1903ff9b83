/// An action that is known by name and passed over.
struct Unsupported: Action {
  var kind: String

  /// The kinds of the published schema that are not simulated (formats.md 3). They change or delete sent
  /// messages, ask the channel who is there, or configure a language model.
  static let kinds: [ActionKind] = [
    "ActivateExternalTrigger", "CancelDialogs", "DeleteActivity", "DisableToolAugmentation", "DisableTrigger",
    "DisconnectedNodeContainer", "EnableToolAugmentation", "GetActivityMembers", "GetConversationMembers",
    "IfCondition", "RecognizeIntent", "SendUserActivity", "SignOutUser", "UpdateActivity",
  ].map { name in .simple(name, .unsupported) { _, _ in Unsupported(kind: name) } }

  func next(_ run: Run) -> BotEvent {
    run.step == 0 ? .actionUnsupported(run.place, kind: kind) : run.done
  }
}
