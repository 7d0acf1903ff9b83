import Activities
import Basis

/// Who talks to a bot in a conversation, as activities name them.
public struct BotLine: Hashable, Sendable {
  /// The channel's id on the wire: `lcw` for live chat.
  public var channelID: String
  /// The conversation's id.
  public var conversationID: String
  /// The customer.
  public var customer: Account
  /// The bot.
  public var bot: Account

  /// Makes a line.
  public init(channelID: String, conversationID: String, customer: Account, bot: Account) {
    self.channelID = channelID
    self.conversationID = conversationID
    self.customer = customer
    self.bot = bot
  }

  /// The name by which bots know the event with Omnichannel's context.
  public static let setContext = HandOffProtocol.setContext
  /// Its name in the raw activity.
  public static let startConversation = "startConversation"

  /// The bot is told that it was added.
  public var joined: Activity {
    var activity = addressed(Activity(.conversationUpdate))
    activity.membersAdded = [bot]
    return activity
  }

  /// Omnichannel's context, as it comes: the raw activity (`domain.md` 3.2).
  public func context(_ items: [JSON.Member], rules: RuleBook) -> Activity {
    let name = rules.holds(AzureRules.startConversation) ? Self.startConversation : Self.setContext
    var activity = addressed(.event(name, value: .object(items)))
    activity.text = JSON.object(items + [JSON.Member("EventName", .string(name))]).text
    activity.channelData = [
      "tags": .string("ChannelId-\(channelID),OmnichannelContextMessage,Hidden"),
      "sourceChannelId": "omnichannel",
    ]
    return activity
  }

  /// Something the customer said, submitted or attached.
  public func message(_ said: Activity) -> Activity {
    var activity = addressed(said)
    activity.channelData = [
      "tags": .string("ChannelId-\(channelID),FromCustomer"), "deliveryMode": .string(Bridge.bridged),
    ]
    return activity
  }

  private func addressed(_ activity: Activity) -> Activity {
    var activity = activity
    activity.channelID = channelID
    activity.conversationID = conversationID
    activity.from = customer
    activity.recipient = bot
    return activity
  }
}
