import Activities
import Basis

/// Something that comes to an Azure bot.
public enum AzureBotInput: Hashable, Sendable {
  /// An activity, as it comes over the wire.
  case activity(Activity)
  /// The customer has said nothing for so long: the bot's own timer.
  case silence(TimeSpan)
}

/// Something that happened inside an Azure bot, or on its line to Omnichannel.
public enum AzureBotEvent: Hashable, Sendable {
  /// Something came and opened a turn.
  indirect case received(AzureBotInput)
  /// The handler took a branch: the command or the words it recognised.
  indirect case handled(HandlerBranch, text: String)
  /// The context manager keeps these items for a conversation.
  indirect case contextKept(conversation: String, [JSON.Member])
  /// An activity went out.
  case sent(Boxed<Activity>)
  /// Omnichannel did not take what went out last.
  indirect case refused(WireRefusal)

  /// Whether it is a step of the bot's own, and not an answer to it.
  var isStep: Bool {
    switch self {
    case .received, .refused: false
    case .handled, .contextKept, .sent: true
    }
  }
}

/// What an Azure bot knows beside its conversation.
public struct AzureBotContext: Sendable {
  /// The conversation's id; silence carries none of its own.
  public var conversationID: String
  /// Which rules hold.
  public var rules: RuleBook

  /// Makes a context.
  public init(conversationID: String, rules: RuleBook) {
    self.conversationID = conversationID
    self.rules = rules
  }
}
