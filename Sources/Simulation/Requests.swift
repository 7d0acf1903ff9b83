import Activities
import Basis
import ContactCenter

// What people ask for, turned into messages and into requests to the contact centre.

extension Run {
  /// Carries a command out.
  mutating func carryOut(_ command: Command) {
    switch (command.seat, command.action) {
    case (_, .wait): break
    case (_, .mark(let name)): append(.marked(name))
    case (_, .setCapacity(let member, let capacity)): request(.setCapacity(member, capacity))
    case (_, .setPresence(let representative, let presence)): request(.setPresence(representative, presence))
    case (_, .setContext(let name, let value)): setContext(name, value, command.seat)
    case (_, .setVariable(let name, let expression)): setVariable(name, expression, command.seat)
    case (_, .startTopic(let name)): startTopic(name, command.seat)
    case (.customer(let customer), let action): carryOut(action, customer: customer)
    case (.representative(let representative), let action): carryOut(action, representative: representative)
    case (.supervisor, _), (.stage, _):
      refuse(command.seat, "seat.no-such-action", "nobody at this seat can do that")
    }
  }

  /// The conversation that somebody speaks of: their own, else the latest.
  func subject(of seat: Seat) -> ConversationID? {
    let own: ConversationID? =
      switch seat {
      case .customer(let customer): state.conversation(ofCustomer: customer)
      case .representative(let representative): state.center.current(of: representative)
      case .supervisor, .stage: nil
      }
    return own ?? state.threads.last?.id
  }

  private mutating func setContext(_ name: String, _ value: JSON, _ seat: Seat) {
    guard let conversation = subject(of: seat) else {
      return refuse(seat, "conversation.none", "there is no conversation yet")
    }
    request(.setContext(conversation, [ContextVariable(name, value)]))
  }

  mutating func refuse(
    _ seat: Seat, _ rule: String, _ sentence: String, in conversation: ConversationID? = nil
  ) {
    append(.refused(Boxed(Refusal(seat: seat, rule: rule, sentence: sentence))), conversation: conversation)
  }

  // MARK: - The customer

  private mutating func carryOut(_ action: Command.Action, customer: Int) {
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
    request(.start(WorkstreamID(workstream), context: context))
  }

  private mutating func say(_ customer: Int, text: String, value: JSON? = nil) {
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
    let audience: Audience = [.customer, .supervisor, ownerAudience(conversation)]
    let attached = value.map { value in
      var activity = Activity.message(text, format: .plain)
      activity.value = value
      return Boxed(activity)
    }
    say(
      Message(
        id: nextMessage, sender: .customer(Int32(customer)), audience: audience, text: text,
        attached: attached),
      in: conversation)
  }

  private mutating func say(_ message: Message, in conversation: ConversationID) {
    append(.said(message), conversation: conversation)
    if message.audience.contains(.bot), let session = state.openSession(of: conversation) { wake(session) }
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

  // MARK: - The representative

  private mutating func carryOut(_ action: Command.Action, representative: RepresentativeID) {
    let seat = Seat.representative(representative)
    guard world.organization[representative] != nil else {
      return refuse(seat, "representative.unknown", "there is no such person")
    }
    switch action {
    case .presence(let presence): request(.setPresence(representative, presence))
    case .accept: answer(representative) { .accept($0, by: representative) }
    case .pick(let conversation): pick(conversation, representative)
    case .decline: answer(representative) { .decline($0, by: representative) }
    case .say, .type, .note, .transfer, .end, .close: work(action, representative)
    default: refuse(seat, "seat.no-such-action", "a representative cannot do that")
    }
  }

  private mutating func answer(_ representative: RepresentativeID, _ make: (ConversationID) -> CenterRequest)
  {
    guard let offered = state.center.offer(to: representative) else {
      return refuse(.representative(representative), "offer.none", "there is no offer to answer")
    }
    request(make(offered))
  }

  /// Picks a conversation: the one that is named, else the first that waits in a queue of theirs.
  private mutating func pick(_ conversation: ConversationID?, _ representative: RepresentativeID) {
    let lines = state.center[.representative(representative)]?.queues.map { state.center.waiting[$0.index] }
    guard let picked = conversation ?? lines?.compactMap(\.first).min()?.conversation else {
      return refuse(.representative(representative), "pick.none", "no conversation waits in a queue of yours")
    }
    request(.pick(picked, by: representative))
  }

  /// What a representative does in the conversation they have.
  private mutating func work(_ action: Command.Action, _ representative: RepresentativeID) {
    let seat = Seat.representative(representative)
    guard let conversation = state.center.current(of: representative) else {
      return refuse(seat, "conversation.not-yours", "you have no conversation; /accept takes an offer")
    }
    if state.center[conversation]?.status == .wrapUp, action.isTalk {
      return refuse(
        seat, "conversation.over", "the conversation is over; /close ends wrap-up", in: conversation)
    }
    switch action {
    case .say(let text):
      say(
        Message(
          id: nextMessage, sender: .representative(representative),
          audience: [.customer, .representative, .supervisor], text: text), in: conversation)
    case .type:
      append(
        .said(
          Message(
            id: nextMessage, kind: .typing, sender: .representative(representative),
            audience: [.customer, .supervisor], text: "")),
        conversation: conversation)
    case .note(let text):
      append(
        .said(
          Message(
            id: nextMessage, kind: .note, sender: .representative(representative),
            audience: [.representative, .supervisor], text: text)),
        conversation: conversation)
    case .transfer(let queue, let toBot, let bot):
      request(
        .transferToQueue(
          conversation, Transfer(representative: representative, queue: queue, toBot: toBot, bot: bot)))
    case .end: request(.end(conversation, by: representative))
    case .close: request(.closeSession(conversation, by: representative))
    default: break
    }
  }
}

extension Command.Action {
  /// Whether it reaches the customer as it is.
  fileprivate var isTalk: Bool {
    switch self {
    case .say, .type: true
    default: false
    }
  }
}
