import Basis

extension Identification: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      switch occasion {
      case .accepted(let person): $0.field("accepted", person)
      case .botEnded(let bot): $0.field("botEnded", bot)
      }
      $0.field("searches", searches)
      if let customer { $0.field("customer", customer.description) }
      if let incident { $0.field("incident", incident.description) }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    let occasion: Occasion =
      json["accepted"] != nil ? .accepted(try json.id("accepted")) : .botEnded(try json.id("botEnded"))
    self.init(
      occasion: occasion, searches: try json.values("searches"),
      customer: try json.optional("customer") { json throws(Unreadable) in try json.recordID("customer") },
      incident: try json.optional("incident") { json throws(Unreadable) in try json.recordID("incident") })
  }
}

extension RecordSearch: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("table", table.rawValue)
      $0.field("conditions", conditions)
      if let found { $0.field("found", found) }
      if let match { $0.field("match", match.description) }
      $0.field("rules", rules)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(
      try json.word("table"), try json.values("conditions"),
      found: try json.optional("found") { json throws(Unreadable) in try json.int("found") },
      match: try json.optional("match") { json throws(Unreadable) in try json.recordID("match") },
      rules: try json.texts("rules"))
  }
}

extension RecordSearch.Condition: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("variable", variable)
      $0.field("attribute", attribute.rawValue)
      $0.field("value", value)
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    self.init(try json.text("variable"), try json.word("attribute"), try json.text("value"))
  }
}

extension RecordLink: Recorded {
  func record(to writer: inout JSONWriter) {
    writer.object {
      switch self {
      case .customer(let record): $0.field("customer", record?.description ?? "")
      case .incident(let record): $0.field("incident", record?.description ?? "")
      }
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    guard let link = RecordLink(recorded: json) else { throw Unreadable() }
    self = link
  }
}

extension RecordLink {
  /// Writes it as one JSON object; `init(recorded:)` reads it back.
  public func record(into writer: inout JSONWriter) { record(to: &writer) }

  /// Reads what was recorded; nil when the value is none. An empty text unlinks.
  public init?(recorded json: JSON) {
    func read(_ name: String) -> RecordID?? {
      guard let text = json[name]?.string else { return nil }
      if text.isEmpty { return .some(nil) }
      return RecordID(text).map { .some($0) }
    }
    if let customer = read("customer"), customer?.table != .incident {
      self = .customer(customer)
    } else if let incident = read("incident"), incident.map({ $0.table == .incident }) ?? true {
      self = .incident(incident)
    } else {
      return nil
    }
  }
}

extension JSON {
  fileprivate func recordID(_ name: String) throws(Unreadable) -> RecordID {
    guard let id = RecordID(try text(name)) else { throw Unreadable() }
    return id
  }
}
