import Basis

/// What a bot's decision depends on besides its session: the clock, the conversation and the settings.
public struct BotContext: Sendable {
  /// The moment of the decision.
  public var now: VirtualTime
  /// The zone of `Now`, `Today` and `Text`: the customer's, by default the organization's.
  public var zone: TimeZoneRules
  /// BCP 47 tag of the customer's language; it also chooses the words for yes and no.
  public var locale: String
  /// The run's randomness.
  public var chance: Chance
  /// The number of the event about to be decided: the same draw at another event is another draw.
  public var eventNumber: UInt64
  /// Which rules hold.
  public var rules: RuleBook
  /// What services answer; the first that fits counts.
  public var stubs: [Stub]
  /// When a text starts a topic.
  public var recognition: RecognitionSettings
  /// The bot's id for the conversation: `System.Conversation.Id` and `va_ConversationId`.
  public var conversationID: String
  /// The bot's id: `va_BotId`.
  public var botID: String
  /// The bot's name: `System.Bot.Name` and `va_BotName`.
  public var botName: String
  /// The channel: `System.Activity.ChannelId`.
  public var channelID: String
  /// The customer's id: `System.User.Id`.
  public var userID: String
  /// The customer's name: `System.User.DisplayName`; empty when unknown.
  public var userName: String
  /// The customer's address: `System.User.Email`; empty when unknown.
  public var userEmail: String
  /// Whether this is the test pane: `System.Conversation.InTestMode`.
  public var isTest: Bool
  /// Environment variables by name, read as `Env.name`.
  public var environment: [JSON.Member]

  /// Makes a context.
  public init(
    now: VirtualTime, zone: TimeZoneRules = .utc, locale: String = "en-US", chance: Chance = Chance(seed: 1),
    eventNumber: UInt64 = 0, rules: RuleBook = RuleBook(), stubs: [Stub] = [],
    recognition: RecognitionSettings = .standard, conversationID: String, botID: String, botName: String,
    channelID: String = "lcw", userID: String = "", userName: String = "", userEmail: String = "",
    isTest: Bool = false, environment: [JSON.Member] = []
  ) {
    self.now = now
    self.zone = zone
    self.locale = locale
    self.chance = chance
    self.eventNumber = eventNumber
    self.rules = rules
    self.stubs = stubs
    self.recognition = recognition
    self.conversationID = conversationID
    self.botID = botID
    self.botName = botName
    self.channelID = channelID
    self.userID = userID
    self.userName = userName
    self.userEmail = userEmail
    self.isTest = isTest
    self.environment = environment
  }
}
