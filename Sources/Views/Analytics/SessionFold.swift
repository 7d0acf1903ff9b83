import Basis
import ContactCenter
import CopilotStudio
import Simulation

extension Run {
  /// The sessions analytics count, oldest first.
  ///
  /// - Parameter conversation: only those of one conversation.
  public func analyticsSessions(of conversation: ConversationID? = nil) -> [AnalyticsSession] {
    var counter = SessionCounter()
    counter.follow(self)
    return conversation.map { id in counter.sessions.filter { $0.conversation == id } } ?? counter.sessions
  }
}

/// The sessions of a run so far: a projection that follows the log.
public struct SessionCounter: Sendable {
  /// The sessions, oldest first.
  public var sessions: [AnalyticsSession] { fold?.sessions ?? [] }
  private var fold: SessionFold?
  private var followed = 0

  /// Makes one that has seen nothing.
  public init() {}

  /// Takes in what happened since it last looked. A run that is shorter than before is read afresh.
  public mutating func follow(_ run: Run) {
    if run.log.count < followed { self = SessionCounter() }
    var fold = fold ?? SessionFold(world: run.world)
    self.fold = nil
    for number in followed..<run.log.count { fold.take(run.log[number], number) }
    self.fold = fold
    followed = run.log.count
  }
}

/// Follows the log and cuts it into sessions.
private struct SessionFold: Sendable {
  let world: World
  private(set) var sessions: [AnalyticsSession] = []
  /// The latest session of each bot's part, by place in `sessions`.
  private var current: [SessionID: Int] = [:]
  private var parts: [SessionID: Part] = [:]

  /// What a bot's part remembers beyond its sessions.
  private struct Part {
    /// The question whose answer resolves, once it was asked.
    var survey: ActionReference?
    var isSuspended = false
    /// Whether a question was given up for a person in this turn.
    var hasGivenUp = false
    /// Whether the phrases of Escalate started what runs.
    var isRequested = false
  }

  init(world: World) { self.world = world }

  mutating func take(_ entry: LoggedEvent, _ number: Int) {
    guard let part = entry.session else { return }
    switch entry.event {
    case .sessionOpened(let bot):
      guard let conversation = entry.conversation else { return }
      parts[part] = Part()
      begin(part, bot, conversation, entry.at, number)
    case .sessionClosed:
      guard let index = current[part] else { return }
      end(index, sessions[index].handOff == nil ? .closed : .handOff, entry.at)
    case .bot(let event): take(event, part, entry.at, number)
    default: break
    }
  }

  private mutating func begin(
    _ part: SessionID, _ bot: BotID, _ conversation: ConversationID, _ at: VirtualTime, _ number: Int
  ) {
    current[part] = sessions.count
    sessions.append(
      AnalyticsSession(
        number: sessions.count + 1, conversation: conversation, part: part, bot: bot, start: at,
        firstEvent: number,
        latest: at))
  }

  private mutating func end(_ index: Int, _ end: AnalyticsSession.End, _ at: VirtualTime) {
    guard sessions[index].end == nil else { return }
    sessions[index].end = end
    sessions[index].ended = at
  }

  // MARK: - Steps of the bot

  private mutating func take(_ event: BotEvent, _ part: SessionID, _ at: VirtualTime, _ number: Int) {
    switch event {
    case .received(.message(let message)) where parts[part]?.isSuspended != true:
      hear(message.text, part, at, number)
    case .received(.resume): parts[part]?.isSuspended = false
    case .stubCalled(_, let delay, _): parts[part]?.isSuspended = delay.milliseconds > 0
    default: break
    }
    guard let index = current[part], let agent = world.agent(of: sessions[index].bot) else { return }
    note(event, index, part, agent)
    switch event {
    case .messageSent(let message), .asked(let message), .reprompted(let message):
      say(message.activity.text ?? "", index, at)
    case .handedOff:
      escalate(index, part, agent)
      end(index, .handOff, at)
    case .conversationEnded: end(index, .closed, at)
    case .errorRaised(let error): sessions[index].error = error.code
    default: break
    }
  }

  /// A turn of the customer; it may open another session.
  private mutating func hear(_ text: String, _ part: SessionID, _ at: VirtualTime, _ number: Int) {
    guard let index = current[part] else { return }
    if let limit = limit(of: sessions[index], at: at) {
      end(index, limit, sessions[index].latest)
      begin(part, sessions[index].bot, sessions[index].conversation, at, number)
    }
    guard let now = current[part] else { return }
    sessions[now].turns += 1
    sessions[now].error = nil
    parts[part]?.hasGivenUp = false
    if !text.isEmpty { sessions[now].lines.append(.init(isUser: true, text: text)) }
    sessions[now].latest = at
  }

  /// The boundary that a message at a time would pass; nil when it belongs to the session.
  private func limit(of session: AnalyticsSession, at: VirtualTime) -> AnalyticsSession.End? {
    if let end = session.end { return end }
    if world.rules.holds(SessionRules.silence), at - session.latest > SessionRules.longestSilence {
      return .silence
    }
    if world.rules.holds(SessionRules.length), at - session.start > SessionRules.longestSession {
      return .length
    }
    if world.rules.holds(SessionRules.turns), session.turns >= SessionRules.mostTurns { return .turns }
    return nil
  }

  private mutating func say(_ text: String, _ index: Int, _ at: VirtualTime) {
    if !text.isEmpty { sessions[index].lines.append(.init(isUser: false, text: text)) }
    sessions[index].latest = at
  }

  // MARK: - What counts

  private mutating func note(_ event: BotEvent, _ index: Int, _ part: SessionID, _ agent: Agent) {
    switch event {
    case .topicStarted(let start):
      parts[part]?.isRequested =
        start.cause == .recognized && agent.topic(start.topic)?.trigger.family == .escalation
      if counts(start.topic, agent) { engage(index, start.topic) }
    case .outcomeSet(let place, .resolvedImplied):
      parts[part]?.survey = place
      sessions[index].survey = .shown
    case .outcomeSet(_, .resolvedConfirmed): sessions[index].survey = .yes
    case .outcomeSet(_, .escalated): escalate(index, part, agent)
    case .answered(let place, let value, _), .slotFilled(let place, let value, _):
      answer(place, value.json, index, part, agent)
    case .questionGivenUp(_, .escalate): parts[part]?.hasGivenUp = true
    default: break
    }
    let isTalk = sessions[index].turns > 0 && world.rules.holds(SessionRules.redirectsEngage)
    if isTalk, let topic = event.tracedPlace?.topic, counts(topic, agent) { engage(index, topic) }
  }

  private mutating func answer(
    _ place: ActionReference, _ value: JSON, _ index: Int, _ part: SessionID, _ agent: Agent
  ) {
    if place == parts[part]?.survey, let isYes = value.bool { sessions[index].survey = isYes ? .yes : .no }
    guard agent.instruction(at: place)?.kind == "CSATQuestion", let rating = value.int else { return }
    if sessions[index].rating == nil || world.rules.holds(SessionRules.lastRating) {
      sessions[index].rating = rating
    }
  }

  private mutating func engage(_ index: Int, _ topic: Int32) {
    sessions[index].isEngaged = true
    sessions[index].topic = topic
  }

  private mutating func escalate(_ index: Int, _ part: SessionID, _ agent: Agent) {
    sessions[index].isEngaged = true
    let flags = parts[part] ?? Part()
    sessions[index].handOff =
      flags.hasGivenUp ? .questionAttempts : flags.isRequested ? .requestedByUser : .configuredByAuthor
  }

  /// Whether a topic is custom, so that it engages.
  private func counts(_ number: Int32, _ agent: Agent) -> Bool {
    guard let topic = agent.topic(number), topic.builtIn == nil else { return false }
    let isShipped = SessionRules.shippedTopics.contains(topic.shortName)
    if isShipped, world.rules.holds(SessionRules.shippedTopicsAreSystem) { return false }
    switch topic.trigger.family {
    case .recognized, .activity, .event, .external, .knowledgeRequested: return true
    case .redirect: return topic.trigger.kind != "OnSystemRedirect"
    case .unknown: return world.rules.holds(SessionRules.fallbackEngages)
    case .ambiguous, .escalation, .conversationStart, .error, .signIn, .inactivity, .generatedResponse,
      .planComplete:
      return false
    }
  }
}
