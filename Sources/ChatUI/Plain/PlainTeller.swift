import Basis
import Cards
import Channels
import ContactCenter
import Scenarios
import Simulation
import Text
import Views

/// Tells what happened in labelled lines, one after another: for screen readers, pipes and logs.
public struct PlainTeller: Sendable {
  private var told = 0
  /// What things are called from now on.
  var terms: Vocabulary
  private let timestamps: Timestamps

  /// Makes a teller that begins at the start of a run.
  public init(_ terms: Vocabulary = .classic, timestamps: Timestamps = .seconds) {
    self.terms = terms
    self.timestamps = timestamps
  }

  /// The lines for everything that happened since the last call.
  public mutating func tell(_ run: Run) -> [String] {
    let from = min(told, run.log.count)
    told = run.log.count
    return (from..<run.log.count).flatMap { lines(of: $0, in: run) }
  }

  /// Goes on from a place of a log: what is before it counts as told.
  public mutating func goOn(from events: Int) { told = events }

  /// An event in a few words: a command as it is typed, what it led to as it is told.
  func caption(of number: Int, in run: Run) -> String {
    if let command = run.log[number].event.command { return CommandLabels(run.world).label(of: command) }
    return texts(of: number, in: run).first ?? "a detail that is not told"
  }

  /// Whether an event is one that people are told.
  static func tells(of number: Int, in run: Run) -> Bool {
    run.log[number].event.command != nil || !PlainTeller().texts(of: number, in: run).isEmpty
  }

  private func lines(of number: Int, in run: Run) -> [String] {
    let clock = timestamps.before(" ", run.log[number].at, in: run.world.zone)
    return texts(of: number, in: run).map { Sanitizer.visible("\(clock)\($0)", as: .folded) }
  }

  private func texts(of number: Int, in run: Run) -> [String] {
    let entry = run.log[number]
    if case .said(let message) = entry.event { return said(message.value, entry, in: run) }
    return run.happenings(at: number).compactMap { sentence($0, run) }.map(terms.say)
  }

  // MARK: - Messages

  private func said(_ message: Message, _ entry: LoggedEvent, in run: Run) -> [String] {
    guard let thread = entry.conversation.flatMap({ run.state.thread($0) }) else { return [] }
    let name = run.world.name(of: message.sender)
    let label = "\(name) \(terms.say(Self.reach(message.audience)))"
    guard message.audience.contains(.customer), !message.isFromCustomer else {
      return [message.kind == .typing ? "\(name) is typing" : "\(label): \(Self.body(message))"]
    }
    let received = run.received(message, in: thread)
    guard let activity = received.activity else {
      return ["system: what \(name) sent does not reach the customer: \(Self.rules(received))"]
    }
    var rendered = RenderedMessage(activity)
    rendered.cards = activity.attachments.indices.filter { Card(activity.attachments[$0]) == nil }
      .map { rendered.cards[$0] }
    let text = rendered.lines.joined(separator: " / ")
    let changed = received.differs ? ["system: the customer gets it changed: \(Self.rules(received))"] : []
    let cards = PlainCard.lines(of: activity)
    let words = text.isEmpty && !cards.isEmpty ? "sends a card" : text
    return ["\(label): \(words)"] + cards + changed
  }

  private static func body(_ message: Message) -> String {
    switch message.kind {
    case .note: "note: \(message.text)"
    case .internal: "internal: \(message.text)"
    case .privateMessage: "private message: \(message.text)"
    case .text, .notice, .typing:
      message.text.isEmpty ? Self.wordless(message) : message.text
    }
  }

  /// A message without words: a file, or the inputs of a card.
  private static func wordless(_ message: Message) -> String {
    let files = (message.attached?.value.attachments ?? []).compactMap(\.name)
    if !files.isEmpty { return "sends \(files.joined(separator: ", "))" }
    return "submits \(message.attached?.value.value?.text ?? "a card")"
  }

  /// Who can see it: `to customer`, `agent only`, `to nobody yet`.
  private static func reach(_ audience: Audience) -> Phrase {
    if audience.contains(.customer) {
      if audience.contains(.representative) { return "to customer and agent" }
      return "to customer"
    }
    return audience.contains(.representative) ? "to agent only" : "to nobody"
  }

  private static func rules(_ received: ChannelDelivery.Received) -> String {
    received.fired.map { "\($0.what) (\($0.rule))" }.joined(separator: "; ")
  }

  // MARK: - Facts

  private func sentence(_ fact: Happening, _ run: Run) -> Phrase? {
    func field(_ name: String) -> String { fact[name]?.contextText ?? "" }
    switch fact.kind {
    case .opened: return "system: conversation \(fact.conversation?.description ?? "") on \(field("channel"))"
    case .classified:
      let withheld = fact["withheld"] == nil ? "" : ", not added \(field("withheld"))"
      return "system, agent only: classified by \(field("rules")), skills \(field("skills"))\(withheld)"
    case .overflow:
      return "system, agent only: queue \(field("queue")) overflows (\(field("when"))): \(field("then"))"
    case .routed: return "system, agent only: routed to queue \(field("queue")) by \(Self.by(field("rule")))"
    case .assigned: return "system, agent only: \(field("to")) gets it\(Self.passedOver(fact))"
    case .offered:
      return "system, agent only: offered to \(field("to"))\(Self.passedOver(fact)); /accept or /decline"
    case .waiting: return "system, agent only: nobody can get it yet\(Self.passedOver(fact))"
    case .accepted: return "system, agent only: \(field("by")) accepts and sees the transcript"
    case .declined: return "system, agent only: \(field("by")) declines"
    case .missed: return "system, agent only: \(field("by")) did not answer in time"
    case .left: return "system, agent only: \(field("who")) leaves (\(field("reason")))"
    case .escalated: return "system, agent only: \(field("by")) hands over with \(Self.variables(fact))"
    case .transferred where fact["to"] != nil:
      return "system, agent only: \(field("by")) hands it to \(field("to"))"
    case .consult: return "system, agent only: \(field("who")) is consulted: \(field("is"))"
    case .supervised: return "system: the supervisor is \(field("is"))"
    case .connection: return "system, agent only: connection of \(field("who")): \(field("is"))"
    case .transferred: return "system, agent only: \(field("by")) transfers to queue \(field("queue"))"
    case .delivered: return "system, bot only: \(field("to")) receives \(Self.activity(fact))"
    case .handled where field("branch") != "membersAdded":
      return "bot: \(field("bot")) recognises \(field("branch")) \(field("text"))"
    case .activity where !field("tags").isEmpty: return "bot: \(field("bot")) sends the tags \(field("tags"))"
    case .topic: return "bot: \(field("bot")) runs topic \(field("topic")) (\(field("cause")))"
    case .stubMissing:
      return
        "bot: \(field("bot")) needs an answer for \(field("kind")) in \(field("topic")); none is declared"
    case .error: return "bot: \(field("bot")) error \(field("code")): \(field("message"))"
    case .context: return "system, agent only: context \(field("name")) = \(field("value"))"
    case .state where field("state") == "Closed" || field("state") == "Wrap-up":
      return "system: conversation \(field("state")) (\(field("reason")))"
    case .presence: return "system, agent only: \(field("who")) is \(field("presence"))"
    case .capacity: return "system, agent only: capacity of \(field("who")) is \(field("capacity"))"
    case .identified:
      return
        "system, agent only: identified customer \(Self.orNone(field("customer"))), case \(Self.orNone(field("case")))"
    case .linked:
      return "system, agent only: \(field("by")) links \(field("what")) \(Self.orNone(field("to")))"
    case .rejected:
      return "refused: \(ours: field("because"), names: run.world.names) (\(field("rule")))"
    case .mark where LessonMark.all.contains(field("name")): return nil
    case .mark: return "system: mark \(field("name"))"
    case .variable: return "bot: \(field("name")) = \(field("value"))"
    case .answered where fact["phrase"] != nil:
      return "bot: \(field("bot")) does not ask: \(field("value")) was said before, in \(field("phrase"))"
    case .widget: return Self.widget(fact, run)
    case .message, .typing, .limited, .joined, .asked, .answered, .state, .handled, .activity: return nil
    }
  }

  /// What happened in the customer's window, and what it asks now.
  private static func widget(_ fact: Happening, _ run: Run) -> Phrase? {
    let text = fact["text"]?.contextText ?? ""
    switch fact["is"]?.contextText {
    case "survey": return "system to customer: survey (\(text))"
    case "asked": return "system to customer: \(text)"
    case "answered": return "customer answers: \(text)"
    case "skipped": return "customer leaves the question out"
    case "kept": return "system to customer: not delivered yet: \(text)"
    case "retried": return "system to customer: what was not delivered is sent again"
    case "closed": return "system to customer: \(text)"
    default: return nil
    }
  }

  private static func orNone(_ name: String) -> String {
    name.isEmpty || name == JSON.null.text ? "none" : name
  }

  private static func by(_ rule: String) -> String {
    switch rule {
    case "fallback": "the fallback queue, no rule matched"
    case "transfer": "transfer"
    case "returned": "release"
    default: "rule \(rule)"
    }
  }

  private static func passedOver(_ fact: Happening) -> String {
    let losers = fact["losers"]?.members ?? []
    return losers.map { "; \($0.name) passed over (\($0.value.contextText))" }.joined()
  }

  private static func variables(_ fact: Happening) -> String {
    fact.fields.filter { $0.name != "by" }.map { "\($0.name)=\($0.value.contextText)" }.joined(
      separator: ", ")
  }

  private static func activity(_ fact: Happening) -> String {
    let name = fact["name"]?.string.map { " \($0)" } ?? ""
    return (fact["activity"]?.string ?? "") + name
  }
}
