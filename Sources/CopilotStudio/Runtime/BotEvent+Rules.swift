import Basis

extension BotEvent {
  /// The rules an event's decision rests on, for the strip, `explain` and reports. Empty for what the topic's
  /// author wrote and nothing else.
  public func rules(in agent: Agent) -> [Rule] {
    switch self {
    case .contextSet, .contextIgnored: return [BotRules.contextNamesExact]
    case .variableChanged: return [BotRules.variableKeepsType]
    case .recognized(let recognition):
      switch recognition.outcome {
      case .none: return [BotRules.fallbackCountsFirst]
      case .ambiguous:
        return [recognition.isInterruption ? BotRules.askWhichInterrupts : BotRules.didYouMean]
      case .exact, .direct: return recognition.isInterruption ? [BotRules.phraseInterruptsText] : []
      }
    case .topicStarted(let start):
      if let rule = agent.topic(start.topic)?.builtIn { return [rule] }
      switch start.cause {
      case .activity: return [BotRules.activityTopicsFirst]
      case .signIn: return [BotRules.signInFirst]
      case .planComplete: return [BotRules.planCompletes]
      default: return []
      }
    case .redirected(let redirection): return agent.topic(redirection.topic)?.builtIn.map { [$0] } ?? []
    case .received(.inactivity): return [BotRules.silenceOnce]
    case .slotFilled: return [BotRules.proactiveSlots, BotRules.slotsOfTopic, BotRules.slotsAreSure]
    case .questionGivenUp(_, .escalate): return [BotRules.giveUpEscalates]
    case .handedOff(let request):
      let own = BotRules.all.filter { $0.id == request.rule }
      return own + [BotRules.topicsExcludeRedirects, BotRules.lastPhraseKey, BotRules.latestVariableWins]
    case .errorRaised(let error) where error.code == ErrorCode.tooManyMessages:
      return [BotRules.messagesPerTurn]
    case .errorRaised(let error) where error.code == ErrorCode.loop: return [BotRules.loopGuard]
    default: return []
    }
  }
}
