import Basis
import ContactCenter

extension Run {
  /// The quick replies that a search finds for a conversation, in the order they are written.
  public func quickReplies(_ search: String, for conversation: CenterConversation) -> [QuickReply] {
    let customer = state.thread(conversation.id)?.customer ?? -1
    let locale = world.customers.indices.contains(customer) ? world.customers[customer].locale : nil
    return world.organization.quickReplies.filter { reply in
      (reply.workstream == nil || reply.workstream == conversation.workstream)
        && (reply.locale == nil || reply.locale == locale) && reply.matches(search)
    }
  }

  /// The text of the one reply that a search finds; nil after a refusal that lists what was found.
  mutating func quickReply(
    _ search: String, _ representative: RepresentativeID, _ conversation: CenterConversation
  ) -> String? {
    let found = quickReplies(search, for: conversation)
    // A title written in full means that reply, whatever else mentions it.
    let exact = found.first { $0.title.lowercased() == search.lowercased() }
    guard let reply = exact ?? (found.count == 1 ? found[0] : nil) else {
      let list = found.map { $0.tags.isEmpty ? $0.title : "\($0.title) #\($0.tags.joined(separator: " #"))" }
      refuse(
        .representative(representative), RoutingRules.oneQuickReply,
        found.isEmpty
          ? "no quick reply is found by \(search.prefix(40))" : "which? \(list.joined(separator: "; "))",
        in: conversation.id)
      return nil
    }
    return reply.filled { slug($0, representative, conversation) }
  }

  /// The value of a slug (CE automation-dictionary-keys); nil for one that nobody knows.
  private func slug(
    _ slug: String, _ representative: RepresentativeID, _ conversation: CenterConversation
  ) -> String? {
    if slug.hasPrefix("OCContext.") {
      return conversation.value(of: String(slug.dropFirst("OCContext.".count)))?.contextText
    }
    let customer = world.customerName(of: conversation.id, in: state)
    let person = world.organization[representative]
    let agent = person?.name ?? ""
    switch slug {
    case "FullName{Customer}": return customer
    case "FirstName{Customer}": return customer.firstWord
    case "LastName{Customer}": return customer.otherWords
    case "FullName{Agent}": return agent
    case "FirstName{Agent}": return agent.firstWord
    case "LastName{Agent}": return agent.otherWords
    case "Nickname{Agent}": return person?.displayName
    default: return nil
    }
  }
}

extension World {
  fileprivate func customerName(of conversation: ConversationID, in state: State) -> String {
    guard let customer = state.thread(conversation)?.customer, customers.indices.contains(customer) else {
      return ""
    }
    return customers[customer].name
  }
}

extension String {
  fileprivate var firstWord: String { String(prefix { $0 != " " }) }
  fileprivate var otherWords: String { String(drop { $0 != " " }.dropFirst()) }
}
