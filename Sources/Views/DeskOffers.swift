import Basis
import ContactCenter
import Simulation

// What a representative is asked, and the list of everything on the desk.
extension Run {
  /// The notification of a conversation; nil when the representative is not asked about it.
  func offer(
    _ conversation: ConversationID, to representative: RepresentativeID, at time: VirtualTime
  ) -> DeskView.Offer? {
    guard let center = state.center[conversation], let thread = state.thread(conversation) else { return nil }
    let isConsult = center.offer?.representative != representative
    let kind = isConsult ? NotificationKind.consult : kind(of: center)
    let template = world.organization.template(for: kind, in: center.workstream)
    let expires = isConsult ? center.consultExpires : center.offer?.expires
    let since = center.offer?.since
    let began = center.sessions.last { $0.accepted != nil }?.ended
    let asked = center.owner.map { "\(world.organization.name(of: $0)) asks" } ?? ""
    var offer = DeskView.Offer(
      conversation: conversation, customer: world.customerName(thread.customer),
      channel: profile(of: thread).name, queue: world.name(of: center.queue),
      cause: isConsult ? asked : cause(of: center), waited: time - (began ?? center.startedAt),
      title: template.title.map { filled($0, center, thread) } ?? kind.title,
      fields: template.fields.map { filled($0, center, thread) },
      hasReject: template.hasReject && !template.autoAssigns,
      isUsual: template.title == nil && kind != .consult && kind != .transfer)
    if template.showsTimeout, let expires {
      offer.left = expires - time
      offer.total = since.map { expires - $0 } ?? template.timeout ?? .seconds(120)
    }
    return offer
  }

  private func kind(of center: CenterConversation) -> NotificationKind {
    CenterLogic(world.organization, rules: world.rules).notificationKind(for: center)
  }

  private func cause(of center: CenterConversation) -> String {
    switch center.chosenBy {
    case .representative(let person):
      "transferred by \(world.organization.name(of: .representative(person)))"
    case .supervisor: "given by a supervisor"
    case nil: center.pass.cause.sentence(world.organization)
    }
  }

  /// A notification's line with its slugs filled; what nobody knows is a dash.
  private func filled(_ line: String, _ center: CenterConversation, _ thread: Thread) -> String {
    let customer = world.customers.indices.contains(thread.customer) ? world.customers[thread.customer] : nil
    return QuickReply(title: "", text: line).filled { slug in
      switch slug {
      case "customerName": customer?.name ?? "–"
      case "queueId": world.name(of: center.queue)
      case "visitorLanguage": customer?.locale ?? "–"
      default: center.value(of: slug)?.contextText ?? "–"
      }
    }
  }

  /// Everything on a desk, oldest first; nothing as long as there is no choice.
  func inbox(of representative: RepresentativeID) -> [DeskView.InboxItem] {
    guard let member = state.center[.representative(representative)] else { return [] }
    let ids = member.conversations + member.consulting + member.waitingForCustomer
    guard ids.count > 1 else { return [] }
    let current = state.center.current(of: representative)
    return ids.sorted().compactMap { id in
      guard let center = state.center[id], let thread = state.thread(id) else { return nil }
      let isOwn = center.owner == .representative(representative)
      return DeskView.InboxItem(
        conversation: id, customer: world.customerName(thread.customer),
        state: word(for: center, representative), unread: isOwn ? thread.unread : 0, isCurrent: id == current)
    }
  }

  private func word(for center: CenterConversation, _ representative: RepresentativeID) -> String {
    switch center.consult(of: representative) {
    case .asked: return "asked"
    case .consulting: return "consult"
    case .added: return "in chat"
    case nil: return center.offer == nil ? center.status.name : "offered"
    }
  }
}
