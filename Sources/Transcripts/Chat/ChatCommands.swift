import Activities
import Basis

/// What a `.chat` file can put between brackets, as chatdown's documents list it.
enum ChatCommand {
  /// Somebody is typing.
  case typing
  /// Milliseconds before the next message.
  case delay
  /// Somebody joined or left.
  case conversationUpdate
  /// A card of a few fields.
  case card(String)
  /// A file or a card in a file.
  case attachment
  /// How several attachments stand.
  case layout
  /// Buttons beside the text box.
  case suggestions

  /// The command of a word; nil when it is an ordinary text in brackets.
  init?(_ word: some StringProtocol) {
    switch word.lowercased() {
    case "typing": self = .typing
    case "delay": self = .delay
    case "conversationupdate": self = .conversationUpdate
    case "attachment": self = .attachment
    case "attachmentlayout": self = .layout
    case "suggestions": self = .suggestions
    case let name:
      guard name.hasSuffix("card"), let type = Self.cards[String(name.dropLast(4))] else { return nil }
      self = .card(type)
    }
  }

  /// Media types by the words that stand for them.
  static let cards: [String: String] = [
    "basic": "application/vnd.microsoft.card.hero", "hero": "application/vnd.microsoft.card.hero",
    "thumbnail": "application/vnd.microsoft.card.thumbnail",
    "animation": "application/vnd.microsoft.card.animation", "media": "application/vnd.microsoft.card.media",
    "audio": "application/vnd.microsoft.card.audio", "video": "application/vnd.microsoft.card.video",
    "signin": "application/vnd.microsoft.card.signin", "oauth": "application/vnd.microsoft.card.oauth",
    "receipt": "application/vnd.microsoft.card.receipt",
    "adaptive": "application/vnd.microsoft.card.adaptive",
  ]

  /// The media type of a word after a file's name: `adaptivecard`, `hero`, or the type itself.
  static func contentType(_ word: some StringProtocol) -> String {
    let name = word.lowercased().filter { $0 != "\"" }
    return cards[name] ?? (name.hasSuffix("card") ? cards[String(name.dropLast(4))] : nil) ?? name
  }

  /// A card's content from its lines, `title=…`, and the lines that were not understood.
  static func card(_ lines: [Substring]) -> (content: JSON, unknown: [Substring]) {
    var members = [JSON.Member("buttons", [])]
    var unknown: [Substring] = []
    func add(_ name: String, _ value: JSON) {
      if let index = members.firstIndex(where: { $0.name == name }) {
        members[index].value = .array((members[index].value.array ?? []) + (value.array ?? []))
      } else {
        members.append(JSON.Member(name, value))
      }
    }
    for line in lines where !line.trimmed.isEmpty {
      let equals = line.firstIndex(of: "=") ?? line.startIndex
      let value = line[equals...].dropFirst().trimmed
      switch line[..<equals].trimmed.lowercased() {
      case "title", "subtitle", "text", "aspect", "value":
        members.append(JSON.Member(line[..<equals].trimmed.lowercased(), .string(value)))
      case "connectionname": members.append(JSON.Member("connectionName", .string(value)))
      case "image": members.append(JSON.Member("image", ["url": .string(value)]))
      case "images": add("images", [["url": .string(value)]])
      case "media": add("media", [["url": .string(value)]])
      case "buttons": add("buttons", .array(buttons(value).map(\.json)))
      case "autostart", "sharable", "autoloop":
        members.append(JSON.Member(line[..<equals].trimmed.lowercased(), .bool(value.lowercased() == "true")))
      default: unknown.append(line)
      }
    }
    return (.object(members), unknown)
  }

  /// Buttons that say their own words: `Option 1|Option 2`.
  static func buttons(_ text: some StringProtocol) -> [CardAction] {
    text.split(separator: "|", omittingEmptySubsequences: false).map { .imBack($0.trimmed) }
  }
}
