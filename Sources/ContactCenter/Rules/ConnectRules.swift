import Basis

// How bots are connected to Omnichannel, and what `check` holds an organization to.
extension RoutingRules {
  /// The month from which a connection can be removed: the pages of 2022 tell of bots connected before it.
  private static let removable = Era(year: 2021, month: 11)

  /// `connect.licences`
  public static let connectLicences = Rule(
    "connect.licences",
    "A bot is connected with a licence of its own product and one of Omnichannel: for chat, digital messaging or voice, as its channels need.",
    source: "S1, S2")
  /// `connect.administrator`
  public static let connectAdministrator = Rule(
    "connect.administrator", "Whoever connects a bot has the role Omnichannel administrator.",
    source: "S1, S2")
  /// `connect.registration-first`
  public static let registrationFirst = Rule(
    "connect.registration-first",
    "An application is registered first: a name, the account types and, if wanted, a redirect URI; its Overview page shows its id, with which the bot is called.",
    source: "S3")
  /// `connect.published-bot`
  public static let connectPublished = Rule(
    "connect.published-bot",
    "Only a published bot works end to end; an unpublished one fails with error 2009.",
    source: "S3, PP error-codes")
  /// `connect.same-region`
  public static let connectSameRegion = Rule(
    "connect.same-region", "Bot and Omnichannel are in environments of the same geographical region.",
    source: "PP configuration-hand-off-omnichannel", since: Era(year: 2021, month: 1))
  /// `connect.extensions`
  public static let connectExtensions = Rule(
    "connect.extensions",
    "Extension solutions are installed: Omnichannel for text; telephony, Omnichannel and Omnichannel voice, in this order, for voice.",
    source: "S2, PP configuration-hand-off-omnichannel", since: Era(year: 2021, month: 1),
    until: Era(year: 2024, month: 2), isInferred: true)
  /// `connect.skill-based-routing`
  public static let skillRoutingOn = Rule(
    "connect.skill-based-routing",
    "Skill-based routing is enabled before a bot written in code escalates: its escalations may bring new skills.",
    source: "S4", since: Era(year: 2022, month: 1), isInferred: true)
  /// `connect.unique-application-id`
  public static let uniqueApplication = Rule(
    "connect.unique-application-id",
    "Bots are application users, so each bot of an organization has an application id of its own.",
    source: "S3")
  /// `connect.one-instance`
  public static let oneInstance = Rule(
    "connect.one-instance", "A bot sends conversations to exactly one Omnichannel instance.", source: "S3")
  /// `connect.lists-all-environments`
  public static let allEnvironments = Rule(
    "connect.lists-all-environments",
    "All environments are listed, also those without Omnichannel; choosing one of those invites to a trial and connects nothing.",
    source: "S3, PP configuration-hand-off-omnichannel")
  /// `connect.teams-automatic`
  public static let teamsAutomatic = Rule(
    "connect.teams-automatic",
    "An agent talks to Omnichannel by way of its Teams channel, which is switched on while connecting.",
    source: "S3")
  /// `connect.no-removal`
  public static let noRemoval = Rule(
    "connect.no-removal",
    "A connection cannot be removed; for another instance a new bot is created and connected.",
    source: "S3", until: Era(year: 2021, month: 10))
  /// `connect.removal`
  public static let removal = Rule(
    "connect.removal",
    "Disconnect disables the bot's application user, Disable stops all traffic, Refresh tests the connection.",
    source: "PP configuration-hand-off-omnichannel 2022", since: removable)
  /// `connect.privacy-acknowledged`
  public static let privacyAcknowledged = Rule(
    "connect.privacy-acknowledged",
    "Data shared with a bot may leave the compliance boundary, also of a government cloud; that is acknowledged first.",
    source: "S1, S2")
  /// `connect.name-length`
  public static let botNameLength = Rule(
    "connect.name-length", "A bot with a name of more than 30 characters is not connected.",
    source: "PP configuration-hand-off-omnichannel 2024")
  /// `connect.finish-in-omnichannel`
  public static let finishInOmnichannel = Rule(
    "connect.finish-in-omnichannel",
    "After connecting, the bot is put into a queue or a workstream, and the escalation rules are set up.",
    source: "S1, S2, S3")
  /// `connect.bot-on-workstream`
  public static let botOnWorkstream = Rule(
    "connect.bot-on-workstream", "A bot is added to a workstream; queues are for bots that come later.",
    source: "S2", since: Era(year: 2022, month: 1))
  /// `context.name-length`
  public static let contextNameLength = Rule(
    "context.name-length", "Names of context variables have at most 100 characters.",
    source: "CE context-variables-for-bot", since: Era(year: 2022, month: 1))
  /// `context.name-length-2021`
  public static let contextNameLength2021 = Rule(
    "context.name-length-2021", "Names of context variables have at most 200 characters.",
    source: "CE context-variables-for-bot 2021", until: Era(year: 2021, month: 12))

  /// `hub.initiate`
  public static let hubInitiate = Rule(
    "hub.initiate",
    "To a hub other than Omnichannel an agent hands over by the event handoff.initiate, with context and transcript; the hub finds somebody.",
    source: "S3, PP configure-generic-handoff")
  /// `hub.status`
  public static let hubStatus = Rule(
    "hub.status",
    "The hub answers with events handoff.status, which tell the agent accepted, failed or completed, and perhaps a message.",
    source: "PP advanced-hand-off, BF hand-off protocol")
  /// `hub.agent-stays`
  public static let hubAgentStays = Rule(
    "hub.agent-stays",
    "While a generic hub has the conversation the agent stays in it, so that it is told how that went.",
    source: "BF hand-off protocol", isInferred: true)

  static let connect: [Rule] = [
    connectLicences, connectAdministrator, registrationFirst, connectPublished, connectSameRegion,
    connectExtensions, skillRoutingOn, uniqueApplication, oneInstance, allEnvironments, teamsAutomatic,
    noRemoval, removal, privacyAcknowledged, botNameLength, finishInOmnichannel, botOnWorkstream,
    contextNameLength, contextNameLength2021, hubInitiate, hubStatus, hubAgentStays,
  ]

  /// Those of them that are the product's frame.
  static let connectFixed: [Rule] = [
    registrationFirst, allEnvironments, finishInOmnichannel, hubInitiate, hubAgentStays,
  ]
}
