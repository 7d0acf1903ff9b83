import PowerFx

/// What can be said of an instruction without running it: for tools that walk agents.
public struct InstructionOutline: Sendable {
  /// Whether an author wrote it as a node; jumps and the ends of loops are the compiler's.
  public var isNode: Bool
  /// Instructions of the same topic it can lead to, besides the one that follows.
  public var targets: [Int32]
  /// The instruction that follows when nothing jumps; nil where it cannot be next.
  public var following: Int32?
  /// The conditions of its branches in their order, nil for one that is not written. Empty for no condition.
  public var conditions: [Formula?] = []
  /// Where each branch leads, and last where the rest does. As long as `conditions` and one more.
  public var branches: [Int32] = []
  /// The topics it can call, by name.
  public var calls: [Formula] = []
  /// What it asks for; nil for no question, and for rows of a table that are known only when it is asked.
  public var entity: Entity?
  /// The variable an answer goes into.
  public var answer: VariableName?
  /// What an answer must fulfil.
  public var validation: Formula?
  /// Whether it waits for the customer.
  public var isAsking: Bool
  /// Whether a service answers it: a stub, here.
  public var isService: Bool
  /// What a service's answer, a card's submit or a called topic's end is split into: the part's name (nil
  /// for the whole answer) and its variable.
  public var outputs: [(name: String?, variable: VariableName)] = []
  /// Every expression it computes, those inside texts and cards included.
  public var expressions: [Expression] = []
  /// The variables it can set.
  public var writes: [VariableName] = []
}

extension Instruction {
  /// What can be said of it without running it.
  ///
  /// Expressions and variables are found by reflection: no kind of action can forget to tell its own.
  public var outline: InstructionOutline {
    let ends =
      action is GotoAction || action is EndDialog || action is CancelAllDialogs || action is EndConversation
      || action is TransferConversation || action is LoopEnd || action is LoopExit || action is Jump
    var outline = InstructionOutline(
      isNode: !(action is Jump || action is LoopEnd), targets: jumps, following: ends ? nil : next,
      isAsking: action is any Asking, isService: action is ServiceCall || action is OAuthInput)
    switch action {
    case let group as ConditionGroup:
      outline.conditions = group.branches.map(\.condition)
      outline.branches = group.branches.map(\.target) + [group.otherwise]
      outline.following = nil
    case let call as BeginDialog:
      if call.mode != .begin { outline.following = nil }
      if let dialog = call.dialog { outline.calls = [dialog] }
    case let question as Question:
      outline.answer = question.variable
      outline.validation = question.validation
      if let fallback = question.fallbackDialog { outline.calls = [fallback] }
      if case .fixed(let entity) = question.entity.kind { outline.entity = entity }
    default: break
    }
    var parts = ActionParts()
    parts.collect(action, depth: 0)
    outline.expressions = parts.expressions
    outline.writes = parts.writes
    outline.outputs = parts.outputs
    return outline
  }

  /// Whatever an action can jump to passes through `retargeted`.
  private var jumps: [Int32] {
    var found: [Int32] = []
    _ = action.retargeted { target in
      if target >= 0 { found.append(target) }
      return target
    }
    return found
  }
}

/// The expressions and variables of an action, in the order of its properties.
private struct ActionParts {
  var expressions: [Expression] = []
  var writes: [VariableName] = []
  var outputs: [(name: String?, variable: VariableName)] = []

  /// Deeper than any action is; a bound against surprises.
  private static let deepest = 24

  mutating func collect(_ value: Any, depth: Int) {
    switch value {
    case let formula as Formula:
      if case .expression(let expression) = formula { expressions.append(expression) }
    case let template as TextTemplate: expressions += template.template?.expressions ?? []
    case let variable as VariableName: writes.append(variable)
    case is String, is Int32, is Bool, is Entity: break
    default:
      if let output = value as? OutputBinding { outputs.append((output.name, output.variable)) }
      guard depth < Self.deepest else { return }
      for child in Mirror(reflecting: value).children { collect(child.value, depth: depth + 1) }
    }
  }
}

extension Topic {
  /// The variables its trigger's condition and the defaults of its inputs read.
  public var headExpressions: [Expression] {
    ([trigger.condition] + inputs.map(\.defaultValue)).compactMap { formula in
      if case .expression(let expression)? = formula { expression } else { nil }
    }
  }
}

extension Agent {
  /// Whether a name means a topic outside the files, for which a stub answers.
  public func isElsewhere(_ name: String) -> Bool { isOutside(name) }

  /// Whether these are lone topics: what they call and read may be in files that are not here.
  public var isPart: Bool { !names.isComplete }
}
