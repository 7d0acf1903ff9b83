import Basis
import PowerFx

/// A bot's memory of one conversation: the fold of its events, and nothing else.
public struct BotSession: Hashable, Sendable {
  /// The topics that run, the one on top last.
  public internal(set) var frames: [Frame] = []
  /// Topics that run when no other does.
  public internal(set) var queue: [QueuedTopic] = []
  /// Global variables by name.
  public internal(set) var globals: Record
  /// What the product's own variables hold, as far as events set them: `Error`, `Recognizer`, `User`, …
  public internal(set) var system = Record()
  /// `System.FallbackCount`: misses since a topic was last recognized.
  public internal(set) var fallbackCount = 0
  /// The user's own variables for a hand-off: of equal names the latest.
  public internal(set) var handOffVariables = Record()
  /// Display names of the topics the customer's words started (`va_Topics`).
  public internal(set) var topics: [String] = []
  /// The same with the topics that others called.
  var topicsWithRedirects: [String] = []
  /// The words that started topics (`va_Phrases`).
  public internal(set) var phrases: [String] = []
  /// What the turn is about and how far it is.
  public internal(set) var turn = Turn()
  /// Messages that arrived while a service was awaited.
  public internal(set) var deferred: [BotInput] = []
  /// What analytics would report.
  public internal(set) var outcome: ConversationOutcome?
  /// Whether a person has the conversation.
  public internal(set) var isHandedOff = false
  /// Whether the bot has ended the conversation.
  public internal(set) var isEnded = false
  /// What the last topic gave back to its caller.
  var returned = Record()
  /// Whether the customer was asked "did you mean" and the choice has not started yet.
  var isChoosing = false
  /// The words "did you mean" was about.
  var choosingPhrase = ""
  /// What the customer said, oldest first: the latest messages and some older ones that are not looked at any more.
  var everHeard: [Heard] = []
  /// How many messages with words the customer has sent.
  var heardCount: Int32 = 0
  /// How often the customer's silence was noticed since the last message: `System.InactivityTimer.Count`.
  public internal(set) var silences = 0
  /// Whether the Sign in topic has run.
  var hasAskedSignIn = false
  /// Whether something the customer asked for is not done yet: until then OnPlanComplete waits.
  var isPlanRunning = false

  /// Starts a conversation with an agent.
  public init(agent: Agent) {
    globals = Record(
      agent.globals.filter { !$0.defaultValue.isBlank }.map { Record.Field($0.name, $0.defaultValue) })
  }

  /// A topic that runs.
  public struct Frame: Hashable, Sendable {
    /// The topic's number.
    public var topic: Int32
    /// Why it began.
    public var cause: TopicCause
    /// The number of the instruction that is next.
    public var index: Int32 = 0
    /// How many events that instruction has given so far: how an instruction of several events goes on.
    var step: Int32 = 0
    /// The topic's variables by name.
    public var variables = Record()
    /// The question it waits for; nil while it runs.
    public var question: Pending?
    /// The rows it loops over, innermost last.
    var loops: [Loop] = []
    /// Instructions that were asked once: `SkipOnFirstExecutionIfVariableHasValue` needs it.
    var askedOnce: [Int32] = []
    /// The answer to the question of the current instruction.
    var answer: Value = .blank
    /// The number of the message that led to the topic: what was said since may fill its questions.
    var heardFrom: Int32 = 0
    /// The declared answer the current instruction waits for, by number; -1 for none.
    var stub: Int32 = -1
    /// Whether its first question takes the present message for its answer.
    var rereads = false

    init(topic: Int32, cause: TopicCause) {
      self.topic = topic
      self.cause = cause
    }
  }

  /// A question that waits for an answer.
  public struct Pending: Hashable, Sendable {
    /// How often it was asked again.
    public var retries = 0
    /// Whether another topic came between, so that it is asked again.
    public var isInterrupted = false
  }

  /// A loop over rows.
  struct Loop: Hashable, Sendable {
    var start: Int32
    var end: Int32
    var row = 0
    var items: [Value]
  }

  /// A topic that waits for its turn.
  public struct QueuedTopic: Hashable, Sendable {
    /// The topic's number.
    public var topic: Int32
    /// Why it will begin.
    public var cause: TopicCause
    /// The words that led to it.
    public var phrase: String?

    /// Whether it starts although a question waits: what the customer or the system asked for just now does.
    var interrupts: Bool {
      switch cause {
      case .recognized, .ambiguous, .escalation, .forced, .event, .inactivity: true
      default: false
      }
    }
  }

  /// What the bot is dealing with.
  public struct Turn: Hashable, Sendable {
    /// What opened it; nil before the first.
    public internal(set) var input: BotInput?
    /// Whether the input was dealt with, so that only topics go on.
    public internal(set) var isRouted = false
    /// Messages sent since it opened.
    public internal(set) var messages = 0
    /// Actions done since it opened.
    public internal(set) var actions = 0
    /// What was written to variables since it opened, in steps of 64 bytes.
    var written = 0
    /// Topics called by others since it opened.
    var redirects = 0
    /// Errors raised since it opened.
    public internal(set) var errors = 0
    /// Whether On Error has to start.
    var isFailing = false
    /// How many of the topics that listen to the activity have seen it.
    var cursor: Int32 = 0
    /// Topics started so far of those that start once in a turn.
    var startedOnce: [Int32] = []
    /// Whether a service is awaited.
    public internal(set) var isSuspended = false
  }

  /// Whether the bot has asked something and waits for the customer.
  public var isWaiting: Bool { !frames.isEmpty && frames[frames.count - 1].question != nil }

  /// Whether a topic runs and does not wait. Like `isWaiting`, it reads the frame on top where it is, which is large.
  var isRunning: Bool { !frames.isEmpty && frames[frames.count - 1].question == nil }

  /// The instruction that is next in the topic that runs; nil when none runs.
  var place: ActionReference? {
    guard !frames.isEmpty else { return nil }
    let top = frames.count - 1
    return ActionReference(topic: frames[top].topic, index: frames[top].index)
  }

  /// The words of the message the turn is about.
  public var text: String {
    if case .message(let message)? = turn.input { message.text } else { "" }
  }
}
