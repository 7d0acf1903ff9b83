import Basis
import PowerFx

/// A topic: what starts it and what it does.
public struct Topic: Sendable {
  /// The schema name, as in `cr123_agent.topic.Greeting`.
  public var id: String
  /// The last part of the schema name: `Greeting`.
  public var shortName: String
  /// What people call it.
  public var displayName: String
  /// Whether it is turned on.
  public var isActive: Bool
  /// What starts it.
  public var trigger: Trigger
  /// Whether it stops all other topics when it starts.
  public var cancelsOthers: Bool
  /// What a language model would read to choose it.
  public var modelDescription: String
  /// The names of the values it takes (`inputType`), with their defaults.
  public var inputs: [TopicInput]
  /// The names of the values it gives back (`outputType`).
  public var outputs: [String]
  /// What it does: jumps, not nesting.
  public var code: [Instruction]
  /// For a further trigger of a topic: that topic's number. It starts only while that one runs, and has its
  /// variables.
  public var host: Int32?
  /// Whether it runs on at its end, for its further triggers (`endAutomatically: false`).
  public var staysOpen = false
  /// The expressions in it, in the order they are read: to tell which one an error came from.
  var expressions: [Expression] = []
  /// Where it is written.
  public var span: SourceSpan
  /// The rule that put it there, for the topics that are ours and not the agent's.
  public var builtIn: Rule?

  /// Whether one of the names means this topic, in any case.
  public func isCalled(_ name: String) -> Bool {
    let name = name.lowercased()
    return [id, shortName, displayName].contains { $0.lowercased() == name }
  }

  /// Whether a Transfer conversation node is in it.
  var hasTransfer: Bool { code.contains { $0.kind.hasPrefix("TransferConversation") } }
}

/// A value a topic takes from whoever calls it.
public struct TopicInput: Sendable {
  /// The variable's name, without `Topic.`.
  public var name: String
  /// What it is when nothing is passed.
  public var defaultValue: Formula?
}

/// One step of a topic.
public struct Instruction: Sendable {
  /// The action's id as written, or minted from its place when it has none.
  public var id: String
  /// The action's kind as written.
  public var kind: String
  /// What the author calls it; empty when it has no name.
  public var displayName: String
  /// Where it is written.
  public var span: SourceSpan
  /// The outcome analytics reports when it runs.
  public var outcome: ConversationOutcome?
  /// The instruction that follows when nothing jumps.
  var next: Int32 = 0
  /// What it does, shared so that it is asked where it is: a copy of the action for each step would cost more than most
  /// steps.
  private(set) var doing: Shared<any Action>

  /// What it does.
  var action: any Action {
    get { doing.value }
    set { doing = Shared(newValue) }
  }
}
