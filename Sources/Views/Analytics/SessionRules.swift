import Basis

/// The rules of session analytics that an organization can switch (`domain.md` 1.4).
public enum SessionRules {
  /// What makes a session engaged.
  public static let engaged = Rule(
    "session.engaged",
    "A session is engaged when a custom topic runs or it is handed over; otherwise it is unengaged",
    source: "PP analytics-summary")
  /// Redirects to custom topics count.
  public static let redirectsEngage = Rule(
    "session.redirects-engage",
    "A custom topic that another topic calls makes a session engaged once the customer has said something",
    source: "PP analytics-summary", isInferred: true)
  /// The shipped small talk does not count.
  public static let shippedTopicsAreSystem = Rule(
    "session.shipped-topics-are-system",
    "The shipped topics Greeting, Goodbye, Thank you and Start over count as system topics",
    source: "PP authoring-system-topics", isInferred: true)
  /// In later versions a miss counts.
  public static let fallbackEngages = Rule(
    "session.fallback-engages", "Fallback and conversational boosting make a session engaged",
    source: "CE use/oc-bot-dashboard", since: Era(year: 2025, month: 1))
  /// Silence ends a session.
  public static let silence = Rule(
    "session.silence", "The next message after more than 30 minutes without one starts another session",
    source: "PP analytics-billed-sessions")
  /// Length ends a session.
  public static let length = Rule(
    "session.length", "The first message more than 60 minutes after its start starts another session",
    source: "PP analytics-billed-sessions")
  /// Turns end a session.
  public static let turns = Rule(
    "session.turns", "A session has at most 100 turns, each one exchange; the 101st starts another session",
    source: "PP analytics-billed-sessions")
  /// What resolves a session.
  public static let resolved = Rule(
    "session.resolved",
    "An engaged session is resolved when its survey was shown and answered with yes or not at all",
    source: "PP analytics-summary")
  /// What escalates a session.
  public static let escalated = Rule(
    "session.escalated",
    "A session that reaches a hand-off is escalated, also when Omnichannel closes the conversation instead",
    source: "PP advanced-hand-off; S2")
  /// What abandons a session.
  public static let abandoned = Rule(
    "session.abandoned",
    "An engaged session that is neither resolved nor escalated an hour after its start is abandoned",
    source: "PP analytics-summary")
  /// The last rating counts.
  public static let lastRating = Rule(
    "session.last-rating", "Of several ratings in a session the last one counts", source: "PP analytics-csat")
  /// Whose mistake an error is.
  public static let errorReasons = Rule(
    "session.error-reasons",
    "A session abandoned in the turn of an error was abandoned by it: 3000 is the system's, all others the author's",
    source: "CE use/oc-bot-dashboard", isInferred: true)
  /// Why a hand-off happened.
  public static let handOffReasons = Rule(
    "session.hand-off-reasons",
    "A hand-off is requested by the user when Escalate's phrases led to it, comes from a question given up, or else is the author's",
    source: "CE use/oc-bot-dashboard", isInferred: true)

  /// All of them.
  public static let all: [Rule] = [
    engaged, redirectsEngage, shippedTopicsAreSystem, fallbackEngages, silence, length, turns, resolved,
    escalated,
    abandoned, lastRating, errorReasons, handOffReasons,
  ]

  /// Those that define what the words mean; switching them would change nothing.
  public static let fixed: [Rule] = [engaged, resolved, escalated, abandoned, errorReasons, handOffReasons]

  /// Longest time without a message.
  public static let longestSilence = TimeSpan.minutes(30)
  /// Longest session.
  public static let longestSession = TimeSpan.minutes(60)
  /// Most turns of a session.
  public static let mostTurns = 100
  /// How long after its start a session is abandoned.
  public static let abandonedAfter = TimeSpan.minutes(60)
  /// The shipped topics of small talk, by the last part of their names.
  static let shippedTopics = ["Greeting", "Goodbye", "ThankYou", "StartOver"]
}
