import Activities
import Basis
import ContactCenter

// What people ask for, turned into messages and into requests to the contact centre.

extension Run {
  /// Carries a command out.
  mutating func carryOut(_ command: Command) {
    switch (command.seat, command.action) {
    case (_, .wait): break
    case (_, .mark(let name)): append(.marked(name))
    case (_, .setCapacity(let member, let capacity)): request(.setCapacity(member, capacity))
    case (_, .setPresence(let representative, let presence)): request(.setPresence(representative, presence))
    case (_, .setContext(let name, let value)): setContext(name, value, command.seat)
    case (_, .setVariable(let name, let expression)): setVariable(name, expression, command.seat)
    case (_, .startTopic(let name)): startTopic(name, command.seat)
    case (.customer(let customer), let action): carryOut(action, customer: customer)
    case (.representative(let representative), let action): carryOut(action, representative: representative)
    case (.supervisor, let action): supervise(action)
    case (.stage, _): refuse(command.seat, "seat.no-such-action", "nobody at this seat can do that")
    }
  }

  /// The conversation that somebody speaks of: their own, else the latest.
  func subject(of seat: Seat) -> ConversationID? {
    let own: ConversationID? =
      switch seat {
      case .customer(let customer): state.conversation(ofCustomer: customer)
      case .representative(let representative): state.center.current(of: representative)
      case .supervisor, .stage: nil
      }
    return own ?? state.threads.last?.id
  }

  private mutating func setContext(_ name: String, _ value: JSON, _ seat: Seat) {
    guard let conversation = subject(of: seat) else {
      return refuse(seat, "conversation.none", "there is no conversation yet")
    }
    request(.setContext(conversation, [ContextVariable(name, value)]))
  }

  /// Says something; a bot that has the conversation takes its turn.
  mutating func say(_ message: consuming Message, in conversation: ConversationID) {
    let isForBot = message.audience.contains(.bot)
    append(.said(Boxed(consume message)), conversation: conversation)
    if isForBot, let session = state.openSession(of: conversation) { wake(session) }
  }

  mutating func refuse(_ seat: Seat, _ rule: Rule, _ sentence: String, in conversation: ConversationID? = nil)
  {
    refuse(seat, rule.id, sentence, in: conversation)
  }

  mutating func refuse(
    _ seat: Seat, _ rule: String, _ sentence: String, in conversation: ConversationID? = nil
  ) {
    append(.refused(Boxed(Refusal(seat: seat, rule: rule, sentence: sentence))), conversation: conversation)
  }
}
