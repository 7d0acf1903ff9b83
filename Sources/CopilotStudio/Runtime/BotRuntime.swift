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
    let language = session.language(context)
    guard language != context.locale || !agent.translations.isEmpty else {
      return decide(session, agent, context)
    }
    var context = context
    context.locale = language
    return decide(session, agent.speaking(language), context)
  }

  private static func decide(_ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext)
    -> BotEvent?
  {
    guard !session.value.turn.isSuspended else { return nil }
    if session.value.turn.isFailing, let event = failing(session, agent, context) { return event }
    if let frame = session.value.frames.last, frame.question == nil,
      let event = step(frame, session, agent, context)
    {
      return limited(event, session, context.rules)
    }
    if !session.value.turn.isRouted, let event = route(session, agent, context) { return event }
    return settle(session, agent, context)
  }

  // MARK: Topics that run

  /// Nil at the end of a topic that stays open for its further triggers.
  private static func step(
    _ frame: BotSession.Frame, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    guard let run = run(frame, session, agent, context) else {
      if let event = handOffAtEnd(frame, session, agent, context) { return event }
      if agent.topics.indices.contains(Int(frame.topic)), agent.topics[Int(frame.topic)].staysOpen {
        return nil
      }
      return .topicEnded(topic: frame.topic, reason: .finished)
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
    let isWaiting = session.value.frames.last?.question != nil
    if let first = session.value.queue.first, !isWaiting || first.interrupts {
      return .topicStarted(start(first.topic, first.cause, first.phrase, agent))
    }
    // The question that was left for "did you mean" waits on while the chosen topic runs.
    let isLeft = session.value.frames.last?.question?.isInterrupted ?? true
    if isLeft, session.value.isChoosing, let topic = chosen(session, agent) {
      return .topicStarted(start(topic, .selected, session.choosingPhrase, agent))
    }
    if isWaiting, let frame = session.value.frames.last, frame.question?.isInterrupted == true,
      let run = run(frame, session, agent, context), let asking = run.instruction.action.asking
    {
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
    guard let frame = session.value.frames.last, frame.question != nil else { return nil }
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
      message.text, session, agent, context, by: asking.interruption, exactly: takesAnything)
    return other ?? event
  }
}

// MARK: - Hand-off without a node

extension BotRuntime {
  /// The hand-off at the end of an Escalate topic that has no Transfer node.
  static func handOffWithoutNode(_ run: Run) -> BotEvent? {
    handOffAtEnd(run.frame, run.shared, run.agent, run.context)
  }

  private static func handOffAtEnd(
    _ frame: BotSession.Frame, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    let number = Int(frame.topic)
    guard agent.topics.indices.contains(number), agent.topics[number].trigger.family == .escalation,
      !agent.topics[number].hasTransfer, context.rules.holds(BotRules.escalateWithoutNode)
    else { return nil }
    let place = ActionReference(topic: frame.topic, index: frame.index)
    let own = HandOffContext.product(session.value, agent, context, message: "")
    let variables = HandOffContext.members(session.handOffVariables)
    return .handedOff(
      HandOffRequest(
        from: place, context: HandOffContext.adding(variables, to: own),
        rule: (agent.topics[number].builtIn ?? BotRules.escalateWithoutNode).id))
  }
}
