import Basis

/// Where conversations of one channel come in, with the settings they share (CE create-workstreams).
public struct Workstream: Sendable, Equatable {
  /// Whether the system gives conversations out or representatives take them.
  public enum Distribution: String, Sendable, CaseIterable {
    /// The system offers each conversation to one member.
    case push
    /// Representatives pick from the open conversations; bots get none.
    case pick
  }

  /// The name.
  public var name: String
  /// The channel's id, as in `live-chat`.
  public var channel: String
  /// Push or pick; cannot be edited later in the product.
  public var distribution: Distribution
  /// Capacity units one conversation takes from a representative, 0 or more. The documents give no default;
  /// 25 of a representative's 100 is ours.
  public var cost: Int
  /// The capacity profiles that one conversation takes from a representative; where there are any, units do not
  /// count.
  public var profiles: [CapacityProfileID]
  /// How skills are compared.
  public var skillMatching: SkillMatching
  /// Whether a conversation goes back to the representative who had it, whatever their capacity and presence.
  public var keepsRepresentative: Bool
  /// Whether representatives may also pick what the system gives out.
  public var allowsSelecting: Bool
  /// The variables that rules may test.
  public var contextVariables: [ContextVariableDefinition]
  /// What is found out about a conversation before a queue is looked for; each ruleset sees what those before it set.
  public var classification: [ClassificationRuleset]
  /// Which queue a conversation goes to; the first matching rule wins.
  public var routeToQueue: [QueueRule]
  /// The queue when no rule matches.
  public var fallbackQueue: QueueID?
  /// The bot that gets every new conversation first.
  public var bot: BotID?
  /// Presences of representatives who may be offered a conversation (the product's fix for workstreams that
  /// serve nobody is Available and Busy).
  public var allowedPresences: [Presence]
  /// Whether wrap-up keeps the representative's capacity (the default, "Always block").
  public var wrapUpBlocksCapacity: Bool
  /// How long things may take.
  public var timings: Timings

  /// Whether customers come and go and a conversation goes on for days: every channel but live chat and voice.
  public var isAsynchronous: Bool { channel != "live-chat" && channel != "voice" }

  /// Capacity units one conversation takes, brought into range; none where capacity profiles count.
  var units: Int { profiles.isEmpty ? CenterLogic.bounded(cost) : 0 }

  /// Makes a workstream.
  public init(
    name: String, channel: String = "live-chat", distribution: Distribution = .push, cost: Int = 25,
    contextVariables: [ContextVariableDefinition] = [], classification: [ClassificationRuleset] = [],
    routeToQueue: [QueueRule] = [],
    fallbackQueue: QueueID? = nil, bot: BotID? = nil, allowedPresences: [Presence] = [.available, .busy],
    wrapUpBlocksCapacity: Bool = true, timings: Timings = Timings(), profiles: [CapacityProfileID] = [],
    skillMatching: SkillMatching = .none, keepsRepresentative: Bool = false, allowsSelecting: Bool = false
  ) {
    self.name = name
    self.channel = channel
    self.distribution = distribution
    self.cost = cost
    self.contextVariables = contextVariables
    self.classification = classification
    self.routeToQueue = routeToQueue
    self.fallbackQueue = fallbackQueue
    self.bot = bot
    self.allowedPresences = allowedPresences
    self.wrapUpBlocksCapacity = wrapUpBlocksCapacity
    self.timings = timings
    self.profiles = profiles
    self.skillMatching = skillMatching
    self.keepsRepresentative = keepsRepresentative
    self.allowsSelecting = allowsSelecting
  }
}

/// How long things may take in a workstream; nil means without limit.
public struct Timings: Sendable, Equatable {
  /// How long an offer waits for a representative (CE notification-templates: 120 s).
  public var offer: TimeSpan?
  /// Inactivity after which a conversation a bot has is closed (S2: 30 minutes).
  public var botInactivity: TimeSpan?
  /// How long an open conversation waits for somebody (live chat: 20 minutes, CE auto-close-conversation).
  public var open: TimeSpan?
  /// How long a customer may be disconnected (CE oc-conv-state-chat-disconnect: 3 minutes).
  public var disconnectGrace: TimeSpan?
  /// How long wrap-up lasts before the conversation is closed (live chat: 15 minutes).
  public var wrapUp: TimeSpan?

  /// Makes timings; the defaults are those of live chat.
  public init(
    offer: TimeSpan? = .seconds(120), botInactivity: TimeSpan? = .minutes(30), open: TimeSpan? = .minutes(20),
    disconnectGrace: TimeSpan? = .minutes(3), wrapUp: TimeSpan? = .minutes(15)
  ) {
    self.offer = offer
    self.botInactivity = botInactivity
    self.open = open
    self.disconnectGrace = disconnectGrace
    self.wrapUp = wrapUp
  }
}
