import Activities
import Basis
import SourceYAML

/// Writes conversations as a scenario: the customer's lines are played, the bot's are expected.
///
/// Each conversation is a customer's. What a scenario cannot expect stands in a comment, so that nothing is lost.
public struct ToldScenario {
  /// The conversations.
  public var conversations: [ToldConversation]
  /// Where they come from, for the comment at the top.
  public var source: String
  /// The folder of the bot's agent, as seen from the scenario; nil when nobody named it.
  public var agent: String?
  /// The organization file, as seen from the scenario; nil for one that is written inline.
  public var organization: String?
  /// A file with the trace of what the bot ran, as seen from the scenario.
  public var trace: String?

  /// Makes a writer.
  public init(
    _ conversations: [ToldConversation], source: String, agent: String? = nil, organization: String? = nil,
    trace: String? = nil
  ) {
    self.conversations = conversations
    self.source = source
    self.agent = agent
    self.organization = organization
    self.trace = trace
  }

  /// The file's text.
  public var text: String {
    let title = conversations.count == 1 ? conversations[0].title : source.lastPathPart
    var lines = [
      "# Written by handoff convert from \(Self.comment(source.lastPathPart)).",
      "scenario: \(Self.quoted(title.isEmpty ? source.lastPathPart : title))",
    ]
    lines += organizationLines
    lines.append("customers:")
    for name in names { lines.append("  - {name: \(Self.quoted(name))}") }
    lines.append("script:")
    var script: [String] = []
    for (conversation, name) in zip(conversations, names) {
      script += self.script(
        conversation, customer: conversations.count == 1 ? "customer" : "customer \(name)")
    }
    if let trace { script += ["  - expect: {trace: \(Self.quoted(trace))}"] }
    if script.allSatisfy({ $0.drop { $0 == " " }.first == "#" }) { lines[lines.count - 1] = "script: []" }
    return (lines + script).joined(separator: "\n") + "\n"
  }

  private var organizationLines: [String] {
    if let organization { return ["organization: \(Self.quoted(organization))"] }
    let bots = botNames
    let members = bots.map { Self.quoted($0) } + ["Mia Novak"]
    let note = agent == nil ? "  # put the folder of your agent here, or use --bot" : ""
    return [
      "organization:", "  organization: Imported", "  workstreams:",
      "    - {name: Chat, channel: live-chat, fallback-queue: Support}", "  queues:",
      "    - {name: Support, members: [\(members.joined(separator: ", "))]}", "  bots:",
    ]
      + bots.enumerated().map { index, bot in
        "    - {name: \(Self.quoted(bot)), agent: \(Self.quoted(agent ?? "bot")), "
          + "application-id: imported-\(index + 1), capacity: \(max(50, 300 - 50 * index))}\(note)"
      } + ["  representatives:", "    - {name: Mia Novak}"]
  }

  private var botNames: [String] {
    var names: [String] = []
    for party in conversations.flatMap(\.parties) where party.role == .bot {
      let name = party.name.isEmpty ? "bot" : party.name
      if !names.contains(name) { names.append(name) }
    }
    return names.isEmpty ? ["bot"] : names
  }

  /// A customer's name for each conversation, in letters, digits and spaces.
  private var names: [String] {
    var taken: Set<String> = []
    return conversations.enumerated().map { index, conversation in
      let given =
        conversations.count == 1
        ? conversation.parties.first { $0.role == .customer }?.name : conversation.title
      let plain = String((given ?? "").map { $0.isLetter || $0.isNumber ? $0 : " " })
      let words = plain.split(separator: " ").prefix(8).joined(separator: " ")
      let name = words.isEmpty || taken.contains(words) ? "Customer \(index + 1)" : words
      taken.insert(name)
      return name
    }
  }

  // MARK: - The script

  private func script(_ conversation: ToldConversation, customer: String) -> [String] {
    let key = Self.key(customer)
    var lines: [String] = []
    var expected: [String] = []
    var isOpen = false
    func flush() {
      if expected.contains(where: { !$0.hasPrefix("#") }) { lines.append("  - expect:") }
      lines += expected.map { "      \($0)" }
      expected = []
    }
    for line in conversation.lines {
      switch (line.kind, line.from?.role) {
      case (.pause, _):
        flush()
        lines.append("  - wait: \(line.pause?.description ?? "0s")")
      case (.activity, _): expected.append("# \(Self.comment(line.spokenText))")
      case (_, .customer):
        flush()
        isOpen = true
        lines += said(line).map { "  - \(key): \($0)" }
      case (_, .bot):
        if !isOpen { lines.append("  - \(key): /open") }
        isOpen = true
        expected += expectations(line)
      default:
        let who = line.from?.description ?? "somebody"
        expected.append("# \(Self.comment("\(who): \(line.spokenText)"))")
      }
    }
    flush()
    return lines
  }

  private func said(_ line: ToldLine) -> [String] {
    let activity = line.activity
    if activity.type == .typing { return ["/typing"] }
    var lines = activity.attachments.map { attachment in
      Self.quoted("/attach \(Self.fileName(attachment))")
    }
    if let value = activity.value, value.members != nil { lines.append(Self.quoted("/submit \(value.text)")) }
    let text = (activity.text ?? "").replacing("\r", with: "").trimmed
    if !text.isEmpty { lines.append(Self.quoted(text.hasPrefix("/") ? "/" + text : text)) }
    return lines.isEmpty ? [] : lines
  }

  private func expectations(_ line: ToldLine) -> [String] {
    let bot = Self.quoted(line.from.map { $0.name.isEmpty ? "bot" : $0.name } ?? "bot")
    if line.kind == .message(.typing) { return ["- typing: {from: \(bot)}"] }
    var fields = ["from: \(bot)"]
    var comment = ""
    let wanted = line.wanted ?? Wanted(.equals)
    let text = (line.activity.text ?? "").replacing("\r", with: "").trimmed
    switch wanted.match {
    case .anything: break
    case .meaning(let score):
      comment = "  # by meaning\(score.map { ", \($0) %" } ?? ""): \(Self.comment(text))"
    case .equals, .contains, .begins, .ends:
      let patterns = ([text] + wanted.alternatives).filter { !$0.isEmpty }.map {
        Self.pattern($0, wanted.match)
      }
      if patterns.count == 1 { fields.append("text: \(patterns[0])") }
      if patterns.count > 1 { fields.append("text: {one-of: [\(patterns.joined(separator: ", "))]}") }
    }
    let choices = line.activity.suggestedActions.map { Self.quoted($0.title) }
    if !choices.isEmpty { fields.append("choices: [\(choices.joined(separator: ", "))]") }
    let files = line.activity.attachments.compactMap(\.name).map { Self.quoted($0) }
    if !files.isEmpty { fields.append("files: [\(files.joined(separator: ", "))]") }
    let message = "message: {\(fields.joined(separator: ", "))}"
    var result: [String] = []
    let plain = wanted.isNegated ? "no: {\(message)}" : message
    let marked =
      wanted.isOptional ? "optional: {\(plain)}" : wanted.isCritical ? "critical: {\(plain)}" : plain
    result.append("- \(marked)\(comment)")
    if let topic = wanted.topic { result.append("- topic: {bot: \(bot), topic: \(Self.quoted(topic))}") }
    return result
  }

  private static func pattern(_ text: String, _ match: Wanted.Match) -> String {
    switch match {
    case .contains: text.contains("*") ? quoted("*\(text)*") : "{contains: \(quoted(text))}"
    case .begins: quoted(text + "*")
    case .ends: quoted("*" + text)
    case .equals, .meaning, .anything: quoted(text)
    }
  }

  private static func fileName(_ attachment: Attachment) -> String {
    let url = attachment.contentURL.flatMap { $0.hasPrefix("data:") ? nil : $0.lastPathPart }
    let name = attachment.name ?? url ?? ""
    return name.isEmpty ? "file" : name
  }

  private static func quoted(_ text: String) -> String { ScalarText.quoted(text) }

  private static func key(_ text: String) -> String {
    text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " ") } ? text : quoted(text)
  }

  private static func comment(_ text: String) -> String {
    PlainLine.harmless(String(text.map { $0.isNewline ? " " : $0 }))
  }
}
