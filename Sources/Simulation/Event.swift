import AzureBots
import Basis
import ContactCenter
import CopilotStudio

/// One thing that happened. State is the fold of these; every view is a view of these.
public enum Event: Equatable, Sendable {
  /// Something was asked for.
  case commanded(Boxed<Command>)
  /// A request was refused.
  case refused(Boxed<Refusal>)
  /// The contact centre decided or learned something.
  case center(CenterEvent)
  /// A conversation came into being for a customer, by place in the scenario's list.
  case threadOpened(customer: Int32)
  /// A bot was added to the conversation.
  case sessionOpened(bot: BotID)
  /// A bot left the conversation.
  case sessionClosed
  /// A bot's topic engine took a step.
  case bot(BotEvent)
  /// An Azure bot took a step, or Omnichannel answered one.
  case azureBot(AzureBotEvent)
  /// Something was said; the thread's line has the same box.
  case said(Boxed<Message>)
  /// Everything said so far became visible to a representative.
  case revealed(to: RepresentativeID)
  /// Something happened in a customer's window.
  case widget(Boxed<WidgetEvent>)
  /// A moment was named.
  case marked(String)
  /// The engine stopped a chain of reactions that had no end.
  case halted(String)
}

/// Why a request was refused before it reached the contact centre, for whoever asked.
public struct Refusal: Hashable, Sendable {
  /// Who asked.
  public var seat: Seat
  /// The rule that forbids it.
  public var rule: String
  /// Why, one sentence without a full stop.
  public var sentence: String

  /// Makes a refusal.
  public init(seat: Seat, rule: String, sentence: String) {
    self.seat = seat
    self.rule = rule
    self.sentence = sentence
  }
}

/// The number of a bot's session in the run: each time a conversation is given to a bot is one.
public struct SessionID: Hashable, Sendable {
  /// Place in the run, from 0.
  public var raw: Int32

  /// Makes a number.
  public init(_ raw: Int32) { self.raw = raw }
}

/// When and where something happened.
public struct EventPlace: Equatable, Sendable {
  /// When it happened.
  public var at: VirtualTime
  /// In which conversation; -1 for none.
  private var conversationRaw: Int32
  /// In which bot's session; -1 for none.
  private var sessionRaw: Int32

  /// Makes a place.
  public init(at: VirtualTime, conversation: ConversationID?, session: SessionID?) {
    self.at = at
    conversationRaw = conversation?.raw ?? -1
    sessionRaw = session?.raw ?? -1
  }

  /// In which conversation, if in one.
  public var conversation: ConversationID? {
    conversationRaw < 0 ? nil : ConversationID(Int(conversationRaw))
  }
  /// In which bot's session, if in one.
  public var session: SessionID? { sessionRaw < 0 ? nil : SessionID(sessionRaw) }
}

/// An event with its time and place.
public struct LoggedEvent: Equatable, Sendable {
  /// When and where it happened.
  public var place: EventPlace
  /// What happened.
  public var event: Event

  /// Makes an entry of the log.
  public init(at: VirtualTime, conversation: ConversationID?, session: SessionID?, event: Event) {
    self.init(EventPlace(at: at, conversation: conversation, session: session), event)
  }

  /// Makes an entry of the log.
  init(_ place: EventPlace, _ event: consuming Event) {
    self.place = place
    self.event = event
  }

  /// When it happened.
  public var at: VirtualTime { place.at }
  /// In which conversation, if in one.
  public var conversation: ConversationID? { place.conversation }
  /// In which bot's session, if in one.
  public var session: SessionID? { place.session }
}
