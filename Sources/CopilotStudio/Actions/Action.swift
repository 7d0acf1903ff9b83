import Basis
import PowerFx
import SourceYAML

/// What an instruction does.
///
/// An action is asked for its next event as long as it is the current one: `run.step` says how many events
/// it has given. Its last event is `acted` (or another one that moves on); every other event leaves it current.
protocol Action: Sendable {
  /// What happens next.
  func next(_ run: Run) -> BotEvent

  /// The action as one that waits for the customer; nil for all others. Asked for every message, where a cast
  /// would look the conformance up.
  var asking: (any Asking)? { get }

  /// What the compiler and the loader ask of every action of a bot; for the same reason no cast.
  var part: ActionPart { get }

  /// The same with its jump targets changed: the compiler shortens chains of jumps.
  func retargeted(_ change: (Int32) -> Int32) -> any Action
}

extension Action {
  var asking: (any Asking)? { nil }

  var part: ActionPart { .other }

  func retargeted(_ change: (Int32) -> Int32) -> any Action { self }
}

/// The actions that a topic or an agent is put together by; all others stand for themselves.
enum ActionPart {
  case jump(Jump)
  case goto(GotoAction)
  case call(BeginDialog)
  case question(Question)
  case other
}

/// An action that waits for the customer.
protocol Asking: Action {
  /// What a message of the customer means while it waits.
  func answer(_ message: BotInput.Message, _ run: Run) -> BotEvent

  /// Asks again after another topic came between.
  func askAgain(_ run: Run) -> BotEvent

  /// Whether another topic may take the message.
  var interruption: Interruption { get }

  /// Whether any text is an answer, so that a message is no sure sign of one.
  var takesAnything: Bool { get }
}

extension Asking {
  var asking: (any Asking)? { self }

  var takesAnything: Bool { false }
}

/// Which topics may interrupt a question.
struct Interruption: Sendable, Hashable {
  /// Whether any may.
  var isAllowed = true
  /// Only these, by name; nil for all.
  var onlyTopics: [String]?
}

/// A kind of action: its name in the files and how one is read.
struct ActionKind: Sendable {
  /// How much of it is simulated.
  enum Support: Sendable {
    /// It runs.
    case executable
    /// It calls a service or a model: a stub answers for it.
    case stub
  }

  /// The name, as in `SendActivity`.
  var name: String
  /// How much of it is simulated.
  var support: Support
  /// Reads one; what it does with nested actions and jumps is its own business.
  var build: @Sendable (_ node: Node, _ compiler: inout TopicCompiler) -> Void

  init(
    _ name: String, _ support: Support = .executable,
    build: @escaping @Sendable (_ node: Node, _ compiler: inout TopicCompiler) -> Void
  ) {
    self.name = name
    self.support = support
    self.build = build
  }

  /// A kind that is one instruction without nested actions.
  static func simple(
    _ name: String, _ support: Support = .executable,
    _ make: @escaping @Sendable (_ node: Node, _ compiler: inout TopicCompiler) -> any Action
  ) -> ActionKind {
    ActionKind(name, support) { node, compiler in
      let action = make(node, &compiler)
      compiler.emit(action, for: node)
    }
  }
}
