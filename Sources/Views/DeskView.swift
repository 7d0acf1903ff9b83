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
    /// How long the offer still stands; nil without limit.
    public var left: TimeSpan?
    /// How long the offer stands in all; nil without limit.
    public var total: TimeSpan?
  }

  /// Who sits there.
  public var representative: RepresentativeID
  /// Their presence.
  public var presence: Presence
  /// How many conversations they have or are offered, and how many they could have.
  public var load: (has: Int, canHave: Int)
  /// What is offered.
  public var offers: [Offer] = []
  /// The conversation they have, or had last.
  public var conversation: ConversationID?
  /// What became of it, as in `Active` or `in wrap-up`; empty while they have it.
  public var fate = ""
  /// The places of the thread's lines they may see.
  public var lines: [Int] = []
  /// The context variables they may see.
  public var context: [ContextVariable] = []
  /// Who the customer is and which case it is about; nil when nobody looked.
  public var summary: CustomerSummary?

  /// Whether two desks look the same.
  public static func == (a: DeskView, b: DeskView) -> Bool {
    a.representative == b.representative && a.presence == b.presence && a.load == b.load
      && a.offers == b.offers
      && a.conversation == b.conversation && a.fate == b.fate && a.lines == b.lines && a.context == b.context
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
    if let offered = state.center.offer(to: representative) {
      desk.offers = [offer(offered, at: time)].compactMap(\.self)
    }
    guard let conversation = shown(to: representative), let thread = state.thread(conversation),
      let center = state.center[conversation]
    else { return desk }
    desk.conversation = conversation
    desk.lines = Visibility.representativeLines(thread, representative)
    desk.context = center.context
    desk.summary = customerSummary(of: conversation)
    desk.fate = fate(center, representative)
    return desk
  }

  /// The conversation a representative has, or the last one they had accepted.
  private func shown(to representative: RepresentativeID) -> ConversationID? {
    state.center.current(of: representative)
      ?? state.threads.last { $0.reveals.contains { $0.representative == representative } }?.id
  }

  private func fate(_ center: CenterConversation, _ representative: RepresentativeID) -> String {
    if center.status == .wrapUp { return "in wrap-up" }
    if center.owner == .representative(representative) { return "" }
    switch center.owner {
    case .bot(let bot): return "now with \(world.organization.name(of: .bot(bot)))"
    case .representative(let other): return "now with \(world.organization.name(of: .representative(other)))"
    case nil: return center.status == .closed ? "closed" : "waiting in \(world.name(of: center.queue))"
    }
  }

  private func offer(_ conversation: ConversationID, at time: VirtualTime) -> DeskView.Offer? {
    guard let center = state.center[conversation], let offer = center.offer,
      let thread = state.thread(conversation)
    else { return nil }
    let left = center.sessions.last { $0.accepted != nil }?.ended
    return DeskView.Offer(
      conversation: conversation, customer: world.customerName(thread.customer),
      channel: profile(of: thread).name,
      queue: world.name(of: center.queue), cause: center.pass.cause.sentence(world.organization),
      waited: time - (left ?? center.startedAt), left: offer.expires.map { $0 - time },
      total: offer.expires.map { $0 - offer.since })
  }
}
