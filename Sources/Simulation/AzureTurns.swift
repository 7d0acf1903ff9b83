import Activities
import AzureBots
import Basis
import Channels
import ContactCenter

// How an Azure bot's steps become events of the run, and what its activities mean for the conversation.

extension Run {
  /// Lets an Azure bot go on, and gives it what waits for it, until it rests.
  ///
  /// - Parameter limit: how many steps it may take.
  /// - Returns: how many it took.
  mutating func advance(_ session: SessionID, azure bot: AzureBot, atMost limit: Int) -> Int {
    let conversation = state.sessions[Int(session.raw)].conversation
    let context = AzureBotContext(conversationID: world.wireID(of: conversation), rules: world.rules)
    for steps in 0..<limit {
      guard let event = nextEvent(Int(session.raw), bot, context) else { return steps }
      append(.azureBot(event), conversation: conversation, session: session)
      if case .sent(let activity) = event { deliver(activity, from: session) }
    }
    return limit
  }

  /// A turn goes on to its end even when a command in it made the bot leave; nothing new is given to it then.
  private func nextEvent(_ index: Int, _ bot: AzureBot, _ context: AzureBotContext) -> AzureBotEvent? {
    guard let dialog = state.sessions[index].azure else { return nil }
    if let event = AzureBotRuntime.next(dialog.value, bot, context) { return event }
    guard state.sessions[index].isOpen, let delivery = state.sessions[index].inbox.first else { return nil }
    return .received(.activity(activity(for: delivery, of: state.sessions[index])))
  }

  /// What Omnichannel makes of an activity: a message for the customer, a command, or nothing.
  private mutating func deliver(_ activity: Boxed<Activity>, from session: SessionID) {
    let part = state.sessions[Int(session.raw)]
    guard part.isOpen else { return }
    do throws(WireRefusal) {
      try checkSize(activity.value)
      let command = try OmnichannelCommand(of: activity.value, rules: world.rules)
      say(activity, by: part.bot, in: part.conversation, isCommand: command != nil)
      switch command {
      case .escalate(let variables):
        let context = variables.map { ContextVariable($0.name, $0.value) }
        request(.escalate(part.conversation, by: part.bot, variables: context))
      case .endConversation: request(.endByBot(part.conversation, by: part.bot))
      case nil: break
      }
    } catch {
      append(.azureBot(.refused(error)), conversation: part.conversation, session: session)
    }
  }

  private func checkSize(_ activity: Activity) throws(WireRefusal) {
    guard world.rules.holds(AzureRules.messageSize) else { return }
    let size = activity.json.text.utf8.count
    guard size > AzureRules.largestMessage else { return }
    throw WireRefusal(
      AzureRules.messageSize, ["the message has \(size) bytes; \(AzureRules.largestMessage) are allowed"])
  }

  /// A bridged message is the customer's; what is not bridged is for those on the other side.
  private mutating func say(
    _ activity: Boxed<Activity>, by bot: BotID, in conversation: ConversationID, isCommand: Bool
  ) {
    let isBridged =
      Bridge.isBridged(activity.value) || !world.rules.holds(AzureRules.bridgedOnly) && !isCommand
    var message = Message(
      id: nextMessage, sender: .bot(bot),
      audience: isBridged ? [.customer, .bot, .supervisor] : [.bot, .representative, .supervisor],
      activity: activity)
    if isCommand { message.kind = .privateMessage }
    append(.said(Boxed(message)), conversation: conversation)
  }

  // MARK: - What the bot is given

  private func activity(for delivery: SessionState.Delivery, of part: SessionState) -> Activity {
    let line = line(of: part)
    switch delivery {
    case .conversationUpdate, .greet: return line.joined
    case .setContext: return line.context(omnichannelContext(of: part.conversation), rules: world.rules)
    case .line(let place):
      guard let thread = state.thread(part.conversation), thread.lines.indices.contains(place) else {
        return line.message(.message(""))
      }
      return line.message(thread.lines[place].message.activity)
    }
  }

  private func line(of part: SessionState) -> BotLine {
    let place = state.thread(part.conversation)?.customer ?? -1
    let customer = world.customers.indices.contains(place) ? world.customers[place] : nil
    let bot = world.organization[part.bot]
    let channel = customer?.channel ?? ChannelProfile.liveChat.id
    return BotLine(
      channelID: ChannelProfile.named(channel)?.channelID ?? channel,
      conversationID: world.wireID(of: part.conversation),
      customer: Account(id: world.userID(ofCustomer: place), name: customer?.name),
      bot: Account(id: bot?.applicationID ?? "", name: bot?.name))
  }
}
