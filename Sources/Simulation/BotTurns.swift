import Activities
import Basis
import ContactCenter
import CopilotStudio

// How a bot's steps become events of the run, and what they mean for the conversation.

extension Run {
  /// Lets a bot go on, and gives it what waits for it, until it rests.
  ///
  /// The agent and the context are looked up once: both are large, and in one moment of virtual time only the
  /// event's number changes.
  ///
  /// - Parameter limit: how many steps it may take.
  /// - Returns: how many it took.
  mutating func advance(_ session: SessionID, atMost limit: Int) -> Int {
    let index = Int(session.raw)
    guard state.sessions.indices.contains(index) else { return 0 }
    let bot = state.sessions[index].bot
    guard let agent = world.agent(of: bot) else {
      return world.azureBot(of: bot).map { advance(session, azure: $0, atMost: limit) } ?? 0
    }
    var context = latestContext?.session == session ? latestContext?.context : nil
    if context == nil {
      context = botContext(session)
      latestContext = context.map { (session, $0) }
    }
    guard var context else { return 0 }
    context.now = state.now
    for steps in 0..<limit {
      context.eventNumber = UInt64(log.count)
      guard let event = nextEvent(index, agent, context) else { return steps }
      take(event, session, agent)
    }
    return limit
  }

  /// What a bot does next, or is given next; nil when it rests. It changes nothing, and neither does what it calls of
  /// the run; methods that may not change it would be given a copy.
  private mutating func nextEvent(_ index: Int, _ agent: Agent, _ context: BotContext) -> BotEvent? {
    guard state.sessions[index].isOpen, let dialog = state.sessions[index].dialog else { return nil }
    if let event = BotRuntime.next(dialog, agent, context) { return event }
    guard !dialog.turn.isSuspended, let delivery = state.sessions[index].inbox.first else { return nil }
    return .received(input(for: delivery, in: state.sessions[index].conversation))
  }

  /// Adds a bot's event and carries its effect out.
  private mutating func take(_ event: consuming BotEvent, _ session: SessionID, _ agent: Agent) {
    let conversation = state.sessions[Int(session.raw)].conversation
    let bot = state.sessions[Int(session.raw)].bot
    let effect = event.effect
    append(consume event, of: session, agent, in: conversation)
    switch effect {
    case .none: break
    // Whoever waits for a service shows that it is typing; whether the customer sees it is the channel's business.
    case .wait: say(Boxed(Activity(.typing)), by: bot, in: conversation)
    case .send(let activity): say(activity, by: bot, in: conversation)
    case .handOff(let request): handOff(request, by: bot, in: conversation)
    case .endConversation:
      sendRecordVariables(of: session, in: conversation)
      self.request(.endByBot(conversation, by: bot))
    }
  }

  /// What a bot knows of who the customer is goes out with the end of the conversation, so that customer and case
  /// can be linked (row 189).
  private mutating func sendRecordVariables(of session: SessionID, in conversation: ConversationID) {
    guard !world.organization.records.isEmpty, world.rules.holds(RoutingRules.identifiedWhenBotEnds),
      let dialog = state.sessions[Int(session.raw)].dialog?.value
    else { return }
    let known = dialog.globals(named: CenterLogic.recordVariables)
    guard !known.isEmpty else { return }
    request(.setContext(conversation, known.map { ContextVariable($0.name, $0.value) }))
  }

  private mutating func say(_ activity: Boxed<Activity>, by bot: BotID, in conversation: ConversationID) {
    append(
      .said(
        Boxed(
          Message(
            id: nextMessage, sender: .bot(bot), audience: [.customer, .bot, .supervisor], activity: activity))
      ),
      conversation: conversation)
  }

  private mutating func handOff(_ request: HandOffRequest, by bot: BotID, in conversation: ConversationID) {
    if !request.messageToAgent.isEmpty {
      append(
        .said(
          Boxed(
            Message(
              id: nextMessage, kind: .privateMessage, sender: .bot(bot),
              audience: [.bot, .representative, .supervisor], text: request.messageToAgent))),
        conversation: conversation)
    }
    // Another hub got handoff.initiate and answers in its own time (`State.awaitHub`).
    if state.hub(of: conversation, in: world) == .generic { return }
    let variables = request.context.map { ContextVariable($0.name, $0.value) }
    self.request(.escalate(conversation, by: bot, variables: variables))
  }

  /// What a bot is given.
  private mutating func input(for delivery: SessionState.Delivery, in conversation: ConversationID)
    -> BotInput
  {
    switch delivery {
    case .conversationUpdate: return .conversationUpdate
    case .setContext: return .setContext(omnichannelContext(of: conversation))
    case .greet: return .greet
    case .line(let place):
      // Read where it is: a copy of the thread would be dearer than the rest.
      let index = conversation.index
      guard state.threads.indices.contains(index), state.threads[index].lines.indices.contains(place) else {
        return .says("")
      }
      let message = state.threads[index].lines[place].message
      guard message.kind != .typing else { return .activity(type: "typing", name: nil, value: nil) }
      return .message(BotInput.Message(message.text, value: message.attached?.value.value))
    }
  }

  /// The context items a bot receives when it gets a conversation (`domain.md` 3.2).
  func omnichannelContext(of conversation: ConversationID) -> [JSON.Member] {
    var items = [JSON.Member("msdyn_liveworkitemid", .string(conversation.description))]
    if let thread = state.thread(conversation), world.customers.indices.contains(thread.customer) {
      items.append(JSON.Member("msdyn_CustomerName", .string(world.customers[thread.customer].name)))
    }
    items += recordItems(of: conversation)
    for variable in state.center[conversation]?.context ?? [] {
      items.append(JSON.Member(variable.name, variable.value))
    }
    return items
  }

  /// What a bot decided in when an event was about to happen.
  ///
  /// - Parameter number: the event's place in the log.
  public func botContext(_ session: SessionID, at number: Int) -> BotContext {
    var context = botContext(session)
    context.eventNumber = UInt64(number)
    if log.entries.indices.contains(number) { context.now = log[number].at }
    return context
  }

  func botContext(_ session: SessionID) -> BotContext {
    let current = state.sessions[Int(session.raw)]
    let place = state.thread(current.conversation)?.customer ?? -1
    let customer = world.customers.indices.contains(place) ? world.customers[place] : nil
    let bot = world.organization[current.bot]
    return BotContext(
      now: state.now, zone: world.zone, locale: customer?.locale ?? "en-US", chance: world.chance,
      eventNumber: UInt64(log.count), rules: world.rules, stubs: world.stubs,
      conversationID: world.wireID(of: current.conversation),
      botID: bot?.applicationID ?? "", botName: bot?.name ?? "", channelID: customer?.channel ?? "live-chat",
      userID: world.userID(ofCustomer: place), userName: customer?.name ?? "",
      userEmail: customer?.email ?? "")
  }
}
