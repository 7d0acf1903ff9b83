import Basis

/// How conversations of a channel run: what closing a session means, and how long things may take.
public enum ConversationMode: String, Sendable, CaseIterable {
  /// Both sides are there at once; a session that is closed without End is given to somebody else.
  case liveChat = "live-chat"
  /// A chat the customer comes back to; only a representative ends it.
  case persistentChat = "persistent-chat"
  /// Messages whose answers may take days: SMS, social channels, Teams.
  case asynchronous
  /// Calls.
  case voice

  /// The mode of a channel by its id, as in `live-chat`; messaging channels that are no chat are asynchronous.
  public init(channel: String, isPersistent: Bool) {
    switch channel {
    case "voice": self = .voice
    case "persistent-chat": self = .persistentChat
    case "live-chat": self = isPersistent ? .persistentChat : .liveChat
    default: self = .asynchronous
    }
  }

  /// Whether a conversation can wait for its customer (CE oc-conversation-state).
  public var hasWaiting: Bool { self == .asynchronous || self == .persistentChat }
}

/// How long things may take in a workstream; nil means without limit.
public struct Timings: Sendable, Equatable {
  /// How long an offer waits for a representative (CE notification-templates: 120 s).
  public var offer: TimeSpan?
  /// Inactivity after which a conversation a bot has is closed (S2: 30 minutes).
  public var botInactivity: TimeSpan?
  /// How long an open conversation waits for somebody (live chat: 20 minutes, CE auto-close-conversation).
  public var open: TimeSpan?
  /// Inactivity after which a conversation a representative has is closed, or a call moved to wrap-up.
  public var active: TimeSpan?
  /// How long a waiting conversation waits for its customer: the workstream's "Auto-close after inactivity".
  public var waiting: TimeSpan?
  /// How long a customer may be disconnected (CE oc-conv-state-chat-disconnect: 3 minutes).
  public var disconnectGrace: TimeSpan?
  /// How long wrap-up lasts before the conversation is closed (live chat: 15 minutes).
  public var wrapUp: TimeSpan?

  /// Makes timings; the defaults are those of live chat.
  public init(
    offer: TimeSpan? = .seconds(120), botInactivity: TimeSpan? = .minutes(30), open: TimeSpan? = .minutes(20),
    active: TimeSpan? = nil, waiting: TimeSpan? = nil, disconnectGrace: TimeSpan? = .minutes(3),
    wrapUp: TimeSpan? = .minutes(15)
  ) {
    self.offer = offer
    self.botInactivity = botInactivity
    self.open = open
    self.active = active
    self.waiting = waiting
    self.disconnectGrace = disconnectGrace
    self.wrapUp = wrapUp
  }

  /// The product's timings of a mode (CE auto-close-conversation, voice-channel-pva-bots).
  public init(for mode: ConversationMode) {
    switch mode {
    case .liveChat: self.init()
    case .persistentChat:
      self.init(open: .hours(30 * 24), disconnectGrace: nil, wrapUp: .hours(24))
    case .asynchronous:
      self.init(open: .hours(30 * 24), active: .hours(30 * 24), disconnectGrace: nil, wrapUp: .hours(24))
    case .voice:
      self.init(
        botInactivity: .hours(1), open: .hours(30 * 24), active: .hours(2), wrapUp: .hours(24))
    }
  }

  /// Without any limit.
  static let none = Timings(
    offer: nil, botInactivity: nil, open: nil, disconnectGrace: nil, wrapUp: nil)
}
