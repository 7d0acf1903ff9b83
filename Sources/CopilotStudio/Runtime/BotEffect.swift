import Activities
import Basis

/// What an event of a bot means for the world outside it.
public enum BotEffect: Hashable, Sendable {
  /// Nothing leaves the bot.
  case none
  /// An activity goes to the customer.
  case send(Boxed<Activity>)
  /// The conversation goes to a person.
  indirect case handOff(HandOffRequest)
  /// The bot ends the conversation (`endOfConversation`).
  case endConversation
  /// A service takes so long; then `BotInput.resume` continues the turn.
  case wait(TimeSpan)
}

/// What a bot says when it hands over. The event `handoff.initiate` is built from it and the transcript.
public struct HandOffRequest: Hashable, Sendable {
  /// The Transfer conversation node; for an Escalate topic without one its last action.
  public var from: ActionReference
  /// The context variables: the `va_` ones first, then the user's own in the order they were first set.
  public var context: [JSON.Member]
  /// The private message for the person (`va_AgentMessage`); empty when there is none.
  public var messageToAgent: String
  /// The number to transfer to, for `TransferToPhoneNumber`.
  public var phone: Phone?
  /// The rule that hands over although there is no node; nil for a real node.
  public var rule: String?

  /// A transfer by telephone.
  public struct Phone: Hashable, Sendable {
    /// The number.
    public var number: String
    /// Tones dialled after it; nil for none.
    public var dtmfSequence: String?
    /// The SIP user-to-user header, at most 128 characters; nil for none.
    public var uui: String?
    /// Further SIP headers.
    public var headers: [JSON.Member]

    /// Makes a transfer.
    public init(
      number: String, dtmfSequence: String? = nil, uui: String? = nil, headers: [JSON.Member] = []
    ) {
      self.headers = headers
      self.number = number
      self.dtmfSequence = dtmfSequence
      self.uui = uui
    }
  }

  /// Makes a request.
  public init(
    from: ActionReference, context: [JSON.Member], messageToAgent: String = "", phone: Phone? = nil,
    rule: String? = nil
  ) {
    self.from = from
    self.context = context
    self.messageToAgent = messageToAgent
    self.phone = phone
    self.rule = rule
  }
}

extension BotEvent {
  /// What it means for the world outside the bot.
  public var effect: BotEffect {
    guard reachesOut else { return .none }
    return switch self {
    case .messageSent(let message): .send(message.boxed)
    // A question that says nothing waits in silence.
    case .asked(let message), .reprompted(let message):
      message.boxed.value.saysNothing ? .none : .send(message.boxed)
    case .handedOff(let request): .handOff(request)
    case .conversationEnded: .endConversation
    case .stubCalled(_, let delay, _) where delay.milliseconds > 0: .wait(delay)
    default: .none
    }
  }

  /// Whether it may mean something outside; most events do not, and are not looked into.
  private var reachesOut: Bool {
    switch self {
    case .messageSent, .asked, .reprompted, .handedOff, .conversationEnded, .stubCalled: true
    default: false
    }
  }
}

extension Activity {
  /// Whether a message has nothing that could be shown or heard.
  fileprivate var saysNothing: Bool {
    // Most have words, which are looked at first and where they are.
    guard text?.isEmpty ?? true else { return false }
    return type == .message && self.speak?.isEmpty ?? true && self.attachments.isEmpty
      && self.suggestedActions.isEmpty && self.channelData == nil && self.value == nil
  }
}
