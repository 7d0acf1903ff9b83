import Activities
import Basis
import Channels
import ContactCenter

// What customers ask for.
extension Run {
  mutating func carryOut(_ action: Command.Action, customer: Int) {
    guard world.customers.indices.contains(customer) else {
      return refuse(.customer(customer), "customer.unknown", "there is no such customer")
    }
    switch action {
    case .open: open(customer)
    case .say(let text) where isAsked(customer): answer(customer, text)
    case .choose(let number) where isAsked(customer): choose(number, answering: customer)
    case .skip: answer(customer, nil)
    case .say, .submit, .attach: send(action, customer)
    case .choose(let number): choose(number, customer)
    case .keypad(let keys): press(keys, customer)
    case .type: type(customer)
    case .closeWindow where isAsked(customer): closeSurvey(customer)
    case .closeWindow: ask(customer) { .closeWidget($0) }
    case .disconnect: ask(customer) { .disconnectCustomer($0) }
    case .reconnect: reconnect(customer)
    default: refuse(.customer(customer), "seat.no-such-action", "a customer cannot do that")
    }
  }

  private func isAsked(_ customer: Int) -> Bool { state.widgets[customer].survey != nil }

  /// Sends words, a card's inputs or a file; what the customer sends first opens the chat.
  private mutating func send(_ action: Command.Action, _ customer: Int) {
    guard let conversation = currentConversation(of: customer) else {
      guard state.conversation(ofCustomer: customer) == nil else {
        return refuse(
          .customer(customer), "conversation.closed", "the conversation is over; /open starts another")
      }
      return open(customer, toSend: action)
    }
    guard state.center.conversations[conversation.index].customer != .disconnected else {
      return keep(action, customer, in: conversation)
    }
    if state.center.conversations[conversation.index].status == .waiting {
      request(.customerWrote(conversation))
    }
    switch action {
    case .say(let text): say(customer, text: text, in: conversation)
    case .submit(let value): say(customer, text: "", value: value, in: conversation)
    case .attach(let name): say(customer, text: "", files: [Attachment(fileNamed: name)], in: conversation)
    default: return
    }
  }

  /// Without a connection nothing is sent, and nothing is lost.
  private mutating func keep(_ action: Command.Action, _ customer: Int, in conversation: ConversationID) {
    guard world.rules.holds(WidgetRules.keepsUnsent) else {
      return refuse(
        .customer(customer), "customer.disconnected", "the connection is lost; /reconnect restores it",
        in: conversation)
    }
    append(.kept(action), ofCustomer: customer, in: conversation)
  }

  private mutating func say(
    _ customer: Int, text: String, value: JSON? = nil, files: [Attachment] = [],
    in conversation: ConversationID
  ) {
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
    send(.say(choice.value?.string ?? choice.title), customer)
  }

  /// Keys arrive as digits; a number sign at the end says that there are no more (PP voice-dtmf). To a question with
  /// options a key says the option of that number.
  private mutating func press(_ keys: String, _ customer: Int) {
    guard world.customers[customer].channel == ChannelProfile.voice.id else {
      return refuse(.customer(customer), "keypad.calls-only", "only a call has a keypad")
    }
    guard !keys.isEmpty, keys.allSatisfy(Self.keypad.contains) else {
      return refuse(.customer(customer), "keypad.no-such-key", "a keypad has the keys 0 to 9, * and #")
    }
    send(.say(keys.count > 1 && keys.last == "#" ? String(keys.dropLast()) : keys), customer)
  }

  private static let keypad = Set("0123456789*#")

  private mutating func choose(_ number: Int, answering customer: Int) {
    let choices = question(ofCustomer: customer)?.choices ?? []
    guard choices.indices.contains(number - 1) else {
      let reason = choices.isEmpty ? "the question is answered in words" : "choose 1 to \(choices.count)"
      return refuse(.customer(customer), "choice.none", reason)
    }
    answer(customer, choices[number - 1])
  }

  /// Closing the window in the middle of a survey: before a conversation there will be none, after one nothing more is
  /// asked. A conversation that goes on meanwhile in wrap-up learns that the window is closed.
  private mutating func closeSurvey(_ customer: Int) {
    endSurvey(customer)
    if let conversation = currentConversation(of: customer) { request(.closeWidget(conversation)) }
  }

  private mutating func reconnect(_ customer: Int) {
    guard let conversation = currentConversation(of: customer) else {
      return refuse(.customer(customer), "conversation.none", "there is no open conversation")
    }
    reconnect(customer, conversation)
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
