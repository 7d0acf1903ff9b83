import AzureBots
import Basis
import SourceYAML

/// What an organization file says of an Azure bot.
struct AzureEntry: Sendable {
  /// Where the criteria are written.
  enum Criteria: Sendable {
    case file(Located<String>)
    case list([WrittenCriterion])
  }

  var greeting: String?
  var criteria: Criteria

  /// Reads the keys of an Azure bot.
  init(_ keys: inout MappingReader) {
    greeting = keys.optional("greeting", .string)
    criteria = keys.optional("criteria", Self.criteria, default: .list([]))
  }

  private static let criteria: Reader<Criteria> = Reader { node, diagnostics in
    if let path = node.text { return .file(Located(path, at: node.span)) }
    return Reader<[WrittenCriterion]>.criteria.read(node, &diagnostics).map(Criteria.list)
  }

  /// Reports keys that mean nothing for the kind of bot.
  static func check(_ kind: BotEntry.Kind, _ keys: inout MappingReader) {
    let strange = kind == .azure ? ["agent"] : ["criteria", "greeting"]
    for key in strange where keys.has(key) {
      let hint =
        kind == .azure
        ? "remove it, or remove kind: azure" : "add kind: azure, or remove it: an agent has topics for that"
      keys.report(.error, "bot.kind", "\(key) means nothing for a bot of this kind", at: key, hint: hint)
    }
  }

  /// The bot with the criteria of its file.
  func bot(_ criteria: [Criterion]) -> AzureBot {
    AzureBot(greeting: greeting ?? SampleTexts.greeting, criteria: criteria)
  }
}
