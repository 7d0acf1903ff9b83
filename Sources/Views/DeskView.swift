import Activities
import Basis
import ContactCenter
import Simulation

/// What a representative has on the desk.
public struct DeskView: Equatable, Sendable {
  /// A conversation that is offered.
  public struct Offer: Equatable, Sendable {
    /// Which conversation.
    public var conversation: ConversationID
    /// The customer's name.
    public var customer: String
    /// The channel, in words.
    public var channel: String
    /// The queue's name.
    public var queue: String
    /// Why it comes, as in "escalated by Bot A".
    public var cause: String
    /// How long the customer has waited for a person: since whoever had the conversation before left it.
    public var waited: TimeSpan
    /// How long the offer still stands; nil without limit, or where the countdown is not shown.
    public var left: TimeSpan?
    /// How long the offer stands in all; nil as for `left`.
    public var total: TimeSpan?
    /// What the notification is called.
    public var title = ""
    /// The notification's own lines.
    public var fields: [String] = []
    /// Whether it can be declined.
    public var hasReject = true
    /// Whether it is a conversation that comes from a customer or a bot, under the product's own title.
    public var isUsual = true
  }

  /// A conversation in the list of everything on the desk.
  public struct InboxItem: Equatable, Sendable {
    /// Which conversation.
    public var conversation: ConversationID
    /// The customer's name.
    public var customer: String
    /// Where it stands, in a word or two.
    public var state: String
    /// How many lines are unread.
    public var unread: Int
    /// Whether it is the one that is worked in.
    public var isCurrent: Bool
  }

  /// Who sits there.
  public var representative: RepresentativeID
  /// Their presence.
  public var presence: Presence
  /// How many conversations they have or are offered, and how many they could have.
  public var load: (has: Int, canHave: Int)
  /// What is offered.
  public var offers: [Offer] = []
  /// Everything they have, are asked about or can take up again, oldest first; empty with one conversation or none.
  public var inbox: [InboxItem] = []
  /// The conversation they have, or had last.
  public var conversation: ConversationID?
  /// What became of it, as in `Active` or `in wrap-up`; empty while they have it.
  public var fate = ""
  /// The context variables they may see.
  public var context: [ContextVariable] = []
  /// Who the customer is and which case it is about; nil when nobody looked.
  public var summary: CustomerSummary?

  /// Whether two desks look the same.
  public static func == (a: DeskView, b: DeskView) -> Bool {
    a.representative == b.representative && a.presence == b.presence && a.load == b.load
      && a.offers == b.offers && a.inbox == b.inbox
      && a.conversation == b.conversation && a.fate == b.fate && a.context == b.context
      && a.summary == b.summary
  }
}

extension Run {
  /// What a representative has on the desk at the run's time.
  public func desk(of representative: RepresentativeID, at time: VirtualTime) -> DeskView {
    let member = state.center[.representative(representative)]
    let cost = max(1, world.organization.workstreams.first?.cost ?? 1)
    let capacity = member?.capacity ?? 0
    var desk = DeskView(
      representative: representative, presence: member?.presence ?? .offline,
      load: (has: (member?.used ?? 0) / cost, canHave: max(0, capacity / cost)))
    desk.offers = offers(to: representative, at: time)
    desk.inbox = inbox(of: representative)
    guard let conversation = shown(to: representative), let center = state.center[conversation]
    else { return desk }
    desk.conversation = conversation
    desk.context = center.context
    desk.summary = customerSummary(of: conversation)
    desk.fate = fate(center, representative)
    return desk
  }

  /// What a representative is offered; of a desk the only thing that changes with time alone, a second at a time.
  public func offers(to representative: RepresentativeID, at time: VirtualTime) -> [DeskView.Offer] {
    guard let offered = state.center.offer(to: representative) else { return [] }
    return [offer(offered, to: representative, at: time)].compactMap(\.self)
  }

  /// The conversation a representative has, or the last one they had accepted.
  private func shown(to representative: RepresentativeID) -> ConversationID? {
    state.center.current(of: representative)
      ?? state.threads.last { $0.reveals.contains { $0.representative == representative } }?.id
  }

  private func fate(_ center: CenterConversation, _ representative: RepresentativeID) -> String {
    if center.status == .wrapUp { return "in wrap-up" }
    if center.owner == .representative(representative) { return "" }
    switch center.consult(of: representative) {
    case .consulting: return "consulted"
    case .added: return "in the chat"
    case .asked, nil: break
    }
    if center.status == .waiting { return "waiting for the customer" }
    switch center.owner {
    case .bot(let bot): return "now with \(world.organization.name(of: .bot(bot)))"
    case .representative(let other): return "now with \(world.organization.name(of: .representative(other)))"
    case nil: return center.status == .closed ? "closed" : "waiting in \(world.name(of: center.queue))"
    }
  }
}
