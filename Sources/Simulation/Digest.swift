import Basis
import ContactCenter
import CopilotStudio

// The digest of a state without its history: states of equal digests go on alike, whatever led to them.
//
// Left out, beside what `CenterState.digest` leaves out:
// - what was said, but for lines that nobody got yet and buttons that can still be pressed;
// - who was shown what, who has read how far: only people look at it;
// - numbers of messages, sessions and conversations, marks, bots' sessions that are over;
// - of a bot's session what it has told so far (`BotSession.likeness`), but for what a hand-off would name last.
//
// What a bot's expressions read of the clock, of chance or of its conversation's id is taken for history.
extension State {
  /// Tells the situation apart from others; the state has to be at rest.
  public func digest(in world: World) -> Digest {
    var builder = Digest.Builder()
    let hours =
      world.organization.queues.contains { $0.hours != nil } || world.widgets.contains { $0.hours != nil }
    center.digest(into: &builder, at: now, dependsOnHour: hours)
    digestTimers(into: &builder)
    for customer in latest {
      builder.combine(customer == nil)
      builder.combine(customer.flatMap(center.rank))
    }
    for widget in widgets { digest(widget, into: &builder) }
    if Run.tellsOfLines(world) { builder.combine(waits.map(\.average)) }
    for thread in threads where center.rank(of: thread.id) != nil { digest(thread, into: &builder) }
    return builder.digest
  }

  /// What a customer has yet to answer, and what is yet to be sent.
  private func digest(_ widget: WidgetState, into builder: inout Digest.Builder) {
    builder.combine(widget.survey?.kind)
    builder.combine(widget.survey?.workstream)
    builder.combine(widget.survey?.answers)
    builder.combine(widget.unsent)
  }

  /// Everything that happens by itself, in its order: when from now, about what.
  private func digestTimers(into builder: inout Digest.Builder) {
    var timers = center.pendingTimers[...]
    for wakeup in wakeups {
      while let timer = timers.first, !wakeup.precedes(timer) {
        digest(timer, into: &builder)
        timers.removeFirst()
      }
      builder.combine(wakeup.due - now)
      builder.combine(wakeup.silence)
      builder.combine(center.rank(of: sessions[Int(wakeup.session.raw)].conversation))
    }
    for timer in timers { digest(timer, into: &builder) }
  }

  private func digest(_ timer: CenterTimer, into builder: inout Digest.Builder) {
    builder.combine(timer.due - now)
    builder.combine(timer.kind)
    switch timer.subject {
    case .conversation(let id): builder.combine(center.rank(of: id))
    case .representative(let person): builder.combine(person)
    }
  }

  private func digest(_ thread: Thread, into builder: inout Digest.Builder) {
    builder.combine(thread.customer)
    builder.combine(thread.isWaitAnnounced)
    builder.combine(thread.toldPosition)
    builder.combine(thread.isWaitTold)
    builder.combine(thread.isSurveyed)
    builder.combine(thread.choices.map { $0.value?.string ?? $0.title })
    builder.combine(thread.consults.map(\.representative))
    for place in min(thread.firstUndelivered, thread.lines.count)..<thread.lines.count {
      let message = thread.lines[place].message
      if message.isForBots { builder.combine(message.text) }
    }
    guard let id = openSession(of: thread.id) else { return builder.combine(false) }
    builder.combine(true)
    let session = sessions[Int(id.raw)]
    builder.combine(session.bot)
    for delivery in session.inbox { digest(delivery, thread, into: &builder) }
    session.dialog.map { digest($0.value, into: &builder) }
    if let azure = session.azure?.value {
      builder.combine(azure.lastPhrase)
      builder.combine(azure.kept.map(\.items))
    }
  }

  private func digest(
    _ delivery: SessionState.Delivery, _ thread: Thread, into builder: inout Digest.Builder
  ) {
    switch delivery {
    case .conversationUpdate: builder.combine(1)
    case .setContext: builder.combine(2)
    case .greet: builder.combine(3)
    case .line(let place): builder.combine(thread.lines[place].message.text)
    }
  }

  private func digest(_ dialog: BotSession, into builder: inout Digest.Builder) {
    builder.combine(dialog.likeness(mostMisses: .max) { _, _, value in value })
    builder.combine(dialog.topics.last)
    builder.combine(dialog.phrases.last)
    builder.combine(dialog.handOffVariables)
    if dialog.turn.isSuspended {
      builder.combine(dialog.turn)
      builder.combine(dialog.deferred)
    }
  }
}
