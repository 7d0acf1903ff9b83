import Activities
import Basis
import PowerFx

// How events are kept in a recording: an object whose member `bot` names the case. Places are pairs
// `[topic, index]`.

extension BotEvent {
  /// Writes the event so that `init(recorded:)` gives the same one back.
  public func record(to writer: inout JSONWriter) {
    writer.object { record(in: &$0) }
  }

  private func record(in w: inout JSONWriter) {
    w.field("bot", name)
    switch self {
    case .received(let input): w.field("input", input.recorded)
    case .contextSet(let name, let value):
      w.field("name", name)
      w.field("value", value.recorded)
    case .variableChanged(let variable, let value):
      w.field("variable", variable.recorded)
      w.field("value", value.recorded)
    case .contextIgnored(let name, let why):
      w.field("name", name)
      w.field("why", why.rawValue)
    case .recognized(let recognition): recognition.record(in: &w)
    case .triggered(let topics, let cause):
      w.field("topics", .array(topics.map { JSON.int($0) }))
      w.field("cause", cause.rawValue)
    case .topicMissing(let name): w.field("name", name)
    case .topicStarted(let start):
      w.field("topic", start.topic)
      w.field("cause", start.cause.rawValue)
      if let phrase = start.phrase { w.field("phrase", phrase) }
      if start.cancelsOthers { w.field("alone", true) }
    case .acted(let place, let next), .questionSkipped(let place, let next):
      w.field("at", place.recorded)
      w.field("next", next)
    case .branched(let place, let branch, let next):
      w.field("at", place.recorded)
      w.field("branch", branch)
      w.field("next", next)
    case .loopStarted(let place, let items, let end):
      w.field("at", place.recorded)
      w.field("items", .array(items.map(\.recorded)))
      w.field("end", end)
    case .loopAdvanced(let place), .topicsCancelled(let place), .conversationEnded(let place):
      w.field("at", place.recorded)
    case .variableSet(let place, let variable, let value):
      w.field("at", place.recorded)
      w.field("variable", variable.recorded)
      w.field("value", value.recorded)
    case .variablesCleared(let place, let what):
      w.field("at", place.recorded)
      w.field("what", what.rawValue)
    case .messageSent(let message), .asked(let message), .reprompted(let message):
      w.field("at", message.from.recorded)
      w.field("activity", message.activity.json)
      if message.variation != 0 { w.field("variation", message.variation) }
    case .answered(let place, let value, let finding):
      w.field("at", place.recorded)
      w.field("value", value.recorded)
      finding?.record(in: &w)
    case .slotFilled(let place, let value, let finding):
      w.field("at", place.recorded)
      w.field("value", value.recorded)
      finding.record(in: &w)
    case .questionGivenUp(let place, let how):
      w.field("at", place.recorded)
      w.field("how", how.rawValue)
    case .redirected(let redirection): redirection.record(in: &w)
    case .topicEnded(let topic, let reason):
      w.field("topic", topic)
      w.field("reason", reason.rawValue)
    case .telemetryLogged(let place, let name, let value):
      w.field("at", place.recorded)
      w.field("name", name)
      w.field("value", value.recorded)
    case .outcomeSet(let place, let outcome):
      w.field("at", place.recorded)
      w.field("outcome", outcome.rawValue)
    case .stubCalled(let place, let delay, let stub):
      w.field("at", place.recorded)
      w.field("delay", delay.milliseconds)
      if stub >= 0 { w.field("stub", stub) }
    case .stubMissing(let place, let kind), .actionUnsupported(let place, let kind):
      w.field("at", place.recorded)
      w.field("kind", kind)
    case .handedOff(let request): request.record(in: &w)
    case .errorRaised(let error):
      w.field("code", error.code)
      w.field("message", error.message)
      if let place = error.at { w.field("at", place.recorded) }
    }
  }

  /// The case's name: what `bot` says in a recording, and what traces are filtered by.
  public var name: String {
    switch self {
    case .received: "received"
    case .contextSet: "contextSet"
    case .variableChanged: "variableChanged"
    case .contextIgnored: "contextIgnored"
    case .recognized: "recognized"
    case .triggered: "triggered"
    case .topicMissing: "topicMissing"
    case .topicStarted: "topicStarted"
    case .acted: "acted"
    case .branched: "branched"
    case .loopStarted: "loopStarted"
    case .loopAdvanced: "loopAdvanced"
    case .variableSet: "variableSet"
    case .variablesCleared: "variablesCleared"
    case .messageSent: "messageSent"
    case .asked: "asked"
    case .reprompted: "reprompted"
    case .answered: "answered"
    case .slotFilled: "slotFilled"
    case .questionSkipped: "questionSkipped"
    case .questionGivenUp: "questionGivenUp"
    case .redirected: "redirected"
    case .topicEnded: "topicEnded"
    case .topicsCancelled: "topicsCancelled"
    case .telemetryLogged: "telemetryLogged"
    case .outcomeSet: "outcomeSet"
    case .stubCalled: "stubCalled"
    case .stubMissing: "stubMissing"
    case .actionUnsupported: "actionUnsupported"
    case .handedOff: "handedOff"
    case .conversationEnded: "conversationEnded"
    case .errorRaised: "errorRaised"
    }
  }
}

// MARK: - Parts

extension ActionReference {
  var recorded: JSON { [.int(topic), .int(index)] }
}

extension VariableName {
  fileprivate var recorded: JSON { .array(([scope.rawValue] + path).map(JSON.string)) }
}

extension EntityFinding {
  fileprivate func record(in w: inout JSONWriter) {
    w.field("entity", entity)
    w.field("words", text)
    if start != 0 { w.field("start", start) }
    if !phrase.isEmpty { w.field("phrase", phrase) }
    if message >= 0 { w.field("message", message) }
  }
}

extension Recognition {
  fileprivate func record(in w: inout JSONWriter) {
    w.field("outcome", outcome.rawValue)
    w.field("text", text)
    w.key("candidates")
    w.array { w in
      for candidate in candidates {
        w.write([.int(candidate.topic), .int(candidate.score), .string(candidate.phrase)])
      }
    }
    w.field("topics", .array(topics.map { JSON.int($0) }))
    if isInterruption { w.field("interrupts", true) }
  }
}

extension Redirection {
  fileprivate func record(in w: inout JSONWriter) {
    w.field("at", from.recorded)
    w.field("topic", topic)
    if returns { w.field("returns", true) }
    if cancelsOthers { w.field("alone", true) }
    if !inputs.fields.isEmpty { w.field("inputs", Value.record(inputs).recorded) }
    if rereads { w.field("rereads", true) }
  }
}

extension HandOffRequest {
  fileprivate func record(in w: inout JSONWriter) {
    w.field("at", from.recorded)
    w.field("context", .object(context))
    if !messageToAgent.isEmpty { w.field("message", messageToAgent) }
    if let phone {
      w.field("phone", phone.number)
      if let dtmf = phone.dtmfSequence { w.field("dtmf", dtmf) }
      if let uui = phone.uui { w.field("uui", uui) }
      if !phone.headers.isEmpty { w.field("headers", .object(phone.headers)) }
    }
    if let rule { w.field("rule", rule) }
  }
}

extension BotInput {
  /// The input as a recording keeps it.
  public var recorded: JSON {
    switch self {
    case .conversationUpdate: ["kind": "conversationUpdate"]
    case .setContext(let members): ["kind": "setContext", "context": .object(members)]
    case .greet: ["kind": "greet"]
    case .message(let message):
      .object(
        [.init("kind", "message"), .init("text", .string(message.text))]
          + (message.value.map { [JSON.Member("value", $0)] } ?? [])
          + (message.locale.map { [JSON.Member("locale", .string($0))] } ?? [])
          + (message.attachments.isEmpty
            ? [] : [JSON.Member("attachments", .array(message.attachments.map(\.json)))]))
    case .event(let name, let value):
      .object(
        [.init("kind", "event"), .init("name", .string(name))]
          + (value.map { [JSON.Member("value", $0)] } ?? []))
    case .activity(let type, let name, let value):
      .object(
        [.init("kind", "activity"), .init("type", .string(type))]
          + (name.map { [JSON.Member("name", .string($0))] } ?? [])
          + (value.map { [JSON.Member("value", $0)] } ?? []))
    case .escalate: ["kind": "escalate"]
    case .startTopic(let name): ["kind": "startTopic", "name": .string(name)]
    case .inactivity(let span): ["kind": "inactivity", "milliseconds": .int(span.milliseconds)]
    case .resume: ["kind": "resume"]
    }
  }
}
