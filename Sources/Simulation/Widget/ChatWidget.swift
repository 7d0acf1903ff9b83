import Basis
import ContactCenter

/// What a workstream's chat window asks and when it is open (CE configure-pre-chat-survey, create-operating-hours).
public struct ChatWidget: Hashable, Sendable {
  /// What customers find outside the hours.
  public enum Outside: String, Hashable, Sendable, CaseIterable {
    /// No window at all.
    case hide
    /// A window that says so.
    case offline
  }

  /// The questions before a conversation.
  public var preChat: Survey?
  /// The questions after a conversation in which a person took part.
  public var postChat: Survey?
  /// The questions after a conversation that only a bot had.
  public var botSurvey: Survey?
  /// The plan it is open by, by place among the organization's; nil for always.
  public var hours: Int?
  /// What customers find outside the hours.
  public var outside: Outside

  /// Makes a widget.
  public init(
    preChat: Survey? = nil, postChat: Survey? = nil, botSurvey: Survey? = nil, hours: Int? = nil,
    outside: Outside = .offline
  ) {
    self.preChat = preChat
    self.postChat = postChat
    self.botSurvey = botSurvey
    self.hours = hours
    self.outside = outside
  }

  /// The survey of a kind.
  public subscript(kind: Survey.Kind) -> Survey? {
    switch kind {
    case .preChat: preChat
    case .postChat: postChat
    case .bot: botSurvey
    }
  }
}

/// A customer's window as it stands.
public struct WidgetState: Equatable, Sendable {
  /// The survey that is being answered.
  public internal(set) var survey: SurveyProgress?
  /// The answers for the conversation that opens next, by question.
  public internal(set) var preChat: [String?] = []
  /// What the customer sent and nobody received yet, in order.
  public internal(set) var unsent: [Command.Action] = []
  /// What the window says instead of opening, outside its hours.
  public internal(set) var closedText: String?
}

/// A survey that a customer is answering.
public struct SurveyProgress: Equatable, Sendable {
  /// Which.
  public let kind: Survey.Kind
  /// Of which workstream.
  public let workstream: WorkstreamID
  /// The answers so far, by question; nil where one was skipped.
  public internal(set) var answers: [String?] = []
}

/// What happened in a customer's window, outside any conversation.
public struct WidgetEvent: Equatable, Sendable {
  /// Whose window, by place in the scenario's list.
  public var customer: Int
  /// What.
  public var change: Change

  /// What can happen.
  public enum Change: Equatable, Sendable {
    /// A survey began.
    case surveyBegan(Survey.Kind, WorkstreamID)
    /// A question is asked.
    case asked(String)
    /// The question was answered; nil when it was skipped.
    case answered(String?)
    /// The survey is over.
    case surveyEnded
    /// What the customer sent has to wait.
    case kept(Command.Action)
    /// What waited is sent again.
    case retried
    /// The window is closed at this hour, and says so.
    case outsideHours(String)
  }

  /// Makes an event.
  public init(customer: Int, _ change: Change) {
    self.customer = customer
    self.change = change
  }
}
