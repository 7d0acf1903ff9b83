import Activities
import Basis
import Channels
import ContactCenter
import Simulation

/// A line of a conversation as one seat sees it.
public struct SeatLine: Hashable, Sendable {
  /// The message's number.
  public var id: MessageID
  /// When it was said.
  public var at: VirtualTime
  /// Who said it, as this seat knows them; empty for the product's own lines.
  public var speaker: String
  /// Whose words they are.
  public var sender: Message.Sender
  /// What sort of thing it is.
  public var kind: Message.Kind
  /// What is shown, after the channel's limitations.
  public var activity: Activity
  /// Whether the seat said it itself.
  public var isOwn: Bool
  /// The limitations that changed or marked it on its way.
  public var fired: [ChannelDelivery.Fired]
}

extension Run {
  /// What the customer's channel shows, limitations applied.
  public func customerLine(_ place: Int, of thread: Thread) -> SeatLine? {
    guard thread.lines.indices.contains(place) else { return nil }
    let line = thread.lines[place]
    guard line.message.audience.contains(.customer) else { return nil }
    let received = received(line.message, in: thread)
    guard let activity = received.activity else { return nil }
    let isOwn = line.message.isFromCustomer
    return SeatLine(
      id: line.message.id, at: line.at, speaker: isOwn ? "You" : customerName(for: line.message.sender),
      sender: line.message.sender, kind: line.message.kind, activity: activity, isOwn: isOwn,
      fired: received.fired)
  }

  /// How a customer sees whoever said something: bots and people by their display names.
  private func customerName(for sender: Message.Sender) -> String {
    switch sender {
    case .representative(let person): world.organization[person]?.displayName ?? ""
    case .supervisor: "Supervisor"
    case .system: ""
    case .bot, .customer: world.name(of: sender)
    }
  }
}
