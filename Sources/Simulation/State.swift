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
  /// When bots that wait for a service go on, in order of time.
  public internal(set) var wakeups: [Wakeup] = []
  /// Named moments with the number of the event after them.
  public internal(set) var marks: [Mark] = []

  /// A bot's session that goes on at a time.
  public struct Wakeup: Equatable, Sendable {
    /// When.
    public var due: VirtualTime
    /// The number of the event that asked for it; orders those of the same time.
    public var number: Int
    /// Which session.
    public var session: SessionID
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
  }

  /// The thread of a conversation.
  public func thread(_ conversation: ConversationID) -> Thread? {
    let index = conversation.index
    return threads.indices.contains(index) ? threads[index] : nil
  }

  /// The conversation a customer opened last.
  public func conversation(ofCustomer customer: Int) -> ConversationID? {
    threads.last { $0.customer == customer }?.id
  }

  /// The open session of a conversation's bot.
  public func openSession(of conversation: ConversationID) -> SessionID? {
    guard let last = thread(conversation)?.sessions.last, sessions[Int(last.raw)].isOpen else { return nil }
    return last
  }
}
