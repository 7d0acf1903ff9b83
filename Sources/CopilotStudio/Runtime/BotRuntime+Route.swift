import Basis
import PowerFx

extension BotRuntime {
  /// What an input leads to, before or without a topic that runs.
  static func route(_ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext) -> BotEvent? {
    guard let input = session.value.turn.input else { return nil }
    if let topic = signIn(input, session, agent, context) {
      return .topicStarted(start(topic, .signIn, nil, agent))
    }
    if let topic = activityTopic(input, session, agent, context) {
      return .topicStarted(start(topic, .activity, nil, agent))
    }
    switch input {
    case .conversationUpdate, .activity, .resume: return nil
    case .setContext(let members): return setContext(members, session, agent)
    case .greet: return .triggered(topics: agent.greetings(session, context), cause: .conversationStart)
    case .message(let message):
      return answer(message, session, agent, context) ?? recognize(message.text, session, agent, context)
    case .event(let name, _):
      return .triggered(topics: agent.topics(ofEvent: name, session, context), cause: .event)
    case .escalate:
      let topic = agent.escalation(context.rules).map { [Int32($0)] } ?? []
      return .triggered(topics: topic, cause: .escalation)
    case .startTopic(let name):
      guard let number = agent.topic(named: name), agent.topics[number].isActive else {
        return .topicMissing(name: name)
      }
      return .triggered(topics: [Int32(number)], cause: .forced)
    case .inactivity(let span):
      return .triggered(topics: agent.topics(of: .inactivity(span), session, context), cause: .inactivity)
    }
  }

  /// The next topic that every activity of this type passes through.
  private static func activityTopic(
    _ input: BotInput, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> Int32? {
    guard agent.listensToActivities, let type = input.activityType else { return nil }
    return agent.listeners(to: type).dropFirst(Int(session.value.turn.cursor)).first {
      agent.isStartable($0, session, context)
    }
  }

  /// Takes the context's values one after the other; the turn's cursor counts them.
  private static func setContext(_ members: [JSON.Member], _ session: Shared<BotSession>, _ agent: Agent)
    -> BotEvent?
  {
    let index = Int(session.value.turn.cursor)
    guard index < members.count else { return nil }
    let member = members[index]
    if let variable = agent.globals.first(where: { $0.name == member.name }) {
      guard variable.isExternal else { return .contextIgnored(name: member.name, why: .notExternal) }
      return .contextSet(name: member.name, value: Value(json: member.value))
    }
    let lowered = member.name.lowercased()
    let differsByCase = agent.globals.contains { $0.name.lowercased() == lowered }
    return .contextIgnored(name: member.name, why: differsByCase ? .otherCase : .unknown)
  }

  // MARK: Recognition

  static func recognize(
    _ text: String, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> BotEvent? {
    if let topic = modelChoice(text, session, agent, context) {
      return .recognized(Recognition(outcome: .direct, text: text, candidates: [], topics: [topic]))
    }
    // The phrase of one topic leaves nothing to decide.
    if let phrase = agent.matcher.phrase(text), phrase.topics.count == 1,
      agent.isStartable(phrase.topics[0], session, context)
    {
      return .recognized(
        Recognition(outcome: .exact, text: text, candidates: phrase.candidates, topics: phrase.topics))
    }
    let matches = matches(text, session, agent, context)
    let candidates = matches.map(Recognition.Candidate.init)
    let decision = context.recognition.decide(matches) { agent.topics[$0].trigger.isOffered }
    switch decision {
    case .ambiguous(let choices) where context.rules.holds(BotRules.didYouMean):
      let selecting = agent.topics(of: .ambiguous, session, context)
      if !selecting.isEmpty {
        return .recognized(
          Recognition(
            outcome: .ambiguous, text: text, candidates: choices.map(Recognition.Candidate.init),
            topics: Array(selecting.prefix(1))))
      }
      return .recognized(started(choices[0], text, candidates))
    case .ambiguous(let choices): return .recognized(started(choices[0], text, candidates))
    case .direct(let match): return .recognized(started(match, text, candidates))
    case .none:
      let topics = agent.topics(of: .unknown, session, context, isMiss: true)
      return .recognized(Recognition(outcome: .none, text: text, candidates: candidates, topics: topics))
    }
  }

  private static func started(
    _ match: TopicMatch, _ text: String, _ candidates: [Recognition.Candidate], interrupts: Bool = false
  ) -> Recognition {
    Recognition(
      outcome: match.isExact ? .exact : .direct, text: text, candidates: candidates,
      topics: [Int32(match.topic)], isInterruption: interrupts)
  }

  /// The topics most like a text that may start now; perhaps only those with exactly this phrase.
  private static func matches(
    _ text: String, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext,
    exactly: Bool = false
  ) -> [TopicMatch] {
    let found = exactly ? agent.matcher.exactMatches(text) : agent.matcher.match(text)
    func isStartable(_ match: TopicMatch) -> Bool { agent.isStartable(Int32(match.topic), session, context) }
    return found.allSatisfy(isStartable) ? found : found.filter(isStartable)
  }

  /// The topic that takes a message away from the question that waits.
  static func interruption(
    _ text: String, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext,
    by rule: Interruption,
    exactly: Bool
  ) -> BotEvent? {
    let found = matches(text, session, agent, context, exactly: exactly)
    guard let match = context.recognition.interruption(found), !exactly || match.isExact,
      match.topic != Int(session.value.frames.last?.topic ?? -1)
    else { return nil }
    if exactly, !context.rules.holds(BotRules.phraseInterruptsText) { return nil }
    if let only = rule.onlyTopics, !only.contains(where: { agent.topic(named: $0) == match.topic }) {
      return nil
    }
    if !exactly, rule.onlyTopics == nil, let choice = choice(text, among: found, session, agent, context) {
      return .recognized(choice)
    }
    return .recognized(started(match, text, found.map(Recognition.Candidate.init), interrupts: true))
  }
}

extension BotRuntime {
  /// "Did you mean" while a question waits: when the topic that asks wants to be called then too, and the
  /// message fits several others about as well. A topic that already runs is none of them.
  private static func choice(
    _ text: String, among found: [TopicMatch], _ session: Shared<BotSession>, _ agent: Agent,
    _ context: BotContext
  ) -> Recognition? {
    guard context.rules.holds(BotRules.didYouMean), context.rules.holds(BotRules.askWhichInterrupts),
      let selecting = agent.topics(of: .ambiguous, session, context).first,
      agent.topic(selecting)?.trigger.isAlwaysAsking == true
    else { return nil }
    let running = Set(session.value.frames.map { Int($0.topic) })
    let others = found.filter { !running.contains($0.topic) && $0.score >= context.recognition.interrupt }
    guard
      case .ambiguous(let choices) = context.recognition.decide(
        others, isOffered: { agent.topics[$0].trigger.isOffered })
    else { return nil }
    return Recognition(
      outcome: .ambiguous, text: text, candidates: choices.map(Recognition.Candidate.init),
      topics: [selecting],
      isInterruption: true)
  }
}

// MARK: - Which topics listen

extension Agent {
  /// Whether a topic may start by its trigger now.
  func isStartable(_ number: Int32, _ session: Shared<BotSession>, _ context: BotContext) -> Bool {
    let place = Int(number)
    guard topics.indices.contains(place), topics[place].isActive else { return false }
    if let host = topics[place].host, !session.value.frames.contains(where: { $0.topic == host }) {
      return false
    }
    let channels = topics[place].trigger.channels
    if !channels.isEmpty, !channels.contains(context.channelName) { return false }
    if topics[place].trigger.isOncePerTurn, session.value.turn.startedOnce.contains(number) { return false }
    if let rule = topics[place].builtIn, !context.rules.holds(rule) { return false }
    guard let condition = topics[place].trigger.condition else { return true }
    switch condition {
    case .literal(let value): return value == .boolean(true)
    case .expression(let expression):
      return expression.evaluate(in: session.evaluation(agent: self, context: context, inTopic: false))
        == .boolean(true)
    }
  }

  /// The topics that listen to something, by priority, then in the agent's order.
  ///
  /// - Parameter isMiss: their conditions see the miss already counted.
  func topics(
    of family: Trigger.Family, _ session: Shared<BotSession>, _ context: BotContext, isMiss: Bool = false
  ) -> [Int32] {
    guard let listening = listeners[family] else { return [] }
    guard isMiss else { return listening.filter { isStartable($0, session, context) } }
    var session = session
    session.value.fallbackCount += 1
    return listening.filter { isStartable($0, session, context) }
  }

  func topics(ofEvent name: String, _ session: Shared<BotSession>, _ context: BotContext) -> [Int32] {
    topics(of: .event(name), session, context) + topics(of: .event(nil), session, context)
  }

  /// The topics that greet: those of the conversation's start, otherwise the one called Greeting.
  func greetings(_ session: Shared<BotSession>, _ context: BotContext) -> [Int32] {
    let starting = topics(of: .conversationStart, session, context)
    if !starting.isEmpty { return starting }
    guard let number = topic(named: "Greeting"), isStartable(Int32(number), session, context) else {
      return []
    }
    return [Int32(number)]
  }

  /// The topic that leads to a person; nil when the agent has none and the built-in one is switched off.
  func escalation(_ rules: RuleBook) -> Int? {
    topics.firstIndex { topic in
      topic.trigger.family == .escalation && topic.isActive && (topic.builtIn.map(rules.holds) ?? true)
    }
  }
}
