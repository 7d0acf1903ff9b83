import Activities
import Basis

extension Limitation {
  /// Activities that are for programs only: events, traces, who joined.
  static let hiddenActivities = Limitation(
    Rule(
      "channel.programs-only",
      "Only messages, typing and the end of a conversation are for people; events and traces are never shown.",
      source: "BF activity schema"),
    senders: Sender.everyone
  ) { activity, _ in
    switch activity.type {
    case .message, .typing, .endOfConversation: .none
    default: .drops("an activity of type \(activity.type) is for programs")
    }
  }
}
