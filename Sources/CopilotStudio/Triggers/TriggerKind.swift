import Basis
import SourceYAML

/// A kind of trigger: its name in the files and what it listens to.
struct TriggerKind: Sendable {
  /// What fires it in a simulation.
  enum Support: Sendable {
    /// The conversation.
    case fires
    /// A scenario's declaration, for the reason given.
    case declared(String)
    /// Nothing, for the reason given.
    case never(String)
  }

  /// The name, as in `OnRecognizedIntent`.
  var name: String
  /// What fires it; whatever it is, redirects and scenarios start the topic by name.
  var support = Support.fires
  /// What one listens to.
  var family: @Sendable (Node) -> Trigger.Family

  /// The table of all kinds: a new family is one file here and one line below.
  static let all: [TriggerKind] =
    PhraseTriggers.kinds + ConversationTriggers.kinds + RedirectTriggers.kinds + ActivityTriggers.kinds
    + ExternalTriggers.kinds

  static let byName: [String: TriggerKind] = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  /// A kind that always listens to the same.
  static func fixed(_ name: String, _ family: Trigger.Family, _ support: Support = .fires) -> TriggerKind {
    TriggerKind(name: name, support: support) { _ in family }
  }
}
