import Basis
import CopilotStudio
import PowerFx

/// An agent's outlines, looked at once: what each node reads, writes, calls and asks.
struct AgentMap: Sendable {
  let agent: Agent
  /// By topic and instruction.
  let outlines: [[InstructionOutline]]
  /// Topics that ask for a rating or end the conversation: a conversation that passes one is closed properly.
  let closingTopics: Set<Int32>

  init(_ agent: Agent) {
    self.agent = agent
    outlines = agent.topics.map { $0.code.map(\.outline) }
    closingTopics = Set(
      agent.topics.indices.filter { number in agent.topics[number].code.contains { Self.isClosing($0.kind) } }
        .map(Int32.init))
  }

  /// Whether a node is a survey or an end.
  static func isClosing(_ kind: String) -> Bool {
    kind == "CSATQuestion" || kind == "EndConversation" || kind.hasPrefix("TransferConversation")
  }

  func outline(at place: ActionReference) -> InstructionOutline? {
    guard outlines.indices.contains(Int(place.topic)),
      outlines[Int(place.topic)].indices.contains(Int(place.index))
    else { return nil }
    return outlines[Int(place.topic)][Int(place.index)]
  }

  /// Whether something outside the bot answers a node: a service, or a topic that is elsewhere.
  func isAnsweredOutside(_ outline: InstructionOutline) -> Bool {
    outline.isService
      || outline.calls.contains { call in
        called(call).map { $0.topic == nil && agent.isElsewhere($0.name) } ?? false
      }
  }

  /// Every node of the agent's own topics.
  var places: [ActionReference] {
    outlines.indices.filter { agent.topics[$0].builtIn == nil }.flatMap { topic in
      outlines[topic].indices.filter { outlines[topic][$0].isNode }.map {
        ActionReference(topic: Int32(topic), index: Int32($0))
      }
    }
  }

  /// The topic a call by a fixed name means: its number, or nil with whether the name is elsewhere.
  func called(_ formula: Formula) -> (name: String, topic: Int32?)? {
    guard case .literal(.text(let name)) = formula else { return nil }
    return (name, agent.topic(named: name).map(Int32.init))
  }
}

extension Formula {
  /// The expression, if it is one.
  var expression: Expression? { if case .expression(let expression) = self { expression } else { nil } }

  /// The value it always has; nil when that depends on anything.
  var constant: Value? {
    switch self {
    case .literal(let value): return value
    case .expression(let expression):
      let depends = ["Now(", "Today(", "Rand", "GUID(", "Shuffle("].contains {
        expression.source.contains($0)
      }
      guard expression.references.isEmpty, !depends else { return nil }
      return expression.evaluate(in: EvaluationContext(now: VirtualTime(milliseconds: 0)))
    }
  }
}
