import Basis
import ContactCenter

// What representatives ask for.
extension Run {
  mutating func carryOut(_ action: Command.Action, representative: RepresentativeID) {
    let seat = Seat.representative(representative)
    guard world.organization[representative] != nil else {
      return refuse(seat, "representative.unknown", "there is no such person")
    }
    switch action {
    case .presence(let presence): request(.setPresence(representative, presence))
    case .customPresence(let place): request(.setCustomPresence(representative, place))
    case .disconnect: request(.disconnectRepresentative(representative))
    case .reconnect: request(.reconnectRepresentative(representative))
    case .accept: answer(representative) { .accept($0, by: representative) }
    case .pick(let conversation): pick(conversation, representative)
    case .decline: answer(representative) { .decline($0, by: representative) }
    case .reopen(let conversation): request(.reopen(conversation, by: representative))
    case .turnTo(let conversation): request(.focus(conversation, by: representative))
    case .say, .type, .note, .transfer, .link, .end, .close, .release, .transferTo, .consult, .add, .leave,
      .sayInternally, .quickReply:
      work(action, representative)
    default: refuse(seat, "seat.no-such-action", "a representative cannot do that")
    }
  }

  /// Picks a conversation: the one that is named, else the first that waits in a queue of theirs.
  private mutating func pick(_ conversation: ConversationID?, _ representative: RepresentativeID) {
    let lines = state.center[.representative(representative)]?.queues.map { state.center.waiting[$0.index] }
    guard let picked = conversation ?? lines?.compactMap(\.first).min()?.conversation else {
      return refuse(.representative(representative), "pick.none", "no conversation waits in a queue of yours")
    }
    request(.pick(picked, by: representative))
  }

  private mutating func answer(_ representative: RepresentativeID, _ make: (ConversationID) -> CenterRequest)
  {
    guard let offered = state.center.offer(to: representative) else {
      return refuse(.representative(representative), "offer.none", "there is no offer to answer")
    }
    request(make(offered))
  }

  /// What a representative does in the conversation they work in.
  private mutating func work(_ action: Command.Action, _ representative: RepresentativeID) {
    let seat = Seat.representative(representative)
    guard let conversation = state.center.current(of: representative),
      let center = state.center[conversation]
    else {
      return refuse(seat, "conversation.not-yours", "you have no conversation; /accept takes an offer")
    }
    if state.center[.representative(representative)]?.isDisconnected ?? false, action.isTalk {
      return refuse(
        seat, RoutingRules.disconnectIsOffline, "you are disconnected; /reconnect comes back",
        in: conversation)
    }
    if center.status == .wrapUp, action.isTalk {
      return refuse(
        seat, "conversation.over", "the conversation is over; /close ends wrap-up", in: conversation)
    }
    if action.isTalk { return talk(action, representative, center) }
    switch action {
    case .note(let text): note(text, representative, conversation)
    case .transfer(let queue, let toBot, let bot):
      request(
        .transferToQueue(
          conversation, Transfer(representative: representative, queue: queue, toBot: toBot, bot: bot)))
    case .transferTo(let member):
      request(.transferToMember(conversation, by: representative, to: member))
    case .consult(let member): request(.consult(conversation, by: representative, with: member))
    case .add(let colleague): add(colleague, representative, center)
    case .leave: leave(representative, center)
    case .release: request(.release(conversation, by: representative))
    case .link(let link): request(.link(conversation, by: representative, link))
    case .end: request(.end(conversation, by: representative))
    case .close: request(.closeSession(conversation, by: representative))
    default: break
    }
  }

  // MARK: - Talk

  private mutating func talk(
    _ action: Command.Action, _ representative: RepresentativeID, _ center: CenterConversation
  ) {
    // A colleague who was not added to the chat writes to the representative alone.
    let isInternal = center.consult(of: representative) == .consulting
    switch action {
    case .say(let text): say(text, representative, isInternal: isInternal, in: center.id)
    case .sayInternally(let text): say(text, representative, isInternal: true, in: center.id)
    case .type where !isInternal:
      append(
        .said(
          Boxed(
            Message(
              id: nextMessage, kind: .typing, sender: .representative(representative),
              audience: [.customer, .supervisor], text: ""))),
        conversation: center.id)
    case .quickReply(let search):
      guard let text = quickReply(search, representative, center) else { return }
      say(text, representative, isInternal: isInternal, in: center.id)
    default: break
    }
  }

  private mutating func say(
    _ text: String, _ representative: RepresentativeID, isInternal: Bool, in conversation: ConversationID
  ) {
    say(
      Message(
        id: nextMessage, kind: isInternal ? .internal : .text, sender: .representative(representative),
        audience: isInternal ? [.representative, .supervisor] : [.customer, .representative, .supervisor],
        text: text), in: conversation)
  }

  private mutating func note(
    _ text: String, _ representative: RepresentativeID, _ conversation: ConversationID
  ) {
    if world.rules.holds(RoutingRules.noteNeedsRecord), !hasRecord(conversation) {
      return refuse(
        .representative(representative), RoutingRules.noteNeedsRecord,
        "nobody knows who this customer is; /link a record first", in: conversation)
    }
    append(
      .said(
        Boxed(
          Message(
            id: nextMessage, kind: .note, sender: .representative(representative),
            audience: [.representative, .supervisor], text: text))),
      conversation: conversation)
  }

  /// Whether notes have a record to stand on: one is linked, or the customer is signed in. Where an organization keeps
  /// no records there is nothing to link, and notes are taken all the same.
  private func hasRecord(_ conversation: ConversationID) -> Bool {
    guard !world.organization.records.isEmpty else { return true }
    let links = state.center[conversation]?.links?.value
    if links?.customer != nil || links?.incident != nil { return true }
    guard let customer = state.thread(conversation)?.customer else { return false }
    return world.customers.indices.contains(customer) && world.customers[customer].isAuthenticated
  }

  // MARK: - Colleagues

  private mutating func add(
    _ colleague: RepresentativeID?, _ representative: RepresentativeID, _ center: CenterConversation
  ) {
    let consulted = center.consults.filter { $0.stage == .consulting }
    guard let colleague = colleague ?? (consulted.count == 1 ? consulted[0].representative : nil) else {
      let sentence = consulted.isEmpty ? "nobody is consulted" : "several are consulted; name one"
      return refuse(.representative(representative), RoutingRules.consultInternal, sentence, in: center.id)
    }
    request(.addConsultant(center.id, by: representative, colleague))
  }

  private mutating func leave(_ representative: RepresentativeID, _ center: CenterConversation) {
    guard center.owner != .representative(representative) else {
      return refuse(
        .representative(representative), RoutingRules.onlyTheOwner,
        "the conversation is yours; /tq, /release, /end or /close leaves it", in: center.id)
    }
    request(.leaveConsult(center.id, by: representative))
  }
}

extension Command.Action {
  /// Whether somebody reads it at once.
  fileprivate var isTalk: Bool {
    switch self {
    case .say, .type, .sayInternally, .quickReply: true
    default: false
    }
  }
}
