import Activities
import Basis
import CopilotStudio

/// Runs turns with the engine itself, and where a service is called for the first time follows each way it
/// can answer.
struct TurnRunner: Sendable {
  let map: AgentMap
  let context: BotContext
  let shapes: ServiceShapes
  let reads: UnsetReads

  private struct Partial {
    var turn: Turn
    var inputs: ArraySlice<BotInput>
    var pending: BotEvent?
  }

  private enum Pause {
    case rest
    case call(ActionReference, BotEvent)
  }

  /// What a move leads to; the usual answers of services first.
  func run(_ start: Turn, _ move: Move) -> [Turn] {
    var done: [Turn] = []
    var forks = 0
    var open = [Partial(turn: start, inputs: move.inputs[...])]
    while var partial = open.popLast() {
      switch advance(&partial) {
      case .rest: done.append(partial.turn)
      case .call(let place, let event):
        let all = shapes.answers(at: place)
        let deviates = partial.turn.answers.deviations > 0 || forks >= Budget.mostForks
        let tried = deviates ? all.prefix(1) : all[...]
        forks += tried.count - 1
        // The last one is taken up first.
        for (number, answer) in tried.enumerated().reversed() {
          open.append(going(on: partial, answer, at: place, event, deviates: number > 0))
        }
      }
    }
    return done
  }

  private func going(
    on partial: Partial, _ answer: ServiceAnswers.Answer, at place: ActionReference, _ event: BotEvent,
    deviates: Bool
  ) -> Partial {
    var next = partial
    next.turn.answers = next.turn.answers.adding(answer, at: place, deviates: deviates)
    if answer == .nothing { next.pending = event }
    return next
  }

  /// Goes on to the end of the turn or to a service that is called for the first time.
  private func advance(_ partial: inout Partial) -> Pause {
    var context = context
    context.stubs = partial.turn.answers.stubs(map.agent) + context.stubs
    while partial.turn.steps < Budget.mostTurnSteps {
      guard let event = partial.pending ?? nextEvent(&partial, context) else { return .rest }
      if partial.pending == nil, case .stubMissing(let place, _) = event,
        partial.turn.answers.answer(at: place) == nil
      {
        partial.turn.note(.lacksStub(place))
        return .call(place, event)
      }
      partial.pending = nil
      observe(event, &partial.turn)
      partial.turn.session.apply(event, agent: map.agent)
      partial.turn.steps += 1
    }
    partial.turn.isEndless = true
    return .rest
  }

  private func nextEvent(_ partial: inout Partial, _ context: BotContext) -> BotEvent? {
    visit(&partial.turn)
    if let event = BotRuntime.next(partial.turn.session, map.agent, context) { return event }
    if partial.turn.session.turn.isSuspended { return .received(.resume) }
    guard !partial.turn.isOver, let input = partial.inputs.popFirst() else { return nil }
    return BotRuntime.receive(input)
  }

  // MARK: - Looking

  /// Notes the node that is about to run.
  private func visit(_ turn: inout Turn) {
    guard !turn.session.turn.isSuspended, let frame = turn.session.frames.last, frame.question == nil else {
      return
    }
    let place = ActionReference(topic: frame.topic, index: frame.index)
    guard turn.last != place else { return }
    turn.last = place
    guard let node = map.agent.instruction(at: place), !turn.has(.reached(place)) else { return }
    turn.note(.reached(place))
    if AgentMap.isClosing(node.kind) { turn.isClosed = true }
    for key in reads.unset(at: place, turn.session) { turn.note(.unset(place, key)) }
  }

  private func observe(_ event: BotEvent, _ turn: inout Turn) {
    if case .send(let activity) = event.effect, activity.value.type == .message { turn.messages += 1 }
    switch event {
    case .topicStarted(let start):
      if Self.isRoot(start.cause) {
        turn.root = start.topic
        turn.isClosed = false
      }
      if map.closingTopics.contains(start.topic),
        map.agent.topics[Int(start.topic)].trigger.family == .redirect
      {
        turn.isClosed = true
      }
    case .redirected(let call):
      if map.closingTopics.contains(call.topic) { turn.isClosed = true }
    case .branched(let place, let branch, _):
      let count = map.outline(at: place)?.conditions.count ?? 0
      turn.note(.branched(place, branch < 0 ? count : Int(branch)))
      for key in reads.unset(inConditionsOf: place, upTo: branch < 0 ? count : Int(branch) + 1, turn.session)
      {
        turn.note(.unset(place, key))
      }
    case .asked(let message):
      turn.asked = message.activity
      turn.note(.asked(message.from, text: message.activity.text ?? ""))
    case .reprompted(let message):
      turn.asked = message.activity
      turn.note(.refused(message.from))
    case .answered(let place, _, _): turn.note(.answered(place))
    case .questionGivenUp(let place, _): turn.note(.gaveUp(place))
    case .stubMissing(let place, _):
      turn.calledService = true
      turn.lostService = true
      turn.note(.lacksStub(place))
    case .stubCalled(let place, _, _):
      turn.calledService = true
      if turn.answers.answer(at: place) == .failure { turn.lostService = true }
    case .actionUnsupported(let place, _): turn.note(.unsupported(place))
    case .errorRaised(let error):
      turn.hasFailed = true
      let isTried = error.at.map { turn.answers.answer(at: $0) == .failure } ?? false
      turn.note(.failed(error, isTried: isTried))
    case .handedOff, .conversationEnded:
      turn.isOver = true
      turn.isClosed = true
    default: break
    }
  }

  /// Whether a topic that starts so begins something new for the customer.
  private static func isRoot(_ cause: TopicCause) -> Bool {
    switch cause {
    case .recognized, .selected, .forced, .event: true
    default: false
    }
  }
}
