import Activities
import Basis
import CopilotStudio

/// Something a turn showed about the bot.
enum Observation: Hashable, Sendable {
  /// A node became current.
  case reached(ActionReference)
  /// A condition went a way: the branch's number, or that of the else part.
  case branched(ActionReference, Int)
  /// A question was asked.
  case asked(ActionReference, text: String)
  /// A text or card was no answer to the question.
  case refused(ActionReference)
  /// A question got its answer.
  case answered(ActionReference)
  /// A question was given up.
  case gaveUp(ActionReference)
  /// A node read a variable that has never had a value in the conversation.
  case unset(ActionReference, VariableKey)
  /// Something failed; `isTried` when the exploration made a service fail there.
  case failed(BotError, isTried: Bool)
  /// A service has no declared answer.
  case lacksStub(ActionReference)
  /// A node that is not simulated was passed over.
  case unsupported(ActionReference)
}

/// One turn along one way its services answered.
struct Turn: Sendable {
  var session: BotSession
  var answers: ServiceAnswers
  /// Events of the bot.
  var steps = 0
  var observations: [Observation] = []
  /// Messages the customer got.
  var messages = 0
  /// The question that waits at the end, as it was asked last.
  var asked: Activity?
  /// The topic that began by itself, and whether the conversation passed a survey, an end or a transfer
  /// since.
  var root: Int32?
  var isClosed = false
  /// Whether the conversation is over for the bot.
  var isOver = false
  /// Whether a service answered, or failed to, in this turn.
  var calledService = false
  /// Whether a service failed or gave nothing in this turn.
  var lostService = false
  /// Whether an error was raised in this turn.
  var hasFailed = false
  /// Whether the turn was cut off because the engine did not come to rest.
  var isEndless = false
  /// Where it was last.
  var last: ActionReference?

  private var seen: Set<Observation> = []

  init(session: BotSession, answers: ServiceAnswers, root: Int32?, isClosed: Bool) {
    self.session = session
    self.answers = answers
    self.root = root
    self.isClosed = isClosed
  }

  /// Notes something once.
  mutating func note(_ observation: Observation) {
    if seen.insert(observation).inserted { observations.append(observation) }
  }

  /// Whether something was noted.
  func has(_ observation: Observation) -> Bool { seen.contains(observation) }
}
