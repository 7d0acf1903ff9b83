import Activities
import Basis

extension Limitation {
  /// The dots that never appear (`domain.md` row 126, in every version of the table in 6.1).
  static let typingIndicator = Limitation(
    Rule(
      "channel.typing-indicator",
      "A bot receives typing activities and may send them, but the customer sees no typing indicator.",
      source: "S2; AI19, CE 2020-10 and 2022-06 say the same", since: Era(year: 2019, month: 11)),
    senders: [.copilotStudio]
  ) { activity, _ in
    activity.type == .typing ? .drops("the typing indicator does not appear") : .none
  }
}
