import Basis

// What keeps a turn from running for ever, and its messages and values from growing without end.

extension BotRuntime {
  /// The error that stands in the place of an event that would pass a limit.
  static func excess(of event: BotEvent, _ session: Shared<BotSession>, _ context: BotContext) -> BotError? {
    switch event {
    case .messageSent(let message), .asked(let message):
      if isTooLarge(message, context) {
        let text = "The message is larger than \(BotRules.largestMessage / 1024) KB"
        return BotError(code: ErrorCode.tooLong, message: text, at: message.from)
      }
      guard session.value.turn.messages >= BotRules.mostMessages else { return nil }
      let text = "More than \(BotRules.mostMessages) messages were sent in one turn"
      return BotError(code: ErrorCode.tooManyMessages, message: text, at: message.from)
    case .acted(let place, _), .branched(let place, _, _), .questionSkipped(let place, _):
      guard
        session.value.turn.actions >= BotRules.mostActions
          || session.value.turn.written > BotRules.mostWritten
      else { return nil }
      let what =
        session.value.turn.actions >= BotRules.mostActions
        ? "\(BotRules.mostActions) actions ran" : "\(BotRules.mostWritten / 15_625) MB were written"
      let text = "More than \(what) in one turn: the topics go round in a circle"
      return BotError(code: ErrorCode.loop, message: text, at: place)
    case .recognized:
      guard session.value.turn.redirects >= BotRules.mostTopics, let frame = session.value.frames.last else {
        return nil
      }
      let text = "More than \(BotRules.mostTopics) topics recognize each other: they go round in a circle"
      let place = ActionReference(topic: frame.topic, index: frame.index)
      return BotError(code: ErrorCode.loop, message: text, at: place)
    case .redirected(let redirection):
      // Replacing topics go round without growing, so that their number counts as actions do.
      guard
        session.value.frames.count >= BotRules.mostTopics
          || session.value.turn.redirects >= BotRules.mostTopics
      else { return nil }
      let text = "More than \(BotRules.mostTopics) topics call each other: they go round in a circle"
      return BotError(code: ErrorCode.loop, message: text, at: redirection.from)
    default: return nil
    }
  }

  private static func isTooLarge(_ message: SentMessage, _ context: BotContext) -> Bool {
    message.boxed.value.isLarger(than: BotRules.largestMessage) && context.rules.holds(BotRules.messageSize)
  }
}
