import Basis
import Channels
import ContactCenter

// The product's own lines.
extension Run {
  /// Adds one of the product's own lines, in the customer's language; nothing where it was switched off.
  mutating func notify(
    _ automated: AutomatedMessage, in conversation: ConversationID,
    _ slots: [(name: String, value: String)] = []
  ) {
    guard let text = text(of: automated, in: conversation, slots) else { return }
    append(.said(Boxed(notice(automated, text))), conversation: conversation)
  }

  /// Adds a line about somebody.
  mutating func notify(
    _ automated: AutomatedMessage, in conversation: ConversationID, who: RepresentativeID
  ) {
    let name = displayName(who)
    notify(automated, in: conversation, [("agent", name), ("AgentName", name)])
  }

  /// What one of the product's lines says now; nil where it was switched off.
  func text(
    of automated: AutomatedMessage, in conversation: ConversationID, _ slots: [(name: String, value: String)]
  ) -> String? {
    guard let center = state.center[conversation], let thread = state.thread(conversation) else { return nil }
    let queue = center.queue.flatMap { world.organization[$0]?.name } ?? ""
    return template(automated, workstream: center.workstream, customer: thread.customer).map {
      AutomatedMessage.fill($0, slots + [("queue", queue), ("QueueName", queue)])
    }
  }

  func template(_ automated: AutomatedMessage, workstream: WorkstreamID, customer: Int) -> String? {
    let isKnown = world.customers.indices.contains(customer)
    let locale = isKnown && world.rules.holds(WidgetRules.locale) ? world.customers[customer].locale : ""
    return world.messages(of: workstream).template(of: automated, locale: locale)
  }

  private func notice(_ automated: AutomatedMessage, _ text: String) -> Message {
    let recipient: Audience = automated.recipient == .customer ? .customer : .representative
    return Message(
      id: nextMessage, kind: .notice, sender: .system, audience: [recipient, .supervisor], text: text,
      notice: automated.id)
  }

  func displayName(_ representative: RepresentativeID) -> String {
    world.organization[representative]?.displayName ?? "Agent"
  }

  /// Whether conversations of a workstream are persistent chats.
  func isPersistent(_ conversation: ConversationID) -> Bool {
    state.center[conversation].flatMap { world.organization[$0.workstream] }?.mode == .persistentChat
  }
}
