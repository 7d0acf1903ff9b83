import Basis
import ContactCenter
import Simulation

/// A session as the product's analytics count it: a bot's part of a conversation, cut by silence, length and
/// turns. A conversation can hold several.
public struct AnalyticsSession: Equatable, Sendable {
  /// What analytics say of a session.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// Nothing custom ran.
    case unengaged = "Unengaged"
    /// A custom topic ran, and nothing is decided yet.
    case engaged = "Engaged"
    /// The survey says so, or nobody answered it.
    case resolved = "Resolved"
    /// It was handed over.
    case escalated = "Escalated"
    /// Nothing came of it within an hour.
    case abandoned = "Abandoned"
  }

  /// Why it has that outcome, in the words of the 2025 dashboard.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Nothing is wrong with a session that engaged nobody.
    case noError = "NoError"
    /// The customer left.
    case userExit = "UserExit"
    /// A mistake of the bot's author.
    case userError = "UserError"
    /// A failure of the product.
    case systemError = "SystemError"
    /// The survey.
    case resolved = "Resolved"
    /// The customer asked for a person.
    case requestedByUser = "AgentTransferRequestedByUser"
    /// A question was given up.
    case questionAttempts = "AgentTransferFromQuestionMaxAttempts"
    /// The author put the hand-off there.
    case configuredByAuthor = "AgentTransferConfiguredByAuthor"
  }

  /// What ended it.
  public enum End: String, Hashable, Sendable, CaseIterable {
    /// More than 30 minutes without a message.
    case silence
    /// More than 60 minutes.
    case length
    /// 100 turns.
    case turns
    /// A hand-off.
    case handOff = "hand-off"
    /// The bot or the contact centre ended it.
    case closed
  }

  /// What was said, as transcripts list it.
  public struct Line: Equatable, Sendable {
    /// Whether the customer said it.
    public var isUser: Bool
    /// The words.
    public var text: String
  }

  /// What the survey came to.
  enum Survey: Equatable, Sendable {
    case notShown
    case shown
    case yes
    case no
  }

  /// Its place among the run's sessions, from 1.
  public var number: Int
  /// In which conversation.
  public var conversation: ConversationID
  /// Of which bot's part it is.
  public var part: SessionID
  /// Of which bot.
  public var bot: BotID
  /// When it began.
  public var start: VirtualTime
  /// The number of the event it began with.
  public var firstEvent: Int
  /// When the latest message was, or its beginning.
  public internal(set) var latest: VirtualTime
  /// When it ended; nil while it goes on.
  public internal(set) var ended: VirtualTime?
  /// What ended it; nil while it goes on.
  public internal(set) var end: End?
  /// How many exchanges it has: messages of the customer, with what the bot answers.
  public internal(set) var turns = 0
  /// Everything said.
  public internal(set) var lines: [Line] = []
  /// The last custom topic that ran, by number.
  public internal(set) var topic: Int32?
  /// The last rating.
  public internal(set) var rating: Int?
  /// Whether a custom topic ran or it was handed over.
  public internal(set) var isEngaged = false
  /// Why it was handed over; nil when it was not.
  public internal(set) var handOff: Reason?
  var survey = Survey.notShown
  /// The error of the latest turn.
  var error: String?

  /// When it counts as abandoned unless something comes of it.
  public var abandonedAt: VirtualTime { start + SessionRules.abandonedAfter }

  /// What analytics say of it at a time.
  public func outcome(at now: VirtualTime) -> Outcome {
    if handOff != nil { return .escalated }
    guard isEngaged else { return .unengaged }
    if survey == .shown || survey == .yes { return .resolved }
    return now < abandonedAt ? .engaged : .abandoned
  }

  /// What analytics say of it in the end, if nothing more happens.
  public var finalOutcome: Outcome { outcome(at: VirtualTime(milliseconds: .max)) }

  /// Why it has its outcome at a time; nil while nothing is decided.
  public func reason(at now: VirtualTime) -> Reason? {
    switch outcome(at: now) {
    case .unengaged: .noError
    case .engaged: nil
    case .resolved: .resolved
    case .escalated: handOff
    case .abandoned: error.map { $0 == "3000" ? .systemError : .userError } ?? .userExit
    }
  }

  /// What the customer said first; empty when nothing.
  public var firstWords: String { lines.first { $0.isUser }?.text ?? "" }

  /// The words as the product's export writes them: `User says: Hi; Bot says: Hello;`. Choices are left out.
  public var transcript: String {
    lines.map { "\($0.isUser ? "User" : "Bot") says: \($0.text);" }.joined(separator: " ")
  }
}
