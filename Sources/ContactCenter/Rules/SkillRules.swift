import Basis

// Skills, capacity profiles and the ways of choosing that go with them.
extension RoutingRules {
  /// `assign.round-robin`
  public static let roundRobin = Rule(
    "assign.round-robin",
    "In a round robin, whoever got nothing from the queue for longest is next; at first, whoever joined first.",
    source: "CE assignment-methods", since: Era(year: 2022, month: 4))
  /// `assign.least-active`
  public static let leastActive = Rule(
    "assign.least-active",
    "The least active member, who released capacity longest ago, gets the conversation; signing in counts as never.",
    source: "CE assignment-methods", since: Era(year: 2023, month: 4))
  /// `assign.least-active-voice-only`
  public static let leastActiveVoiceOnly = Rule(
    "assign.least-active-voice-only",
    "Least active is for voice queues; messages are given by highest capacity instead.",
    source: "CE assignment-methods (before 2025)", since: Era(year: 2023, month: 4),
    until: Era(year: 2025, month: 3))
  /// `assign.keeps-representative`
  public static let keepsRepresentative = Rule(
    "assign.keeps-representative",
    "Where a workstream keeps the same agent, a conversation goes back to whoever had it, whatever their capacity and presence.",
    source: "CE create-workstreams")
  /// `assign.async-by-last-interaction`
  public static let asyncByLastInteraction = Rule(
    "assign.async-by-last-interaction",
    "Conversations of asynchronous channels are served in the order of their last activity.",
    source: "CE assignment-methods")
  /// `assign.selecting-from-push`
  public static let selectingFromPush = Rule(
    "assign.selecting-from-push",
    "Where a push workstream allows it, representatives may pick from it, whatever their capacity and presence.",
    source: "CE create-workstreams")
  /// `skill.exact`
  public static let exactSkills = Rule(
    "skill.exact",
    "With exact match, only whoever has every skill at least as well as asked for gets the conversation.",
    source: "CE set-up-skill-based-routing")
  /// `skill.closest`
  public static let closestSkills = Rule(
    "skill.closest",
    "With closest match, equal skills come before overqualified ones, and these before underqualified ones or none.",
    source: "CE set-up-skill-based-routing")
  /// `skill.closest-ties-stay`
  public static let closestTiesStay = Rule(
    "skill.closest-ties-stay",
    "With closest match, equally close members do not take turns: the first who can take it gets it again.",
    source: "CE set-up-skill-based-routing; that it is whoever joined first is ours", isInferred: true)
  /// `skill.needs-skill-based-routing`
  public static let skillsNeedRouting = Rule(
    "skill.needs-skill-based-routing",
    "Where skill-based routing is not enabled, the skills that are found are not added; the conversation is routed without them.",
    source:
      "S4, CE bot-escalate-end-conversation 2022 (a prerequisite of appending skills); that the escalation is not refused is inferred",
    since: Era(year: 2022, month: 1), isInferred: true)
  /// `skill.not-asked-of-bots`
  public static let skillsNotAskedOfBots = Rule(
    "skill.not-asked-of-bots", "Bots need no skills to get a conversation.",
    source: "CE configure-bot names no skills of bots", isInferred: true)
  /// `capacity.profile-limit`
  public static let profileLimit = Rule(
    "capacity.profile-limit",
    "Whoever has used up one of the capacity profiles that a conversation takes, or does not have it, is passed over.",
    source: "CE capacity-profiles")
  /// `capacity.profile-end-of-day`
  public static let profileEndOfDay = Rule(
    "capacity.profile-end-of-day",
    "In a capacity profile that is reset at the end of the day, what is over counts on until midnight.",
    source: "CE capacity-profiles; that it is noticed with the next day's first event is inferred")
  /// `capacity.profile-blocks`
  public static let profileBlocks = Rule(
    "capacity.profile-blocks",
    "A used up capacity profile that blocks assignment keeps everything away and sets Do not disturb.",
    source: "CE capacity-profiles, oc-manage-presence-status")
  /// `capacity.both-used-up`
  public static let bothUsedUp = Rule(
    "capacity.both-used-up",
    "Whoever has units and capacity profiles is on Do not disturb only when both are used up.",
    source: "CE oc-manage-presence-status")
  /// `offer.hundred-declines`
  public static let hundredDeclines = Rule(
    "offer.hundred-declines",
    "A conversation that a hundred representatives declined is only picked or given by hand.",
    source: "CE assignment-methods")

  static let choosing: [Rule] = [
    roundRobin, leastActive, leastActiveVoiceOnly, keepsRepresentative, asyncByLastInteraction,
    selectingFromPush,
    exactSkills, closestSkills, closestTiesStay, skillsNeedRouting, skillsNotAskedOfBots, profileLimit,
    profileEndOfDay, profileBlocks, bothUsedUp, hundredDeclines,
  ]

  /// Those of them that are the product's frame.
  static let choosingFixed: [Rule] = [
    roundRobin, leastActive, exactSkills, closestSkills, profileLimit,
    profileEndOfDay,
  ]
}
