import Basis

/// What an administrator has set up: who there is and how conversations find them. It never changes in a run;
/// what changes (presence, capacity, who has what) is `CenterState`.
public struct Organization: Sendable, Equatable {
  /// The name shown in headings.
  public var name: String
  /// Where conversations come in.
  public var workstreams: [Workstream]
  /// Where conversations wait for members.
  public var queues: [Queue]
  /// The programs.
  public var bots: [Bot]
  /// The people.
  public var representatives: [Representative]
  /// After how many declines of one conversation it is never offered again to the same representative; 1 to 5
  /// (`msdyn_number_of_declines_allowed`, CE assignment-methods).
  public var declinesAllowed: Int

  /// Makes an organization.
  public init(
    name: String, workstreams: [Workstream] = [], queues: [Queue] = [], bots: [Bot] = [],
    representatives: [Representative] = [], declinesAllowed: Int = 3
  ) {
    self.name = name
    self.workstreams = workstreams
    self.queues = queues
    self.bots = bots
    self.representatives = representatives
    self.declinesAllowed = declinesAllowed
  }

  /// The workstream of an id, if there is one.
  public subscript(id: WorkstreamID) -> Workstream? {
    workstreams.indices.contains(id.index) ? workstreams[id.index] : nil
  }
  /// The queue of an id, if there is one.
  public subscript(id: QueueID) -> Queue? { queues.indices.contains(id.index) ? queues[id.index] : nil }
  /// The bot of an id, if there is one.
  public subscript(id: BotID) -> Bot? { bots.indices.contains(id.index) ? bots[id.index] : nil }
  /// The representative of an id, if there is one.
  public subscript(id: RepresentativeID) -> Representative? {
    representatives.indices.contains(id.index) ? representatives[id.index] : nil
  }

  /// A member's name; its id when there is no such member.
  public func name(of member: MemberID) -> String {
    switch member {
    case .bot(let id): self[id]?.name ?? id.description
    case .representative(let id): self[id]?.name ?? id.description
    }
  }
}

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
  /// The variables that rules may test.
  public var contextVariables: [ContextVariableDefinition]
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

  /// Makes a workstream.
  public init(
    name: String, channel: String = "live-chat", distribution: Distribution = .push, cost: Int = 25,
    contextVariables: [ContextVariableDefinition] = [], routeToQueue: [QueueRule] = [],
    fallbackQueue: QueueID? = nil, bot: BotID? = nil, allowedPresences: [Presence] = [.available, .busy],
    wrapUpBlocksCapacity: Bool = true, timings: Timings = Timings()
  ) {
    self.name = name
    self.channel = channel
    self.distribution = distribution
    self.cost = cost
    self.contextVariables = contextVariables
    self.routeToQueue = routeToQueue
    self.fallbackQueue = fallbackQueue
    self.bot = bot
    self.allowedPresences = allowedPresences
    self.wrapUpBlocksCapacity = wrapUpBlocksCapacity
    self.timings = timings
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

/// Where conversations wait and who serves them (CE queues-omnichannel).
public struct Queue: Sendable, Equatable {
  /// The name.
  public var name: String
  /// How a member is chosen.
  public var assignment: AssignmentMethod
  /// Bots and representatives in the order they joined.
  public var members: [MemberID]
  /// Which queue is served first by a member of several: 1 comes before 2.
  public var priority: Int

  /// Makes a queue.
  public init(
    name: String, assignment: AssignmentMethod = .highestCapacity, members: [MemberID] = [], priority: Int = 1
  ) {
    self.name = name
    self.assignment = assignment
    self.members = members
    self.priority = priority
  }
}

/// How a member of a queue is chosen. Raw values are those of organization files.
public enum AssignmentMethod: String, Sendable, CaseIterable {
  /// The member with the most available capacity.
  case highestCapacity = "highest-capacity"
  /// Nobody chooses: the workstream's own bot gets new conversations before any queue.
  case workstreamBot = "workstream-bot"
  /// Nobody chooses: representatives pick from the open conversations.
  case pick
}

/// A program that takes conversations, as the contact centre knows it.
public struct Bot: Sendable, Equatable {
  /// The name, also shown to customers.
  public var name: String
  /// The application (client) id; unique within the organization (S3).
  public var applicationID: String
  /// Whether it was published; an unpublished bot gets nothing.
  public var isPublished: Bool
  /// Ranks it among the members of a queue; never used up.
  public var capacity: Int
  /// The folder of the agent's sources.
  public var agentPath: String

  /// Makes a bot.
  public init(
    name: String, applicationID: String = "", isPublished: Bool = true, capacity: Int = 100,
    agentPath: String = ""
  ) {
    self.name = name
    self.applicationID = applicationID
    self.isPublished = isPublished
    self.capacity = capacity
    self.agentPath = agentPath
  }
}

/// A person who takes conversations.
public struct Representative: Sendable, Equatable {
  /// The full name.
  public var name: String
  /// What the customer sees; the product's default is the first name.
  public var displayName: String
  /// Capacity units; each conversation takes the workstream's cost.
  public var capacity: Int
  /// Presence when the run starts.
  public var presence: Presence
  /// Skills with their ratings, in the order written.
  public var skills: [Skill]

  /// A skill and how well somebody has it.
  public struct Skill: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The rating; higher is better.
    public var rating: Int
    /// Makes a skill.
    public init(_ name: String, rating: Int) {
      self.name = name
      self.rating = rating
    }
  }

  /// Makes a representative; without a display name customers see the first word of the name.
  public init(
    name: String, displayName: String? = nil, capacity: Int = 100, presence: Presence = .available,
    skills: [Skill] = []
  ) {
    self.name = name
    self.displayName = displayName ?? String(name.prefix { $0 != " " })
    self.capacity = capacity
    self.presence = presence
    self.skills = skills
  }
}
