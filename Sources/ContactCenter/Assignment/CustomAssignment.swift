import Basis

/// What an assignment by a queue's own rules knows of a candidate besides what every assignment knows.
public struct OwnFacts: Sendable, Hashable {
  /// What the organization writes down about the member.
  public var attributes: [CustomColumn]
  /// How many more conversations the capacity profiles allow that the conversation takes; nil when it takes none.
  public var profileRoom: Int?
  /// How many skills the member has, asked for or not.
  public var skillCount: Int
  /// Their ratings, added up.
  public var skillSum: Int

  /// Makes facts.
  public init(
    attributes: [CustomColumn] = [], profileRoom: Int? = nil, skillCount: Int = 0, skillSum: Int = 0
  ) {
    self.attributes = attributes
    self.profileRoom = profileRoom
    self.skillCount = skillCount
    self.skillSum = skillSum
  }
}

/// A rule that somebody does not meet, and what of it.
public struct RuleGap: Sendable, Hashable {
  /// The rule's name.
  public var rule: String
  /// The condition.
  public var condition: MemberCondition
  /// What was found instead, in words.
  public var found: String

  /// Makes a gap.
  public init(rule: String, condition: MemberCondition, found: String) {
    self.rule = rule
    self.condition = condition
    self.found = found
  }
}

/// What somebody has less of than the winner, or comes later in.
public struct OrderGap: Sendable, Hashable {
  /// The rule's name.
  public var rule: String
  /// What is compared, in words.
  public var what: String
  /// What they have.
  public var own: String
  /// What the winner has.
  public var winner: String

  /// Makes a gap.
  public init(rule: String, what: String, own: String, winner: String) {
    self.rule = rule
    self.what = what
    self.own = own
    self.winner = winner
  }
}

// What the rules of a queue's own say about a candidate.
extension AssignmentTerms {
  private var ownRules: [AssignmentRule] { method == .custom ? ruleset?.value.rules ?? [] : [] }

  /// The position of the first rule that a candidate meets; nil for none.
  func level(of facts: CandidateFacts) -> Int? { ownRules.firstIndex { unmet($0, facts) == nil } }

  /// Why none is met: what keeps a candidate from the last rule that is for bots, or for people, as they are. It is the
  /// one that asks least.
  func unmetRule(of facts: CandidateFacts) -> Verdict? {
    guard level(of: facts) == nil else { return nil }
    let isMeant = ownRules.last { !$0.conditions.contains(.bot(facts.member.bot == nil)) }
    guard let last = isMeant ?? ownRules.last, let gap = unmet(last, facts) else { return .noRule }
    return .ruleUnmet(Boxed(gap))
  }

  /// The first condition of a rule that does not hold for a candidate.
  func unmet(_ rule: AssignmentRule, _ facts: CandidateFacts) -> RuleGap? {
    for condition in rule.conditions {
      if let found = unmet(condition, facts) {
        return RuleGap(rule: rule.name, condition: condition, found: found)
      }
    }
    return nil
  }

  /// What keeps a condition from holding, in words; nil when it holds.
  private func unmet(_ condition: MemberCondition, _ facts: CandidateFacts) -> String? {
    switch condition {
    case .bot(let wanted):
      let isBot = facts.member.bot != nil
      return isBot == wanted ? nil : isBot ? "is a bot" : "is a person"
    case .presence(let wanted):
      guard let presence = facts.presence else {
        return rules.contains(.botsHaveNoPresence) ? nil : "has no presence"
      }
      return (wanted ?? allowedPresences).contains(presence) ? nil : "presence is \(presence.rawValue)"
    case .units(let wanted):
      let wanted = wanted ?? cost
      return facts.available >= wanted ? nil : "\(facts.available) units left, not \(wanted)"
    case .profiles: return facts.profile.map(\.value.sentence)
    case .skills: return missingSkill(of: facts).map(\.sentence)
    case .attribute(let name, let comparison, let operand):
      let text = facts.own?.value.attributes.first { $0.name == name }?.text
      if comparison.takesValue, operand.text == nil { return "\(operand.variable ?? name) has no value" }
      let wanted = QueueCondition(name, comparison, operand.text ?? "")
      if wanted.holds(for: text.map(JSON.string), kind: .text) { return nil }
      return ConditionTrace(condition: wanted, found: text.map(JSON.string), held: false).sentence
    }
  }

  /// Whether one of two candidates comes first by the rule that both meet.
  func precedesByRule(_ a: CandidateFacts, _ b: CandidateFacts) -> Bool? {
    guard let mine = level(of: a), let other = level(of: b) else { return nil }
    if mine != other { return mine < other }
    if rules.contains(.declineLowersPriority), a.declines != b.declines { return a.declines < b.declines }
    let order = ownRules[mine].order
    let (x, y) = (key(of: a, by: order.key), key(of: b, by: order.key))
    if x != y { return x.precedes(y, isAscending: order.isAscending) }
    return a.lastAssigned < b.lastAssigned
  }

  /// Why a candidate who meets a rule loses against the winner.
  func defeatByRule(of loser: CandidateFacts, by winner: CandidateFacts) -> Verdict {
    guard let best = level(of: winner), let own = level(of: loser) else { return .joinedLater }
    let rule = ownRules[best]
    if own > best, let gap = unmet(rule, loser) { return .laterRule(Boxed(gap)) }
    if rules.contains(.declineLowersPriority), loser.declines > winner.declines {
      return .declined(times: loser.declines, limit: declinesAllowed)
    }
    let (mine, other) = (key(of: loser, by: rule.order.key), key(of: winner, by: rule.order.key))
    if mine != other, rule.order.key == .leastActive { return .releasedMoreRecently }
    if mine != other, rule.order.key != .roundRobin {
      return .orderedAfter(
        Boxed(
          OrderGap(
            rule: rule.name, what: rule.order.key.words, own: words(loser, rule.order.key),
            winner: words(winner, rule.order.key))))
    }
    return loser.lastAssigned > winner.lastAssigned ? .notTheirTurn : .joinedLater
  }

  /// Why somebody was chosen: the rule met, and what it ordered by.
  public func selection(of facts: CandidateFacts) -> String? {
    guard let level = level(of: facts) else { return nil }
    let rule = ownRules[level]
    let value =
      rule.order.key == .roundRobin ? "" : ", \(rule.order.key.words) \(words(facts, rule.order.key))"
    return "meets \(rule.name)\(value)"
  }

  /// What an order compares.
  func key(of facts: CandidateFacts, by key: MemberOrder.Key) -> SortKey {
    switch key {
    case .roundRobin: .number(Double(facts.lastAssigned))
    case .leastActive: .number(Double(facts.lastReleased))
    case .units: .number(Double(facts.available))
    case .profiles: facts.own?.value.profileRoom.map { .number(Double($0)) } ?? .none
    case .proficiency: .number(Double(skills(of: facts).sum))
    case .skillCount: .number(Double(skills(of: facts).count))
    case .attribute(let name): SortKey(facts.own?.value.attributes.first { $0.name == name }?.text)
    }
  }

  private func skills(of facts: CandidateFacts) -> (count: Int, sum: Int) {
    guard rules.contains(.countsSkillsAsked) else {
      return (facts.own?.value.skillCount ?? 0, facts.own?.value.skillSum ?? 0)
    }
    let had = facts.ratings.compactMap { $0 }
    return (had.count, had.reduce(0, +))
  }

  private func words(_ facts: CandidateFacts, _ key: MemberOrder.Key) -> String {
    self.key(of: facts, by: key).text
  }
}

extension RoutingDecision {
  /// The position of the rule of the queue's own by which the winner was chosen; nil when nobody was.
  public var ruleMet: Int? {
    candidates.first { $0.member == winner && winner != nil }.flatMap { terms.level(of: $0.facts) }
  }
}

extension MemberOrder.Key {
  /// What is compared, in words.
  public var words: String {
    switch self {
    case .roundRobin: "round robin"
    case .leastActive: "last released"
    case .units: "units left"
    case .profiles: "room in profiles"
    case .proficiency: "proficiency"
    case .skillCount: "skills"
    case .attribute(let name): name
    }
  }
}
