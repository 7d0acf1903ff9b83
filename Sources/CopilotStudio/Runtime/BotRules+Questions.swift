import Basis

// The rules of questions and of what the customer says to them.

extension BotRules {
  /// Values said before a question fill it.
  public static let proactiveSlots = Rule(
    "slots.proactive",
    "A value the customer has said before a question fills its variable, and the question is skipped unless it always asks",
    source: "PP advanced-entities-slot-filling")
  /// How far back that goes.
  public static let slotsOfTopic = Rule(
    "slots.of-this-topic",
    "Only the message that started the topic and what was said since fill its questions, not older messages",
    source: "PP advanced-entities-slot-filling; guidance/slot-filling-best-practices", isInferred: true)
  /// What counts as said.
  public static let slotsAreSure = Rule(
    "slots.only-sure-ones",
    "A question is filled only by words that tell themselves apart (a unit, a sign, a name of a list), never a yes, a no or a free name, and no words fill two questions",
    source: "PP advanced-entities-slot-filling", isInferred: true)
  /// Several topics may be meant although a question waits.
  public static let askWhichInterrupts = Rule(
    "question.several-topics-interrupt",
    "While a question waits, a message that fits several topics is asked about only if the Multiple Topics Matched topic triggers always; otherwise the best one interrupts",
    source: "schema OnSelectIntent triggerBehavior")
  /// What System.LastMessage is.
  public static let lastMessageIsPresent = Rule(
    "system.last-message-is-present",
    "System.LastMessage is the customer's latest message, the one being answered included",
    source: "Learn authoring-variables-about", isInferred: true)
  /// A survey does not hold the customer.
  public static let ratingPassedOver = Rule(
    "survey.rating-passed-over",
    "A customer whose second answer to the rating question is no number from 1 to 5 is not asked again",
    source: "PP analytics-csat", isInferred: true)

  /// Silence is noticed once.
  public static let silenceOnce = Rule(
    "inactivity.once",
    "An Inactivity topic runs once in a silence, counted from the customer's last message or the greeting, and again only if it sets System.InactivityTimer.Continue",
    source: "schema OnInactivity; Learn authoring-variables-about", isInferred: true)

  /// All of them.
  static let questions: [Rule] = [
    proactiveSlots, slotsOfTopic, slotsAreSure, askWhichInterrupts, lastMessageIsPresent, ratingPassedOver,
    silenceOnce,
  ]
}
