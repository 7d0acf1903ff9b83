import Basis
import SourceYAML

/// A kind of trigger: its name in the files and what it listens to.
struct TriggerKind: Sendable {
  /// The name, as in `OnRecognizedIntent`.
  var name: String
  /// Whether something in a simulation calls it; the others start only by a redirect or by name.
  var isSimulated = true
  /// What one listens to.
  var family: @Sendable (Node) -> Trigger.Family

  /// The table of all kinds: a new family is one file here and one line below.
  static let all: [TriggerKind] =
    PhraseTriggers.kinds + ConversationTriggers.kinds + RedirectTriggers.kinds + ActivityTriggers.kinds
    + ExternalTriggers.kinds

  static let byName: [String: TriggerKind] = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  /// A kind that always listens to the same.
  static func fixed(_ name: String, _ family: Trigger.Family, isSimulated: Bool = true) -> TriggerKind {
    TriggerKind(name: name, isSimulated: isSimulated) { _ in family }
  }
}
