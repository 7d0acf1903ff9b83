import Basis
import ContactCenter
import Simulation

extension Run {
  /// What reports know of the conversations of this run, oldest first.
  ///
  /// - Parameter lexicon: rates words; without one no mood is judged.
  public func conversationFacts(_ lexicon: SentimentLexicon? = nil) -> [ConversationFacts] {
    state.threads.compactMap { thread in
      state.center[thread.id].map { facts($0, thread, lexicon) }
    }
  }

  private func facts(
    _ center: CenterConversation, _ thread: Thread, _ lexicon: SentimentLexicon?
  ) -> ConversationFacts {
    let customer = world.customerName(thread.customer)
    let workstream = world.organization[center.workstream]
    var facts = ConversationFacts(
      id: world.wireID(of: center.id), subject: "\(customer): \(workstream?.name ?? "")", customer: customer,
      channel: workstream?.channel ?? "", queue: world.name(of: center.queue), status: center.status,
      reason: center.reason, started: center.startedAt, since: center.statusSince,
      sentiment: lexicon.map { sentiment(center, thread, $0) } ?? .notAvailable,
      sessions: center.sessions.enumerated().map { session($1, $0, of: center.id) })
    let links = center.links?.value
    facts.linkedCustomer = links?.customer.map(world.organization.records.name) ?? ""
    facts.linkedCase = links?.incident.map(world.organization.records.name) ?? ""
    return facts
  }

  private func session(
    _ session: CenterSession, _ index: Int, of id: ConversationID
  ) -> ConversationFacts.Session {
    ConversationFacts.Session(
      id: world.chance.uuid(event: UInt64(UInt32(bitPattern: id.raw)), index: UInt64(1000 + index)),
      member: world.organization.name(of: session.member), isBot: session.member.bot != nil,
      queue: world.name(of: session.queue), began: session.began, accepted: session.accepted,
      ended: session.ended, closure: session.closure)
  }

  /// The mood of a conversation's customer: only where the queue has it judged.
  private func sentiment(
    _ center: CenterConversation, _ thread: Thread, _ lexicon: SentimentLexicon
  ) -> Sentiment {
    guard let queue = center.queue.flatMap({ world.organization[$0] }), queue.judgesSentiment else {
      return .notAvailable
    }
    let said = thread.lines.filter { $0.message.isFromCustomer && $0.message.kind == .text }
      .map(\.message.text)
    let isWaiting = !center.escalatedBy.isEmpty && thread.reveals.isEmpty
    let all = isWaiting && world.rules.holds(SentimentRules.botPhase)
    return lexicon.sentiment(of: all ? said : Array(said.suffix(SentimentRules.window)), world.rules)
  }
}
