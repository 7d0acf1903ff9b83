import Basis

extension RoutingDecision: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("pass", pass)
      $0.field("attempt", attempt)
      $0.field("cause", cause)
      if passCause != cause { $0.field("passCause", passCause) }
      if !changedVariables.isEmpty { $0.field("changed", changedVariables) }
      if let classification { $0.field("classification", classification.value) }
      if let route { $0.field("route", route.value) }
      $0.field("terms", terms)
      if let winner { $0.field("winner", winner) }
      $0.field("candidates", candidates)
      $0.field("candidateCount", candidateCount)
      $0.field("counts", counts)
      $0.field("rules", rules)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    let cause: RoutingCause = try json.value("cause")
    self.init(
      pass: try json.int("pass"), attempt: try json.int("attempt"), cause: cause,
      passCause: try json.optional("passCause") { json throws(Unreadable) in try json.value("passCause") }
        ?? cause,
      changedVariables: try json.optional("changed") { json throws(Unreadable) in try json.texts("changed") }
        ?? [],
      route: try json.optional("route") { json throws(Unreadable) in Boxed(try json.value("route")) },
      terms: try json.value("terms"),
      winner: try json.optional("winner") { json throws(Unreadable) in try json.member("winner") },
      candidates: try json.values("candidates"), candidateCount: try json.int("candidateCount"),
      counts: try json.values("counts"), rules: try json.texts("rules"))
    classification = try json.optional("classification") { json throws(Unreadable) in
      Boxed(try json.value("classification"))
    }
  }
}

extension RoutingDecision.Count: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("verdict", verdict)
      $0.field("count", count)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(verdict: try json.text("verdict"), count: try json.int("count"))
  }
}

extension RoutingCause: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      if let member { $0.field("member", member) }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    let name = try json.text("name")
    let plain = [RoutingCause.started, .assigned, .resumed, .overflowed]
    if let cause = plain.first(where: { $0.name == name }) {
      self = cause
      return
    }
    switch (name, try json.member("member")) {
    case ("escalated", .bot(let bot)): self = .escalated(bot)
    case ("published", .bot(let bot)): self = .published(bot)
    case ("capacity", let member): self = .capacity(member)
    case ("transferred", .representative(let person)): self = .transferred(person)
    case ("released", .representative(let person)): self = .released(person)
    case ("disconnected", .representative(let person)): self = .disconnected(person)
    case ("declined", .representative(let person)): self = .declined(person)
    case ("timed-out", .representative(let person)): self = .timedOut(person)
    case ("presence", .representative(let person)): self = .presence(person)
    default: throw Unreadable()
    }
  }
}

extension AssignmentTerms: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("method", method.rawValue)
      $0.field("cost", cost)
      $0.field("presences", allowedPresences.map(\.rawValue))
      if isBotBound { $0.field("botBound", true) }
      if let namedBot { $0.field("namedBot", namedBot) }
      $0.field("declinesAllowed", declinesAllowed)
      $0.field("switches", rules.rawValue)
      if skillMatching != .none { $0.field("skillMatching", skillMatching.rawValue) }
      if !skills.isEmpty { $0.field("skills", skills) }
      if isLeftToPeople { $0.field("leftToPeople", true) }
      if let ruleset { $0.field("ruleset", ruleset.value) }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    let names = try json.texts("presences")
    let presences = names.compactMap(Presence.init(rawValue:))
    guard presences.count == names.count else { throw Unreadable() }
    self.init(
      method: try json.word("method"), cost: try json.units("cost"), allowedPresences: presences,
      isBotBound: json["botBound"]?.bool ?? false,
      namedBot: try json.optional("namedBot") { json throws(Unreadable) in try json.id("namedBot") },
      declinesAllowed: try json.units("declinesAllowed"),
      rules: AssignmentSwitches(rawValue: try json.int("switches")),
      skillMatching: try json.optional("skillMatching") { json throws(Unreadable) in
        try json.word("skillMatching")
      } ?? .none,
      skills: try json.optional("skills") { json throws(Unreadable) in try json.values("skills") } ?? [],
      isLeftToPeople: json["leftToPeople"]?.bool ?? false,
      ruleset: try json.optional("ruleset") { json throws(Unreadable) in Boxed(try json.value("ruleset")) })
  }
}

extension RoutingDecision.Candidate: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("member", facts.member)
      $0.field("capacity", facts.capacity)
      if facts.used != 0 { $0.field("used", facts.used) }
      if let presence = facts.presence { $0.field("presence", presence.rawValue) }
      if !facts.isPublished { $0.field("unpublished", true) }
      if facts.escalatedBefore { $0.field("escalatedBefore", true) }
      if facts.transferredIt { $0.field("transferredIt", true) }
      if facts.declines != 0 { $0.field("declines", facts.declines) }
      if facts.lastAssigned != 0 { $0.field("lastAssigned", facts.lastAssigned) }
      if facts.lastReleased != 0 { $0.field("lastReleased", facts.lastReleased) }
      if !facts.ratings.isEmpty {
        $0.key("ratings")
        $0.array { writer in
          for rating in facts.ratings {
            if let rating { writer.write(rating) } else { writer.write(JSON.null) }
          }
        }
      }
      if let profile = facts.profile { $0.field("profile", profile.value) }
      if let own = facts.own { $0.field("own", own.value) }
      $0.field("verdict", verdict)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    let facts = CandidateFacts(
      member: try json.member("member"), capacity: try json.units("capacity"),
      used: try json.optional("used") { json throws(Unreadable) in try json.units("used") } ?? 0,
      presence: try json.optional("presence") { json throws(Unreadable) in try json.word("presence") },
      isPublished: !(json["unpublished"]?.bool ?? false),
      escalatedBefore: json["escalatedBefore"]?.bool ?? false,
      transferredIt: json["transferredIt"]?.bool ?? false,
      declines: try json.optional("declines") { json throws(Unreadable) in try json.units("declines") } ?? 0,
      lastAssigned: json["lastAssigned"]?.int ?? 0, lastReleased: json["lastReleased"]?.int ?? 0,
      ratings: try json["ratings"].map { json throws(Unreadable) in try Self.ratings(json) } ?? [],
      profile: try json.optional("profile") { json throws(Unreadable) in Boxed(try json.value("profile")) },
      own: try json.optional("own") { json throws(Unreadable) in Boxed(try json.value("own")) })
    self.init(facts: facts, verdict: try json.value("verdict"))
  }
}

extension RoutingDecision.Candidate {
  private static func ratings(_ json: JSON) throws(Unreadable) -> [Int?] {
    guard let elements = json.array else { throw Unreadable() }
    var ratings: [Int?] = []
    for element in elements {
      guard element == .null || element.int.map(Int32.init(exactly:)) != nil else { throw Unreadable() }
      ratings.append(element.int)
    }
    return ratings
  }
}

extension ProfileBar: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("reason", reason.rawValue)
      $0.field("limit", limit)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(name: try json.text("name"), reason: try json.word("reason"), limit: try json.units("limit"))
  }
}

extension Closeness: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      switch self {
      case .equal: $0.field("equal", true)
      case .overqualified(let points): $0.field("over", points)
      case .underqualified(let points): $0.field("under", points)
      }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    if json["over"] != nil {
      self = .overqualified(by: try json.int("over"))
    } else if json["under"] != nil {
      self = .underqualified(by: try json.int("under"))
    } else if json["equal"] != nil {
      self = .equal
    } else {
      throw Unreadable()
    }
  }
}

extension SkillGap: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("required", required)
      if let rating { $0.field("rating", rating) }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      try json.value("required"),
      rating: try json.optional("rating") { json throws(Unreadable) in try json.units("rating") })
  }
}

extension Verdict: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      switch self {
      case .declined(let times, let limit):
        $0.field("times", times)
        $0.field("limit", limit)
      case .capacityBelowCost(let capacity, let cost):
        $0.field("capacity", capacity)
        $0.field("cost", cost)
      case .fullyOccupied(let left, let capacity, let cost):
        $0.field("left", left)
        $0.field("capacity", capacity)
        $0.field("cost", cost)
      case .notAvailable(let presence): $0.field("presence", presence.rawValue)
      case .profileExhausted(let bar): $0.field("profile", bar.value)
      case .lacksSkill(let gap): $0.field("gap", gap.value)
      case .lessClose(let closeness): $0.field("closeness", closeness)
      case .lessCapacity(let have, let winner):
        $0.field("have", have)
        $0.field("winner", winner)
      case .ruleUnmet(let gap), .laterRule(let gap): $0.field("gap", gap.value)
      case .orderedAfter(let gap): $0.field("gap", gap.value)
      case .noRule, .selected, .escalatedBefore, .transferredIt, .unpublished, .botInPickWorkstream, .mayPick,
        .notBotForBotBoundTransfer, .notTheNamedBot, .leftToPeople, .notTheirTurn, .releasedMoreRecently,
        .assignedMoreRecently, .joinedLater:
        break
      }
    }
  }

  /// Those without values, for reading.
  private static let plain: [Verdict] = [
    .selected, .escalatedBefore, .transferredIt, .unpublished, .botInPickWorkstream, .mayPick,
    .notBotForBotBoundTransfer, .notTheNamedBot, .leftToPeople, .notTheirTurn, .releasedMoreRecently,
    .assignedMoreRecently, .joinedLater, .noRule,
  ]

  init(reading json: JSON) throws(Unreadable) {
    let name = try json.text("name")
    switch name {
    case "declined": self = .declined(times: try json.units("times"), limit: try json.units("limit"))
    case "capacity-below-cost":
      self = .capacityBelowCost(capacity: try json.units("capacity"), cost: try json.units("cost"))
    case "fully-occupied":
      self = .fullyOccupied(
        left: try json.units("left"), capacity: try json.units("capacity"), cost: try json.units("cost"))
    case "not-available": self = .notAvailable(try json.word("presence"))
    case "profile-exhausted": self = .profileExhausted(Boxed(try json.value("profile")))
    case "lacks-skill": self = .lacksSkill(Boxed(try json.value("gap")))
    case "less-close": self = .lessClose(try json.value("closeness"))
    case "rule-unmet": self = .ruleUnmet(Boxed(try json.value("gap")))
    case "later-rule": self = .laterRule(Boxed(try json.value("gap")))
    case "ordered-after": self = .orderedAfter(Boxed(try json.value("gap")))
    case "less-capacity": self = .lessCapacity(have: try json.units("have"), winner: try json.units("winner"))
    default:
      guard let verdict = Self.plain.first(where: { $0.name == name }) else { throw Unreadable() }
      self = verdict
    }
  }
}
