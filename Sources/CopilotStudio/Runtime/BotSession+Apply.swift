import Basis
import PowerFx

extension BotSession {
  /// Takes an event into memory. Total: an event that does not fit changes little, and none is refused.
  public mutating func apply(_ event: BotEvent, agent: Agent) {
    switch event {
    case .received(let input): receive(input)
    case .contextSet(let name, let value): setGlobal(value, at: [name])
    case .variableChanged(let name, let value): set(value, to: name, countsContext: false)
    case .contextIgnored: turn.cursor += 1
    case .recognized(let recognition): take(recognition, agent: agent)
    case .triggered(let topics, let cause):
      turn.isRouted = true
      if cause == .planComplete { isPlanRunning = false }
      queue += topics.map { QueuedTopic(topic: $0, cause: cause) }
    case .topicMissing: turn.isRouted = true
    case .topicStarted(let start): begin(start, agent: agent)
    case .acted(_, let next), .branched(_, _, let next): advance(to: next)
    case .questionSkipped(let place, let next):
      withTop { if !$0.askedOnce.contains(place.index) { $0.askedOnce.append(place.index) } }
      advance(to: next)
    case .loopStarted(let place, let items, let end):
      turn.written += items.reduce(0) { $0 + $1.written }
      withTop { $0.loops.append(Loop(start: place.index, end: end, items: items)) }
      stepOn()
    case .loopAdvanced:
      withTop { if !$0.loops.isEmpty { $0.loops[$0.loops.count - 1].row += 1 } }
      stepOn()
    case .variableSet(_, let name, let value):
      turn.written += value.written
      set(value, to: name)
      stepOn()
    case .variablesCleared(_, let what):
      clear(what, agent: agent)
      stepOn()
    case .messageSent:
      turn.messages += 1
      stepOn()
    case .asked(let message): wait(for: message)
    case .reprompted(let message): waitAgain(for: message)
    case .answered(_, let value, let finding):
      turn.isRouted = true
      use(finding)
      withTop {
        $0.question = nil
        $0.answer = value
        $0.step = QuestionStep.answered
      }
    case .slotFilled(let place, let value, let finding):
      use(finding)
      withTop {
        if !$0.askedOnce.contains(place.index) { $0.askedOnce.append(place.index) }
        $0.answer = value
        $0.step = QuestionStep.answered
      }
    case .questionGivenUp(_, let how): giveUp(how)
    case .redirected(let redirection): redirect(redirection, agent: agent)
    case .topicEnded(_, let reason): endTopic(reason, agent: agent)
    case .topicsCancelled: cancelAll()
    case .telemetryLogged, .actionUnsupported, .stubMissing: stepOn()
    case .outcomeSet(_, let outcome):
      self.outcome = outcome
      stepOn()
    case .stubCalled(_, let delay, let stub):
      turn.isSuspended = delay.milliseconds > 0
      withTop { $0.stub = stub }
      stepOn()
    case .handedOff:
      isHandedOff = true
      fallbackCount = 0
      outcome = .escalated
      cancelAll()
    case .conversationEnded:
      isEnded = true
      cancelAll()
    case .errorRaised(let error): fail(error)
    }
  }
}

// MARK: - Turns

extension BotSession {
  private mutating func receive(_ input: BotInput) {
    if case .resume = input {
      turn.isSuspended = false
      return
    }
    if turn.isSuspended {
      deferred.append(input)
      return
    }
    if !deferred.isEmpty, deferred[0] == input { deferred.removeFirst() }
    turn = Turn()
    turn.input = input
    switch input {
    case .message(let message):
      hear(message)
      silences = 0
    case .inactivity: silences += 1
    default: break
    }
    if system["Activity"] != nil { system.set(.blank, at: ["Activity"]) }
    isHandedOff = false
    isEnded = false
  }

  private mutating func take(_ recognition: Recognition, agent: Agent) {
    turn.isRouted = true
    isChoosing = false
    let cause: TopicCause
    switch recognition.outcome {
    case .exact, .direct:
      cause = .recognized
      fallbackCount = 0
      isPlanRunning = true
    case .ambiguous:
      cause = .ambiguous
      isChoosing = true
      choosingPhrase = recognition.text
      offer(recognition, agent: agent)
    case .none:
      cause = .unknown
      fallbackCount += 1
    }
    if recognition.isInterruption { withTop { $0.question?.isInterrupted = true } }
    let rest = recognition.isInterruption ? queue : []
    queue.removeAll(keepingCapacity: rest.isEmpty)
    // The words count once, however many topics they lead to.
    for (place, topic) in recognition.topics.enumerated() {
      queue.append(QueuedTopic(topic: topic, cause: cause, phrase: place == 0 ? recognition.text : nil))
    }
    if !rest.isEmpty { queue += rest }
    // An action that recognizes a text is one event further, and counts as a call.
    guard !frames.isEmpty, !isWaiting else { return }
    turn.redirects += 1
    stepOn()
  }

  /// Fills `System.Recognizer.IntentOptions` (columns as the default topic uses them, formats.md 6).
  private mutating func offer(_ recognition: Recognition, agent: Agent) {
    let rows = recognition.candidates.map { candidate -> Value in
      let topic = agent.topic(candidate.topic)
      let score = Decimal(Int(candidate.score)).divided(by: Decimal(10_000)) ?? .zero
      return .record([
        "DisplayName": .text(topic?.displayName ?? ""), "TopicId": .text(topic?.id ?? ""),
        "TriggerId": .text(topic?.trigger.id ?? ""), "Score": .number(score),
      ])
    }
    system.set(.table(Table(rows)), at: ["Recognizer", "IntentOptions"])
    let reason = recognition.isInterruption ? "Interruption" : "Recognition"
    system.set(.text(reason), at: ["Recognizer", "MultipleTopicsMatchedReason"])
    system.set(.blank, at: ["Recognizer", "SelectedIntent"])
  }

  private mutating func fail(_ error: BotError) {
    cancelAll()
    turn.isRouted = true
    turn.errors += 1
    turn.messages = 0
    turn.actions = 0
    turn.written = 0
    turn.redirects = 0
    turn.isFailing = turn.errors == 1
    system.set(.record(["Code": .text(error.code), "Message": .text(error.message)]), at: ["Error"])
  }
}

// MARK: - Topics

extension BotSession {
  private mutating func begin(_ start: TopicStart, agent: Agent) {
    if let first = queue.first, first.topic == start.topic, first.cause == start.cause { queue.removeFirst() }
    if start.cancelsOthers {
      frames = []
      queue = []
    }
    switch start.cause {
    case .activity:
      let place = agent.listeners(to: turn.input?.activityType ?? "").firstIndex(of: start.topic)
      turn.cursor = Int32(place ?? 0) + 1
    case .error: turn.isFailing = false
    case .selected: isChoosing = false
    case .signIn:
      hasAskedSignIn = true
      system.set(.text("SignInRequired"), at: ["SignInReason"])
    default: break
    }
    // Read in place: a copy of the topic would be the dearest part of its start.
    let topic = agent.topics.indices.contains(Int(start.topic)) ? Int(start.topic) : nil
    if let topic, agent.topics[topic].trigger.isOncePerTurn { turn.startedOnce.append(start.topic) }
    // A start that was not in the queue interrupts whoever waits; an activity only passes by.
    if start.cause != .activity { withTop { $0.question?.isInterrupted = true } }
    // Topics that keep interrupting each other: the one that has waited longest is forgotten.
    if frames.count >= BotRules.mostTopics { frames.removeFirst() }
    var frame = Frame(topic: start.topic, cause: start.cause)
    frame.heardFrom = origin(of: start.phrase)
    // A further trigger of a topic that runs has that topic's variables.
    if let host = topic.flatMap({ agent.topics[$0].host }) {
      frame.variables = frames.last { $0.topic == host }?.variables ?? Record()
    }
    frames.append(frame)
    guard let phrase = start.phrase else { return }
    if start.cause != .selected || phrases.last != phrase { phrases.append(phrase) }
    if start.cause == .recognized || start.cause == .selected, let topic {
      topics.append(agent.topics[topic].displayName)
      topicsWithRedirects.append(agent.topics[topic].displayName)
    }
  }

  private mutating func redirect(_ redirection: Redirection, agent: Agent) {
    stepOn()
    turn.redirects += 1
    let cause = frames.last?.cause ?? .forced
    let heardFrom = frames.last?.heardFrom ?? heardCount
    if redirection.cancelsOthers {
      frames = []
      queue = []
    } else if !redirection.returns, !frames.isEmpty {
      frames.removeLast()
    }
    var frame = Frame(topic: redirection.topic, cause: cause)
    frame.heardFrom = heardFrom
    frame.rereads = redirection.rereads
    for field in redirection.inputs.fields {
      frame.variables[field.name] = field.value
      remember(field.value, as: field.name)
    }
    returned = Record()
    frames.append(frame)
    if let topic = agent.topic(redirection.topic) { topicsWithRedirects.append(topic.displayName) }
  }

  private mutating func endTopic(_ reason: TopicEnd, agent: Agent) {
    guard let frame = frames.popLast() else { return }
    if agent.topics.indices.contains(Int(frame.topic)), let host = agent.topics[Int(frame.topic)].host,
      let place = frames.lastIndex(where: { $0.topic == host })
    {
      frames[place].variables = frame.variables
    }
    returned = frame.variables
    if reason == .endedClearingQueue {
      // A generative answer was found before Fallback ran: that was no miss.
      if frame.cause == .unknown, !queue.isEmpty { fallbackCount = 0 }
      queue = []
    }
  }

  private mutating func cancelAll() {
    frames = []
    queue = []
    isChoosing = false
    turn.isRouted = true
  }

  /// Goes on at an instruction; a target outside a loop leaves the loop.
  private mutating func advance(to next: Int32) {
    turn.actions += 1
    withTop { frame in
      frame.index = next
      frame.step = 0
      frame.answer = .blank
      frame.stub = -1
      while let loop = frame.loops.last, !(loop.start..<loop.end).contains(next) { frame.loops.removeLast() }
    }
  }

  private mutating func stepOn() { withTop { $0.step += 1 } }

  private mutating func withTop(_ change: (inout Frame) -> Void) {
    guard !frames.isEmpty else { return }
    change(&frames[frames.count - 1])
  }
}

// MARK: - Questions and messages

extension BotSession {
  private mutating func wait(for message: SentMessage) {
    turn.messages += 1
    var rereads = false
    withTop { frame in
      frame.question = Pending()
      if !frame.askedOnce.contains(message.from.index) { frame.askedOnce.append(message.from.index) }
      if frame.rereads {
        frame.rereads = false
        rereads = true
      }
    }
    if rereads { turn.isRouted = false }
  }

  private mutating func waitAgain(for message: SentMessage) {
    turn.messages += 1
    turn.isRouted = true
    withTop { frame in
      // Asking again after another topic came between is no failed answer.
      if frame.question?.isInterrupted == false { frame.question?.retries += 1 }
      frame.question?.isInterrupted = false
    }
  }

  private mutating func giveUp(_ how: GivingUp) {
    turn.isRouted = true
    withTop { frame in
      frame.question = nil
      frame.step =
        switch how {
        case .defaultValue: QuestionStep.takeDefault
        case .redirect: QuestionStep.redirect
        case .escalate: QuestionStep.escalate
        case .blank: QuestionStep.leave
        }
    }
  }
}

// MARK: - Variables

extension BotSession {
  private mutating func set(_ value: Value, to name: VariableName, countsContext: Bool = true) {
    switch name.scope {
    case .topic:
      guard let first = name.path.first else { return }
      withTop { $0.variables.set(value, at: name.path[...]) }
      // A variable that is no part of another is what it was set to.
      remember(name.path.count == 1 ? value : frames.last?.variables[first] ?? value, as: first)
    case .global: setGlobal(value, at: name.path, countsContext: countsContext)
    case .system: system.set(value, at: name.path[...])
    }
  }

  private mutating func setGlobal(_ value: Value, at path: [String], countsContext: Bool = true) {
    globals.set(value, at: path[...])
    if let first = path.first { remember(path.count == 1 ? value : globals[first] ?? value, as: first) }
    if countsContext, case .setContext? = turn.input, frames.isEmpty { turn.cursor += 1 }
  }

  private mutating func remember(_ value: Value, as name: String) { handOffVariables[name] = value }

  private mutating func clear(_ what: VariableClass, agent: Agent) {
    let isUsers: (String) -> Bool = { name in agent.globals.contains { $0.name == name && $0.isUserScoped } }
    switch what {
    case .conversation:
      // What was said before a reset fills no question after it.
      everHeard = []
      for index in frames.indices { frames[index].variables = Record() }
      globals = Record(globals.fields.filter { isUsers($0.name) })
      handOffVariables = globals
    case .user: globals = Record(globals.fields.filter { !isUsers($0.name) })
    case .allGlobal: globals = Record()
    case .history: everHeard = []
    }
  }
}
