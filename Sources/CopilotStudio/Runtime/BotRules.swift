import Basis

/// The rules of the simulated Copilot Studio that an organization can switch.
public enum BotRules {
  /// An Escalate topic without a Transfer node hands over at its end.
  public static let escalateWithoutNode = Rule(
    "escalate.transfers-without-node",
    "An Escalate topic that has no Transfer conversation node hands the conversation over after its message",
    source: "formats.md 4; S2", isInferred: true)
  /// An agent without an Escalate topic gets one.
  public static let builtInEscalate = Rule(
    "escalate.built-in",
    "An agent without an Escalate topic gets a built-in one with the default trigger phrases",
    source: "scenario.md; CSS topic.Escalate/data", isInferred: true)
  /// An agent without a Fallback topic asks twice and then escalates.
  public static let builtInFallback = Rule(
    "fallback.two-prompts",
    "Without a Fallback topic the bot asks the customer twice to rephrase, then escalates",
    source: "PP authoring-system-fallback-topic")
  /// The counter is raised before Fallback runs.
  public static let fallbackCountsFirst = Rule(
    "fallback.count-first",
    "System.FallbackCount is raised before the Fallback topic runs, so the third miss escalates",
    source: "CSS topic.Fallback/data", isInferred: true)
  /// A question that is given up escalates.
  public static let giveUpEscalates = Rule(
    "question.give-up-escalates", "A question without a default value escalates after its last retry",
    source: "PP authoring-ask-a-question")
  /// An exact trigger phrase interrupts a question that takes any text.
  public static let phraseInterruptsText = Rule(
    "question.phrase-interrupts-text",
    "While a question takes the whole reply, only an exact trigger phrase starts another topic",
    source: "PP advanced-entities-slot-filling", isInferred: true)
  /// Several likely topics are offered to choose from.
  public static let didYouMean = Rule(
    "recognition.did-you-mean",
    "When several topics match about as well, the customer is asked which is meant",
    source: "PP authoring-system-topics")
  /// What va_Topics lists.
  public static let topicsExcludeRedirects = Rule(
    "handoff.topics-exclude-redirects",
    "va_Topics lists the topics that trigger phrases started, not redirects",
    source: "PP advanced-hand-off")
  /// The key of the last phrase.
  public static let lastPhraseKey = Rule(
    "handoff.last-phrase-key",
    "The last phrase travels as va_LastPhrase, though a table calls it va_LastPhrases",
    source: "CSS ConnectToEngagementHub/activities.json")
  /// Of variables of the same name the latest goes along.
  public static let latestVariableWins = Rule(
    "handoff.latest-variable-wins",
    "Of topic variables with the same name the most recently set one is handed over",
    source: "PP advanced-hand-off")
  /// Names of Omnichannel's context are case-sensitive.
  public static let contextNamesExact = Rule(
    "context.names-exact",
    "A value of Omnichannel's context goes only into a global variable of exactly its name that external sources may set",
    source: "CE administer/context-variables-for-bot")
  /// System variables cannot be written.
  public static let systemReadOnly = Rule(
    "variable.system-read-only", "System variables are read-only; only the product sets them",
    source: "PP authoring-variables-bot")
  /// A variable has one type.
  public static let variableKeepsType = Rule(
    "variable.keeps-type", "A variable that has a value takes only values of the same base type",
    source: "PP authoring-variables", isInferred: true)
  /// Every message passes through OnActivity first.
  public static let activityTopicsFirst = Rule(
    "trigger.activity-first", "Topics that listen to every message run before the topic the message starts",
    source: "formats.md 6")
  /// At most thirty messages a turn.
  public static let messagesPerTurn = Rule(
    "limit.messages-per-turn", "A bot sends at most 30 messages in a turn; one more is error 2022",
    source: "PP requirements-quotas, error-codes")
  /// Endless loops end.
  public static let loopGuard = Rule(
    "limit.loop",
    "A turn of more than 10,000 actions, of more than 100 topics that call each other, or that writes more than 64 MB to variables is error 2000",
    source: "PP error-codes", isInferred: true)

  /// Services have to answer in time.
  public static let serviceTime = Rule(
    "limit.service-time",
    "A flow that takes more than 100 seconds fails with error 2003, a request after its own time-out (30 seconds)",
    source: "PP error-codes; schema requestTimeoutInMilliseconds")
  /// A message can be too large.
  public static let messageSize = Rule(
    "limit.message-size",
    "A bot's message of more than 256 KB, cards included, is not sent and is error 2101",
    source: "PP error-codes (too long; the size is not published)", isInferred: true)
  /// RecognizeIntent leaves its topic.
  public static let recognizingEndsTopic = Rule(
    "recognize-intent.ends-topic",
    "RecognizeIntent ends its topic, and the topic it recognized starts; otherwise that waits for the rest of the topic",
    source: "schema RecognizeIntent", isInferred: true)
  /// Emitted events reach the bot's own topics.
  public static let emittedEventsStartTopics = Rule(
    "emit-event.starts-topics",
    "An event that EmitEvent emits runs the topics that listen to event activities of its name before it is sent out",
    source: "schema EmitEvent eventType", isInferred: true)
  /// Signing in comes first.
  public static let signInFirst = Rule(
    "sign-in.first",
    "Where customers have to sign in, the Sign in topic runs once before the bot greets or answers",
    source: "PP configuration-end-user-authentication", isInferred: true)
  /// A finished plan is told.
  public static let planCompletes = Rule(
    "plan.completes",
    "In an agent that a model routes, OnPlanComplete topics run when what the customer asked for is done",
    source: "schema OnPlanComplete", isInferred: true)

  /// All of them.
  public static let all: [Rule] =
    [
      escalateWithoutNode, builtInEscalate, builtInFallback, fallbackCountsFirst, giveUpEscalates,
      phraseInterruptsText, didYouMean, topicsExcludeRedirects, lastPhraseKey, latestVariableWins,
      contextNamesExact, systemReadOnly, variableKeepsType, activityTopicsFirst, messagesPerTurn, loopGuard,
      serviceTime, messageSize, recognizingEndsTopic, emittedEventsStartTopics, signInFirst, planCompletes,
    ] + questions

  /// Those that always hold: an agent is not asked whether they do.
  public static let fixed: [Rule] = [
    latestVariableWins, contextNamesExact, activityTopicsFirst, messagesPerTurn, loopGuard,
  ]

  /// Most trigger phrases of a topic (PP requirements-quotas); more load, with a warning.
  public static let mostPhrases = 200
  /// Most topics of an agent in Dataverse (PP requirements-quotas); more load, with a warning.
  public static let mostTopicsOfAgent = 1000
  /// Most bytes of one message, cards included.
  public static let largestMessage = 262_144
  /// Most messages of one turn.
  public static let mostMessages = 30
  /// Most actions of one turn.
  public static let mostActions = 10_000
  /// Most that a turn writes to variables, in steps of 64 bytes.
  public static let mostWritten = 1_000_000
  /// Most topics inside each other.
  public static let mostTopics = 100
}
