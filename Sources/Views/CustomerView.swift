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

  /// What became of a message on its way to the customer.
  public func received(_ message: Message, in thread: Thread) -> ChannelDelivery.Received {
    received(message, in: thread, on: DeliveryProfile(profile(of: thread)))
  }

  /// What would become of a message on its way to a customer of another channel or version.
  public func received(_ message: Message, in thread: Thread, on profile: DeliveryProfile)
    -> ChannelDelivery.Received
  {
    let activity = message.activity
    let isAnswered = !activity.suggestedActions.isEmpty && thread.isAnswered(message.id)
    return profile.receive(
      activity, rules: world.rules, sender: channelSender(of: message), isAnswered: isAnswered)
  }

  /// The profile of a conversation's channel; live chat where the channel has none. A chat that its workstream keeps is
  /// persistent.
  public func profile(of thread: Thread) -> ChannelProfile {
    guard world.customers.indices.contains(thread.customer),
      let profile = ChannelProfile.named(world.customers[thread.customer].channel)
    else { return .liveChat }
    let workstream = world.workstream(ofCustomer: thread.customer)
    let isKept = workstream.flatMap { world.organization[$0]?.isPersistent } ?? false
    return profile == .liveChat && isKept ? .persistentChat : profile
  }

  /// The sender of a message as channel rules know it.
  public func channelSender(of message: Message) -> Channels.Sender {
    switch message.sender {
    case .customer: .customer
    case .bot(let bot): world.azureBot(of: bot) == nil ? .copilotStudio : .azureBot
    case .representative, .supervisor: .representative
    case .system: .system
    }
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

extension Thread {
  /// Whether the customer said something after a message.
  fileprivate func isAnswered(_ message: MessageID) -> Bool {
    lines.last { $0.message.isFromCustomer && $0.message.kind == .text }.map { $0.message.id > message }
      ?? false
  }
}
