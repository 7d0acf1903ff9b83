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
      rules: AssignmentSwitches(rawValue: try json.int("switches")))
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
      lastAssigned: json["lastAssigned"]?.int ?? 0)
    self.init(facts: facts, verdict: try json.value("verdict"))
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
      case .lessCapacity(let have, let winner):
        $0.field("have", have)
        $0.field("winner", winner)
      case .selected, .escalatedBefore, .transferredIt, .unpublished, .botInPickWorkstream, .mayPick,
        .notBotForBotBoundTransfer, .notTheNamedBot, .assignedMoreRecently, .joinedLater:
        break
      }
    }
  }

  /// Those without values, for reading.
  private static let plain: [Verdict] = [
    .selected, .escalatedBefore, .transferredIt, .unpublished, .botInPickWorkstream, .mayPick,
    .notBotForBotBoundTransfer, .notTheNamedBot, .assignedMoreRecently, .joinedLater,
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
    case "less-capacity": self = .lessCapacity(have: try json.units("have"), winner: try json.units("winner"))
    default:
      guard let verdict = Self.plain.first(where: { $0.name == name }) else { throw Unreadable() }
      self = verdict
    }
  }
}
