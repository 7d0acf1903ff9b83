import Activities
import Basis
import PowerFx

@testable import CopilotStudio

/// A conversation with an agent, for tests: what goes in, what happens, and the events of the last turn.
struct Talk {
  var agent: Agent
  var session: BotSession
  var context: BotContext
  /// Every event so far.
  var events: [BotEvent] = []
  /// The events of the last turn.
  var turn: [BotEvent] = []
  var diagnostics: [Diagnostic] = []

  /// Talks to the agent that these files are: path to text.
  init(_ files: [String: String], stubs: [Stub] = [], rules: [String: Bool] = [:], seed: UInt64 = 1) {
    let bundle = SourceBundle(files.sorted { $0.key < $1.key }.map { .init(path: $0.key, text: $0.value) })
    let (agent, diagnostics) = AgentLoader.load(bundle, fallbackName: "Test bot")
    guard let agent else { fatalError("no agent: \(diagnostics)") }
    self.init(agent, stubs: stubs, rules: rules, seed: seed)
    self.diagnostics = diagnostics
  }

  init(_ agent: Agent, stubs: [Stub] = [], rules: [String: Bool] = [:], seed: UInt64 = 1) {
    self.agent = agent
    session = BotSession(agent: agent)
    context = BotContext(
      now: VirtualTime(milliseconds: 1_767_600_000_000), locale: agent.locale, chance: Chance(seed: seed),
      rules: RuleBook(switches: rules), stubs: stubs, conversationID: "conv-1", botID: "bot-id",
      botName: agent.name, userName: "Ana Ruiz")
  }

  /// A bot of one topic with these actions, indented by four; it starts with `go`.
  static func topic(_ actions: String, head: String = "", stubs: [Stub] = [], seed: UInt64 = 1) -> Talk {
    Talk(["topics/Main.mcs.yml": main(actions, head: head)], stubs: stubs, seed: seed)
  }

  static func main(_ actions: String, head: String = "") -> String {
    """
    kind: AdaptiveDialog
    \(head)
    beginDialog:
      kind: OnRecognizedIntent
      id: main
      intent: {triggerQueries: [go]}
      actions:
    \(actions)
    """
  }

  /// Takes an input and runs to rest. More than 100,000 events are a failure of the test's own.
  @discardableResult
  mutating func takes(_ input: BotInput) -> [String] {
    turn = []
    var next: BotEvent? = BotRuntime.receive(input)
    while let event = next, turn.count < 100_000 {
      turn.append(event)
      session.apply(event, agent: agent)
      context.eventNumber += 1
      next = BotRuntime.next(session, agent, context)
    }
    events += turn
    return trace
  }

  @discardableResult
  mutating func says(_ text: String) -> [String] {
    takes(.says(text))
    return heard
  }

  /// What the bot said in the last turn; hand-offs and ends in brackets.
  var heard: [String] {
    turn.compactMap { event in
      switch event.effect {
      case .send(let sent):
        let activity = sent.value
        let buttons = activity.suggestedActions.map(\.title)
        let cards = activity.attachments.map { "<\($0.contentType.split(separator: ".").last ?? "")>" }
        let text = ([activity.text ?? activity.name.map { "event \($0)" } ?? ""] + cards).filter {
          !$0.isEmpty
        }
        return text.joined(separator: " ") + (buttons.isEmpty ? "" : " [\(buttons.joined(separator: "|"))]")
      case .handOff: return "[hand-off]"
      case .endConversation: return "[end]"
      case .wait(let span): return "[wait \(span)]"
      case .none: return nil
      }
    }
  }

  /// The last turn in short lines.
  var trace: [String] { turn.map(line) }

  private func id(_ place: ActionReference) -> String {
    agent.instruction(at: place)?.id ?? "\(agent.topic(place.topic)?.shortName ?? "?")/end"
  }

  private func name(_ topic: Int32) -> String { agent.topic(topic)?.shortName ?? "?" }

  func line(_ event: BotEvent) -> String {
    switch event {
    case .received(let input):
      if case .message(let message) = input { return "received \(message.text)" }
      return "received \(input.recorded["kind"]?.string ?? "")"
    case .contextSet(let name, let value): return "context \(name) = \(value.display)"
    case .variableChanged(let name, let value): return "changed \(name) = \(value.display)"
    case .contextIgnored(let name, let why): return "context \(name) ignored: \(why.rawValue)"
    case .recognized(let found):
      let candidates = found.candidates.map { "\(name($0.topic)) \($0.score)" }.joined(separator: ", ")
      return
        "recognized \(found.outcome.rawValue)\(found.isInterruption ? " interrupting" : "") [\(candidates)] -> \(found.topics.map(name).joined(separator: ", "))"
    case .triggered(let topics, let cause):
      return "triggered \(cause.rawValue) -> \(topics.map(name).joined(separator: ", "))"
    case .topicMissing(let name): return "missing topic \(name)"
    case .topicStarted(let start): return "start \(name(start.topic)) (\(start.cause.rawValue))"
    case .acted(let place, _): return "did \(id(place))"
    case .branched(let place, let branch, _): return "branch \(id(place)) \(branch)"
    case .loopStarted(let place, let items, _): return "loop \(id(place)) of \(items.count)"
    case .loopAdvanced(let place): return "next row \(id(place))"
    case .variableSet(_, let variable, let value): return "set \(variable) = \(value.display)"
    case .variablesCleared(_, let what): return "clear \(what.rawValue)"
    case .messageSent(let message): return "say \(message.activity.text ?? message.activity.name ?? "")"
    case .asked(let message): return "ask \(message.activity.text ?? "")"
    case .reprompted(let message): return "ask again \(message.activity.text ?? "")"
    case .answered(_, let value, _): return "answered \(value.display)"
    case .slotFilled(let place, let value, let finding):
      return "fill \(id(place)) = \(value.display) from \"\(finding.text)\""
    case .questionSkipped(let place, _): return "skip \(id(place))"
    case .questionGivenUp(_, let how): return "give up: \(how.rawValue)"
    case .redirected(let redirection): return "go to \(name(redirection.topic))"
    case .topicEnded(let topic, let reason): return "end \(name(topic)) (\(reason.rawValue))"
    case .topicsCancelled: return "cancel all"
    case .telemetryLogged(_, let name, _): return "log \(name)"
    case .outcomeSet(_, let outcome): return "outcome \(outcome.rawValue)"
    case .stubCalled(let place, let delay, _): return "call \(id(place)) \(delay)"
    case .stubMissing(let place, let kind): return "no stub for \(kind) \(id(place))"
    case .actionUnsupported(_, let kind): return "pass over \(kind)"
    case .handedOff(let request): return "hand off (\(request.rule ?? "node"))"
    case .conversationEnded: return "end conversation"
    case .errorRaised(let error): return "error \(error.code): \(error.message)"
    }
  }
}
