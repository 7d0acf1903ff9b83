import Activities
import Basis
import ContactCenter
import Simulation
import Views

extension Run {
  /// What was said in each conversation of the run, with who can see it by now.
  public func toldConversations() -> [ToldConversation] { state.threads.map(told) }

  private func told(_ thread: Thread) -> ToldConversation {
    let customer = world.customerName(thread.customer)
    let channel =
      world.customers.indices.contains(thread.customer) ? world.customers[thread.customer].channel : ""
    var conversation = ToldConversation(
      id: world.wireID(of: thread.id), title: "\(world.name), \(thread.id)", channel: channel,
      parties: [Party(.customer, customer)])
    conversation.lines = thread.lines.indices.map { told($0, of: thread) }
    return conversation.settled()
  }

  private func told(_ place: Int, of thread: Thread) -> ToldLine {
    let line = thread.lines[place]
    let message = line.message
    var delivery: ToldLine.Delivery?
    if message.audience.contains(.customer), !message.isFromCustomer {
      let received = received(message, in: thread)
      if received.differs {
        delivery = ToldLine.Delivery(activity: received.activity, rules: received.fired.map(\.rule))
      }
    }
    return ToldLine(
      .message(message.kind), from: party(message.sender), activity: message.activity, at: line.at,
      seenBy: viewers(of: place, in: thread, arrived: delivery.map { $0.activity != nil } ?? true),
      delivery: delivery)
  }

  private func party(_ sender: Message.Sender) -> Party {
    let name = world.name(of: sender)
    switch sender {
    case .customer: return Party(.customer, name)
    case .bot: return Party(.bot, name)
    case .representative: return Party(.agent, name)
    case .supervisor: return Party(.supervisor)
    case .system: return Party(.system)
    }
  }

  private func viewers(of place: Int, in thread: Thread, arrived: Bool) -> [Party] {
    let line = thread.lines[place]
    let audience = line.message.audience
    var viewers: [Party] = []
    if audience.contains(.customer), arrived {
      viewers.append(Party(.customer, world.customerName(thread.customer)))
    }
    if audience.contains(.bot), let bot = bot(of: line, in: thread) {
      viewers.append(Party(.bot, world.organization.name(of: .bot(bot))))
    }
    for index in world.organization.representatives.indices
    where thread.isVisible(place, toRepresentative: RepresentativeID(index)) {
      viewers.append(Party(.agent, world.organization.representatives[index].name))
    }
    if audience.contains(.supervisor) { viewers.append(Party(.supervisor)) }
    return viewers
  }

  /// The bot that had the conversation when a line was written: who said it, or the latest whose part had begun.
  private func bot(of line: Thread.Line, in thread: Thread) -> BotID? {
    if case .bot(let bot) = line.message.sender { return bot }
    let parts = thread.sessions.map { state.sessions[Int($0.raw)] }
    let place = thread.lines.firstIndex { $0.number == line.number } ?? 0
    return (parts.last { $0.firstLine <= place } ?? parts.first)?.bot
  }
}
