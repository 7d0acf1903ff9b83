/// What follows `/tq`: a queue's name, which may have spaces and quotes, and options.
struct TransferOptions {
  var queue = ""
  var toBot = false
  var bot: String?
  var namesNoBot = false
  var unknown: String?

  init(_ text: String) {
    var words: [Substring] = []
    var botWords: [Substring]?
    for word in text.split(whereSeparator: \.isWhitespace) {
      switch word {
      case "--to-bot": toBot = true
      case "--bot": botWords = []
      case _ where word.hasPrefix("--"): unknown = unknown ?? String(word)
      case _ where botWords != nil: botWords?.append(word)
      default: words.append(word)
      }
    }
    queue = Self.name(words)
    bot = botWords.map(Self.name)
    namesNoBot = bot?.isEmpty ?? false
  }

  /// Words as one name, without quotes around it.
  private static func name(_ words: [Substring]) -> String {
    let name = words.joined(separator: " ")
    guard name.count > 1, let quote = name.first, quote == "\"" || quote == "'", name.last == quote else {
      return name
    }
    return String(name.dropFirst().dropLast())
  }
}
