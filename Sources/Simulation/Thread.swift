import Activities
import AzureBots
import Basis
import ContactCenter
import CopilotStudio

/// What was said in one conversation, and who has seen it.
public struct Thread: Equatable, Sendable {
  /// Which conversation.
  public let id: ConversationID
  /// Whose, by place in the scenario's list.
  public let customer: Int
  /// When the customer opened it.
  public let openedAt: VirtualTime
  /// Everything said, in order.
  public internal(set) var lines = Blocks<Line>()
  /// The bots' sessions, oldest first.
  public internal(set) var sessions: [SessionID] = []
  /// Who was shown what had been said before they came.
  public internal(set) var reveals: [Reveal] = []
  /// When colleagues were consulted.
  public internal(set) var consults: [ConsultStay] = []
  /// Lines before this one have been before the eyes of whoever has the conversation.
  public internal(set) var readLines = 0
  /// Lines from this one on reached neither a bot nor a person yet.
  public internal(set) var firstUndelivered = 0
  /// Whether the customer was told in this Open period that somebody will come.
  public internal(set) var isWaitAnnounced = false
  /// What the customer was told last of the place in line, while waiting.
  public internal(set) var toldPosition: String?
  /// Whether the customer was told in this wait how long it usually takes.
  public internal(set) var isWaitTold = false
  /// What the customer answered before the conversation, by question of the workstream's survey.
  public internal(set) var preChat: [String?] = []
  /// Whether the survey after it was begun or linked to.
  public internal(set) var isSurveyed = false
  /// What the customer answered after it, by question.
  public internal(set) var surveyAnswers: [String?] = []

  /// The buttons the customer can press: those of the latest message, until something else is said.
  public var choices: [CardAction] {
    let latest = lines.last { $0.message.audience.contains(.customer) && $0.message.kind == .text }
    return latest?.message.isFromCustomer == false ? latest?.message.activity.suggestedActions ?? [] : []
  }

  /// One line of the conversation.
  public struct Line: Equatable, Sendable {
    /// What was said: the event's own box.
    let box: Boxed<Message>
    /// When.
    public var at: VirtualTime
    /// The event's number in the log.
    public var number: Int
    /// The representative who had the conversation then.
    public var representative: RepresentativeID?

    /// What was said.
    public var message: Message {
      _read { yield box.value }
    }
  }

  /// Somebody was shown the lines before a place.
  public struct Reveal: Equatable, Sendable {
    /// Who.
    public var representative: RepresentativeID
    /// How many lines there were.
    public var lines: Int
  }

  /// A colleague was consulted while these lines were written.
  public struct ConsultStay: Equatable, Sendable {
    /// Who.
    public var representative: RepresentativeID
    /// The lines, by place.
    public var lines: Range<Int>
  }

  /// How many lines its representative has not seen: what was written while they worked in another one.
  public var unread: Int {
    var count = 0
    for index in min(readLines, lines.count)..<lines.count {
      let message = lines[index].message
      if message.audience.contains(.representative), message.kind != .typing { count += 1 }
    }
    return count
  }

  /// The lines a representative may see, by place.
  ///
  /// A line is seen by whoever it was meant for when it was sent, and by those it was revealed to; what
  /// one line's seat saw is the union of both.
  public func isVisible(_ index: Int, toRepresentative representative: RepresentativeID) -> Bool {
    let line = lines[index]
    if line.message.audience.contains(.representative) {
      if line.representative == representative { return true }
      if consults.contains(where: { $0.representative == representative && $0.lines.contains(index) }) {
        return true
      }
    }
    return line.message.audience != []
      && reveals.contains { $0.representative == representative && index < $0.lines }
  }
}

/// A bot's part in a conversation.
public struct SessionState: Equatable, Sendable {
  /// Which bot.
  public let bot: BotID
  /// In which conversation.
  public let conversation: ConversationID
  /// The place of the first line that is the bot's to know: what was written while nobody had the conversation
  /// comes with it.
  public let firstLine: Int
  /// Whether the bot still has the conversation.
  public internal(set) var isOpen = true
  /// What waits to be given to the bot.
  public internal(set) var inbox: [Delivery]
  /// The topic engine's state; nil for an Azure bot, and for a bot whose agent could not be loaded.
  ///
  /// Not one enumeration with `azure`: a payload of an enumeration cannot be changed in place.
  public internal(set) var dialog: Shared<BotSession>?
  /// An Azure bot's state; nil for any other.
  public internal(set) var azure: Shared<AzureBotSession>?

  /// Something that waits to be given to a bot.
  public enum Delivery: Equatable, Sendable {
    /// The bot is told that it was added.
    case conversationUpdate
    /// The bot is given Omnichannel's context.
    case setContext
    /// The system makes the bot greet.
    case greet
    /// The line of the thread at this place.
    case line(Int)

    /// The place of the line, if it is one.
    var line: Int? {
      if case .line(let place) = self { place } else { nil }
    }
  }
}
