extension CenterRequest {
  /// Its name in kebab-case.
  public var name: String {
    switch self {
    case .start: "start"
    case .escalate: "escalate"
    case .endByBot: "end-by-bot"
    case .accept: "accept"
    case .decline: "decline"
    case .pick: "pick"
    case .transferToQueue: "transfer-to-queue"
    case .end: "end"
    case .closeSession: "close-session"
    case .link: "link"
    case .release: "release"
    case .transferToMember: "transfer"
    case .reopen: "reopen"
    case .focus: "switch"
    case .consult: "consult"
    case .addConsultant: "add"
    case .leaveConsult: "leave"
    case .disconnectRepresentative: "disconnect"
    case .reconnectRepresentative: "reconnect"
    case .setCustomPresence: "set-presence"
    case .customerWrote: "customer-wrote"
    case .assign, .assignToQueue: "assign"
    case .transferBySupervisor: "transfer-by-supervisor"
    case .supervise(_, let supervision): supervision == .joined ? "join" : "monitor"
    case .forceClose: "force-close"
    case .closeWidget: "close-widget"
    case .disconnectCustomer: "disconnect-customer"
    case .reconnectCustomer: "reconnect-customer"
    case .setContext: "set-context"
    case .setPresence: "set-presence"
    case .setCapacity: "set-capacity"
    case .setPublished: "set-published"
    case .timerDue: "timer-due"
    }
  }

  /// The conversation it is about, if it is about one.
  public var conversation: ConversationID? {
    switch self {
    case .escalate(let id, _, _), .endByBot(let id, _), .accept(let id, _), .decline(let id, _),
      .pick(let id, _), .transferToQueue(let id, _), .end(let id, _), .closeSession(let id, _),
      .link(let id, _, _),
      .release(let id, _), .transferToMember(let id, _, _), .reopen(let id, _), .focus(let id, _),
      .consult(let id, _, _), .addConsultant(let id, _, _), .leaveConsult(let id, _), .customerWrote(let id),
      .assign(let id, _, _), .assignToQueue(let id, _), .transferBySupervisor(let id, _),
      .supervise(let id, _), .forceClose(let id), .closeWidget(let id), .disconnectCustomer(let id),
      .reconnectCustomer(let id), .setContext(let id, _):
      id
    case .timerDue(let timer): timer.conversation
    case .start, .setPresence, .setCapacity, .setPublished, .disconnectRepresentative,
      .reconnectRepresentative, .setCustomPresence:
      nil
    }
  }

  /// The member who asks; nil for a customer, a supervisor or an administrator.
  public var asker: MemberID? {
    switch self {
    case .escalate(_, let bot, _), .endByBot(_, let bot): .bot(bot)
    case .accept(_, let person), .decline(_, let person), .pick(_, let person), .end(_, let person),
      .closeSession(_, let person), .link(_, let person, _), .setPresence(let person, _),
      .release(_, let person),
      .transferToMember(_, let person, _), .reopen(_, let person), .focus(_, let person),
      .consult(_, let person, _), .addConsultant(_, let person, _), .leaveConsult(_, let person),
      .disconnectRepresentative(let person), .reconnectRepresentative(let person),
      .setCustomPresence(let person, _):
      .representative(person)
    case .transferToQueue(_, let transfer): .representative(transfer.representative)
    case .start, .forceClose, .closeWidget, .disconnectCustomer, .reconnectCustomer, .setContext,
      .setCapacity, .setPublished, .timerDue, .customerWrote, .assign, .assignToQueue,
      .transferBySupervisor, .supervise:
      nil
    }
  }
}
