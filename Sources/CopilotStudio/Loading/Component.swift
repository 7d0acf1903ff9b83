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
  /// Translations of another component into further languages.
  var isTranslation = false
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

/// What the files say of the agent itself.
struct AgentFacts {
  var name: String?
  var schemaName: String?
  var language: String?
  var isGenerative = false
  var instructions = ""
}
