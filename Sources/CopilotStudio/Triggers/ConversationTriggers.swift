import Basis

/// What the conversation's course starts.
enum ConversationTriggers {
  /// The product's default of OnInactivity, in seconds.
  static let inactivity = 1800

  static let kinds: [TriggerKind] = [
    .fixed("OnConversationStart", .conversationStart),
    .fixed("OnError", .error),
    .fixed("OnSignIn", .signIn),
    TriggerKind(name: "OnInactivity") { node in
      let seconds = node["durationInSeconds"]?.text.flatMap { Int64($0) } ?? Int64(inactivity)
      return .inactivity(.seconds(min(max(seconds, 0), 86_400)))
    },
  ]
}
