import Activities
import Basis
import CopilotStudio
import PowerFx

/// A conversation that shows a finding: what everybody said, and what the services answered.
public struct Conversation: Sendable {
  /// One line of it.
  public struct Line: Hashable, Sendable {
    /// Whose line it is.
    public enum Speaker: String, Hashable, Sendable {
      /// The customer, or what happens instead of a line.
      case customer
      /// The bot.
      case bot
      /// What happened in the bot that nobody said.
      case system
    }

    /// Whose line it is.
    public var speaker: Speaker
    /// The words; what is no text stands in brackets.
    public var text: String
  }

  /// The moves in order, the opening first.
  public var moves: [Move]
  /// What the services answer.
  public var stubs: [Stub]
  /// Everything that was said.
  public var lines: [Line] = []
  /// What happened in the last turn.
  public var outcome: [Fact] = []

  /// Something of the last turn that a test can expect.
  public enum Fact: Hashable, Sendable {
    /// The bot said something.
    case message(String)
    /// A topic began.
    case topic(String)
    /// Something failed.
    case error(code: String)
    /// A variable took a value that is not blank.
    case variable(String)
    /// The conversation went to a person.
    case handOff
    /// The bot ended the conversation.
    case end
  }
}

/// Plays walks again, each once, to tell what was said. All of them together may take as long as the exploration.
final class Storyteller {
  private let explorer: Explorer
  private let context: BotContext
  private var told: [Int32: Conversation] = [:]
  private var stepsLeft: Int

  init(_ explorer: Explorer, _ context: BotContext) {
    self.explorer = explorer
    self.context = context
    stepsLeft = explorer.budget.steps + Budget.mostTurnSteps
  }

  /// The conversation of a walk; nil once the steps are used up.
  func conversation(_ walk: Int32) -> Conversation? {
    if let known = told[walk] { return known }
    guard stepsLeft > 0 else { return nil }
    let path = explorer.path(walk)
    let answers = path.last?.answers ?? ServiceAnswers()
    let stubs = answers.stubs(explorer.map.agent)
    var player = Player(agent: explorer.map.agent, context: context, stubs: stubs + context.stubs)
    for walk in path {
      player.outcome = []
      player.play(walk.move)
    }
    stepsLeft -= player.steps
    let conversation = Conversation(
      moves: path.map(\.move), stubs: stubs, lines: player.lines, outcome: player.outcome)
    told[walk] = conversation
    return conversation
  }
}

/// Plays moves and writes down what is said.
private struct Player {
  let agent: Agent
  var context: BotContext
  var session: BotSession
  var lines: [Conversation.Line] = []
  var outcome: [Conversation.Fact] = []
  private(set) var steps = 0
  private var isOver = false

  init(agent: Agent, context: BotContext, stubs: [Stub]) {
    self.agent = agent
    self.context = context
    self.context.stubs = stubs
    session = BotSession(agent: agent)
  }

  mutating func play(_ move: Move) {
    if let text = move.line { lines.append(.init(speaker: .customer, text: text)) }
    var inputs = move.inputs[...]
    let limit = steps + Budget.mostTurnSteps
    while steps < limit {
      steps += 1
      if let event = BotRuntime.next(session, agent, context) {
        take(event)
      } else if session.turn.isSuspended {
        take(.received(.resume))
      } else if !isOver, let input = inputs.popFirst() {
        take(BotRuntime.receive(input))
      } else {
        return
      }
    }
  }

  private mutating func take(_ event: BotEvent) {
    session.apply(event, agent: agent)
    switch event.effect {
    case .send(let activity): say(activity.value)
    case .handOff:
      isOver = true
      lines.append(.init(speaker: .system, text: "[hands over to a person]"))
      outcome.append(.handOff)
    case .endConversation:
      isOver = true
      lines.append(.init(speaker: .system, text: "[ends the conversation]"))
      outcome.append(.end)
    case .none, .wait: break
    }
    switch event {
    case .topicStarted(let start): began(start.topic)
    case .redirected(let call): began(call.topic)
    case .errorRaised(let error):
      lines.append(.init(speaker: .system, text: "[error \(error.code): \(error.message)]"))
      outcome.append(.error(code: error.code))
    case .variableSet(_, let variable, let value) where !value.isBlank:
      outcome.append(.variable(variable.description))
    default: break
    }
  }

  private mutating func began(_ topic: Int32) {
    if let topic = agent.topic(topic) { outcome.append(.topic(topic.displayName)) }
  }

  private mutating func say(_ activity: Activity) {
    guard activity.type == .message else { return }
    var parts = [activity.text ?? ""].filter { !$0.isEmpty }
    parts += activity.attachments.map { "[\(Self.name($0))]" }
    let buttons = activity.suggestedActions.map(\.title)
    if !buttons.isEmpty { parts.append("[\(buttons.joined(separator: "] ["))]") }
    lines.append(.init(speaker: .bot, text: parts.joined(separator: " ")))
    outcome.append(.message(activity.text ?? ""))
  }

  private static func name(_ attachment: Attachment) -> String {
    attachment.contentType.hasPrefix("image") ? "image" : "card"
  }
}

extension Move {
  /// How it is told; nil for the conversation's beginning.
  public var line: String? {
    switch kind {
    case .opens(let context):
      let values = context.filter { $0.name != "msdyn_CustomerName" }
      guard !values.isEmpty else { return nil }
      return
        "[the context says \(values.map { "\($0.name) = \($0.value.string ?? $0.value.text)" }.joined(separator: ", "))]"
    case .says(let text): return text
    case .submits(let value): return "[submits \(value.text)]"
    case .waits(let span): return "[says nothing for \(span)]"
    case .event(let name): return "[the event \(name) arrives]"
    case .starts(let topic): return "[the topic \(topic) is started by name]"
    }
  }
}
