import Basis

// What keeps a turn from running for ever, and its messages and values from growing without end.

extension BotRuntime {
  /// Puts an error in the place of an event that would pass a limit.
  static func limited(_ event: BotEvent, _ session: Shared<BotSession>, _ rules: RuleBook) -> BotEvent {
    switch event {
    case .messageSent(let message) where isTooLarge(message, rules),
      .asked(let message) where isTooLarge(message, rules):
      let text = "The message is larger than \(BotRules.largestMessage / 1024) KB"
      return .errorRaised(BotError(code: ErrorCode.tooLong, message: text, at: message.from))
    case .messageSent(let message) where session.value.turn.messages >= BotRules.mostMessages,
      .asked(let message) where session.value.turn.messages >= BotRules.mostMessages:
      let text = "More than \(BotRules.mostMessages) messages were sent in one turn"
      return .errorRaised(BotError(code: ErrorCode.tooManyMessages, message: text, at: message.from))
    case .acted(let place, _), .branched(let place, _, _), .questionSkipped(let place, _):
      guard
        session.value.turn.actions >= BotRules.mostActions
          || session.value.turn.written > BotRules.mostWritten
      else { return event }
      let what =
        session.value.turn.actions >= BotRules.mostActions
        ? "\(BotRules.mostActions) actions ran" : "\(BotRules.mostWritten / 15_625) MB were written"
      let text = "More than \(what) in one turn: the topics go round in a circle"
      return .errorRaised(BotError(code: ErrorCode.loop, message: text, at: place))
    case .recognized:
      guard session.value.turn.redirects >= BotRules.mostTopics, let frame = session.value.frames.last else {
        return event
      }
      let text = "More than \(BotRules.mostTopics) topics recognize each other: they go round in a circle"
      let place = ActionReference(topic: frame.topic, index: frame.index)
      return .errorRaised(BotError(code: ErrorCode.loop, message: text, at: place))
    case .redirected(let redirection):
      // Replacing topics go round without growing, so that their number counts as actions do.
      guard
        session.value.frames.count >= BotRules.mostTopics
          || session.value.turn.redirects >= BotRules.mostTopics
      else {
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
}
