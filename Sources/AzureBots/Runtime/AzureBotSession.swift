import Activities
import Basis

/// Where an Azure bot stands in a conversation: the fold of its events.
public struct AzureBotSession: Equatable, Sendable {
  /// The context manager: what is kept, by the id of the conversation.
  public private(set) var kept: [Kept] = []
  /// What opened the turn; nil before the first.
  public private(set) var input: AzureBotInput?
  /// How many steps of the turn were taken.
  public private(set) var steps = 0
  /// What the customer said last.
  public private(set) var lastPhrase = ""

  /// What the context manager keeps for a conversation.
  public struct Kept: Equatable, Sendable {
    /// The id of the conversation.
    public var conversation: String
    /// The items, in the order in which they came.
    public var items: [JSON.Member]
  }

  /// Makes the session of a bot that was given nothing yet.
  public init() {}

  /// The items kept for a conversation.
  public func context(of conversation: String) -> [JSON.Member] {
    kept.first { $0.conversation == conversation }?.items ?? []
  }

  /// Takes an event in.
  public mutating func apply(_ event: AzureBotEvent) {
    if event.isStep { steps += 1 }
    switch event {
    case .received(let input):
      self.input = input
      steps = 0
      if case .activity(let activity) = input, activity.type == .message, let text = activity.text,
        !text.isEmpty
      {
        lastPhrase = text
      }
    case .contextKept(let conversation, let items):
      kept.removeAll { $0.conversation == conversation }
      kept.append(Kept(conversation: conversation, items: items))
    case .handled, .sent, .refused: break
    }
  }
}
