import Basis

extension CenterState {
  /// Takes an event in. Total: it never fails and never decides; what does not fit is ignored.
  ///
  /// - Parameter number: the event's number in the log, from 1, higher than all before.
  public mutating func apply(_ event: CenterEvent, at time: VirtualTime, number: Int) {}

  /// Notes that somebody did something in a conversation (a message, a choice, typing does not count): a bot's
  /// inactivity is counted from now.
  public mutating func noteActivity(_ id: ConversationID, at time: VirtualTime) {}
}
