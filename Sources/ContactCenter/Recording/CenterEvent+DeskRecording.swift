import Basis

// How recordings write what happens at desks.
extension CenterEvent {
  func recordDesk(to writer: inout JSONWriter) {
    switch self {
    case .offerUnseen(_, let person, let until):
      writer.field("representative", person)
      writer.field("until", until.milliseconds)
    case .representativeChosen(_, let person, let chooser):
      writer.field("representative", person)
      writer.field("by", chooser)
    case .assignedToQueue(_, let queue): writer.field("queue", queue)
    case .consultRequested(_, let person, let expires):
      writer.field("representative", person)
      if let expires { writer.field("expires", expires.milliseconds) }
    case .conversationFocused(_, let person), .consultJoined(_, let person), .consultantAdded(_, let person),
      .representativeReconnected(let person), .representativeGraceElapsed(let person):
      writer.field("representative", person)
    case .consultEnded(_, let person, let end):
      writer.field("representative", person)
      writer.field("end", end.rawValue)
    case .supervisionBegan(_, let supervision): writer.field("supervision", supervision.rawValue)
    case .representativeDisconnected(let person, let until):
      writer.field("representative", person)
      if let until { writer.field("until", until.milliseconds) }
    case .presenceNamed(let person, let place):
      writer.field("representative", person)
      writer.field("place", place)
    default: break
    }
  }

  static func desk(_ name: String, _ id: ConversationID, _ json: JSON) throws(Unreadable) -> CenterEvent? {
    switch name {
    case "customer-authenticated": .customerAuthenticated(id)
    case "customer-returned": .customerReturned(id)
    case "wrap-up-capacity-released": .wrapUpCapacityReleased(id)
    case "offer-unseen":
      .offerUnseen(id, try json.id("representative"), until: try json.time("until"))
    case "representative-chosen":
      .representativeChosen(id, try json.id("representative"), by: try json.value("by"))
    case "assigned-to-queue": .assignedToQueue(id, try json.id("queue"))
    case "conversation-focused": .conversationFocused(id, try json.id("representative"))
    case "consult-requested":
      .consultRequested(id, try json.id("representative"), expires: try json.optionalTime("expires"))
    case "consult-joined": .consultJoined(id, try json.id("representative"))
    case "consultant-added": .consultantAdded(id, try json.id("representative"))
    case "consult-ended": .consultEnded(id, try json.id("representative"), try json.word("end"))
    case "supervision-began": .supervisionBegan(id, try json.word("supervision"))
    default: nil
    }
  }
}

extension Chooser: Recorded {
  func record(to writer: inout JSONWriter) {
    switch self {
    case .representative(let person): MemberID.representative(person).record(to: &writer)
    case .supervisor: writer.write("supervisor")
    }
  }

  init(reading json: JSON) throws(Unreadable) {
    if json.string == "supervisor" {
      self = .supervisor
      return
    }
    guard let person = try MemberID(reading: json).representative else { throw Unreadable() }
    self = .representative(person)
  }
}

extension JSON {
  /// A time, if it is there.
  func optionalTime(_ name: String) throws(Unreadable) -> VirtualTime? {
    try optional(name) { json throws(Unreadable) in try json.time(name) }
  }
}
