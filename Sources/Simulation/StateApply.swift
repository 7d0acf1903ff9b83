import Activities
import AzureBots
import Basis
import Channels
import ContactCenter
import CopilotStudio

extension State {
  /// Takes an event in. Total: it never throws, never decides, and ignores what cannot apply.
  ///
  /// - Parameters:
  ///   - entry: the event.
  ///   - number: its place in the log.
  ///   - world: the definitions the run started from.
  public mutating func apply(_ entry: LoggedEvent, number: Int, in world: World) {
    now = max(now, entry.at)
    switch entry.event {
    case .commanded, .refused, .halted: break
    case .center(let event):
      center.apply(event, at: entry.at, number: number)
      followDesk(event)
      followWaits(event, at: entry.at)
    case .threadOpened(let customer): openThread(entry, customer: Int(customer))
    case .sessionOpened(let bot): openSession(entry, bot: bot, in: world)
    case .sessionClosed: closeSession(entry)
    case .bot(let event): applyBot(event, entry, in: world)
    case .azureBot(let event): applyAzureBot(event, entry, in: world)
    case .said(let message): say(message, entry, number: number, in: world)
    case .revealed(let representative): reveal(entry, to: representative)
    case .widget(let event): apply(event.value)
    case .marked(let name): marks.append(Mark(name: name, number: number))
    }
  }

  private func threadIndex(_ entry: LoggedEvent) -> Int? {
    guard let conversation = entry.conversation else { return nil }
    let index = conversation.index
    return threads.indices.contains(index) ? index : nil
  }

  private mutating func openThread(_ entry: LoggedEvent, customer: Int) {
    guard let conversation = entry.conversation, conversation.index == threads.count else { return }
    threads.append(Thread(id: conversation, customer: customer, openedAt: entry.at))
    if latest.indices.contains(customer) { latest[customer] = conversation }
    guard widgets.indices.contains(customer) else { return }
    threads[conversation.index].preChat = widgets[customer].preChat
    widgets[customer].preChat = []
    widgets[customer].closedText = nil
  }

  private mutating func openSession(_ entry: LoggedEvent, bot: BotID, in world: World) {
    guard let index = threadIndex(entry), let conversation = entry.conversation else { return }
    let id = SessionID(Int32(sessions.count))
    let agent = world.agent(of: bot)
    let azure = world.azureBot(of: bot)
    let first = threads[index].firstUndelivered
    let waiting = (first..<threads[index].lines.count).filter { threads[index].lines[$0].message.isForBots }
    sessions.append(
      SessionState(
        bot: bot, conversation: conversation, firstLine: first,
        inbox: (azure == nil
          ? [.conversationUpdate, .setContext, .greet] : [.conversationUpdate, .setContext])
          + waiting.map(SessionState.Delivery.line),
        dialog: agent.map { Shared(BotSession(agent: $0)) },
        azure: azure.map { _ in Shared(AzureBotSession()) }))
    threads[index].sessions.append(id)
    threads[index].firstUndelivered = threads[index].lines.count
    threads[index].stopWaiting()
  }

  private mutating func closeSession(_ entry: LoggedEvent) {
    guard let session = entry.session, sessions.indices.contains(Int(session.raw)) else { return }
    let unread = sessions[Int(session.raw)].inbox.lazy.compactMap(\.line).first
    sessions[Int(session.raw)].isOpen = false
    sessions[Int(session.raw)].inbox = []
    wakeups.removeAll { $0.session == session }
    // What the bot had not come to read goes to whoever is next.
    let thread = sessions[Int(session.raw)].conversation.index
    guard let unread, threads.indices.contains(thread) else { return }
    threads[thread].firstUndelivered = min(threads[thread].firstUndelivered, unread)
  }

  private mutating func applyBot(_ event: BotEvent, _ entry: LoggedEvent, in world: World) {
    guard let session = entry.session, sessions.indices.contains(Int(session.raw)) else { return }
    let index = Int(session.raw)
    let bot = sessions[index].bot
    guard let agent = world.agent(of: bot) else { return }
    switch event {
    case .received(.resume): wakeups.removeAll { $0.session == session && $0.silence == nil && $0.hub == nil }
    case .received(.event(HandOffProtocol.status, _)): hubAnswered(session)
    case .handedOff: awaitHub(session, since: entry.at, in: world)
    case .received(.inactivity(let span)):
      wakeups.removeAll { $0.session == session && $0.silence == span }
      if !world.rules.holds(BotRules.silenceOnce) { listen(again: span, session, entry.at) }
    case .received(let input):
      if !sessions[index].inbox.isEmpty { sessions[index].inbox.removeFirst() }
      listen(to: input, session, agent, entry.at)
    case .stubCalled(_, let delay, _) where delay.milliseconds > 0: wake(session, at: entry.at + delay)
    case .variableSet(_, Self.listensOn, .boolean(true)):
      guard case .inactivity(let span)? = sessions[index].dialog?.turn.input else { break }
      listen(again: span, session, entry.at)
    default: break
    }
    sessions.update(index) { $0.dialog?.value.apply(event, agent: agent) }
  }

  private mutating func applyAzureBot(_ event: AzureBotEvent, _ entry: LoggedEvent, in world: World) {
    guard let session = entry.session, sessions.indices.contains(Int(session.raw)) else { return }
    let index = Int(session.raw)
    switch event {
    case .received(.silence(let span)): wakeups.removeAll { $0.session == session && $0.silence == span }
    case .received(.activity(let activity)):
      if !sessions[index].inbox.isEmpty { sessions[index].inbox.removeFirst() }
      // Being added says nothing to the customer; the context does: the bot greets.
      guard activity.type != .conversationUpdate, let bot = world.azureBot(of: sessions[index].bot) else {
        break
      }
      listen(for: bot.silences, session, entry.at)
    default: break
    }
    sessions[index].azure?.value.apply(event)
  }

  mutating func wake(
    _ session: SessionID, at due: VirtualTime, silence: TimeSpan? = nil, hub: Int32? = nil
  ) {
    let place = wakeups.firstIndex { $0.due > due } ?? wakeups.endIndex
    wakeups.insert(
      Wakeup(due: due, sequence: center.timerSequence, session: session, silence: silence, hub: hub),
      at: place)
  }

  /// What a topic sets so that the silence it answers is listened to again.
  private static let listensOn = VariableName(.system, "InactivityTimer", "Continue")
  /// Most times in a row that silence is noticed.
  private static let mostSilences = 100

  /// The customer's silence is counted from their last message, or from the bot's greeting.
  private mutating func listen(to input: BotInput, _ session: SessionID, _ agent: Agent, _ time: VirtualTime)
  {
    guard !agent.silences.isEmpty else { return }
    switch input {
    case .message, .greet: break
    default: return
    }
    listen(for: agent.silences, session, time)
  }

  private mutating func listen(for silences: [TimeSpan], _ session: SessionID, _ time: VirtualTime) {
    guard !silences.isEmpty else { return }
    wakeups.removeAll { $0.session == session && $0.silence != nil }
    for span in silences { wake(session, at: time + span, silence: span) }
  }

  private mutating func listen(again span: TimeSpan, _ session: SessionID, _ time: VirtualTime) {
    guard let dialog = sessions[Int(session.raw)].dialog, dialog.silences < Self.mostSilences,
      span.milliseconds > 0
    else { return }
    wake(session, at: time + span, silence: span)
  }

  private func listensToTyping(_ session: SessionID, in world: World) -> Bool {
    world.agent(of: sessions[Int(session.raw)].bot)?.listensToTyping ?? false
  }

  private mutating func say(_ box: Boxed<Message>, _ entry: LoggedEvent, number: Int, in world: World) {
    let message = box.value
    messageCount = max(messageCount, message.id.raw)
    guard let index = threadIndex(entry), let conversation = entry.conversation else { return }
    let place = threads[index].lines.count
    threads[index].lines.append(
      Thread.Line(
        box: box, at: entry.at, number: number,
        representative: center.representative(of: conversation)))
    if let person = center.representative(of: conversation), center.current(of: person) == conversation {
      threads[index].readLines = place + 1
    }
    threads[index].note(message)
    guard message.isFromCustomer || message.isFromRepresentative else { return }
    if message.audience.contains(.bot), let session = openSession(of: conversation) {
      if message.isForBots || message.kind == .typing && listensToTyping(session, in: world) {
        sessions[Int(session.raw)].inbox.append(.line(place))
      }
      threads[index].firstUndelivered = place + 1
    } else if message.audience.contains(.representative) {
      threads[index].firstUndelivered = place + 1
    }
    center.noteActivity(conversation, at: entry.at)
  }

  private mutating func reveal(_ entry: LoggedEvent, to representative: RepresentativeID) {
    guard let index = threadIndex(entry) else { return }
    threads[index].reveals.append(
      Thread.Reveal(representative: representative, lines: threads[index].lines.count))
    guard let conversation = entry.conversation, center.representative(of: conversation) == representative
    else { return }
    threads[index].firstUndelivered = threads[index].lines.count
    threads[index].stopWaiting()
    threads[index].readLines = threads[index].lines.count
  }
}
