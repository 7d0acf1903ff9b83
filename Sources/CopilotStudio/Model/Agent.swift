import Basis
import PowerFx

/// A Copilot Studio agent, loaded and compiled: immutable, and shared by many conversations.
///
/// Topics are numbered by their place in `topics`; events and sessions name them by that number.
public final class Agent: Sendable {
  /// What people call it.
  public let name: String
  /// The prefix of its components, as in `cr123_agent`; made from the name when no file says it.
  public let schemaName: String
  /// BCP 47 tag of its language: `en-US` for LCID 1033.
  public let locale: String
  /// Whether a language model chooses topics (`GenerativeActionsEnabled`); trigger phrases stand in for it.
  public let isGenerative: Bool
  /// Its topics in order of their files, the built-in ones last.
  public let topics: [Topic]
  /// The closed lists and regular expressions topics share.
  public let entities: [EntityDefinition]
  /// Its global variables.
  public let globals: [GlobalVariable]
  /// What it is told to be (`instructions` of its language model); not executed, shown to people.
  public let instructions: String
  /// Child agents, which a language model would call; listed by name.
  public let childAgents: [String]
  /// What `check` tells.
  public let report: AgentReport
  /// How long customers have to be silent for its OnInactivity topics, shortest first.
  public let silences: [TimeSpan]
  /// Compares what customers say with the trigger phrases.
  let matcher: TopicMatcher

  /// How its topics are found by name.
  let names: TopicNames
  /// The closed lists by option set: `<bot>.topic.<Topic>.main.<question>`, `<bot>.entity.<Name>`.
  let optionSets: [String: ClosedList]
  /// The topics that listen to something, by priority, then in the agent's order.
  let listeners: [Trigger.Family: [Int32]]
  /// Whether topics are told of every activity of a kind (`OnActivity`).
  let listensToActivities: Bool
  /// Whether a topic is told when the customer types (`OnActivity`).
  public var listensToTyping: Bool { !listeners(to: "typing").isEmpty }
  /// Whether customers have to sign in before anything else (`authenticationTrigger: Always`).
  let requiresSignIn: Bool
  /// The same agent in its further languages, by BCP 47 tag. Topics and instructions have the same numbers.
  let translations: [String: Agent]

  init(
    name: String, schemaName: String, locale: String, isGenerative: Bool, topics: [Topic],
    entities: [EntityDefinition], globals: [GlobalVariable], instructions: String, childAgents: [String],
    report: AgentReport, matcher: TopicMatcher, names: TopicNames, optionSets: [String: ClosedList],
    listeners: [Trigger.Family: [Int32]], requiresSignIn: Bool, translations: [String: Agent]
  ) {
    self.name = name
    self.schemaName = schemaName
    self.locale = locale
    self.isGenerative = isGenerative
    self.topics = topics
    self.entities = entities
    self.globals = globals
    self.instructions = instructions
    self.childAgents = childAgents
    self.report = report
    self.matcher = matcher
    self.names = names
    self.optionSets = optionSets
    self.listeners = listeners
    self.requiresSignIn = requiresSignIn
    self.translations = translations
    silences = Self.silences(topics)
    listensToActivities = listeners.keys.contains { if case .activity = $0 { true } else { false } }
  }

  private static func silences(_ topics: [Topic]) -> [TimeSpan] {
    let spans = topics.compactMap { topic -> Int64? in
      guard case .inactivity(let span) = topic.trigger.family, topic.isActive, span.milliseconds > 0 else {
        return nil
      }
      return span.milliseconds
    }
    return Set(spans).sorted().map { TimeSpan(milliseconds: $0) }
  }
}

extension Agent {
  /// The number of the topic called so: by schema name with or without the bot's prefix, or by display
  /// name, in any case. Nil when there is none.
  public func topic(named name: String) -> Int? { names.topic(named: name) }

  /// Whether a topic that is not here belongs to something outside the files: another solution, or a
  /// component whose content was not exported. A stub answers for it.
  func isOutside(_ name: String) -> Bool { names.isOutside(name) }

  /// The topic of that number; nil outside the range.
  public func topic(_ number: Int32) -> Topic? {
    topics.indices.contains(Int(number)) ? topics[Int(number)] : nil
  }

  /// The instruction at a place; nil outside the range.
  public func instruction(at place: ActionReference) -> Instruction? {
    holds(place) ? topics[Int(place.topic)].code[Int(place.index)] : nil
  }

  /// Whether there is an instruction at a place.
  func holds(_ place: ActionReference) -> Bool {
    topics.indices.contains(Int(place.topic))
      && topics[Int(place.topic)].code.indices.contains(Int(place.index))
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
