import Activities
import Basis
import Channels
import ContactCenter

// What a customer received follows from the message, the channel's profile and the rules of the run; nothing of it is
// stored.

extension Run {
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

  /// The buttons that the customer's channel shows of the latest message.
  func shownChoices(in thread: Thread) -> [CardAction] {
    guard !thread.choices.isEmpty,
      let latest = thread.lines.last(where: {
        $0.message.audience.contains(.customer) && $0.message.kind == .text
      })
    else { return [] }
    return received(latest.message, in: thread).activity?.suggestedActions ?? []
  }
}

extension Thread {
  /// Whether the customer said something after a message.
  fileprivate func isAnswered(_ message: MessageID) -> Bool {
    lines.last { $0.message.isFromCustomer && $0.message.kind == .text }.map { $0.message.id > message }
      ?? false
  }
}
