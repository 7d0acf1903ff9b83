import Basis

/// What a bot's decision depends on besides its session: the clock, the conversation and the settings.
///
/// What stays the same for a conversation is shared among its turns, and reached as if it were here.
@dynamicMemberLookup
public struct BotContext: Sendable {
  /// The moment of the decision.
  public var now: VirtualTime
  /// The number of the event about to be decided: the same draw at another event is another draw.
  public var eventNumber: UInt64
  /// What stays the same for a conversation.
  private var setting: Shared<Setting>

  /// What stays the same for a conversation.
  public struct Setting: Sendable {
    /// The zone of `Now`, `Today` and `Text`: the customer's, by default the organization's.
    public var zone: TimeZoneRules
    /// BCP 47 tag of the customer's language; it also chooses the words for yes and no.
    public var locale: String
    /// The run's randomness.
    public var chance: Chance
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
  }

  /// A part of what stays the same.
  public subscript<Part>(dynamicMember path: WritableKeyPath<Setting, Part>) -> Part {
    get { setting.value[keyPath: path] }
    set { setting.value[keyPath: path] = newValue }
  }

  /// Makes a context.
  public init(
    now: VirtualTime, zone: TimeZoneRules = .utc, locale: String = "en-US", chance: Chance = Chance(seed: 1),
    eventNumber: UInt64 = 0, rules: RuleBook = RuleBook(), stubs: [Stub] = [],
    recognition: RecognitionSettings = .standard, conversationID: String, botID: String, botName: String,
    channelID: String = "lcw", userID: String = "", userName: String = "", userEmail: String = "",
    isTest: Bool = false, environment: [JSON.Member] = []
  ) {
    self.now = now
    self.eventNumber = eventNumber
    setting = Shared(
      Setting(
        zone: zone,
        locale: locale,
        chance: chance,
        rules: rules,
        stubs: stubs,
        recognition: recognition,
        conversationID: conversationID,
        botID: botID,
        botName: botName,
        channelID: channelID,
        userID: userID,
        userName: userName,
        userEmail: userEmail,
        isTest: isTest,
        environment: environment))
  }
}
