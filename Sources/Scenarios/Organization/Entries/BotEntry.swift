import Basis
import ContactCenter
import SourceYAML

struct BotEntry: Sendable {
  var name: Located<String>
  var agent: Located<String>?
  var bot: Bot

  static let reader: Reader<BotEntry> = .mapping("bot") { keys in
    let name = keys.required("name", .located(.string))
    let agent = keys.optional("agent", .located(.string))
    let application = keys.optional("application-id", .string, default: "")
    let published = keys.optional("published", .bool, default: true)
    let capacity = keys.optional("capacity", .int(in: 0...1_000_000), default: 100)
    guard let name else { return nil }
    let bot = Bot(
      name: name.value, applicationID: application, isPublished: published, capacity: capacity,
      agentPath: agent?.value ?? "")
    return BotEntry(name: name, agent: agent, bot: bot)
  }
}
