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
    let language = session.value.language(context)
    guard language != context.locale || !agent.translations.isEmpty else {
      return decide(session, agent, context)
    }
    var context = context
    context.locale = language
    return decide(session, agent.speaking(language), context)
  }

  private static func decide(_ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext) -> BotEvent?
  {
    guard !session.turn.isSuspended else { return nil }
    if let event = failing(session.value, agent, context) { return event }
    if let frame = session.frames.last, frame.question == nil {
      return limited(step(frame, session, agent, context), session.value, context.rules)
    }
    if !session.turn.isRouted, let event = route(session, agent, context) { return event }
    return settle(session, agent, context)
  }

  // MARK: Topics that run

  private static func step(
    _ frame: BotSession.Frame, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent {
    guard let run = run(frame, session, agent, context) else {
      return handOffAtEnd(frame, session.value, agent, context)
        ?? .topicEnded(topic: frame.topic, reason: .finished)
    }
    if frame.step == 0, let outcome = run.instruction.outcome { return .outcomeSet(run.place, outcome) }
    return run.instruction.action.next(run)
  }

  /// What the current instruction sees; nil at the end of the topic.
  private static func run(
    _ frame: BotSession.Frame, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> Run? {
    let place = ActionReference(topic: frame.topic, index: frame.index)
    return Run(session, agent, context, place)
  }

  /// Puts an error in the place of an event that would pass a limit.
  private static func limited(_ event: BotEvent, _ session: BotSession, _ rules: RuleBook) -> BotEvent {
    let turn = session.turn
    switch event {
    case .messageSent(let message) where isTooLarge(message, rules),
      .asked(let message) where isTooLarge(message, rules):
      let text = "The message is larger than \(BotRules.largestMessage / 1024) KB"
      return .errorRaised(BotError(code: ErrorCode.tooLong, message: text, at: message.from))
    case .messageSent(let message) where turn.messages >= BotRules.mostMessages,
      .asked(let message) where turn.messages >= BotRules.mostMessages:
      let text = "More than \(BotRules.mostMessages) messages were sent in one turn"
      return .errorRaised(BotError(code: ErrorCode.tooManyMessages, message: text, at: message.from))
    case .acted(let place, _), .branched(let place, _, _), .questionSkipped(let place, _):
      guard turn.actions >= BotRules.mostActions else { return event }
      let text = "More than \(BotRules.mostActions) actions ran in one turn: the topics go round in a circle"
      return .errorRaised(BotError(code: ErrorCode.loop, message: text, at: place))
    case .recognized:
      guard turn.redirects >= BotRules.mostTopics, let frame = session.frames.last else { return event }
      let text = "More than \(BotRules.mostTopics) topics recognize each other: they go round in a circle"
      let place = ActionReference(topic: frame.topic, index: frame.index)
      return .errorRaised(BotError(code: ErrorCode.loop, message: text, at: place))
    case .redirected(let redirection):
      // Replacing topics go round without growing, so that their number counts as actions do.
      guard session.frames.count >= BotRules.mostTopics || turn.redirects >= BotRules.mostTopics else {
        return event
      }
      let text = "More than \(BotRules.mostTopics) topics call each other: they go round in a circle"
      return .errorRaised(BotError(code: ErrorCode.loop, message: text, at: redirection.from))
    default: return event
    }
  }

  private static func isTooLarge(_ message: SentMessage, _ rules: RuleBook) -> Bool {
    message.activity.isLarger(than: BotRules.largestMessage) && rules.holds(BotRules.messageSize)
  }

  /// Starts On Error after a failure.
  private static func failing(_ session: BotSession, _ agent: Agent, _ context: BotContext) -> BotEvent? {
    guard session.turn.isFailing else { return nil }
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
    if let first = session.queue.first, !isWaiting || first.interrupts {
      return .topicStarted(start(first.topic, first.cause, first.phrase, agent))
    }
    // The question that was left for "did you mean" waits on while the chosen topic runs.
    let isLeft = session.frames.last?.question?.isInterrupted ?? true
    if isLeft, session.isChoosing, let topic = chosen(session.value, agent) {
      return .topicStarted(start(topic, .selected, session.choosingPhrase, agent))
    }
    if isWaiting, let frame = session.frames.last, frame.question?.isInterrupted == true,
      let run = run(frame, session, agent, context), let asking = run.instruction.action.asking
    {
      return asking.askAgain(run)
    }
    return planComplete(session.value, agent, context) ?? session.deferred.first.map { .received($0) }
  }

  static func start(_ topic: Int32, _ cause: TopicCause, _ phrase: String?, _ agent: Agent) -> TopicStart {
    TopicStart(
      topic: topic, cause: cause, phrase: phrase, cancelsOthers: agent.topic(topic)?.cancelsOthers ?? false)
  }

  /// The topic the customer chose when asked "did you mean".
  private static func chosen(_ session: BotSession, _ agent: Agent) -> Int32? {
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
    guard let frame = session.frames.last, frame.question != nil else { return nil }
    guard let run = run(frame, session, agent, context), let asking = run.instruction.action.asking
    else {
      return .topicsCancelled(ActionReference(topic: frame.topic, index: frame.index))
    }
    let event = asking.answer(message, run)
    guard asking.interruption.isAllowed else { return event }
    var takesAnything = false
    if case .answered(_, .text, _) = event { takesAnything = asking.takesAnything }
    if case .answered = event, !takesAnything { return event }
    let other = interruption(
      message.text, session.value, agent, context, by: asking.interruption, exactly: takesAnything)
    return other ?? event
  }
}

// MARK: - Hand-off without a node

extension BotRuntime {
  /// The hand-off at the end of an Escalate topic that has no Transfer node.
  static func handOffWithoutNode(_ run: Run) -> BotEvent? {
    handOffAtEnd(run.frame, run.session, run.agent, run.context)
  }

  private static func handOffAtEnd(
    _ frame: BotSession.Frame, _ session: BotSession, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    guard context.rules.holds(BotRules.escalateWithoutNode), let topic = agent.topic(frame.topic),
      topic.trigger.family == .escalation, !topic.hasTransfer
    else { return nil }
    let place = ActionReference(topic: frame.topic, index: frame.index)
    let own = HandOffContext.product(session, agent, context, message: "")
    let variables = HandOffContext.members(session.handOffVariables)
    return .handedOff(
      HandOffRequest(
        from: place, context: HandOffContext.adding(variables, to: own),
        rule: (topic.builtIn ?? BotRules.escalateWithoutNode).id))
  }
}
