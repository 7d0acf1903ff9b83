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

  /// Where its agents hand conversations over to. Raw values are those of organization files.
  public enum Hub: String, Sendable, CaseIterable {
    /// To Omnichannel, whose routing finds somebody.
    case omnichannel
    /// To another engagement hub, by the protocol of the Bot Framework.
    case generic
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
  /// How long wrap-up keeps it, 30 seconds to 60 minutes; nil for as long as wrap-up lasts.
  public var wrapUpBlockLength: TimeSpan?
  /// Whether the chat is persistent: only a representative ends it (CE configure-persistent-chat).
  public var isPersistent: Bool
  /// How long things may take.
  public var timings: Timings
  /// Where its agents hand conversations over to.
  public var hub: Hub
  /// How its offers look and behave; the organization's come after these.
  public var notifications: [NotificationTemplate]

  /// Capacity units one conversation takes, brought into range; none where capacity profiles count.
  var units: Int { profiles.isEmpty ? CenterLogic.bounded(cost) : 0 }

  /// Makes a workstream.
  public init(
    name: String, channel: String = "live-chat", distribution: Distribution = .push, cost: Int = 25,
    contextVariables: [ContextVariableDefinition] = [], classification: [ClassificationRuleset] = [],
    routeToQueue: [QueueRule] = [],
    fallbackQueue: QueueID? = nil, bot: BotID? = nil, allowedPresences: [Presence] = [.available, .busy],
    wrapUpBlocksCapacity: Bool = true, wrapUpBlockLength: TimeSpan? = nil, isPersistent: Bool = false,
    timings: Timings? = nil, notifications: [NotificationTemplate] = [], profiles: [CapacityProfileID] = [],
    skillMatching: SkillMatching = .none, keepsRepresentative: Bool = false, allowsSelecting: Bool = false,
    hub: Hub = .omnichannel
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
    self.wrapUpBlockLength = wrapUpBlockLength
    self.isPersistent = isPersistent
    self.timings =
      timings ?? Timings(for: ConversationMode(channel: channel, isPersistent: isPersistent))
    self.notifications = notifications
    self.profiles = profiles
    self.skillMatching = skillMatching
    self.keepsRepresentative = keepsRepresentative
    self.allowsSelecting = allowsSelecting
    self.hub = hub
  }

  /// How its conversations run.
  public var mode: ConversationMode { ConversationMode(channel: channel, isPersistent: isPersistent) }
}
