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
  ///   - event: what happened.
  ///   - place: when and where.
  ///   - number: its place in the log.
  ///   - world: the definitions the run started from.
  public mutating func apply(_ event: Event, _ place: EventPlace, number: Int, in world: Boxed<World>) {
    now = max(now, place.at)
    switch event {
    case .commanded, .refused, .halted: break
    case .center(let event):
      center.apply(event, at: place.at, number: number)
      followDesk(event)
      followWaits(event, at: place.at)
    case .threadOpened(let customer): openThread(place, customer: Int(customer))
    case .sessionOpened(let bot): openSession(place, bot: bot, in: world)
    case .sessionClosed: closeSession(place)
    case .bot(let event):
      guard let session = place.session, sessions.indices.contains(Int(session.raw)),
        let agent = world.value.agent(of: sessions[Int(session.raw)].bot)
      else { return }
      apply(event, of: session, agent, at: place.at, in: world)
    case .azureBot(let event): applyAzureBot(event, place, in: world)
    case .said(let message): say(message, place, number: number, in: world)
    case .revealed(let representative): reveal(place, to: representative)
    case .widget(let event): apply(event.value)
    case .marked(let name): marks.append(Mark(name: name, number: number))
    }
  }

  private func threadIndex(_ place: EventPlace) -> Int? {
    guard let conversation = place.conversation else { return nil }
    let index = conversation.index
    return threads.indices.contains(index) ? index : nil
  }

  private mutating func openThread(_ place: EventPlace, customer: Int) {
    guard let conversation = place.conversation, conversation.index == threads.count else { return }
    threads.append(Thread(id: conversation, customer: customer, openedAt: place.at))
    if latest.indices.contains(customer) { latest[customer] = conversation }
    guard widgets.indices.contains(customer) else { return }
    threads[conversation.index].preChat = widgets[customer].preChat
    widgets[customer].preChat = []
    widgets[customer].closedText = nil
  }

  private mutating func openSession(_ place: EventPlace, bot: BotID, in world: Boxed<World>) {
    guard let index = threadIndex(place), let conversation = place.conversation else { return }
    let id = SessionID(Int32(sessions.count))
    let agent = world.value.agent(of: bot)
    let azure = world.value.azureBot(of: bot)
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

  private mutating func closeSession(_ place: EventPlace) {
    guard let session = place.session, sessions.indices.contains(Int(session.raw)) else { return }
    let unread = sessions[Int(session.raw)].inbox.lazy.compactMap(\.line).first
    sessions[Int(session.raw)].isOpen = false
    sessions[Int(session.raw)].inbox = []
    wakeups.removeAll { $0.session == session }
    // What the bot had not come to read goes to whoever is next.
    let thread = sessions[Int(session.raw)].conversation.index
    guard let unread, threads.indices.contains(thread) else { return }
    threads[thread].firstUndelivered = min(threads[thread].firstUndelivered, unread)
  }

  /// Takes a bot's event in.
  ///
  /// - Parameters:
  ///   - session: a session that is there.
  ///   - agent: the agent behind its bot.
  mutating func apply(
    _ event: BotEvent, of session: SessionID, _ agent: Agent, at time: VirtualTime, in world: Boxed<World>
  ) {
    switch event {
    case .received(let input): receive(input, session, agent, at: time, in: world)
    case .handedOff: awaitHub(session, since: time, in: world.value)
    case .stubCalled(_, let delay, _) where delay.milliseconds > 0: wake(session, at: time + delay)
    case .variableSet(_, let name, .boolean(true)): listen(on: name, session, agent, at: time)
    default: break
    }
    sessions.update(Int(session.raw)) { $0.dialog?.value.apply(event, agent: agent) }
  }

  private mutating func receive(
    _ input: BotInput, _ session: SessionID, _ agent: Agent, at time: VirtualTime, in world: Boxed<World>
  ) {
    switch input {
    case .resume: wakeups.removeAll { $0.session == session && $0.silence == nil && $0.hub == nil }
    case .event(HandOffProtocol.status, _): hubAnswered(session)
    case .inactivity(let span):
      wakeups.removeAll { $0.session == session && $0.silence == span }
      if !world.value.rules.holds(BotRules.silenceOnce) { listen(again: span, session, time) }
    default:
      sessions.update(Int(session.raw)) { if !$0.inbox.isEmpty { $0.inbox.removeFirst() } }
      listen(to: input, session, agent, time)
    }
  }

  /// A topic may set that the silence it answers is listened to again.
  private mutating func listen(
    on name: VariableName, _ session: SessionID, _ agent: Agent, at time: VirtualTime
  ) {
    guard !agent.silences.isEmpty, name == Self.listensOn,
      case .inactivity(let span)? = sessions[Int(session.raw)].dialog?.value.turn.input
    else { return }
    listen(again: span, session, time)
  }

  private mutating func applyAzureBot(_ event: AzureBotEvent, _ place: EventPlace, in world: Boxed<World>) {
    guard let session = place.session, sessions.indices.contains(Int(session.raw)) else { return }
    let index = Int(session.raw)
    switch event {
    case .received(.silence(let span)): wakeups.removeAll { $0.session == session && $0.silence == span }
    case .received(.activity(let activity)):
      if !sessions[index].inbox.isEmpty { sessions[index].inbox.removeFirst() }
      // Being added says nothing to the customer; the context does: the bot greets.
      guard activity.type != .conversationUpdate, let bot = world.value.azureBot(of: sessions[index].bot)
      else {
        break
      }
      listen(for: bot.silences, session, place.at)
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

  private func listensToTyping(_ session: SessionID, in world: Boxed<World>) -> Bool {
    world.value.agent(of: sessions[Int(session.raw)].bot)?.listensToTyping ?? false
  }

  private mutating func say(_ box: Boxed<Message>, _ place: EventPlace, number: Int, in world: Boxed<World>) {
    messageCount = max(messageCount, box.value.id.raw)
    guard let index = threadIndex(place), let conversation = place.conversation else { return }
    let person = center.representative(of: conversation)
    let isRead = person.map { center.current(of: $0) == conversation } ?? false
    let isFromOutside = box.value.isFromCustomer || box.value.isFromRepresentative
    let audience = box.value.audience
    let session = isFromOutside && audience.contains(.bot) ? openSession(of: conversation) : nil
    let isDelivered = session != nil || isFromOutside && audience.contains(.representative)
    let line = threads[index].lines.count
    threads.update(index) { thread in
      thread.lines.append(Thread.Line(box: box, at: place.at, number: number, representative: person))
      if isRead { thread.readLines = line + 1 }
      if box.value.notice != nil { thread.note(box.value) }
      if isDelivered { thread.firstUndelivered = line + 1 }
    }
    guard isFromOutside else { return }
    if let session, box.value.isForBots || box.value.kind == .typing && listensToTyping(session, in: world) {
      sessions.update(Int(session.raw)) { $0.inbox.append(.line(line)) }
    }
    center.noteActivity(conversation, at: place.at)
  }

  private mutating func reveal(_ place: EventPlace, to representative: RepresentativeID) {
    guard let index = threadIndex(place) else { return }
    threads[index].reveals.append(
      Thread.Reveal(representative: representative, lines: threads[index].lines.count))
    guard let conversation = place.conversation, center.representative(of: conversation) == representative
    else { return }
    threads[index].firstUndelivered = threads[index].lines.count
    threads[index].stopWaiting()
    threads[index].readLines = threads[index].lines.count
  }
}
