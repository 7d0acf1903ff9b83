import Basis
import PowerFx

/// Runs agents: decides what happens next, one event at a time.
///
/// `receive` opens a turn. Then `next` is asked until it gives nil, and each event is applied to the session
/// (and appended to the log) before the next question:
///
///     session.apply(BotRuntime.receive(input), agent: agent)
///     while let event = BotRuntime.next(session, agent, context) { session.apply(event, agent: agent) }
///
/// Nil is rest: the bot waits for an answer, has nothing to do, has handed over, or awaits a service.
public enum BotRuntime {
  /// The event with which a turn opens.
  public static func receive(_ input: BotInput) -> BotEvent { .received(input) }

  /// What happens next; nil at rest.
  public static func next(_ session: BotSession, _ agent: Agent, _ context: BotContext) -> BotEvent? {
    next(Shared(session), agent, context)
  }

  /// What happens next; nil at rest. For sessions that are kept in a box anyway.
  public static func next(_ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext) -> BotEvent? {
    let own = session.ownLanguage
    if own == nil, agent.translations.isEmpty { return decide(session, agent, context) }
    var context = context
    let language = own ?? context.locale
    context.locale = language
    return decide(session, agent.speaking(language), context)
  }

  private static func decide(_ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext)
    -> BotEvent?
  {
    guard !session.value.turn.isSuspended else { return nil }
    if session.value.turn.isFailing, let event = failing(session, agent, context) { return event }
    if session.value.isRunning, let event = step(session, agent, context) {
      return excess(of: event, session, context).map { .errorRaised($0) } ?? event
    }
    if !session.value.turn.isRouted, let event = route(session, agent, context) { return event }
    return settle(session, agent, context)
  }

  // MARK: Topics that run

  /// Nil at the end of a topic that stays open for its further triggers.
  private static func step(
    _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    guard let run = run(session, agent, context) else { return atEnd(session, agent, context) }
    if run.frame.step == 0, let outcome = run.instruction.outcome { return .outcomeSet(run.place, outcome) }
    return run.instruction.doing.value.next(run)
  }

  /// What follows the last instruction of the topic that runs.
  private static func atEnd(
    _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    guard let place = session.value.place else { return nil }
    if let event = handOffAtEnd(place, session, agent, context) { return event }
    if agent.topics.indices.contains(Int(place.topic)), agent.topics[Int(place.topic)].staysOpen {
      return nil
    }
    return .topicEnded(topic: place.topic, reason: .finished)
  }

  /// What the current instruction sees; nil at the end of the topic.
  private static func run(
    _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> Run? {
    session.value.place.flatMap { Run(session, agent, context, $0) }
  }

  /// Starts On Error after a failure.
  private static func failing(_ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext)
    -> BotEvent?
  {
    guard session.value.turn.isFailing else { return nil }
    return agent.topics(of: .error, session, context).first.map {
      .topicStarted(start($0, .error, nil, agent))
    }
  }

  // MARK: Rest

  /// What waits for its turn.
  private static func settle(
    _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    let isWaiting = session.value.isWaiting
    if let first = session.value.queue.first, !isWaiting || first.interrupts {
      return .topicStarted(start(first.topic, first.cause, first.phrase, agent))
    }
    // The question that was left for "did you mean" waits on while the chosen topic runs.
    let isLeft = session.value.frames.last?.question?.isInterrupted ?? true
    if isLeft, session.value.isChoosing, let topic = chosen(session, agent) {
      return .topicStarted(start(topic, .selected, session.choosingPhrase, agent))
    }
    if isWaiting, isLeft, let run = run(session, agent, context), let asking = run.instruction.action.asking {
      return asking.askAgain(run)
    }
    return planComplete(session, agent, context) ?? session.value.deferred.first.map { .received($0) }
  }

  static func start(_ topic: Int32, _ cause: TopicCause, _ phrase: String?, _ agent: Agent) -> TopicStart {
    TopicStart(
      topic: topic, cause: cause, phrase: phrase,
      cancelsOthers: agent.topics.indices.contains(Int(topic)) && agent.topics[Int(topic)].cancelsOthers)
  }

  /// The topic the customer chose when asked "did you mean".
  private static func chosen(_ session: Shared<BotSession>, _ agent: Agent) -> Int32? {
    let selected = session.system.value(at: ["Recognizer", "SelectedIntent"])
    guard case .record(let row) = selected, case .text(let id)? = row["TopicId"],
      let number = agent.topic(named: id), agent.topics[number].isActive
    else { return nil }
    return Int32(number)
  }

  // MARK: Answers

  /// What a message means for the question that waits; nil when no question does.
  static func answer(
    _ message: BotInput.Message, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    guard session.value.isWaiting, let place = session.value.place else { return nil }
    guard let run = Run(session, agent, context, place) else { return .topicsCancelled(place) }
    return answer(message, run)
  }

  private static func answer(_ message: BotInput.Message, _ run: Run) -> BotEvent {
    guard let asking = run.instruction.action.asking else { return .topicsCancelled(run.place) }
    let event = asking.answer(message, run)
    guard asking.interruption.isAllowed else { return event }
    let isAnswer = if case .answered = event { true } else { false }
    if isAnswer, !asking.takesAnything { return event }
    let takesAnything = if case .answered(_, .text, _) = event { true } else { false }
    if isAnswer, !takesAnything { return event }
    let other = interruption(
      message.text, run.shared, run.agent, run.context, by: asking.interruption, exactly: takesAnything)
    return other ?? event
  }
}

// MARK: - Hand-off without a node

extension BotRuntime {
  /// The hand-off at the end of an Escalate topic that has no Transfer node.
  static func handOffWithoutNode(_ run: Run) -> BotEvent? {
    handOffAtEnd(run.place, run.shared, run.agent, run.context)
  }

  private static func handOffAtEnd(
    _ place: ActionReference, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    let number = Int(place.topic)
    guard agent.topics.indices.contains(number), agent.topics[number].trigger.family == .escalation,
      !agent.topics[number].hasTransfer, context.rules.holds(BotRules.escalateWithoutNode)
    else { return nil }
    let own = HandOffContext.product(session.value, agent, context, message: "")
    let variables = HandOffContext.members(session.handOffVariables)
    return .handedOff(
      HandOffRequest(
        from: place, context: HandOffContext.adding(variables, to: own),
        rule: (agent.topics[number].builtIn ?? BotRules.escalateWithoutNode).id))
  }
}
