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
  /// How it is tied to Omnichannel.
  public var connection: BotConnection
  /// What rules of a queue's own may ask about it.
  public var attributes: [CustomColumn] = []

  /// Makes a bot.
  public init(
    name: String, applicationID: String = "", isPublished: Bool = true, capacity: Int = 100,
    agentPath: String = "", connection: BotConnection = BotConnection()
  ) {
    self.name = name
    self.applicationID = applicationID
    self.isPublished = isPublished
    self.capacity = capacity
    self.agentPath = agentPath
    self.connection = connection
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
  /// The capacity profiles they have.
  public var profiles: [ProfileShare]
  /// What rules of a queue's own may ask about them.
  public var attributes: [CustomColumn]

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
    skills: [Skill] = [], profiles: [ProfileShare] = [], attributes: [CustomColumn] = []
  ) {
    self.name = name
    self.displayName = displayName ?? String(name.prefix { $0 != " " })
    self.capacity = capacity
    self.presence = presence
    self.skills = skills
    self.profiles = profiles
    self.attributes = attributes
  }
}
