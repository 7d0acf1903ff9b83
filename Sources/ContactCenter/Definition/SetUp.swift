/// What stands around an organization before its bots are connected: where Omnichannel runs and what was bought,
/// granted and installed (`domain.md` 1.9).
public struct SetUp: Sendable, Equatable {
  /// The environments an administrator can choose from, in the order listed.
  public var environments: [OmnichannelEnvironment]
  /// What has been prepared; nil when nobody says, and then nothing is held against the organization.
  public var prerequisites: Prerequisites?

  /// Makes a set-up.
  public init(environments: [OmnichannelEnvironment] = [], prerequisites: Prerequisites? = nil) {
    self.environments = environments
    self.prerequisites = prerequisites
  }
}

/// A Dataverse environment; Omnichannel may or may not have been provisioned in it.
public struct OmnichannelEnvironment: Sendable, Equatable {
  /// The name.
  public var name: String
  /// Whether Omnichannel was provisioned in it.
  public var hasOmnichannel: Bool
  /// The geographical region; empty when nobody says.
  public var region: String

  /// Makes an environment.
  public init(name: String, hasOmnichannel: Bool = true, region: String = "") {
    self.name = name
    self.hasOmnichannel = hasOmnichannel
    self.region = region
  }
}

/// What has to be there before a bot is connected.
public struct Prerequisites: Sendable, Equatable {
  /// What was bought.
  public var licences: [Licence]
  /// What the administrator who connects may do.
  public var roles: [Role]
  /// The solutions that were installed.
  public var extensions: [Extension]
  /// Whether skill-based routing is switched on.
  public var skillBasedRouting: Bool

  /// A licence, as organization files write it.
  public enum Licence: String, Sendable, CaseIterable {
    /// Of the bots' product.
    case bot
    /// Of Omnichannel as it was sold in 2019.
    case omnichannel
    /// Of the chat channel.
    case chat
    /// Of digital messaging.
    case digitalMessaging = "digital-messaging"
    /// Of voice.
    case voice
  }

  /// A security role, as organization files write it.
  public enum Role: String, Sendable, CaseIterable {
    /// Sets up Omnichannel.
    case omnichannelAdministrator = "omnichannel-administrator"
    /// Sets up everything.
    case systemAdministrator = "system-administrator"
  }

  /// An extension solution, as organization files write it.
  public enum Extension: String, Sendable, CaseIterable {
    /// Telephony for the bots' product.
    case telephony
    /// Omnichannel for the bots' product.
    case omnichannel
    /// Omnichannel voice for the bots' product.
    case voice

    /// The solution's name.
    public var name: String {
      switch self {
      case .telephony: "Power Virtual Agents telephony extension"
      case .omnichannel: "Omnichannel Power Virtual Agent extension"
      case .voice: "Omnichannel Voice Power Virtual Agent extension"
      }
    }
  }

  /// Makes prerequisites.
  public init(
    licences: [Licence] = [], roles: [Role] = [], extensions: [Extension] = [],
    skillBasedRouting: Bool = false
  ) {
    self.licences = licences
    self.roles = roles
    self.extensions = extensions
    self.skillBasedRouting = skillBasedRouting
  }
}

/// How a bot is tied to Omnichannel.
public struct BotConnection: Sendable, Equatable {
  /// Whether it is in force. Raw values are those of organization files.
  public enum State: String, Sendable, CaseIterable {
    /// It is.
    case enabled
    /// All traffic is stopped ("Disable").
    case disabled
    /// Its application user is disabled ("Disconnect bot").
    case disconnected
  }

  /// The environments it was connected to; one, unless a mistake was made.
  public var environments: [String]
  /// Whether the connection is in force.
  public var state: State
  /// Whether its Teams channel is on; nil when nobody says.
  public var teamsChannel: Bool?
  /// The region of its own environment; empty when nobody says.
  public var region: String
  /// Whether it is written in code and not an agent.
  public var isAzure: Bool

  /// Makes a connection.
  public init(
    environments: [String] = [], state: State = .enabled, teamsChannel: Bool? = nil, region: String = "",
    isAzure: Bool = false
  ) {
    self.environments = environments
    self.state = state
    self.teamsChannel = teamsChannel
    self.region = region
    self.isAzure = isAzure
  }
}
