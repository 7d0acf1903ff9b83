import Basis
import ContactCenter

// What supervisors ask for.
extension Run {
  mutating func supervise(_ action: Command.Action) {
    switch action {
    case .say(let text): say(text)
    case .assign(let conversation, let member, let overrides):
      request(.assign(conversation, to: member, overrides: overrides))
    case .assignToQueue(let conversation, let queue): request(.assignToQueue(conversation, queue))
    case .superviseTransfer(let conversation, let member):
      request(.transferBySupervisor(conversation, to: member))
    case .supervise(let conversation, let supervision): request(.supervise(conversation, supervision))
    case .forceClose(let conversation): request(.forceClose(conversation))
    default: refuse(.supervisor, "seat.no-such-action", "nobody at this seat can do that")
    }
  }

  /// A supervisor talks where they joined last.
  private mutating func say(_ text: String) {
    let joined = state.threads.last { state.center[$0.id]?.supervision == .joined }
    guard let conversation = joined?.id else {
      return refuse(.supervisor, RoutingRules.joinsToTalk, "join a conversation first, as in /join conv-1")
    }
    say(
      Message(
        id: nextMessage, sender: .supervisor, audience: [.customer, .representative, .supervisor], text: text),
      in: conversation)
  }
}
