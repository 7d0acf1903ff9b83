import Basis
import PowerFx

/// A Copilot Studio agent, loaded and compiled: a value that many conversations share.
///
/// Topics are numbered by their place in `topics`; events and sessions name them by that number.
public struct Agent: Sendable {
  /// What people call it.
  public var name: String
  /// The prefix of its components, as in `cr123_agent`; made from the name when no file says it.
  public var schemaName: String
  /// BCP 47 tag of its language: `en-US` for LCID 1033.
  public var locale: String
  /// Whether a language model chooses topics (`GenerativeActionsEnabled`); trigger phrases stand in for it.
  public var isGenerative: Bool
  /// Its topics in order of their files, the built-in ones last.
  public var topics: [Topic]
  /// The closed lists and regular expressions topics share.
  public var entities: [EntityDefinition]
  /// Its global variables.
  public var globals: [GlobalVariable]
  /// What it is told to be (`instructions` of its language model); not executed, shown to people.
  public var instructions: String
  /// Child agents, which a language model would call; listed by name.
  public var childAgents: [String]
  /// What `check` tells.
  public var report: AgentReport
  /// Compares what customers say with the trigger phrases.
  var matcher: TopicMatcher

  /// Topics by every name they can be addressed with, in lower case.
  var topicsByName: [String: Int]
  /// Whether the files say what the agent is; lone topics do not, and topics they call are elsewhere.
  var isComplete: Bool
  /// Components that are named but whose content is not among the files, in lower case.
  var absentComponents: Set<String>
  /// The closed lists by option set: `<bot>.topic.<Topic>.main.<question>`, `<bot>.entity.<Name>`.
  var optionSets: [String: ClosedList]
  /// The topics that listen to something, by priority, then in the agent's order.
  var listeners: [Trigger.Family: [Int32]]
  /// How long a customer may be silent before a topic is told, shortest first (`OnInactivity`).
  public var silences: [TimeSpan]
  /// Whether a topic is told when the customer types (`OnActivity`).
  public var listensToTyping: Bool { !listeners(to: "typing").isEmpty }
  /// Whether customers have to sign in before anything else (`authenticationTrigger: Always`).
  var requiresSignIn: Bool
  /// The same agent in its further languages, by BCP 47 tag. Topics and instructions have the same numbers.
  var translations: [String: Agent] = [:]
}

extension Agent {
  /// The number of the topic called so: by schema name with or without the bot's prefix, or by display
  /// name, in any case. Nil when there is none.
  public func topic(named name: String) -> Int? {
    let key = name.lowercased()
    if let found = topicsByName[key] { return found }
    // `<other bot>.topic.<Name>`: files keep their old prefix when they are copied between agents.
    guard let range = Self.family(in: key) else { return nil }
    return topicsByName[String(key[range.upperBound...])]
  }

  /// Where a schema name says what kind of component it is of: topics, tools and child agents can be called.
  private static func family(in key: String) -> Range<String.Index>? {
    key.lastRange(of: ".topic.") ?? key.lastRange(of: ".action.") ?? key.lastRange(of: ".agent.")
  }

  /// Whether a topic that is not here belongs to something outside the files: another solution, or a
  /// component whose content was not exported. A stub answers for it.
  func isOutside(_ name: String) -> Bool {
    guard !name.isEmpty, topic(named: name) == nil else { return false }
    let key = name.lowercased()
    return !isComplete || absentComponents.contains(key)
      || Self.family(in: key) != nil && !key.hasPrefix(schemaName.lowercased() + ".")
  }

  /// The topic of that number; nil outside the range.
  public func topic(_ number: Int32) -> Topic? {
    topics.indices.contains(Int(number)) ? topics[Int(number)] : nil
  }

  /// The instruction at a place; nil outside the range.
  public func instruction(at place: ActionReference) -> Instruction? {
    guard let code = topic(place.topic)?.code, code.indices.contains(Int(place.index)) else { return nil }
    return code[Int(place.index)]
  }
}

/// A global variable of an agent.
public struct GlobalVariable: Hashable, Sendable {
  /// The name, without `Global.`; case-sensitive.
  public var name: String
  /// Whether external sources, such as Omnichannel's context, may set it.
  public var isExternal: Bool
  /// Whether it belongs to the customer and not to the conversation.
  public var isUserScoped: Bool
  /// The value it starts with.
  public var defaultValue: Value

  /// Makes a variable.
  public init(
    name: String, isExternal: Bool = false, isUserScoped: Bool = false, defaultValue: Value = .blank
  ) {
    self.name = name
    self.isExternal = isExternal
    self.isUserScoped = isUserScoped
    self.defaultValue = defaultValue
  }
}
