import Activities
import Basis
import ContactCenter
import CopilotStudio

// Hand-off to a hub other than Omnichannel: what it answers, and when, is what stubs of the kind handoff.status say.

extension State {
  /// The hub that a conversation's workstream hands over to.
  func hub(of conversation: ConversationID, in world: World) -> Workstream.Hub {
    center[conversation].flatMap { world.organization[$0.workstream] }?.hub ?? .omnichannel
  }

  /// A hand-off went out: the hub will answer.
  mutating func awaitHub(_ session: SessionID, since time: VirtualTime, in world: World) {
    guard hub(of: sessions[Int(session.raw)].conversation, in: world) == .generic,
      world.rules.holds(RoutingRules.hubStatus)
    else { return }
    for (place, stub) in world.stubs.enumerated() where stub.hubStatus != nil {
      wake(session, at: time + stub.delay, hub: Int32(clamping: place))
    }
  }

  /// An answer of the hub reached the bot.
  mutating func hubAnswered(_ session: SessionID) {
    guard let place = wakeups.firstIndex(where: { $0.session == session && $0.hub != nil }) else { return }
    wakeups.remove(at: place)
  }
}

extension Stub {
  /// What a hub answers, if this declares such an answer: state is accepted, failed or completed.
  var hubStatus: JSON? {
    guard kind == HandOffProtocol.status else { return nil }
    return switch outcome {
    case .result(let value): value
    case .failure(_, let message): ["state": "failed", "message": .string(message)]
    case .choice: nil
    }
  }
}
