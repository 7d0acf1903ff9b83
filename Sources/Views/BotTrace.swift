import Activities
import Basis
import Channels
import ContactCenter
import CopilotStudio
import Simulation

/// What a bot was given and did, as the bot's window shows it: a projection that follows the log.
public struct BotTrace: Equatable, Sendable {
  /// One line of the trace.
  public struct Line: Equatable, Sendable {
    /// What it is about; decides mark and place.
    public enum Kind: Equatable, Sendable {
      /// The bot was given something that no customer said.
      case delivered
      /// A detail of what it was given.
      case detail
      /// A topic began.
      case topic
      /// The customer's words, with how they were matched.
      case heard
      /// The customer's answer to a question.
      case answer
      /// The bot said something.
      case message
      /// The bot asked and waits.
      case question
      /// A variable took a value.
      case variable
      /// A condition was decided.
      case branch
      /// The conversation is handed over.
      case transfer
      /// What became of the message before it on its way to the customer.
      case reach
      /// Something failed or is missing.
      case problem
      /// The bot has left.
      case left
    }

    /// The event's number in the log.
    public var number: Int
    /// What it is about.
    public var kind: Kind
    /// The words.
    public var text: String
    /// What belongs at the line's end, as in a score.
    public var detail: String
  }

  /// A bot's part in a conversation.
  public struct Part: Equatable, Sendable {
    /// Which session.
    public var session: SessionID
    /// Which bot.
    public var bot: BotID
    /// In which conversation.
    public var conversation: ConversationID
    /// From which queue it came, by name; empty when it came from none.
    public var queue: String
    /// The lines, oldest first.
    public var lines = Blocks<Line>()
    /// The variables that changed in the latest turn.
    public var changed: [String] = []
    /// What the customer said in the latest turn.
    var said = ""
  }

  /// The parts, oldest first.
  public private(set) var parts: [Part] = []
  private var followed = 0

  /// Makes an empty trace.
  public init() {}

  /// Takes in what happened since it last looked. A run that is shorter than before is read afresh.
  public mutating func follow(_ run: Run) {
    if run.log.count < followed { self = BotTrace() }
    for number in followed..<run.log.count { take(run.log[number], number, in: run) }
    followed = run.log.count
  }

  /// The latest part in a conversation.
  public func part(of conversation: ConversationID) -> Part? {
    parts.last { $0.conversation == conversation }
  }

  private mutating func take(_ entry: LoggedEvent, _ number: Int, in run: Run) {
    switch entry.event {
    case .sessionOpened(let bot):
      guard let session = entry.session, let conversation = entry.conversation else { return }
      let queue = run.world.name(of: run.decision(of: conversation, before: number)?.queue)
      parts.append(Part(session: session, bot: bot, conversation: conversation, queue: queue))
    case .bot(let event):
      guard let index = parts.lastIndex(where: { $0.session == entry.session }) else { return }
      BotTelling(world: run.world, bot: parts[index].bot, number: number).add(event, to: &parts[index])
    case .azureBot(let event):
      guard let index = parts.lastIndex(where: { $0.session == entry.session }) else { return }
      AzureTelling(world: run.world, bot: parts[index].bot, number: number).add(event, to: &parts[index])
    case .sessionClosed:
      guard let index = parts.lastIndex(where: { $0.session == entry.session }) else { return }
      let why = run.state.center[parts[index].conversation]?.escalatedBy.contains(parts[index].bot) == true
      parts[index].lines.append(
        Line(number: number, kind: .left, text: why ? "left: escalated to a person" : "left", detail: ""))
    case .said(let message): take(message.value, entry, number, in: run)
    default: break
    }
  }
}

extension BotTrace {
  /// Marks what the customer does not get as the bot sent it.
  private mutating func take(_ message: Message, _ entry: LoggedEvent, _ number: Int, in run: Run) {
    guard case .bot(let bot) = message.sender, message.audience.contains(.customer),
      let thread = entry.conversation.flatMap({ run.state.thread($0) }),
      let index = parts.lastIndex(where: { $0.conversation == thread.id && $0.bot == bot })
    else { return }
    // A bot that waits for a service sends an indicator without a node that says so.
    if message.kind == .typing, parts[index].lines.last?.text != "typing" {
      parts[index].lines.append(Line(number: number, kind: .message, text: "typing", detail: ""))
    }
    let received = run.received(message, in: thread)
    let rules = received.fired.filter { $0.outcome != .marked }.map(\.rule).joined(separator: ", ")
    guard received.differs else { return }
    let text = received.activity == nil ? "the customer does not see it" : "the customer gets it changed"
    parts[index].lines.append(Line(number: number, kind: .reach, text: text, detail: rules))
  }
}

extension World {
  /// How a bot is told that it was added. It is called by the id of its registration (S3), which stands below.
  func addedLines(_ bot: BotID) -> [(kind: BotTrace.Line.Kind, text: String, detail: String)] {
    let id = organization[bot]?.applicationID ?? ""
    return [(.delivered, "conversationUpdate  \(organization.name(of: .bot(bot))) added", "")]
      + (id.isEmpty ? [] : [(.detail, "application", id)])
  }
}

/// Turns a bot's event into lines of its trace.
private struct BotTelling {
  let world: World
  let bot: BotID
  let number: Int

  func add(_ event: BotEvent, to part: inout BotTrace.Part) {
    func line(_ kind: BotTrace.Line.Kind, _ text: String, _ detail: String = "") {
      part.lines.append(BotTrace.Line(number: number, kind: kind, text: text, detail: detail))
    }
    switch event {
    case .received(let input):
      part.changed = []
      if case .message(let message) = input { part.said = message.text }
      for given in given(input) { line(given.kind, given.text, given.detail) }
    case .contextSet(let name, let value):
      part.changed.append("Global.\(name)")
      line(.variable, "Global.\(name)", value.display)
    case .variableChanged(let name, let value):
      part.changed.append(name.description)
      line(.delivered, "\(name) set from outside")
      line(.variable, name.description, value.display)
    case .variablesCleared(_, let what): line(.variable, "cleared", what.rawValue)
    case .branched(let place, let branch, _):
      let label = world.agent(of: bot)?.instruction(at: place)?.label ?? "condition"
      let taken = world.agent(of: bot)?.branchID(at: place, branch: branch)
      line(
        .branch, label,
        branch < 0 ? "else" : taken.flatMap { $0.isEmpty ? nil : $0 } ?? "branch \(branch + 1)")
    case .recognized(let recognition): line(.heard, quoted(recognition.text), matched(recognition))
    case .topicStarted(let start): begin(start, in: &part)
    case .redirected(let call): line(.topic, world.topicName(call.topic, of: bot), "redirected")
    case .variableSet(_, let name, let value):
      part.changed.append(name.description)
      line(.variable, name.description, value.display)
    case .messageSent(let message): line(.message, message.activity.words)
    case .asked(let message), .reprompted(let message): line(.question, message.activity.words, "waits")
    case .answered(_, let value, let finding):
      line(.answer, "answer", value.display)
      // The words are told when they are only a part of what was said.
      if let finding, finding.text != part.said {
        line(.detail, quoted(finding.text), world.entityName(finding.entity))
      }
    case .slotFilled(_, let value, let finding):
      line(.answer, "skipped: said before", value.display)
      line(.detail, quoted(finding.text), world.entityName(finding.entity))
    case .questionSkipped: line(.answer, "skipped: it has a value")
    case .questionGivenUp(_, let how): line(.answer, "given up", how.words)
    case .handedOff(let request): for told in handOff(request) { line(told.kind, told.text, told.detail) }
    case .conversationEnded: line(.left, "ends the conversation")
    case .stubMissing(_, let kind): line(.problem, "no answer declared for \(kind)", "stub missing")
    case .actionUnsupported(_, let kind): line(.problem, "\(kind) is not run yet")
    case .errorRaised(let error): line(.problem, error.message, "error \(error.code)")
    case .topicMissing(let name): line(.problem, "there is no topic \(name)")
    default: break
    }
  }

  /// A topic stands above the words that started it, with how well they matched.
  private func begin(_ start: TopicStart, in part: inout BotTrace.Part) {
    let name = world.topicName(start.topic, of: bot)
    var line = BotTrace.Line(number: number, kind: .topic, text: name, detail: start.cause.words)
    guard var heard = part.lines.last, heard.kind == .heard else {
      part.lines.append(line)
      return
    }
    if start.cause == .recognized {
      line.detail = heard.detail
      heard.detail = ""
    }
    part.lines[part.lines.count - 1] = line
    part.lines.append(heard)
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  private func given(_ input: BotInput) -> [(kind: BotTrace.Line.Kind, text: String, detail: String)] {
    switch input {
    case .conversationUpdate:
      return world.addedLines(bot)
    case .setContext(let items):
      return [(.delivered, "omnichannelSetContext", "")]
        + items.map { (.detail, $0.name, $0.value.contextText) }
    case .greet: return [(.delivered, "made to greet", "")]
    case .event(let name, _): return [(.delivered, "event \(name)", "")]
    case .escalate: return [(.delivered, "asked to escalate", "")]
    case .activity(let type, let name, _):
      return [(.delivered, name.map { "\(type) \($0)" } ?? type, "")]
    case .startTopic(let name): return [(.delivered, "topic \(name) started by the scenario", "")]
    case .inactivity: return [(.delivered, "nobody said anything for a while", "")]
    case .message, .resume: return []
    }
  }

  private func matched(_ recognition: Recognition) -> String {
    switch recognition.outcome {
    case .exact: return "exact phrase"
    case .none: return "no topic"
    case .direct, .ambiguous: break
    }
    // Without candidates a declared answer has chosen.
    guard let score = recognition.candidates.first.map({ decimal($0.score) }) else { return "declared" }
    return recognition.outcome == .direct ? "phrase \(score)" : "several \(score)"
  }

  /// 9,134 of 10,000 as `0.91`.
  private func decimal(_ fixed: Int32) -> String {
    "\(fixed / 10_000).\(ISO8601.padded(Int(fixed % 10_000) / 100))"
  }

  private func handOff(_ request: HandOffRequest) -> [BotTrace.Line] {
    let head = BotTrace.Line(
      number: number, kind: .transfer, text: "Transfer conversation", detail: request.rule ?? "")
    return [head]
      + request.context.map {
        BotTrace.Line(number: number, kind: .detail, text: $0.name, detail: $0.value.contextText)
      }
  }
}

extension World {
  /// An entity in the words people use: `number` for `NumberPrebuiltEntity`.
  func entityName(_ entity: String) -> String {
    let short = entity.split(separator: ".").last ?? ""
    for ending in ["PrebuiltEntity", "EntityReference", "Entity"] where short.hasSuffix(ending) {
      return short.dropLast(ending.count).lowercased()
    }
    return String(short)
  }
}

extension GivingUp {
  /// What follows, in a word or two.
  var words: String {
    switch self {
    case .defaultValue: "default value"
    case .redirect: "another topic"
    case .escalate: "escalates"
    case .blank: "goes on without"
    }
  }
}

extension TopicCause {
  /// The cause in a word or two.
  var words: String {
    switch self {
    case .recognized: "phrase"
    case .selected: "chosen"
    case .ambiguous: "several match"
    case .unknown: "nothing matched"
    case .conversationStart: "greeting"
    case .activity: "every message"
    case .event: "event"
    case .escalation: "escalation"
    case .error: "error"
    case .inactivity: "inactivity"
    case .signIn: "sign-in"
    case .planComplete: "all is done"
    case .forced: "by name"
    }
  }
}
