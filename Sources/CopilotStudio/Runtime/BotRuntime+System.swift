import Basis

// What the system, and not the customer's words, starts.

extension BotRuntime {
  /// The Sign in topic, before the bot has to do with anybody it does not know.
  static func signIn(
    _ input: BotInput, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> Int32? {
    guard agent.requiresSignIn, !session.value.hasAskedSignIn, context.rules.holds(BotRules.signInFirst)
    else {
      return nil
    }
    switch input {
    case .greet, .message, .startTopic: return agent.topics(of: .signIn, session, context).first
    default: return nil
    }
  }

  /// The topics that are told that what the customer asked for is done; nil when none is.
  static func planComplete(_ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext) -> BotEvent?
  {
    guard session.value.isPlanRunning, agent.isGenerative, agent.listeners[.planComplete] != nil,
      session.value.frames.isEmpty, session.value.queue.isEmpty, !session.value.isHandedOff,
      !session.value.isEnded,
      context.rules.holds(BotRules.planCompletes)
    else { return nil }
    return .triggered(topics: agent.topics(of: .planComplete, session, context), cause: .planComplete)
  }

  /// The topic that a declared answer says a language model chooses for these words.
  static func modelChoice(
    _ text: String, _ session: Shared<BotSession>, _ agent: Agent, _ context: BotContext
  ) -> Int32? {
    for stub in context.stubs {
      guard let name = stub.choice(for: text), let number = agent.topic(named: name) else { continue }
      if agent.isStartable(Int32(number), session, context) { return Int32(number) }
    }
    return nil
  }
}

extension BotInput {
  /// The type of the activity it arrives as, in lower case: what OnActivity listens to. Nil for what is no
  /// activity of its own.
  var activityType: String? {
    switch self {
    case .message: "message"
    case .conversationUpdate: "conversationupdate"
    case .event: "event"
    case .activity(let type, _, _): type.lowercased()
    case .setContext, .greet, .escalate, .startTopic, .inactivity, .resume: nil
    }
  }
}

extension Agent {
  /// The topics that activities of a type (in lower case) pass, in their order.
  func listeners(to type: String) -> [Int32] {
    let own = listeners[.activity(type)] ?? []
    guard let every = listeners[.activity(nil)] else { return own }
    return ordered(own + every)
  }

  /// Topics by priority, then in the agent's order.
  func ordered(_ numbers: [Int32]) -> [Int32] {
    numbers.sorted { (topics[Int($0)].trigger.priority, $0) < (topics[Int($1)].trigger.priority, $1) }
  }

  /// The topics that listen to something, in their order.
  static func listeners(_ topics: [Topic]) -> [Trigger.Family: [Int32]] {
    var found: [Trigger.Family: [Int32]] = [:]
    for (number, topic) in topics.enumerated() where topic.isActive {
      found[topic.trigger.family, default: []].append(Int32(number))
    }
    return found.mapValues { numbers in
      numbers.sorted { (topics[Int($0)].trigger.priority, $0) < (topics[Int($1)].trigger.priority, $1) }
    }
  }
}
