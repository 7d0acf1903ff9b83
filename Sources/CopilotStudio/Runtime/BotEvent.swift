import Activities
import Basis
import PowerFx

/// Something that happened inside a bot. Events carry results, never expressions; folding them over a
/// session gives the session again.
///
/// Topics and actions are numbers of the agent (`Agent.topics`, `Topic.code`); `ActionReference` says both.
public enum BotEvent: Hashable, Sendable {
  /// Something came from outside and opened a turn.
  case received(BotInput)
  /// A value of Omnichannel's context went into a global variable.
  indirect case contextSet(name: String, value: Value)
  /// A variable was changed from outside the topics: by whoever tries the bot.
  indirect case variableChanged(VariableName, Value)
  /// A value of Omnichannel's context was not taken.
  indirect case contextIgnored(name: String, why: ContextRefusal)
  /// The customer's words were compared with the trigger phrases.
  indirect case recognized(Recognition)
  /// The system calls topics that have no phrases: they run in this order. Empty when the agent has none.
  indirect case triggered(topics: [Int32], cause: TopicCause)
  /// A topic that was asked for by name does not exist, or is turned off.
  indirect case topicMissing(name: String)
  /// A topic began.
  indirect case topicStarted(TopicStart)
  /// An action is done; the topic goes on at `next`.
  case acted(ActionReference, next: Int32)
  /// A condition was decided: the branch's number, -1 when none was true and the else part is taken.
  case branched(ActionReference, branch: Int32, next: Int32)
  /// A loop over rows began; it ends before `end`.
  indirect case loopStarted(ActionReference, items: [Value], end: Int32)
  /// A loop goes to its next row.
  case loopAdvanced(ActionReference)
  /// A variable took a value.
  indirect case variableSet(ActionReference, VariableName, Value)
  /// Variables were cleared.
  case variablesCleared(ActionReference, VariableClass)
  /// The bot said something.
  case messageSent(SentMessage)
  /// The bot asked something and waits.
  case asked(SentMessage)
  /// The answer was not understood or not accepted; the bot asked again.
  case reprompted(SentMessage)
  /// The customer's words answered the question; the words and the entity they are of, nil when the whole
  /// message is the answer.
  indirect case answered(ActionReference, Value, EntityFinding? = nil)
  /// A question was not asked because the customer had said its value before.
  indirect case slotFilled(ActionReference, Value, EntityFinding)
  /// A question was not asked because its variable has a value.
  case questionSkipped(ActionReference, next: Int32)
  /// After its last retry the question is given up.
  case questionGivenUp(ActionReference, GivingUp)
  /// A topic called another one.
  indirect case redirected(Redirection)
  /// A topic ended; the one below it goes on.
  case topicEnded(topic: Int32, reason: TopicEnd)
  /// All topics were stopped.
  case topicsCancelled(ActionReference)
  /// An analytics event was logged (`LogCustomTelemetryEvent`, `EmitEvent`).
  indirect case telemetryLogged(ActionReference, name: String, value: Value)
  /// The outcome analytics will report.
  case outcomeSet(ActionReference, ConversationOutcome)
  /// A service was called; its declared answer (by number in `BotContext.stubs`) is there after the delay.
  case stubCalled(ActionReference, delay: TimeSpan, stub: Int32)
  /// A service was called for which no answer is declared.
  indirect case stubMissing(ActionReference, kind: String)
  /// An action that cannot be executed yet was passed over.
  indirect case actionUnsupported(ActionReference, kind: String)
  /// The conversation goes to a person.
  indirect case handedOff(HandOffRequest)
  /// The bot ended the conversation.
  case conversationEnded(ActionReference)
  /// Something failed; On Error runs next if the agent has it.
  indirect case errorRaised(BotError)
}

/// A place in an agent: an instruction of a topic.
public struct ActionReference: Hashable, Sendable {
  /// The topic's number in `Agent.topics`.
  public var topic: Int32
  /// The instruction's number in `Topic.code`.
  public var index: Int32

  /// Makes a reference.
  public init(topic: Int32, index: Int32) {
    self.topic = topic
    self.index = index
  }
}

/// Words of the customer's that an entity was found in.
public struct EntityFinding: Hashable, Sendable {
  /// The entity: the kind of the question's reference, as in `NumberPrebuiltEntity`, or the name of a shared
  /// one.
  public var entity: String
  /// The words as they were written.
  public var text: String
  /// Where they begin, in characters from the start of the message.
  public var start: Int32
  /// The message they are in, for words said before the question; empty for a reply to it.
  public var phrase: String
  /// That message's number among the customer's, from 0; -1 for a reply.
  public var message: Int32

  /// Makes a finding.
  public init(entity: String, text: String, start: Int32, phrase: String = "", message: Int32 = -1) {
    self.entity = entity
    self.text = text
    self.start = start
    self.phrase = phrase
    self.message = message
  }
}

/// Why a value of Omnichannel's context was not taken.
public enum ContextRefusal: String, Hashable, Sendable, CaseIterable {
  /// No global variable is called so.
  case unknown
  /// A global variable differs from the name only by case; Omnichannel's names are case-sensitive.
  case otherCase
  /// "External sources can set values" is off for the variable.
  case notExternal
}

/// How the customer's words compared with the trigger phrases.
public struct Recognition: Hashable, Sendable {
  /// What the comparison led to.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The words are a trigger phrase.
    case exact
    /// One topic is clearly meant.
    case direct
    /// Several topics may be meant; the customer is asked which.
    case ambiguous
    /// No topic is meant.
    case none
  }

  /// A topic that was compared.
  public struct Candidate: Hashable, Sendable {
    /// The topic's number.
    public var topic: Int32
    /// How alike, 0 to 10,000.
    public var score: Int32
    /// The phrase that is most alike.
    public var phrase: String

    /// Makes a candidate.
    public init(topic: Int32, score: Int32, phrase: String) {
      self.topic = topic
      self.score = score
      self.phrase = phrase
    }
  }

  /// What the comparison led to.
  public var outcome: Outcome
  /// The customer's words.
  public var text: String
  /// The topics most alike, best first.
  public var candidates: [Candidate]
  /// The topics that run now, in this order.
  public var topics: [Int32]
  /// Whether a question that waits is left for the topic.
  public var isInterruption: Bool

  /// Makes a result.
  public init(
    outcome: Outcome, text: String, candidates: [Candidate], topics: [Int32], isInterruption: Bool = false
  ) {
    self.outcome = outcome
    self.text = text
    self.candidates = candidates
    self.topics = topics
    self.isInterruption = isInterruption
  }
}

/// Why a topic began.
public enum TopicCause: String, Hashable, Sendable, CaseIterable {
  /// By its trigger phrases.
  case recognized
  /// The customer chose it when asked "did you mean".
  case selected
  /// Several topics matched (`OnSelectIntent`).
  case ambiguous
  /// No topic matched (`OnUnknownIntent`).
  case unknown
  /// The conversation starts, or the system makes the bot greet.
  case conversationStart
  /// Every activity of a kind passes through it (`OnActivity`).
  case activity
  /// An event activity (`OnEventActivity`).
  case event
  /// The system wants a person for the customer, or a question was given up.
  case escalation
  /// Something failed (`OnError`).
  case error
  /// Nobody said anything for a while (`OnInactivity`).
  case inactivity
  /// The customer has to sign in (`OnSignIn`).
  case signIn
  /// What the customer asked for is done (`OnPlanComplete`).
  case planComplete
  /// A scenario named it.
  case forced
}

/// A topic's beginning.
public struct TopicStart: Hashable, Sendable {
  /// The topic's number.
  public var topic: Int32
  /// Why.
  public var cause: TopicCause
  /// The customer's words that led to it; nil when none did.
  public var phrase: String?
  /// Whether it stops all others (`startBehavior: CancelOtherTopics`).
  public var cancelsOthers: Bool

  /// Makes a beginning.
  public init(topic: Int32, cause: TopicCause, phrase: String? = nil, cancelsOthers: Bool = false) {
    self.topic = topic
    self.cause = cause
    self.phrase = phrase
    self.cancelsOthers = cancelsOthers
  }
}

/// A topic calling another one.
public struct Redirection: Hashable, Sendable {
  /// The calling action.
  public var from: ActionReference
  /// The topic that is called.
  public var topic: Int32
  /// Whether the caller goes on when it ends (`BeginDialog`); not for `ReplaceDialog`.
  public var returns: Bool
  /// Whether it stops all others (`startBehavior: CancelOtherTopics`).
  public var cancelsOthers: Bool
  /// The values passed to it.
  public var inputs: Record
  /// Whether its first question takes the customer's present message for its answer.
  public var rereads: Bool

  /// Makes a call.
  public init(
    from: ActionReference, topic: Int32, returns: Bool, cancelsOthers: Bool = false,
    inputs: Record = Record(), rereads: Bool = false
  ) {
    self.rereads = rereads
    self.from = from
    self.topic = topic
    self.returns = returns
    self.cancelsOthers = cancelsOthers
    self.inputs = inputs
  }
}

/// How a topic ended.
public enum TopicEnd: String, Hashable, Sendable, CaseIterable {
  /// Its last action is done.
  case finished
  /// `EndDialog`, leaving other topics to run.
  case ended
  /// `EndDialog` with `clearTopicQueue`: what else waited to run is dropped.
  case endedClearingQueue
  /// `ReplaceDialog` put another topic in its place.
  case replaced
}

/// What follows when a question is given up.
public enum GivingUp: String, Hashable, Sendable, CaseIterable {
  /// Its default value is taken.
  case defaultValue
  /// Another topic takes over (`fallbackDialogOnInvalidEntity`).
  case redirect
  /// The Escalate topic takes over: the product's default.
  case escalate
  /// The topic goes on without a value.
  case blank
}

/// What analytics will say of the conversation.
public enum ConversationOutcome: String, Hashable, Sendable, CaseIterable {
  /// The customer said that it is resolved.
  case resolvedConfirmed = "ResolvedConfirmed"
  /// It looks resolved.
  case resolvedImplied = "ResolvedImplied"
  /// It went to a person.
  case escalated = "Escalated"
}

/// Which variables are cleared.
public enum VariableClass: String, Hashable, Sendable, CaseIterable {
  /// Those of the topic and the global ones of the conversation.
  case conversation = "ConversationScopedVariables"
  /// What was said so far.
  case history = "ConversationHistory"
  /// Those that belong to the customer.
  case user = "UserScopedVariables"
  /// All global ones.
  case allGlobal = "AllGlobalVariables"
}

/// Something the bot said.
public struct SentMessage: Hashable, Sendable {
  /// The action that sent it.
  public var from: ActionReference
  /// What is sent, in a box that goes on to whoever keeps it.
  public private(set) var boxed: Boxed<Activity>
  /// Which of the author's variations was chosen, from 0.
  public var variation: Int32

  /// What is sent. Sender, ids and times are the conversation's business and not filled in.
  public var activity: Activity {
    _read { yield boxed.value }
    set { boxed = Boxed(newValue) }
  }

  /// Makes a message.
  public init(from: ActionReference, activity: Activity, variation: Int32 = 0) {
    self.init(from: from, boxed: Boxed(activity), variation: variation)
  }

  /// Makes a message of an activity that is in its box already.
  init(from: ActionReference, boxed: Boxed<Activity>, variation: Int32 = 0) {
    self.from = from
    self.boxed = boxed
    self.variation = variation
  }
}

/// What `System.Error` tells On Error.
public struct BotError: Hashable, Sendable {
  /// The product's number (`domain.md` 1.8) or a stub's own code.
  public var code: String
  /// What went wrong, for the author.
  public var message: String
  /// Where; nil outside topics.
  public var at: ActionReference?

  /// Makes an error.
  public init(code: String, message: String, at: ActionReference? = nil) {
    self.code = code
    self.message = message
    self.at = at
  }
}
