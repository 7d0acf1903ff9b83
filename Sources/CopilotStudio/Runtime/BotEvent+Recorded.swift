import Activities
import Basis
import PowerFx

extension BotEvent {
  /// Reads an event back from a recording; nil for JSON that no event writes.
  public init?(recorded json: JSON) {
    guard let name = json["bot"]?.string, let event = Self.read(name, json) else { return nil }
    self = event
  }

  private static func read(_ name: String, _ json: JSON) -> BotEvent? {
    switch name {
    case "received": return json["input"].flatMap(BotInput.init(recorded:)).map { .received($0) }
    case "contextSet":
      guard let name = json["name"]?.string, let value = json.value else { return nil }
      return .contextSet(name: name, value: value)
    case "variableChanged":
      guard let variable = json.variable, let value = json.value else { return nil }
      return .variableChanged(variable, value)
    case "contextIgnored":
      guard let name = json["name"]?.string, let why: ContextRefusal = json.choice("why") else { return nil }
      return .contextIgnored(name: name, why: why)
    case "recognized": return Recognition(recorded: json).map { .recognized($0) }
    case "triggered":
      guard let topics = json.numbers("topics"), let cause: TopicCause = json.choice("cause") else {
        return nil
      }
      return .triggered(topics: topics, cause: cause)
    case "topicMissing": return json["name"]?.string.map { .topicMissing(name: $0) }
    case "topicStarted":
      guard let topic = json.number("topic"), let cause: TopicCause = json.choice("cause") else { return nil }
      return .topicStarted(
        TopicStart(
          topic: topic, cause: cause, phrase: json["phrase"]?.string,
          cancelsOthers: json["alone"]?.bool ?? false))
    case "topicEnded":
      guard let topic = json.number("topic"), let reason: TopicEnd = json.choice("reason") else { return nil }
      return .topicEnded(topic: topic, reason: reason)
    case "redirected": return Redirection(recorded: json).map { .redirected($0) }
    case "handedOff": return HandOffRequest(recorded: json).map { .handedOff($0) }
    case "errorRaised":
      guard let code = json["code"]?.string, let message = json["message"]?.string else { return nil }
      return .errorRaised(BotError(code: code, message: message, at: json.place))
    case "messageSent", "asked", "reprompted": return said(name, json)
    default: return json.place.flatMap { acting(name, json, at: $0) }
    }
  }

  private static func said(_ name: String, _ json: JSON) -> BotEvent? {
    guard let place = json.place, let activity = json["activity"].flatMap(Activity.init(json:)) else {
      return nil
    }
    let message = SentMessage(from: place, activity: activity, variation: json.number("variation") ?? 0)
    return name == "messageSent"
      ? .messageSent(message) : name == "asked" ? .asked(message) : .reprompted(message)
  }

  /// The events of an action.
  private static func acting(_ name: String, _ json: JSON, at place: ActionReference) -> BotEvent? {
    switch name {
    case "acted": return json.number("next").map { .acted(place, next: $0) }
    case "questionSkipped": return json.number("next").map { .questionSkipped(place, next: $0) }
    case "branched":
      guard let branch = json.number("branch"), let next = json.number("next") else { return nil }
      return .branched(place, branch: branch, next: next)
    case "loopStarted":
      guard let rows = json["items"]?.array, let end = json.number("end") else { return nil }
      let items = rows.compactMap(Value.init(recorded:))
      return items.count == rows.count ? .loopStarted(place, items: items, end: end) : nil
    case "loopAdvanced": return .loopAdvanced(place)
    case "topicsCancelled": return .topicsCancelled(place)
    case "conversationEnded": return .conversationEnded(place)
    case "variableSet":
      guard let variable = json.variable, let value = json.value else { return nil }
      return .variableSet(place, variable, value)
    case "variablesCleared": return json.choice("what").map { .variablesCleared(place, $0) }
    case "answered": return json.value.map { .answered(place, $0, EntityFinding(recorded: json)) }
    case "slotFilled":
      guard let value = json.value, let finding = EntityFinding(recorded: json) else { return nil }
      return .slotFilled(place, value, finding)
    case "questionGivenUp": return json.choice("how").map { .questionGivenUp(place, $0) }
    case "telemetryLogged":
      guard let name = json["name"]?.string, let value = json.value else { return nil }
      return .telemetryLogged(place, name: name, value: value)
    case "outcomeSet": return json.choice("outcome").map { .outcomeSet(place, $0) }
    case "stubCalled":
      return json["delay"]?.int.map {
        .stubCalled(place, delay: .milliseconds(Int64($0)), stub: json.number("stub") ?? -1)
      }
    case "stubMissing": return json["kind"]?.string.map { .stubMissing(place, kind: $0) }
    case "actionUnsupported": return json["kind"]?.string.map { .actionUnsupported(place, kind: $0) }
    default: return nil
    }
  }
}

// MARK: - Parts

extension JSON {
  fileprivate var place: ActionReference? {
    guard let parts = numbers("at"), parts.count == 2 else { return nil }
    return ActionReference(topic: parts[0], index: parts[1])
  }

  fileprivate var value: PowerFx.Value? { self["value"].flatMap(PowerFx.Value.init(recorded:)) }

  fileprivate var variable: VariableName? {
    guard let parts = self["variable"]?.array?.compactMap(\.string),
      (2...VariableName.deepest).contains(parts.count), let scope = VariableName.Scope(rawValue: parts[0])
    else { return nil }
    return VariableName(scope: scope, path: Array(parts.dropFirst()))
  }

  fileprivate func number(_ name: String) -> Int32? { self[name]?.int.flatMap { Int32(exactly: $0) } }

  fileprivate func numbers(_ name: String) -> [Int32]? {
    guard let elements = self[name]?.array else { return nil }
    let numbers = elements.compactMap { $0.int.flatMap { Int32(exactly: $0) } }
    return numbers.count == elements.count ? numbers : nil
  }

  fileprivate func choice<Choice: RawRepresentable<String>>(_ name: String) -> Choice? {
    self[name]?.string.flatMap(Choice.init(rawValue:))
  }
}

extension EntityFinding {
  fileprivate init?(recorded json: JSON) {
    guard let entity = json["entity"]?.string, let text = json["words"]?.string else { return nil }
    self.init(
      entity: entity, text: text, start: json.number("start") ?? 0, phrase: json["phrase"]?.string ?? "",
      message: json.number("message") ?? -1)
  }
}

extension Recognition {
  fileprivate init?(recorded json: JSON) {
    guard let outcome: Outcome = json.choice("outcome"), let text = json["text"]?.string,
      let candidates = json["candidates"]?.array, let topics = json.numbers("topics")
    else { return nil }
    let read = candidates.compactMap { item -> Candidate? in
      guard let parts = item.array, parts.count == 3,
        let topic = parts[0].int.flatMap({ Int32(exactly: $0) }),
        let score = parts[1].int.flatMap({ Int32(exactly: $0) }), let phrase = parts[2].string
      else { return nil }
      return Candidate(topic: topic, score: score, phrase: phrase)
    }
    guard read.count == candidates.count else { return nil }
    self.init(
      outcome: outcome, text: text, candidates: read, topics: topics,
      isInterruption: json["interrupts"]?.bool ?? false)
  }
}

extension Redirection {
  fileprivate init?(recorded json: JSON) {
    guard let place = json.place, let topic = json.number("topic") else { return nil }
    var inputs = Record()
    if let written = json["inputs"] {
      guard case .record(let record)? = Value(recorded: written) else { return nil }
      inputs = record
    }
    self.init(
      from: place, topic: topic, returns: json["returns"]?.bool ?? false,
      cancelsOthers: json["alone"]?.bool ?? false, inputs: inputs, rereads: json["rereads"]?.bool ?? false)
  }
}

extension HandOffRequest {
  fileprivate init?(recorded json: JSON) {
    guard let place = json.place, let context = json["context"]?.members else { return nil }
    self.init(
      from: place, context: context, messageToAgent: json["message"]?.string ?? "",
      phone: json["phone"]?.string.map {
        Phone(
          number: $0, dtmfSequence: json["dtmf"]?.string, uui: json["uui"]?.string,
          headers: json["headers"]?.members ?? [])
      }, rule: json["rule"]?.string)
  }
}

extension BotInput {
  /// Reads an input back from a recording; nil for JSON that no input writes.
  public init?(recorded json: JSON) {
    switch json["kind"]?.string {
    case "conversationUpdate": self = .conversationUpdate
    case "setContext":
      guard let members = json["context"]?.members else { return nil }
      self = .setContext(members)
    case "greet": self = .greet
    case "message":
      guard let text = json["text"]?.string else { return nil }
      self = .message(
        Message(
          text, value: json["value"], locale: json["locale"]?.string,
          attachments: (json["attachments"]?.array ?? []).compactMap(Attachment.init(json:))))
    case "event":
      guard let name = json["name"]?.string else { return nil }
      self = .event(name: name, value: json["value"])
    case "activity":
      guard let type = json["type"]?.string else { return nil }
      self = .activity(type: type, name: json["name"]?.string, value: json["value"])
    case "escalate": self = .escalate
    case "startTopic":
      guard let name = json["name"]?.string else { return nil }
      self = .startTopic(name)
    case "inactivity":
      guard let span = json["milliseconds"]?.int else { return nil }
      self = .inactivity(.milliseconds(Int64(span)))
    case "resume": self = .resume
    default: return nil
    }
  }
}
