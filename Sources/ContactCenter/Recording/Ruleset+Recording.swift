import Basis

extension AssignmentRuleset: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("rules", rules)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(name: try json.text("name"), rules: try json.values("rules"))
  }
}

extension AssignmentRule: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("conditions", conditions)
      $0.field("by", order)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      name: try json.text("name"), conditions: try json.values("conditions"), order: try json.value("by"))
  }
}

extension MemberCondition: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      switch self {
      case .bot(let wanted): $0.field("bot", wanted)
      case .presence(nil): $0.field("presence", "allowed")
      case .presence(let wanted?): $0.field("presences", wanted.map(\.rawValue))
      case .units(nil): $0.field("units", "cost")
      case .units(let wanted?): $0.field("units", wanted)
      case .profiles: $0.field("profiles", true)
      case .skills: $0.field("skills", true)
      case .attribute(let name, let comparison, let operand):
        $0.field("attribute", name)
        $0.field("operator", comparison.rawValue)
        if let text = operand.text { $0.field("value", text) }
        if let variable = operand.variable { $0.field("variable", variable) }
      }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    if let wanted = json["bot"]?.bool {
      self = .bot(wanted)
    } else if json["presence"] != nil {
      self = .presence(nil)
    } else if json["presences"] != nil {
      let names = try json.texts("presences")
      let presences = names.compactMap(Presence.init(rawValue:))
      guard presences.count == names.count else { throw Unreadable() }
      self = .presence(presences)
    } else if json["units"] != nil {
      self = .units(json["units"]?.string == "cost" ? nil : try json.units("units"))
    } else if json["profiles"] != nil {
      self = .profiles
    } else if json["skills"] != nil {
      self = .skills
    } else {
      self = .attribute(
        try json.text("attribute"), try json.word("operator"),
        Operand(json["value"]?.string, variable: json["variable"]?.string))
    }
  }
}

extension MemberOrder: Recorded {
  private static let plain: [(Key, String)] = [
    (.roundRobin, "round-robin"), (.leastActive, "least-active"), (.units, "units"), (.profiles, "profiles"),
    (.proficiency, "proficiency"), (.skillCount, "skill-count"),
  ]

  func record(to writer: inout JSONWriter) {
    writer.object {
      if case .attribute(let name) = key { $0.field("attribute", name) }
      if let word = Self.plain.first(where: { $0.0 == key })?.1 { $0.field("key", word) }
      $0.field("ascending", isAscending)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    let isAscending = try json.truth("ascending")
    if let name = json["attribute"]?.string {
      self.init(.attribute(name), isAscending: isAscending)
      return
    }
    let word = try json.text("key")
    guard let key = Self.plain.first(where: { $0.1 == word })?.0 else { throw Unreadable() }
    self.init(key, isAscending: isAscending)
  }
}

extension OwnFacts: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      if !attributes.isEmpty { $0.field("columns", attributes) }
      if let profileRoom { $0.field("profileRoom", profileRoom) }
      $0.field("skills", skillCount)
      $0.field("skillSum", skillSum)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      attributes: try json.optional("columns") { json throws(Unreadable) in try json.values("columns") }
        ?? [],
      profileRoom: try json.optional("profileRoom") { json throws(Unreadable) in
        try json.units("profileRoom")
      }, skillCount: try json.units("skills"), skillSum: try json.units("skillSum"))
  }
}

extension CustomColumn: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      $0.field("text", text)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(try json.text("name"), try json.text("text"))
  }
}

extension RuleGap: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("rule", rule)
      $0.field("condition", condition)
      $0.field("found", found)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      rule: try json.text("rule"), condition: try json.value("condition"), found: try json.text("found"))
  }
}

extension OrderGap: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("rule", rule)
      $0.field("what", what)
      $0.field("own", own)
      $0.field("winner", winner)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      rule: try json.text("rule"), what: try json.text("what"), own: try json.text("own"),
      winner: try json.text("winner"))
  }
}
