import Basis
import ContactCenter
import SourceYAML

struct BotEntry: Sendable {
  /// What runs behind a bot.
  enum Kind: String, Sendable, CaseIterable {
    case copilotStudio = "copilot-studio"
    case azure
  }

  var name: Located<String>
  var agent: Located<String>?
  /// What an Azure bot says and where its criteria are; nil for an agent.
  var azure: AzureEntry?
  var bot: Bot
  /// Where it says what it is connected to.
  var connection: SourceSpan?

  static let reader: Reader<BotEntry> = .mapping("bot") { keys in
    let name = keys.required("name", .located(.string))
    let kind = keys.optional("kind", .oneOf(Kind.self), default: .copilotStudio)
    let agent = keys.optional("agent", .located(.string))
    let application = keys.optional("application-id", .string, default: "")
    let published = keys.optional("published", .bool, default: true)
    let capacity = keys.optional("capacity", .int(in: 0...1_000_000), default: 100)
    let azure = AzureEntry(&keys)
    AzureEntry.check(kind, &keys)
    let connection = BotConnection.read(kind, &keys)
    let attributes = keys.optional("attributes", .columns, default: [])
    guard let name else { return nil }
    var bot = Bot(
      name: name.value, applicationID: application, isPublished: published, capacity: capacity,
      agentPath: agent?.value ?? "", connection: connection)
    bot.attributes = attributes
    return BotEntry(
      name: name, agent: agent, azure: kind == .azure ? azure : nil, bot: bot,
      connection: ["connected-to", "connection", "teams-channel"].first(where: keys.has).map(keys.span))
  }
}
