import Basis
import Channels
import ContactCenter

// What customers are told while they wait in a queue.
extension Run {
  /// Notes that somebody's place in a line may have changed.
  mutating func noteLine(_ event: CenterEvent) {
    guard tellsOfLines else { return }
    switch event {
    case .assignmentDecided, .conversationAssigned, .conversationOffered, .conversationClosed,
      .conversationRouted, .queueOverflowed, .memberLeft:
      linesMoved = true
    default: break
    }
  }

  /// Tells those who wait what changed, at rest: what happened within one moment counts once.
  ///
  /// - Returns: whether anything was said.
  mutating func tellOfLines() -> Bool {
    guard linesMoved else { return false }
    linesMoved = false
    let count = log.count
    for line in state.center.waiting {
      for (place, entry) in line.enumerated() { tell(entry.conversation, place: place + 1) }
    }
    return log.count > count
  }

  private mutating func tell(_ conversation: ConversationID, place: Int) {
    if isPersistent(conversation), world.rules.holds(WidgetRules.noWaitPersistent) { return }
    guard let thread = state.thread(conversation), state.center[conversation]?.customer == .connected else {
      return
    }
    if world.rules.holds(WidgetRules.queuePosition) {
      let message: AutomatedMessage = place == 1 ? .nextInLine : .queuePosition
      let slots = [("position", String(place))]
      let text = text(of: message, in: conversation, slots)
      if text != thread.toldPosition { notify(message, in: conversation, slots) }
    }
    if world.rules.holds(WidgetRules.averageWait) { tellAverageWait(conversation) }
  }

  private mutating func tellAverageWait(_ conversation: ConversationID) {
    guard state.thread(conversation)?.isWaitTold == false,
      let queue = state.center[conversation]?.queue, state.waits.indices.contains(queue.index),
      let average = state.waits[queue.index].average
    else { return }
    let minutes = max(1, Int(average.milliseconds + 59_999) / 60_000)
    let slots = [("hours", String(minutes / 60)), ("minutes", String(minutes % 60))]
    let message: AutomatedMessage =
      minutes < 60 ? .waitMinutes : minutes % 60 == 0 ? .waitHours : .waitHoursAndMinutes
    notify(message, in: conversation, slots)
  }

  /// Whether any workstream tells its customers of the queue: it is off unless asked for.
  static func tellsOfLines(_ world: World) -> Bool {
    let messages: [AutomatedMessage] = [
      .nextInLine, .queuePosition, .waitMinutes, .waitHours, .waitHoursAndMinutes,
    ]
    return world.messages.contains { table in
      messages.contains { table.template(of: $0, locale: "") != nil }
    }
  }
}
