import Basis
import CopilotStudio

/// Writes the conversation of a finding as a scenario file, which `handoff test` plays: it passes as long as
/// the bot does what was found.
public struct ScenarioText {
  /// The finding.
  public var finding: Finding
  /// What people call the bot.
  public var bot: String
  /// The bot's folder, as seen from the scenario's.
  public var agentPath: String
  /// BCP 47 tag of the customer's language.
  public var locale: String

  /// Makes a writer.
  public init(_ finding: Finding, bot: String, agentPath: String, locale: String) {
    self.finding = finding
    self.bot = bot
    self.agentPath = agentPath
    self.locale = locale
  }

  /// The file's text; nil when there is no conversation, or one that scenarios have no words for: a topic
  /// started by name, an event, silence that a topic listens to.
  ///
  /// - Parameter isExact: whether the words of the bot and the names of its topics are expected as well.
  public func text(isExact: Bool = true) -> String? {
    guard let conversation = finding.conversation, let script = script(conversation) else { return nil }
    var lines = [
      "# \(Self.comment(finding.diagnostic.code)): written by handoff explore.",
      "scenario: \(Self.quoted("\(bot): \(finding.diagnostic.message)"))",
      "about: \(Self.quoted("\(finding.kind.harm) \(finding.diagnostic.hint.map { "Mend: \($0)." } ?? "")"))",
      "tags: [explore, \(finding.kind.rawValue)]",
      "organization:", "  organization: Exploration", "  workstreams:",
    ]
    lines += workstream(conversation)
    lines += [
      "  queues:", "    - {name: Support, members: [\(Self.quoted(bot)), Mia Novak]}", "  bots:",
      "    - {name: \(Self.quoted(bot)), agent: \(Self.quoted(agentPath)), application-id: explored-bot, capacity: 300}",
      "  representatives:", "    - {name: Mia Novak}", "customers:", customer(conversation),
    ]
    let stubs = conversation.stubs.map { stub($0, among: conversation.stubs) }
    if !stubs.isEmpty { lines += ["stubs:"] + stubs }
    lines +=
      ["script:"] + script + ["  - expect:"] + expectations(conversation, isExact).map { "      - \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - The world

  private func context(_ conversation: Conversation) -> [JSON.Member] {
    guard case .opens(let context)? = conversation.moves.first?.kind else { return [] }
    return context.filter { $0.name != "msdyn_CustomerName" }
  }

  private func workstream(_ conversation: Conversation) -> [String] {
    let names = context(conversation).map { "{name: \(Self.quoted($0.name)), type: Text}" }
    let variables = names.isEmpty ? "" : ", context-variables: [\(names.joined(separator: ", "))]"
    return ["    - {name: Chat, channel: live-chat\(variables), fallback-queue: Support}"]
  }

  private func customer(_ conversation: Conversation) -> String {
    let values = context(conversation)
    let context = values.isEmpty ? "" : ", context: \(JSON.object(values).text)"
    return "  - {name: Ana Ruiz, email: ana@example.com, locale: \(Self.quoted(locale))\(context)}"
  }

  /// The topic is named only where actions of several are called alike: lone topics are named after their
  /// files, and differently where they are loaded from elsewhere.
  private func stub(_ stub: Stub, among all: [Stub]) -> String {
    var members: [JSON.Member] = []
    let isAlone = all.count { $0.action == stub.action && $0.kind == stub.kind } == 1
    if let topic = stub.topic, !isAlone { members.append(JSON.Member("topic", .string(topic))) }
    if let action = stub.action { members.append(JSON.Member("action", .string(action))) }
    if let kind = stub.kind { members.append(JSON.Member("kind", .string(kind))) }
    switch stub.outcome {
    case .result(let json): members.append(JSON.Member("result", json))
    case .failure(let code, let message):
      members.append(JSON.Member("error", ["code": .string(code), "message": .string(message)]))
    case .choice(let topic): members.append(JSON.Member("choose", .string(topic)))
    }
    return "  - \(JSON.object(members).text)"
  }

  // MARK: - The script

  private func script(_ conversation: Conversation) -> [String]? {
    // Opened by itself, so that what the bot greets with belongs to no other line.
    var lines = ["  - customer: /open"]
    for move in conversation.moves.dropFirst() {
      switch move.kind {
      case .opens: break
      case .says(let text):
        lines.append("  - customer: \(Self.quoted(text.hasPrefix("/") ? "/" + text : text))")
      case .submits(let value): lines.append("  - customer: \(Self.quoted("/submit \(value.text)"))")
      case .waits, .event, .starts: return nil
      }
    }
    return lines
  }

  /// What the last turn showed.
  private func expectations(_ conversation: Conversation, _ isExact: Bool) -> [String] {
    let name = Self.quoted(bot)
    var found: [String] = []
    var messages: [String] = []
    for fact in conversation.outcome {
      switch fact {
      case .error(let code): found.append("error: {bot: \(name), code: \(Self.quoted(code))}")
      case .topic(let topic) where isExact:
        found.append("topic: {bot: \(name), topic: \(Self.quoted(topic))}")
      case .message(let text) where !text.isEmpty && isExact:
        messages.append("message: {from: \(name), text: \(Self.quoted(text))}")
      case .message: messages.append("message: {from: \(name)}")
      case .topic, .variable, .handOff, .end: break
      }
    }
    found += messages.suffix(Self.mostMessages)
    switch finding.kind {
    case .deadEnd: found.append("no: {message: {from: \(name)}}")
    case .unclosed: found.append("no: {escalated: {by: \(name)}}")
    default: break
    }
    if !conversation.outcome.contains(.handOff), !conversation.outcome.contains(.end) {
      found.append("state: {owner: \(name)}")
    }
    var seen: Set<String> = []
    let own = found.filter { seen.insert($0).inserted }
    return own.isEmpty ? ["message: {from: \(name)}"] : own
  }

  private static let mostMessages = 3

  /// A text as a quoted scalar; JSON's strings are YAML's.
  private static func quoted(_ text: String) -> String { JSON.string(text).text }

  private static func comment(_ text: String) -> String { text.filter { !$0.isNewline } }
}
