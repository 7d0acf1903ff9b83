import Basis
import ContactCenter
import CopilotStudio

/// Where a run stands: the fold of its events, and nothing else.
public struct State: Equatable, Sendable {
  /// The virtual clock.
  public internal(set) var now: VirtualTime
  /// Who has which conversation, and the members' presence and capacity.
  public internal(set) var center: CenterState
  /// The conversations' lines, by conversation number.
  public internal(set) var threads = Blocks<Thread>()
  /// The bots' sessions, by session number.
  public internal(set) var sessions = Blocks<SessionState>()
  /// How many messages there were.
  public internal(set) var messageCount: Int32 = 0
  /// When bots that wait for a service, or listen to silence, go on; in order of time.
  public internal(set) var wakeups: [Wakeup] = []
  /// Named moments with the number of the event after them.
  public internal(set) var marks: [Mark] = []
  /// The customers' windows, by place in the scenario's list.
  public internal(set) var widgets: [WidgetState]
  /// The finished waits, by queue.
  public internal(set) var waits: [Waits]
  /// By customer: the conversation they opened last.
  var latest: [ConversationID?]

  /// A bot's session that goes on at a time.
  public struct Wakeup: Equatable, Sendable {
    /// When.
    public var due: VirtualTime
    /// How many of the contact centre's timers had been set by then: of timers and wake-ups due at the same
    /// time, the one set first comes first.
    public var sequence: Int
    /// Which session.
    public var session: SessionID
    /// The customer's silence it is for; nil for a service that was waited for.
    public var silence: TimeSpan?
    /// The place of the stub by which a hub answers a hand-off; nil for anything else.
    public var hub: Int32?
  }

  /// A named moment.
  public struct Mark: Equatable, Sendable {
    /// The name.
    public var name: String
    /// The number of its event.
    public var number: Int
  }

  /// The state before the first event of a world.
  public init(_ world: World) {
    now = world.start
    center = CenterState(world.organization, rules: world.rules)
    latest = Array(repeating: nil, count: world.customers.count)
    widgets = Array(repeating: WidgetState(), count: world.customers.count)
    waits = Array(repeating: Waits(), count: world.organization.queues.count)
  }

  /// The thread of a conversation.
  public func thread(_ conversation: ConversationID) -> Thread? {
    let index = conversation.index
    return threads.indices.contains(index) ? threads[index] : nil
  }

  /// The conversation a customer opened last.
  public func conversation(ofCustomer customer: Int) -> ConversationID? {
    latest.indices.contains(customer) ? latest[customer] : nil
  }

  /// The open session of a conversation's bot.
  public func openSession(of conversation: ConversationID) -> SessionID? {
    guard threads.indices.contains(conversation.index), let last = threads[conversation.index].sessions.last,
      sessions[Int(last.raw)].isOpen
    else { return nil }
    return last
  }
}
