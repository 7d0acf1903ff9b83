import Basis
import ContactCenter

/// Something a person, a script or the clock asks for. Everything from outside enters as one of these.
public struct Command: Hashable, Sendable {
  /// When; never earlier than the run's time so far.
  public var at: VirtualTime
  /// Who asks.
  public var seat: Seat
  /// What for.
  public var action: Action

  /// Makes a command.
  public init(at: VirtualTime, seat: Seat, _ action: Action) {
    self.at = at
    self.seat = seat
    self.action = action
  }

  /// What can be asked for.
  public enum Action: Hashable, Sendable {
    /// A customer opens the chat.
    case open
    /// A customer, a representative or a supervisor who joined says something.
    case say(String)
    /// A customer presses the numbered choice of the last message, from 1.
    case choose(Int)
    /// A caller presses keys of the telephone.
    case keypad(String)
    /// A customer submits a card's inputs.
    case submit(JSON)
    /// A customer sends a file, of which only the name matters.
    case attach(String)
    /// A customer or a representative starts typing.
    case type
    /// A customer leaves a survey's question out.
    case skip
    /// A customer closes the chat window.
    case closeWindow
    /// A customer's or representative's connection breaks.
    case disconnect
    /// A customer's or representative's connection is back.
    case reconnect
    /// A representative accepts the offer.
    case accept
    /// A representative picks a conversation that waits; nil for the first that they may.
    case pick(ConversationID?)
    /// A representative declines the offer.
    case decline
    /// A representative hands the conversation to a queue, perhaps for a bot.
    case transfer(queue: QueueID, toBot: Bool, bot: BotID?)
    /// A representative writes a note for colleagues.
    case note(String)
    /// A representative gives the conversation back to its queue.
    case release
    /// A representative hands the conversation to somebody by name.
    case transferTo(MemberID)
    /// A representative asks somebody to read along.
    case consult(MemberID)
    /// A representative adds a consulted colleague to the chat; nil for the only one.
    case add(RepresentativeID?)
    /// A consulted colleague leaves.
    case leave
    /// A representative or a consulted colleague writes to the other alone.
    case sayInternally(String)
    /// A representative sends the quick reply that a search finds.
    case quickReply(String)
    /// A representative turns to another of their conversations.
    case turnTo(ConversationID)
    /// A representative takes up a conversation of theirs that waits for its customer.
    case reopen(ConversationID)
    /// A representative links a record to the conversation, or unlinks it.
    case link(RecordLink)
    /// A representative ends the conversation.
    case end
    /// A representative closes the session.
    case close
    /// A representative's presence changes.
    case presence(Presence)
    /// A representative's presence changes to one that the organization added, by place.
    case customPresence(Int)
    /// A supervisor gives an Open conversation to somebody, perhaps against presence and capacity.
    case assign(ConversationID, MemberID, overrides: Bool)
    /// A supervisor gives an Open conversation to a queue.
    case assignToQueue(ConversationID, QueueID)
    /// A supervisor hands somebody's conversation to somebody else.
    case superviseTransfer(ConversationID, MemberID)
    /// A supervisor reads along or takes part.
    case supervise(ConversationID, Supervision)
    /// A supervisor closes a conversation.
    case forceClose(ConversationID)
    /// A member's capacity changes.
    case setCapacity(MemberID, Int)
    /// Another person's presence changes.
    case setPresence(RepresentativeID, Presence)
    /// A context variable of the current conversation changes.
    case setContext(String, JSON)
    /// A variable of the bot that has the conversation takes the value of a Power Fx expression.
    case setVariable(String, expression: String)
    /// A topic of the bot that has the conversation starts, by its name, whatever was said.
    case startTopic(String)
    /// Only time passes.
    case wait
    /// A name for this moment.
    case mark(String)
  }
}
