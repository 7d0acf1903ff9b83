import Basis

// Queues whose method is their own: assignment and prioritisation rulesets.
extension RoutingRules {
  /// `custom.first-rule-met`
  public static let customFirstRule = Rule(
    "custom.first-rule-met",
    "Of a queue's own rules the first that somebody meets decides; presence, capacity and skills count only where it names them.",
    source: "CE configure-assignment-rules, assignment-methods", since: Era(year: 2021, month: 4))
  /// `custom.order-by`
  public static let customOrder = Rule(
    "custom.order-by",
    "Those who meet the rule are ordered by what it names; of equals, whoever was assigned longest ago gets it.",
    source: "CE configure-assignment-rules", since: Era(year: 2021, month: 4))
  /// `custom.nobody-meets-it`
  public static let customNobody = Rule(
    "custom.nobody-meets-it",
    "When nobody meets any of a queue's own rules, the conversation stays in the queue.",
    source: "CE assignment-methods", since: Era(year: 2021, month: 4))
  /// `custom.bots-have-no-presence`
  public static let customBotPresence = Rule(
    "custom.bots-have-no-presence",
    "A rule that asks for a presence does not keep bots away, which have none.",
    source: "CE assignment-methods says nothing of it", isInferred: true)
  /// `custom.counts-skills-asked`
  public static let customCountsAsked = Rule(
    "custom.counts-skills-asked",
    "Skill count and proficiency count the skills that the conversation asks for, not all that somebody has.",
    source: "CE configure-assignment-rules only names them", isInferred: true)
  /// `priority.buckets`
  public static let priorityBuckets = Rule(
    "priority.buckets",
    "Conversations that match an earlier prioritization rule are served first; those that match none come last.",
    source: "CE assignment-methods", since: Era(year: 2021, month: 4))
  /// `priority.affinity-first`
  public static let affinityFirst = Rule(
    "priority.affinity-first",
    "A conversation that keeps its representative is served before the others of its queue, whatever their buckets.",
    source: "CE assignment-methods")
  /// `priority.own-methods-last`
  public static let ownMethodsLast = Rule(
    "priority.own-methods-last",
    "Of queues of one group, those with prioritization rules are served after the others, in the order of their names.",
    source: "CE queues-omnichannel", since: Era(year: 2021, month: 4))
  /// `condition.related-records`
  public static let relatedRecords = Rule(
    "condition.related-records",
    "Conditions may ask about the customer and case of a conversation and the records they belong to, two levels deep.",
    source: "CE configure-work-classification, configure-route-to-queue-rules")
  /// `condition.finds-records`
  public static let findsRecords = Rule(
    "condition.finds-records",
    "Before anything is linked, such conditions look at the record that identification would find by the context variables.",
    source: "no page says what they see before a representative accepts", isInferred: true)

  static let custom: [Rule] = [
    customFirstRule, customOrder, customNobody, customBotPresence, customCountsAsked, priorityBuckets,
    affinityFirst, ownMethodsLast, relatedRecords, findsRecords,
  ]

  /// Those of them that are the product's frame.
  static let customFixed: [Rule] = [customFirstRule, customOrder, customNobody, relatedRecords]
}
