import Basis

extension RouteOutcome: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      switch choice {
      case .rule(let index): $0.field("rule", index)
      case .fallback: $0.field("choice", "fallback")
      case .transfer: $0.field("choice", "transfer")
      case .returned: $0.field("choice", "returned")
      case .overflow: $0.field("choice", "overflow")
      case .defaultQueue: $0.field("choice", "default")
      }
      $0.field("queue", queue)
      if !rules.isEmpty { $0.field("rules", rules) }
      if let overflow { $0.field("overflow", overflow) }
      if checkedOverflow { $0.field("checkedOverflow", true) }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    let choice: Choice
    switch json["choice"]?.string {
    case "fallback": choice = .fallback
    case "transfer": choice = .transfer
    case "returned": choice = .returned
    case "overflow": choice = .overflow
    case "default": choice = .defaultQueue
    default: choice = .rule(try json.int("rule"))
    }
    self.init(
      choice: choice, queue: try json.id("queue"),
      rules: try json.optional("rules") { json throws(Unreadable) in try json.values("rules") } ?? [])
    overflow = try json.optional("overflow") { json throws(Unreadable) in try json.value("overflow") }
    checkedOverflow = json["checkedOverflow"]?.bool ?? false
  }
}

extension RuleTrace: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("name", name)
      if let queue { $0.field("queue", queue) }
      $0.field("state", state.rawValue)
      if let overflow { $0.field("overflow", overflow) }
      if !conditions.isEmpty { $0.field("conditions", conditions) }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      name: try json.text("name"),
      queue: try json.optional("queue") { json throws(Unreadable) in try json.id("queue") },
      state: try json.word("state"),
      conditions: try json.optional("conditions") { json throws(Unreadable) in try json.values("conditions") }
        ?? [])
    overflow = try json.optional("overflow") { json throws(Unreadable) in try json.value("overflow") }
  }
}

extension ConditionTrace: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("variable", condition.variable)
      $0.field("operator", condition.comparison.rawValue)
      $0.field("wanted", condition.value)
      if let found { $0.field("found", found) }
      $0.field("held", held)
      switch nearMiss {
      case .valueDiffersByCase: $0.field("near", "case")
      case .valueAlmostEqual: $0.field("near", "value")
      case .variableAlmostNamed(let name): $0.field("nearName", name)
      case nil: break
      }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      condition: QueueCondition(
        try json.text("variable"), try json.word("operator"), try json.text("wanted")),
      found: json["found"], held: try json.truth("held"))
    switch json["near"]?.string {
    case "case": nearMiss = .valueDiffersByCase
    case "value": nearMiss = .valueAlmostEqual
    default: nearMiss = json["nearName"]?.string.map { .variableAlmostNamed($0) }
    }
  }
}
