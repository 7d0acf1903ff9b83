import Basis

// How conversations end.
extension RoutingRules {
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

  /// `close.scheduler-tick`
  public static let schedulerTick = Rule(
    "close.scheduler-tick",
    "Conversations are closed for inactivity by a scheduler that runs every 5 minutes.",
    source: "CE auto-close-conversation-powerapps", isDefault: false)
  /// `close.active-never`
  public static let activeNever = Rule(
    "close.active-never", "A live chat a representative has is never closed for inactivity.",
    source: "CE auto-close-conversation-powerapps")
  /// `close.active-too-long`
  public static let activeTooLong = Rule(
    "close.active-too-long",
    "An asynchronous conversation is closed after 30 days without activity; a call moves to wrap-up after 2 hours.",
    source: "CE auto-close-conversation")
  /// `close.waiting-too-long`
  public static let waitingTooLong = Rule(
    "close.waiting-too-long",
    "A waiting conversation is closed after the time its workstream sets for inactivity.",
    source: "CE create-workstreams, oc-conversation-state")
  /// `close.wrap-up-block-longer`
  public static let blockLonger = Rule(
    "close.wrap-up-block-longer", "Wrap-up lasts as long as it blocks capacity where that is longer.",
    source: "CE auto-close-conversation")
  /// `close.persistent-only-representative`
  public static let persistentStays = Rule(
    "close.persistent-only-representative",
    "Closing the window does not end a persistent chat; only a representative ends it.",
    source: "CE configure-persistent-chat")
  /// `close.customer-ends-waiting`
  public static let customerEndsWaiting = Rule(
    "close.customer-ends-waiting", "A customer who ends a waiting conversation closes it.",
    source: "CE oc-conversation-state", isInferred: true)
  /// `state.x-waits`
  public static let closingWaits = Rule(
    "state.x-waits",
    "Closing the session without End leaves an asynchronous or persistent conversation Waiting for its customer.",
    source: "CE oc-conversation-state")
  /// `state.x-reopens`
  public static let closingReopens = Rule(
    "state.x-reopens", "Closing the session of a chat or call without End makes it Open for somebody else.",
    source: "CE oc-conversation-state")
  /// `state.release-opens`
  public static let releaseOpens = Rule(
    "state.release-opens", "A conversation its representative releases is Open again.",
    source: "CE oc-conversation-state")
  /// `state.disconnect-opens`
  public static let disconnectOpens = Rule(
    "state.disconnect-opens",
    "Conversations of a representative who is not back within 2 minutes 30 are Open again.",
    source: "CE oc-conversation-state, oc-manage-presence-status")
  /// `state.reopen-own`
  public static let reopenOwn = Rule(
    "state.reopen-own", "A representative reopens Waiting conversations of their own work items.",
    source: "CE oc-conversation-state")
  /// `state.customer-resumes`
  public static let customerResumes = Rule(
    "state.customer-resumes", "A Waiting conversation is Open when its customer writes.",
    source: "CE oc-conversation-state")

  /// `reconnect.not-after-end`
  public static let noReconnectAfterEnd = Rule(
    "reconnect.not-after-end",
    "A customer comes back to a conversation in time, unless the representative pressed End.",
    source: "CE configure-reconnect-chat")

  static let closing: [Rule] = [
    closedIsFinal, onlyTheOwner, botInactivity, openTooLong, wrapUpCloses, disconnectGrace,
    widgetLeavesBotActive, closeVariable, schedulerTick, activeNever, activeTooLong, waitingTooLong,
    blockLonger, persistentStays, customerEndsWaiting, closingWaits, closingReopens, releaseOpens,
    disconnectOpens, reopenOwn, customerResumes, noReconnectAfterEnd,
  ]

  /// Those of them that are the product's frame.
  static let closingFixed: [Rule] = [
    closedIsFinal, onlyTheOwner, activeNever, closingReopens, releaseOpens, reopenOwn, customerResumes,
  ]
}
