/// The table of all kinds of actions: a new kind is one file here and one line below.
enum ActionKinds {
  static let all: [ActionKind] =
    [
      SendActivity.kind, SendActivity.oldKind, Question.kind, AdaptiveCardPrompt.kind, CSATQuestion.kind,
      ConditionGroup.kind, Foreach.kind, Foreach.breakKind, Foreach.continueKind, GotoAction.kind,
      ActionScope.kind, ActionScope.disconnectedKind, SetVariable.kind, SetTextVariable.kind,
      SetMultipleVariables.kind, ResetVariable.kind, ClearAllVariables.kind, ParseValue.kind, EditTable.kind,
      EditTable.secondKind, BeginDialog.kind, BeginDialog.replaceKind, BeginDialog.repeatKind, EndDialog.kind,
      CancelAllDialogs.kind, CancelAllDialogs.cancelDialogKind, EndConversation.kind,
      TransferConversation.kind, TransferConversation.secondKind, LogCustomTelemetryEvent.kind,
      EmitEvent.kind, RecognizeIntent.kind, OAuthInput.kind, SignOutUser.kind, ChangeActivity.updateKind,
      ChangeActivity.deleteKind,
    ] + ConversationMembers.kinds + ServiceCall.kinds

  /// The kinds by name.
  static let byName: [String: ActionKind] = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}
