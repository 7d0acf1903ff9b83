import Activities
import Basis
import ContactCenter

// What customers ask for.
extension Run {
  mutating func carryOut(_ action: Command.Action, customer: Int) {
    guard world.customers.indices.contains(customer) else {
      return refuse(.customer(customer), "customer.unknown", "there is no such customer")
    }
    switch action {
    case .open:
      guard currentConversation(of: customer) == nil else {
        return refuse(.customer(customer), "conversation.open", "the chat is open already")
      }
      open(customer)
    case .say(let text): say(customer, text: text)
    case .choose(let number): choose(number, customer)
    case .submit(let value): say(customer, text: "", value: value)
    case .attach(let name): say(customer, text: "", files: [Attachment(fileNamed: name)])
    case .type: type(customer)
    case .closeWindow: ask(customer) { .closeWidget($0) }
    case .disconnect: ask(customer) { .disconnectCustomer($0) }
    case .reconnect: ask(customer) { .reconnectCustomer($0) }
    default: refuse(.customer(customer), "seat.no-such-action", "a customer cannot do that")
    }
  }

  /// The customer's conversation that is not over.
  private func currentConversation(of customer: Int) -> ConversationID? {
    guard let conversation = state.conversation(ofCustomer: customer), state.center.holds(conversation),
      state.center.conversations[conversation.index].status != .closed,
      state.center.conversations[conversation.index].customer != .closed
    else { return nil }
    return conversation
  }

  private mutating func open(_ customer: Int) {
    let person = world.customers[customer]
    let workstream = world.organization.workstreams.firstIndex { $0.channel == person.channel }
    guard let workstream else {
      return refuse(
        .customer(customer), "workstream.none", "no workstream serves the channel \(person.channel)")
    }
    append(.threadOpened(customer: Int32(customer)), conversation: ConversationID(state.threads.count + 1))
    let context = person.context.map { ContextVariable($0.name, $0.value) }
    request(
      .start(WorkstreamID(workstream), context: context, isAuthenticated: person.isAuthenticated))
  }

  private mutating func say(_ customer: Int, text: String, value: JSON? = nil, files: [Attachment] = []) {
    if currentConversation(of: customer) == nil {
      if state.conversation(ofCustomer: customer) != nil {
        return refuse(
          .customer(customer), "conversation.closed", "the conversation is over; /open starts another")
      }
      open(customer)
    }
    guard let conversation = currentConversation(of: customer) else { return }
    guard state.center.conversations[conversation.index].customer != .disconnected else {
      return refuse(
        .customer(customer), "customer.disconnected", "the connection is lost; /reconnect restores it",
        in: conversation)
    }
    if state.center.conversations[conversation.index].status == .waiting {
      request(.customerWrote(conversation))
    }
    let audience: Audience = [.customer, .supervisor, ownerAudience(conversation)]
    var attached: Boxed<Activity>?
    if value != nil || !files.isEmpty {
      var activity = Activity.message(text, format: .plain)
      activity.value = value
      activity.attachments = files
      attached = Boxed(activity)
    }
    say(
      Message(
        id: nextMessage, sender: .customer(Int32(customer)), audience: audience, text: text,
        attached: attached),
      in: conversation)
  }

  /// Who has the conversation, as an audience; nobody while it waits.
  private func ownerAudience(_ conversation: ConversationID) -> Audience {
    guard state.center.holds(conversation) else { return [] }
    return switch state.center.conversations[conversation.index].owner {
    case .bot: .bot
    case .representative: .representative
    case nil: []
    }
  }

  private mutating func choose(_ number: Int, _ customer: Int) {
    let conversation = currentConversation(of: customer)
    let choices = conversation.flatMap { state.thread($0) }?.choices ?? []
    guard choices.indices.contains(number - 1) else {
      let reason = choices.isEmpty ? "the last message offers no choices" : "choose 1 to \(choices.count)"
      return refuse(.customer(customer), "choice.none", reason, in: conversation)
    }
    let choice = choices[number - 1]
    say(customer, text: choice.value?.string ?? choice.title)
  }

  private mutating func type(_ customer: Int) {
    guard let conversation = currentConversation(of: customer) else {
      return refuse(.customer(customer), "conversation.none", "there is no open conversation")
    }
    guard state.center[conversation]?.customer != .disconnected else { return }
    say(
      Message(
        id: nextMessage, kind: .typing, sender: .customer(Int32(customer)),
        audience: [.supervisor, ownerAudience(conversation)], text: ""),
      in: conversation)
  }

  private mutating func ask(_ customer: Int, _ make: (ConversationID) -> CenterRequest) {
    guard let conversation = currentConversation(of: customer) else {
      return refuse(.customer(customer), "conversation.none", "there is no open conversation")
    }
    request(make(conversation))
  }
}
