import Basis
import ContactCenter

/// What reports know of a conversation, whether it comes from a run or from the store.
public struct ConversationFacts: Equatable, Sendable {
  /// One assignment: a row of `msdyn_ocsession`.
  public struct Session: Equatable, Sendable {
    /// The row's id.
    public var id: String
    /// Who.
    public var member: String
    /// Whether it is a bot.
    public var isBot: Bool
    /// From which queue; empty when the workstream's bot setting gave it.
    public var queue: String
    /// When it was assigned or offered.
    public var began: VirtualTime
    /// When it was accepted; a bot accepts at once.
    public var accepted: VirtualTime?
    /// When it ended.
    public var ended: VirtualTime?
    /// Why it ended.
    public var closure: ClosureReason?

    /// Makes a session.
    public init(
      id: String, member: String, isBot: Bool, queue: String, began: VirtualTime, accepted: VirtualTime?,
      ended: VirtualTime? = nil, closure: ClosureReason? = nil
    ) {
      self.id = id
      self.member = member
      self.isBot = isBot
      self.queue = queue
      self.began = began
      self.accepted = accepted
      self.ended = ended
      self.closure = closure
    }
  }

  /// The row's id.
  public var id: String
  /// What it is called: the customer and the workstream.
  public var subject: String
  /// The customer's name.
  public var customer: String
  /// The channel's id.
  public var channel: String
  /// The queue it was last routed to; empty for none.
  public var queue: String
  /// Where it stands.
  public var status: ConversationStatus
  /// Why it stands there.
  public var reason: StatusReason
  /// When it was started.
  public var started: VirtualTime
  /// Since when it stands there; of a closed one, when it ended.
  public var since: VirtualTime
  /// The mood of the customer.
  public var sentiment: Sentiment
  /// The linked company or person; empty for none.
  public var linkedCustomer = ""
  /// The linked case; empty for none.
  public var linkedCase = ""
  /// Its assignments, oldest first.
  public var sessions: [Session]

  /// Makes facts.
  public init(
    id: String, subject: String, customer: String, channel: String, queue: String,
    status: ConversationStatus,
    reason: StatusReason, started: VirtualTime, since: VirtualTime, sentiment: Sentiment = .notAvailable,
    sessions: [Session]
  ) {
    self.id = id
    self.subject = subject
    self.customer = customer
    self.channel = channel
    self.queue = queue
    self.status = status
    self.reason = reason
    self.started = started
    self.since = since
    self.sentiment = sentiment
    self.sessions = sessions
  }
}

// What follows from them, by the documented definitions (`domain.md` 4.17).
extension ConversationFacts {
  /// Whether a bot took part.
  public var isBotConversation: Bool { sessions.contains(where: \.isBot) }
  /// Whether it was closed while a bot had it.
  public var isResolvedByBot: Bool {
    status == .closed && sessions.last.map { $0.isBot && $0.closure != .botTransferToAgent } ?? false
  }
  /// When a bot first escalated it; nil when none did.
  public var escalated: VirtualTime? {
    sessions.first { $0.isBot && $0.closure == .botTransferToAgent }?.ended
  }
  /// How long the customer and bots had talked before the first escalation.
  public var timeToEscalation: TimeSpan? {
    guard let escalated, let first = sessions.first(where: \.isBot) else { return nil }
    return escalated - first.began
  }
  /// How long the customer and bots had talked in all.
  public var botTime: TimeSpan {
    TimeSpan(
      milliseconds: sessions.filter(\.isBot).reduce(0) {
        $0 + (($1.ended ?? since) - $1.began).milliseconds
      })
  }
  /// When a person first accepted.
  public var answered: VirtualTime? {
    sessions.lazy.filter { !$0.isBot }.compactMap(\.accepted).first
  }
  /// Since when the customer waited for a person first; nil when none was ever asked for.
  public var waitingSince: VirtualTime? { escalated ?? (isBotConversation ? nil : started) }
  /// How long the customer waited for the first person; up to a time while nobody has answered.
  public func waitingTime(at now: VirtualTime) -> TimeSpan? {
    guard let begin = waitingSince else { return nil }
    return (answered ?? (status == .closed ? since : now)) - begin
  }
  /// How long people had it; up to a time while one still has.
  public func handlingTime(at now: VirtualTime) -> TimeSpan {
    let spans = sessions.filter { !$0.isBot }.compactMap { session in
      session.accepted.map { (session.ended ?? now) - $0 }
    }
    return TimeSpan(milliseconds: spans.reduce(0) { $0 + $1.milliseconds })
  }
  /// Whether the customer left before a person accepted. What a bot kept is not abandoned.
  public var isAbandoned: Bool {
    guard status == .closed, answered == nil, waitingSince != nil else { return false }
    return reason == .customerDisconnectedOrLeftOpen || reason == .customerDisconnectedOrLeftActive
  }
  /// Whether a person handed it on.
  public var isTransferred: Bool {
    let handingOn: [ClosureReason] = [.agentTransferToQueue, .agentTransferred, .supervisorTransferToAgent]
    return sessions.contains { !$0.isBot && $0.closure.map(handingOn.contains) ?? false }
  }
  /// Who has it now; empty for nobody.
  public var activeAgent: String {
    guard status != .closed, let last = sessions.last, last.ended == nil else { return "" }
    return last.member
  }
}
