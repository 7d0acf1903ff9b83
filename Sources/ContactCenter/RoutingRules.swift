import Basis

/// The rules of the contact centre, each with its source. Sources are abbreviated as in the README's list.
public enum RoutingRules {
  // MARK: Who gets it

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

  // MARK: Route to queue

  /// `route.first-matching-rule`
  public static let firstMatchingRule = Rule(
    "route.first-matching-rule", "All rules are evaluated in order; the first that matches names the queue.",
    source: "CE configure-route-to-queue-rules")
  /// `route.first-match-stops`
  public static let firstMatchStops = Rule(
    "route.first-match-stops", "Rules after the first that matches are not evaluated.",
    source: "CE routing-rules 2021", isDefault: false)
  /// `route.exact-comparison`
  public static let exactComparison = Rule(
    "route.exact-comparison", "Values and names are compared exactly, upper and lower case included.",
    source: "S4, CE context-variables-for-bot")
  /// `route.fallback-queue`
  public static let fallbackQueue = Rule(
    "route.fallback-queue", "When no rule matches, the workstream's fallback queue gets the conversation.",
    source: "CE configure-route-to-queue-rules")
  /// `queue.without-members-closes`
  public static let emptyQueueCloses = Rule(
    "queue.without-members-closes", "A conversation that reaches a queue without members is closed.",
    source: "CE queues-omnichannel")

  // MARK: Escalation and transfer

  /// `escalation.updates-context`
  public static let updatesContext = Rule(
    "escalation.updates-context", "An escalation updates the context variables first.", source: "S4")
  /// `escalation.routes-again`
  public static let routesAgain = Rule(
    "escalation.routes-again", "After an escalation the conversation is routed again.", source: "S4")
  /// `context.value-length`
  public static let valueLength = Rule(
    "context.value-length",
    "An escalation fails when a name is longer than 100 characters (200 in 2021) or a value longer than 4,000.",
    source: "CE context-variables-for-bot")
  /// `transfer.representative-leaves-first`
  public static let leavesFirst = Rule(
    "transfer.representative-leaves-first",
    "The representative is disconnected before the conversation is routed.",
    source: "S2")
  /// `transfer.excludes-transferrer`
  public static let excludesTransferrer = Rule(
    "transfer.excludes-transferrer", "Whoever transferred a conversation does not get it back in that pass.",
    source: "S2", isInferred: true)
  /// `transfer.bot-bound`
  public static let botBound = Rule(
    "transfer.bot-bound", "A transfer meant for a bot prefers bots over other people.", source: "S2",
    isInferred: true)
  /// `transfer.named-bot`
  public static let namedBot = Rule(
    "transfer.named-bot", "A transfer that names a bot goes to that bot when it can take it.", source: "S2",
    isInferred: true)

  // MARK: Offers

  /// `offer.timeout`
  public static let offerTimeout = Rule(
    "offer.timeout", "An offer that is not answered in time goes on to the next candidate.",
    source: "CE notification-templates")
  /// `offer.reserves-capacity`
  public static let offerReserves = Rule(
    "offer.reserves-capacity", "An open offer holds the representative's capacity.",
    source: "CE assignment-methods", isInferred: true)
  /// `offer.decline-lowers-priority`
  public static let declineLowersPriority = Rule(
    "offer.decline-lowers-priority",
    "Whoever declined a conversation comes after those who declined it less often.",
    source: "CE assignment-methods")
  /// `offer.decline-limit`
  public static let declineLimit = Rule(
    "offer.decline-limit",
    "After three declines a conversation is never offered to the same representative again.",
    source: "CE assignment-methods")
  /// `offer.only-the-one-asked`
  public static let onlyTheOffered = Rule(
    "offer.only-the-one-asked", "Only whoever is offered a conversation can accept or decline it.",
    source: "CE notification-templates")

  // MARK: Presence

  /// `presence.follows-capacity`
  public static let presenceFollowsCapacity = Rule(
    "presence.follows-capacity",
    "Presence follows capacity: all used is Do not disturb, some used is Busy, none used is Available.",
    source: "CE oc-manage-presence-status")
  /// `presence.inactive-is-the-systems`
  public static let inactiveIsSystems = Rule(
    "presence.inactive-is-the-systems", "Nobody can choose Inactive; the system sets it.",
    source: "CE oc-manage-presence-status")

  // MARK: Requests

  /// `request.names-what-exists`
  public static let namesWhatExists = Rule(
    "request.names-what-exists", "A request names conversations, queues and members that exist.",
    source: "CE oc-conversation-control", isInferred: true)
  /// `request.capacity-range`
  public static let capacityRange = Rule(
    "request.capacity-range", "A capacity is from 0 to 1,000,000 units.", source: "CE users-user-profiles",
    isInferred: true)
  /// `transfer.bot-in-queue`
  public static let botInQueue = Rule(
    "transfer.bot-in-queue", "A conversation reaches a bot by a queue the bot is a member of.",
    source: "S2, CE oc-conversation-control")

  // MARK: The end

  /// `conversation.closed-is-final`
  public static let closedIsFinal = Rule(
    "conversation.closed-is-final", "A closed conversation stays closed.", source: "CE oc-conversation-state")
  /// `conversation.only-the-owner`
  public static let onlyTheOwner = Rule(
    "conversation.only-the-owner", "Only whoever has a conversation can hand it on or end it.",
    source: "CE oc-conversation-control")
  /// `close.bot-inactivity`
  public static let botInactivity = Rule(
    "close.bot-inactivity", "A conversation a bot has is closed after 30 minutes without activity.",
    source: "S2")
  /// `close.open-too-long`
  public static let openTooLong = Rule(
    "close.open-too-long", "A live chat nobody takes for 20 minutes is closed.",
    source: "CE auto-close-conversation-powerapps")
  /// `close.wrap-up`
  public static let wrapUpCloses = Rule(
    "close.wrap-up", "A live chat in wrap-up is closed after 15 minutes.",
    source: "CE auto-close-conversation")
  /// `close.disconnect-grace`
  public static let disconnectGrace = Rule(
    "close.disconnect-grace", "A customer who does not come back within 3 minutes has left.",
    source: "CE oc-conv-state-chat-disconnect")
  /// `close.widget-leaves-bot-active`
  public static let widgetLeavesBotActive = Rule(
    "close.widget-leaves-bot-active",
    "A conversation a bot has stays Active when the customer closes the widget.",
    source: "S2, CE troubleshoot-omnichannel-customer-service")
  /// `close.context-variable`
  public static let closeVariable = Rule(
    "close.context-variable", "A transfer with CloseOmnichannelConversation true closes the conversation.",
    source: "S2")

  /// All of them, in the order in which reports list them.
  public static let all: [Rule] = [
    workstreamBotFirst, pushOnly, unpublishedBot, neverAgain, capacityNeverReduced, acceptsAtOnce,
    highestCapacity, earliestLastAssignment, capacityCoversCost, botCapacityCoversCost, allowedPresence,
    firstComeFirstServed, topOfTheLine, capacityEditGivesNothing,
    firstMatchingRule, firstMatchStops, exactComparison, fallbackQueue, emptyQueueCloses,
    updatesContext, routesAgain, valueLength, leavesFirst, excludesTransferrer, botBound, namedBot,
    offerTimeout, offerReserves, declineLowersPriority, declineLimit, onlyTheOffered,
    presenceFollowsCapacity, inactiveIsSystems,
    namesWhatExists, capacityRange, botInQueue,
    closedIsFinal, onlyTheOwner, botInactivity, openTooLong, wrapUpCloses, disconnectGrace,
    widgetLeavesBotActive, closeVariable,
  ]

  /// Those that are the product's frame: switching them off would leave nothing to simulate, and `CenterLogic`
  /// does not ask whether they hold.
  public static let fixed: [Rule] = [
    acceptsAtOnce, highestCapacity, earliestLastAssignment, capacityCoversCost, allowedPresence,
    firstComeFirstServed, topOfTheLine, firstMatchingRule, exactComparison, routesAgain, leavesFirst,
    offerReserves, onlyTheOffered, inactiveIsSystems, namesWhatExists, capacityRange, botInQueue,
    closedIsFinal, onlyTheOwner,
  ]
}
