import Basis

extension CenterEvent {
  /// Its name in kebab-case, for filters, scenarios and recordings.
  public var name: String {
    switch self {
    case .conversationStarted: "conversation-started"
    case .contextVariablesSet: "context-variables-set"
    case .skillsSet: "skills-set"
    case .conversationEscalated: "conversation-escalated"
    case .transferRequested: "transfer-requested"
    case .memberLeft: "member-left"
    case .conversationClassified: "conversation-classified"
    case .conversationRouted: "conversation-routed"
    case .queueOverflowed: "queue-overflowed"
    case .assignmentDecided: "assignment-decided"
    case .conversationAssigned: "conversation-assigned"
    case .conversationOffered: "conversation-offered"
    case .offerAccepted: "offer-accepted"
    case .offerDeclined: "offer-declined"
    case .offerTimedOut: "offer-timed-out"
    case .offerWithdrawn: "offer-withdrawn"
    case .movedToWrapUp: "moved-to-wrap-up"
    case .conversationClosed: "conversation-closed"
    case .recordsIdentified: "records-identified"
    case .recordLinked: "record-linked"
    case .widgetClosed: "widget-closed"
    case .customerDisconnected: "customer-disconnected"
    case .customerReconnected: "customer-reconnected"
    case .customerGraceElapsed: "customer-grace-elapsed"
    case .presenceChanged: "presence-changed"
    case .capacityChanged: "capacity-changed"
    case .publicationChanged: "publication-changed"
    case .assignmentCycleEnded: "assignment-cycle-ended"
    case .customerAuthenticated: "customer-authenticated"
    case .customerReturned: "customer-returned"
    case .offerUnseen: "offer-unseen"
    case .representativeChosen: "representative-chosen"
    case .assignedToQueue: "assigned-to-queue"
    case .wrapUpCapacityReleased: "wrap-up-capacity-released"
    case .conversationFocused: "conversation-focused"
    case .consultRequested: "consult-requested"
    case .consultJoined: "consult-joined"
    case .consultantAdded: "consultant-added"
    case .consultEnded: "consult-ended"
    case .supervisionBegan: "supervision-began"
    case .representativeDisconnected: "representative-disconnected"
    case .representativeReconnected: "representative-reconnected"
    case .representativeGraceElapsed: "representative-grace-elapsed"
    case .presenceNamed: "presence-named"
    case .rejected: "rejected"
    }
  }

  /// Writes it as one JSON object without line breaks; `init(recorded:)` reads it back without loss.
  public func record(to writer: inout JSONWriter) {
    writer.object {
      $0.field("event", name)
      if case .rejected = self {} else if let conversation { $0.field("conversation", conversation) }
      recordParts(to: &$0)
    }
  }

  private func recordParts(to writer: inout JSONWriter) {
    switch self {
    case .conversationStarted(_, let workstream): writer.field("workstream", workstream)
    case .contextVariablesSet(_, let box): writer.field("variables", box.value)
    case .skillsSet(_, let box): writer.field("skills", box.value)
    case .conversationEscalated(_, let bot, let box):
      writer.field("bot", bot)
      writer.field("variables", box.value)
    case .transferRequested(_, let box): writer.field("transfer", box.value)
    case .memberLeft(_, let member, let closure):
      writer.field("member", member)
      writer.field("closure", closure.rawValue)
    case .conversationClassified(_, let box): writer.field("classification", box.value)
    case .conversationRouted(_, let box): writer.field("route", box.value)
    case .queueOverflowed(_, let box): writer.field("overflow", box.value)
    case .assignmentDecided(_, let box): writer.field("decision", box.value)
    case .conversationAssigned(_, let member, let units):
      writer.field("member", member)
      writer.field("units", units)
    case .conversationOffered(_, let person, let expires, let units):
      writer.field("representative", person)
      if let expires { writer.field("expires", expires.milliseconds) }
      writer.field("units", units)
    case .offerAccepted(_, let person), .offerDeclined(_, let person), .offerTimedOut(_, let person):
      writer.field("representative", person)
    case .offerWithdrawn(_, let person, let closure):
      writer.field("representative", person)
      writer.field("closure", closure.rawValue)
    case .movedToWrapUp(_, let reason, let releasesCapacity):
      writer.field("reason", reason.rawValue)
      writer.field("releasesCapacity", releasesCapacity)
    case .conversationClosed(_, let cause): writer.field("cause", cause.rawValue)
    case .recordsIdentified(_, let box): writer.field("identification", box.value)
    case .recordLinked(_, let person, let box):
      writer.field("representative", person)
      writer.field("link", box.value)
    case .widgetClosed, .customerReconnected, .customerGraceElapsed: break
    case .customerDisconnected(_, let until):
      if let until { writer.field("until", until.milliseconds) }
    case .presenceChanged(let person, let presence, let byHand):
      writer.field("representative", person)
      writer.field("presence", presence.rawValue)
      writer.field("byHand", byHand)
    case .capacityChanged(let member, let capacity):
      writer.field("member", member)
      writer.field("capacity", capacity)
    case .publicationChanged(let bot, let isPublished):
      writer.field("bot", bot)
      writer.field("isPublished", isPublished)
    case .assignmentCycleEnded(let member, let looked):
      writer.field("member", member)
      writer.field("looked", looked)
    case .rejected(let box): writer.field("rejection", box.value)
    default: recordDesk(to: &writer)
    }
  }

  /// Reads what `record` wrote; nil when it is anything else.
  public init?(recorded json: JSON) {
    do { try self.init(reading: json) } catch { return nil }
  }

  private init(reading json: JSON) throws(Unreadable) {
    let name = try json.text("event")
    if let other = try Self.aboutNoConversation(name, json) {
      self = other
      return
    }
    let id: ConversationID = try json.id("conversation")
    if let other = try Self.desk(name, id, json) {
      self = other
      return
    }
    switch name {
    case "conversation-started": self = .conversationStarted(id, try json.id("workstream"))
    case "context-variables-set": self = .contextVariablesSet(id, Boxed(try json.values("variables")))
    case "skills-set": self = .skillsSet(id, Boxed(try json.values("skills")))
    case "conversation-escalated":
      self = .conversationEscalated(id, try json.id("bot"), Boxed(try json.values("variables")))
    case "transfer-requested": self = .transferRequested(id, Boxed(try json.value("transfer")))
    case "member-left": self = .memberLeft(id, try json.member("member"), try json.word("closure"))
    case "conversation-classified":
      self = .conversationClassified(id, Boxed(try json.value("classification")))
    case "queue-overflowed": self = .queueOverflowed(id, Boxed(try json.value("overflow")))
    case "conversation-routed": self = .conversationRouted(id, Boxed(try json.value("route")))
    case "assignment-decided": self = .assignmentDecided(id, Boxed(try json.value("decision")))
    case "conversation-assigned":
      self = .conversationAssigned(id, try json.member("member"), units: try json.int32("units"))
    case "conversation-offered":
      self = .conversationOffered(
        id, try json.id("representative"), expires: try json.optionalTime("expires"),
        units: try json.int32("units"))
    case "offer-accepted": self = .offerAccepted(id, try json.id("representative"))
    case "offer-declined": self = .offerDeclined(id, try json.id("representative"))
    case "offer-timed-out": self = .offerTimedOut(id, try json.id("representative"))
    case "offer-withdrawn":
      self = .offerWithdrawn(id, try json.id("representative"), try json.word("closure"))
    case "moved-to-wrap-up":
      self = .movedToWrapUp(
        id, try json.word("reason"), releasesCapacity: try json.truth("releasesCapacity"))
    case "conversation-closed": self = .conversationClosed(id, try json.word("cause"))
    case "records-identified": self = .recordsIdentified(id, Boxed(try json.value("identification")))
    case "record-linked":
      self = .recordLinked(id, try json.id("representative"), Boxed(try json.value("link")))
    case "widget-closed": self = .widgetClosed(id)
    case "customer-disconnected":
      self = .customerDisconnected(id, until: try json.optionalTime("until"))
    case "customer-reconnected": self = .customerReconnected(id)
    case "customer-grace-elapsed": self = .customerGraceElapsed(id)
    default: throw Unreadable()
    }
  }

  private static func aboutNoConversation(_ name: String, _ json: JSON) throws(Unreadable) -> CenterEvent? {
    switch name {
    case "presence-changed":
      .presenceChanged(
        try json.id("representative"), try json.word("presence"), byHand: try json.truth("byHand"))
    case "capacity-changed": .capacityChanged(try json.member("member"), try json.int32("capacity"))
    case "publication-changed": .publicationChanged(try json.id("bot"), try json.truth("isPublished"))
    case "assignment-cycle-ended":
      .assignmentCycleEnded(try json.member("member"), looked: try json.int32("looked"))
    case "rejected": .rejected(Boxed(try json.value("rejection")))
    case "representative-disconnected":
      .representativeDisconnected(try json.id("representative"), until: try json.optionalTime("until"))
    case "representative-reconnected": .representativeReconnected(try json.id("representative"))
    case "representative-grace-elapsed": .representativeGraceElapsed(try json.id("representative"))
    case "presence-named": .presenceNamed(try json.id("representative"), try json.int32("place"))
    default: nil
    }
  }
}
