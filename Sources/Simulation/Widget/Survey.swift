/// Questions that a chat's widget asks before a conversation, or after it.
public struct Survey: Hashable, Sendable {
  /// Most questions of one survey (CE configure-pre-chat-survey).
  public static let mostQuestions = 10
  /// Most characters of a question (CE configure-pre-chat-survey).
  public static let longestQuestion = 512

  /// Which survey it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Before the conversation.
    case preChat = "pre-chat"
    /// After a conversation in which a person took part.
    case postChat = "post-chat"
    /// After a conversation that only a bot had.
    case bot = "bot-survey"
  }

  /// How a question is answered.
  public enum Answer: Hashable, Sendable {
    /// With one line.
    case singleLine
    /// With several lines.
    case multipleLines
    /// With one of these.
    case options([String])
    /// With consent, which is always required.
    case consent
  }

  /// One question.
  public struct Question: Hashable, Sendable {
    /// What the answer is called: the name of its context variable.
    public var name: String
    /// The question.
    public var text: String
    /// How it is answered.
    public var answer: Answer
    /// Whether it must be answered.
    public var isRequired: Bool

    /// Makes a question; consent is always required.
    public init(name: String, text: String, answer: Answer = .singleLine, isRequired: Bool = false) {
      self.name = name
      self.text = text
      self.answer = answer
      self.isRequired = isRequired || answer == .consent
    }

    /// The answers to choose from; none where words are typed.
    public var choices: [String] {
      switch answer {
      case .options(let options): options
      case .consent: ["Yes"]
      case .singleLine, .multipleLines: []
      }
    }
  }

  /// The questions; none where a link leads to them.
  public var questions: [Question]
  /// Where the questions are, if not in the chat.
  public var link: String?

  /// Makes a survey.
  public init(_ questions: [Question] = [], link: String? = nil) {
    self.questions = questions
    self.link = link
  }
}
