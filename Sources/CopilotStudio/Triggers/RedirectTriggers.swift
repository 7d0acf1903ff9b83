/// What only another topic starts.
enum RedirectTriggers {
  static let kinds: [TriggerKind] = [
    .fixed("OnRedirect", .redirect), .fixed("OnSystemRedirect", .redirect),
    .fixed("OnCopilotRedirect", .redirect),
  ]
}
