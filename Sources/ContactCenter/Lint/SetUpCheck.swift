import Basis

/// Whether what a bot's connection needs was prepared; `check` and `handoff connect` say it in the same words.
public struct SetUpCheck: Sendable {
  /// Something that lacks.
  public struct Lack: Sendable, Equatable {
    /// The rule that asks for it.
    public var rule: Rule
    /// What lacks.
    public var message: String
    /// How to mend it.
    public var hint: String
  }

  /// Most characters of a bot's name.
  public static let longestBotName = 30

  private let organization: Organization
  private let rules: RuleBook

  /// Makes a check of an organization.
  public init(_ organization: Organization, _ rules: RuleBook) {
    self.organization = organization
    self.rules = rules
  }

  /// What all bots need and nobody prepared; nothing where nobody says what was prepared.
  public var lacking: [Lack] {
    guard let prerequisites = organization.setUp.prerequisites else { return [] }
    return licences(prerequisites) + administrator(prerequisites) + extensions(prerequisites)
  }

  /// What one bot needs besides.
  public func lacking(for bot: Bot) -> [Lack] {
    var lacks: [Lack] = []
    if let prerequisites = organization.setUp.prerequisites, bot.connection.isAzure,
      !prerequisites.skillBasedRouting, rules.holds(RoutingRules.skillRoutingOn)
    {
      lacks.append(
        Lack(
          rule: RoutingRules.skillRoutingOn,
          message:
            "Skill-based routing is not enabled; what \(bot.name), which is written in code, escalates gets no new skills",
          hint: "Enable it: skill-based-routing: true"))
    }
    if rules.holds(RoutingRules.connectSameRegion), !bot.connection.region.isEmpty {
      for environment in organization.setUp.environments
      where bot.connection.environments.contains(environment.name) && !environment.region.isEmpty
        && environment.region != bot.connection.region
      {
        lacks.append(region(bot, environment))
      }
    }
    return lacks
  }

  /// A bot and an environment in different regions.
  func region(_ bot: Bot, _ environment: OmnichannelEnvironment) -> Lack {
    Lack(
      rule: RoutingRules.connectSameRegion,
      message: "\(bot.name) is in \(bot.connection.region) and \(environment.name) in \(environment.region); "
        + "they must be in the same geographical region",
      hint: "Choose an environment in \(bot.connection.region), or create the bot in \(environment.region)")
  }

  /// What to do about a bot that is connected to the wrong place.
  public static func otherInstance(_ bot: Bot, _ rules: RuleBook) -> String {
    rules.holds(RoutingRules.removal)
      ? "Disconnect \(bot.name) with handoff connect --disconnect, then connect it again"
      : "Create a new bot and connect that one: a connection cannot be removed"
  }

  private static let chat = "live-chat"
  private static let voice = "voice"

  private var usesVoice: Bool { organization.workstreams.contains { $0.channel == Self.voice } }

  private func licences(_ prerequisites: Prerequisites) -> [Lack] {
    guard rules.holds(RoutingRules.connectLicences) else { return [] }
    var lacks: [Lack] = []
    let had = prerequisites.licences
    if !had.contains(.bot) {
      lacks.append(
        Lack(
          rule: RoutingRules.connectLicences, message: "There is no licence of the bots' own product",
          hint: "Buy one or take a trial: licences: [bot]"))
    }
    // That of 2019 was for all channels.
    if had.contains(.omnichannel) { return lacks }
    let channels = organization.workstreams.map(\.channel)
    if channels.contains(Self.voice), !had.contains(.voice) {
      lacks.append(licence("There is no licence for voice, and a workstream takes calls", .voice))
    } else if !had.contains(where: { $0 != .bot }) {
      lacks.append(licence("There is no licence of Omnichannel: for chat, digital messaging or voice", .chat))
    } else if !had.contains(.digitalMessaging),
      let channel = channels.first(where: { $0 != Self.chat && $0 != Self.voice })
    {
      lacks.append(
        licence(
          "There is no licence for digital messaging, and a workstream takes \(channel)", .digitalMessaging))
    }
    return lacks
  }

  private func licence(_ message: String, _ wanted: Prerequisites.Licence) -> Lack {
    Lack(
      rule: RoutingRules.connectLicences, message: message,
      hint: "Buy what the channels need: licences: [bot, \(wanted.rawValue)]")
  }

  private func administrator(_ prerequisites: Prerequisites) -> [Lack] {
    guard rules.holds(RoutingRules.connectAdministrator), prerequisites.roles.isEmpty else { return [] }
    return [
      Lack(
        rule: RoutingRules.connectAdministrator,
        message: "Whoever connects bots does not have the role Omnichannel administrator",
        hint: "Grant it: roles: [omnichannel-administrator]")
    ]
  }

  private func extensions(_ prerequisites: Prerequisites) -> [Lack] {
    guard rules.holds(RoutingRules.connectExtensions),
      organization.bots.contains(where: { !$0.connection.isAzure })
    else { return [] }
    let wanted: [Prerequisites.Extension] = usesVoice ? [.telephony, .omnichannel, .voice] : [.omnichannel]
    let had = prerequisites.extensions
    let missing = wanted.filter { !had.contains($0) }
    let list = wanted.map(\.rawValue).joined(separator: ", ")
    if !missing.isEmpty {
      return [
        Lack(
          rule: RoutingRules.connectExtensions,
          message: "\(missing.map(\.name).joined(separator: " and ")) "
            + "\(missing.count == 1 ? "is" : "are") not installed: bots lack the variables and actions they need",
          hint:
            "Install: extensions: [\(list)]; then see that their variables appear in Power Virtual Agents"
        )
      ]
    }
    guard usesVoice, had.filter(wanted.contains) != wanted else { return [] }
    return [
      Lack(
        rule: RoutingRules.connectExtensions,
        message: "The extension solutions were installed in another order",
        hint: "Install them in this order: extensions: [\(list)]")
    ]
  }
}
