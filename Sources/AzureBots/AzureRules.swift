import Activities
import Basis

/// The rules of bots that are written in code and speak the Bot Framework's activities to Omnichannel.
public enum AzureRules {
  /// `azure.bridged-only`
  public static let bridgedOnly = Rule(
    "azure.bridged-only",
    "A message of an Azure bot reaches the customer only when its channelData says deliveryMode bridged.",
    source: "S4, CE bot-escalate-end-conversation")
  /// `azure.two-activities`
  public static let twoActivities = Rule(
    "azure.two-activities",
    "A command is two activities: the customer's, bridged, then the representative's, with the command.",
    source: "S4; 2021 to 2022 it was the second alone", since: Era(year: 2023, month: 1))
  /// `azure.context-types`
  public static let contextTypes = Rule(
    "azure.context-types",
    "A value in the context of an Azure bot's Escalate is an Integer or a String; any other rejects it.",
    source: "S4")
  /// `azure.context-lengths`
  public static let contextLengths = Rule(
    "azure.context-lengths",
    "In an Escalate context a name has at most 100 characters and a value at most 4,000.",
    source: "CE cc-context-variable-considerations")
  /// `azure.message-size`
  public static let messageSize = Rule(
    "azure.message-size", "A message of an Azure bot, its metadata included, has at most 28 KB.",
    source: "CE configure-bot-best-practices")
  /// `azure.end-without-context`
  public static let endWithoutContext = Rule(
    "azure.end-without-context", "EndConversation carries no context; what is in it is left out.",
    source: "S4", isInferred: true)
  /// `azure.known-commands`
  public static let knownCommands = Rule(
    "azure.known-commands", "The commands are Escalate (0) and EndConversation (1); any other is rejected.",
    source: "S4, CE bot-escalate-end-conversation")
  /// `azure.context-wrapper`
  public static let contextWrapper = Rule(
    "azure.context-wrapper", "A context value may stand in an object with value and isDisplayable.",
    source: "CC build-your-azure-agent (2026)")
  /// `azure.start-conversation`
  public static let startConversation = Rule(
    "azure.start-conversation",
    "The event omnichannelSetContext is called startConversation in the raw activity.",
    source: "CE bot-context-json-samples")
  /// `azure.silent-after-leaving`
  public static let silentAfterLeaving = Rule(
    "azure.silent-after-leaving", "What a bot sends after it has left the conversation reaches nobody.",
    source: "S4", isInferred: true)
  /// `azure.silence-once`
  public static let silenceOnce = Rule(
    "azure.silence-once",
    "The author's silence counts from the customer's last message, or from the bot's greeting, and is noticed once.",
    source: "S4", isInferred: true)

  /// All of them.
  public static let all: [Rule] = [
    bridgedOnly, twoActivities, contextTypes, contextLengths, messageSize, endWithoutContext, knownCommands,
    contextWrapper, startConversation, silentAfterLeaving, silenceOnce,
  ]
  /// Those that always hold.
  public static let fixed: [Rule] = [endWithoutContext, knownCommands, silentAfterLeaving, silenceOnce]

  /// The longest name in an Escalate context, in characters.
  public static let longestName = 100
  /// The longest value in an Escalate context, in characters.
  public static let longestValue = 4000
  /// The most bytes of a message, its metadata included.
  public static let largestMessage = Activity.mostBytes
}
