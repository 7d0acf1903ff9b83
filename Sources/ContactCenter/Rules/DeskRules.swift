import Basis

// What representatives do at their desk: handing on to people, asking colleagues, notes, ready texts.
extension RoutingRules {
  /// `transfer.to-representatives`
  public static let toRepresentatives = Rule(
    "transfer.to-representatives",
    "Representatives transfer to queues; to each other only where transfer-to-representatives is on.",
    source: "CE oc-conversation-control")
  /// `transfer.listed-presences`
  public static let listedPresences = Rule(
    "transfer.listed-presences",
    "Whoever is Do not disturb, away or Offline is in no list of people to transfer to or consult.",
    source: "CE oc-manage-presence-status, oc-conversation-control")
  /// `transfer.no-skill-check`
  public static let noSkillCheck = Rule(
    "transfer.no-skill-check", "A transfer to a person asks for no skills and no free capacity.",
    source: "CE oc-conversation-control")
  /// `transfer.to-somebody-else`
  public static let somebodyElse = Rule(
    "transfer.to-somebody-else", "A conversation is handed to somebody who does not have it already.",
    source: "CE oc-conversation-control", isInferred: true)
  /// `consult.never-bots`
  public static let consultNeverBots = Rule(
    "consult.never-bots", "Bots are never consulted: consult mode knows people only.",
    source: "S4, CE configure-bot-best-practices")
  /// `consult.one-at-a-time`
  public static let consultOnce = Rule(
    "consult.one-at-a-time", "A colleague who is asked or takes part already is not asked again.",
    source: "CE oc-conversation-control", isInferred: true)
  /// `consult.costs-nothing`
  public static let consultCostsNothing = Rule(
    "consult.costs-nothing", "Consulting and monitoring use no capacity.",
    source: "CE users-user-profiles")
  /// `consult.internal-until-added`
  public static let consultInternal = Rule(
    "consult.internal-until-added",
    "What a consulted colleague writes reaches the representative alone until they are added to the chat.",
    source: "CE oc-conversation-control")
  /// `note.needs-record`
  public static let noteNeedsRecord = Rule(
    "note.needs-record", "Before notes on an unidentified customer a record has to be linked.",
    source: "CE oc-conversation-control")
  /// `quick-reply.one-found`
  public static let oneQuickReply = Rule(
    "quick-reply.one-found", "A quick reply is sent when the search finds exactly one.",
    source: "CE create-quick-replies", isInferred: true)

  static let desk: [Rule] = [
    toRepresentatives, listedPresences, noSkillCheck, somebodyElse, consultNeverBots, consultOnce,
    consultCostsNothing, consultInternal, noteNeedsRecord, oneQuickReply,
  ]

  /// Those of them that are the product's frame.
  static let deskFixed: [Rule] = [
    noSkillCheck, somebodyElse, consultNeverBots, consultOnce, consultCostsNothing, consultInternal,
    oneQuickReply,
  ]
}
