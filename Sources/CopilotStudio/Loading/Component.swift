import Basis
import SourceYAML

/// A component of an agent as its files give it, whatever the layout.
struct Component {
  /// The name it can be addressed with; the bot's prefix may be missing.
  var schemaName: String
  /// What people call it, if a file says so.
  var displayName: String?
  var isActive = true
  /// What it is.
  var node: Node
  /// The kind as written; for snapshots that of the thing inside.
  var kind: String
  var description: String?
  /// For the translation of another component: of which one, into what.
  var translation: Translation?
  /// The child agent it belongs to; nil for the agent's own.
  var child: String?

  /// The last part of the name: after `.topic.`, `.entity.` and so on.
  var shortName: String {
    for part in [
      ".topic.", ".entity.", ".action.", ".agent.", ".component.", ".globalvariable.",
      ".GlobalVariableComponent.",
    ] {
      if let range = schemaName.lastRange(of: part) { return String(schemaName[range.upperBound...]) }
    }
    return schemaName
  }
}

/// What a translation says of itself.
struct Translation {
  /// The name of the component it translates, with or without the bot's prefix.
  var of: String
  /// The language as a BCP 47 tag.
  var language: String

  /// Splits `Greeting.pt-BR`, or `cr1_bot.topic.Greeting.pt-BR`, into name and language; nil when no language
  /// stands at the end.
  init?(name: String) {
    guard let dot = name.lastIndex(of: "."),
      let tag = LanguageCodes.tag(String(name[name.index(after: dot)...]))
    else { return nil }
    self.init(of: String(name[..<dot]), language: tag)
  }

  init(of name: String, language: String) {
    self.of = name
    self.language = language
  }
}

/// What the files say of the agent itself.
struct AgentFacts {
  var name: String?
  var schemaName: String?
  var language: String?
  var isGenerative = false
  /// How customers sign in (`authenticationMode`), as written or by the number exports use.
  var authentication: String?
  /// When they do (`authenticationTrigger`).
  var authenticationTrigger: String?

  /// Whether the Sign in topic comes before everything else: with an own identity provider, always. (Teams
  /// signs people in by itself: `Integrated`.)
  var requiresSignIn: Bool {
    let isOwn = ["CustomAzureActiveDirectory", "GenericOAuth2", "3", "4"].contains(authentication ?? "")
    return isOwn && ["Always", "1"].contains(authenticationTrigger ?? "")
  }
  var instructions = ""
}
