/// What the customer's words start, or fail to start.
enum PhraseTriggers {
  static let kinds: [TriggerKind] = [
    .fixed("OnRecognizedIntent", .recognized),
    .fixed("OnEscalate", .escalation),
    .fixed("OnUnknownIntent", .unknown),
    .fixed("OnSelectIntent", .ambiguous),
    .fixed("OnSystemIntent", .recognized),
  ]
}
