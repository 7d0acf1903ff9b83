import Basis

// Who gets a conversation.
extension RoutingRules {
  /// `workstream.bot-first`
  public static let workstreamBotFirst = Rule(
    "workstream.bot-first", "A workstream's bot gets every new conversation before any queue.",
    source: "S2, CE create-workstreams", since: Era(year: 2022, month: 6))
  /// `bot.push-only`
  public static let pushOnly = Rule(
    "bot.push-only", "Bots get conversations only from push workstreams.", source: "S2, S4")
  /// `bot.unpublished-gets-nothing`
  public static let unpublishedBot = Rule(
    "bot.unpublished-gets-nothing", "A bot that is not published gets no conversations.", source: "S3")
  /// `bot.never-again`
  public static let neverAgain = Rule(
    "bot.never-again", "A conversation never goes back to a bot that escalated it.",
    source: "CE configure-bot, configure-bot-best-practices")
  /// `bot.capacity-never-reduced`
  public static let capacityNeverReduced = Rule(
    "bot.capacity-never-reduced", "Conversations never use up a bot's capacity.", source: "CE configure-bot")
  /// `bot.accepts-at-once`
  public static let acceptsAtOnce = Rule(
    "bot.accepts-at-once", "A bot accepts at once, without an offer.", source: "CE configure-bot",
    isInferred: true)
  /// `assign.highest-capacity`
  public static let highestCapacity = Rule(
    "assign.highest-capacity", "The member with the most available capacity gets the conversation.",
    source: "S2, CE assignment-methods")
  /// `assign.earliest-last-assignment`
  public static let earliestLastAssignment = Rule(
    "assign.earliest-last-assignment",
    "Of equal capacities, whoever was assigned longest ago gets it, then whoever joined the queue first.",
    source: "CE assignment-methods")
  /// `assign.capacity-covers-cost`
  public static let capacityCoversCost = Rule(
    "assign.capacity-covers-cost",
    "Whoever has less capacity left than the conversation costs is passed over.",
    source: "CE assignment-methods")
  /// `assign.bot-capacity-covers-cost`
  public static let botCapacityCoversCost = Rule(
    "assign.bot-capacity-covers-cost", "A bot whose capacity is below the cost is passed over too.",
    source: "CE assignment-methods", isInferred: true)
  /// `assign.allowed-presence`
  public static let allowedPresence = Rule(
    "assign.allowed-presence", "Only representatives with an allowed presence are offered conversations.",
    source: "CE create-workstreams, assignment-methods")
  /// `assign.first-come-first-served`
  public static let firstComeFirstServed = Rule(
    "assign.first-come-first-served", "Waiting conversations are served in the order they reached the queue.",
    source: "CE assignment-methods")
  /// `assign.top-100`
  public static let topOfTheLine = Rule(
    "assign.top-100", "An assignment cycle looks at the first 100 waiting conversations of a queue.",
    source: "CE assignment-methods")
  /// `assign.capacity-edit-gives-nothing`
  public static let capacityEditGivesNothing = Rule(
    "assign.capacity-edit-gives-nothing", "Changing a capacity by hand does not start an assignment.",
    source: "CE assignment-methods")

  static let assignment: [Rule] = [
    workstreamBotFirst, pushOnly, unpublishedBot, neverAgain, capacityNeverReduced, acceptsAtOnce,
    highestCapacity, earliestLastAssignment, capacityCoversCost, botCapacityCoversCost, allowedPresence,
    firstComeFirstServed, topOfTheLine, capacityEditGivesNothing,
  ]

  /// Those of them that are the product's frame.
  static let assignmentFixed: [Rule] = [
    acceptsAtOnce, highestCapacity, earliestLastAssignment, capacityCoversCost, allowedPresence,
    firstComeFirstServed, topOfTheLine,
  ]
}
