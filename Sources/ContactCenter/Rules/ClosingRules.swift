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

  static let closing: [Rule] = [
    closedIsFinal, onlyTheOwner, botInactivity, openTooLong, wrapUpCloses, disconnectGrace,
    widgetLeavesBotActive, closeVariable,
  ]

  /// Those of them that are the product's frame.
  static let closingFixed: [Rule] = [
    closedIsFinal, onlyTheOwner,
  ]
}
