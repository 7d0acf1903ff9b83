import Basis

// What is found out about a conversation before a queue is looked for.
extension RoutingRules {
  /// `classify.first-match`
  public static let classification = Rule(
    "classify.first-match",
    "Of each classification ruleset the first matching rule fires; later rulesets see what earlier ones set.",
    source: "CE configure-work-classification")
  /// `classify.again-after-escalation`
  public static let classifiedAgain = Rule(
    "classify.again-after-escalation",
    "An escalated conversation is classified again, and its new skills are added to those it has.",
    source: "S4, CE configure-work-classification")

  static let classifying: [Rule] = [classification, classifiedAgain]

  /// Those of them that are the product's frame.
  static let classifyingFixed: [Rule] = [classifiedAgain]
}
