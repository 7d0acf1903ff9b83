import Activities
import Basis
import CopilotStudio
import PowerFx

/// What is tried where a conversation stands: each answer class of a question, each trigger of a bot at rest.
struct Alphabet: Sendable {
  let map: AgentMap
  let relevance: Relevance
  let context: BotContext
  /// A text that no topic understands.
  let unknown: String
  private let triggers: [Move]
  private let silences: [Move]

  init(_ map: AgentMap, _ relevance: Relevance, _ context: BotContext) {
    self.map = map
    self.relevance = relevance
    self.context = context
    unknown = Samples.senseless[0]
    triggers = Self.triggers(map.agent, context)
    silences = Self.silences(map.agent)
  }

  // MARK: - At rest

  /// What starts each topic: its first phrase that does, its event, or its name where only a language model
  /// would choose it.
  private static func triggers(_ agent: Agent, _ context: BotContext) -> [Move] {
    var found: [Move] = []
    for (number, topic) in agent.topics.enumerated() where topic.isActive {
      switch topic.trigger.family {
      case .recognized, .escalation:
        if let phrase = phrase(starting: Int32(number), topic, agent, context) {
          found.append(Move(.says(phrase), .trigger))
        } else {
          found.append(Move(.starts(topic.id), .trigger))
        }
      case .event(let name): found.append(Move(.event(name ?? "event"), .trigger))
      case .external, .signIn: found.append(Move(.starts(topic.id), .trigger))
      default: break
      }
    }
    if let both = ambiguity(agent, context) { found.append(Move(.says(both), .trigger)) }
    // What a customer can do first: such conversations can be saved as scenarios.
    return unique(found.filter(\.isSpoken) + found.filter { !$0.isSpoken })
  }

  private static func silences(_ agent: Agent) -> [Move] {
    var spans: [TimeSpan] = []
    for topic in agent.topics where topic.isActive {
      if case .inactivity(let span) = topic.trigger.family, !spans.contains(span) { spans.append(span) }
    }
    return spans.sorted { $0.milliseconds < $1.milliseconds }.map { Move(.waits($0), .silence) }
  }

  /// What is tried when no question waits.
  func atRest(_ session: BotSession) -> [Move] {
    let miss = Move(.says(unknown), .unknown)
    // After a miss only the next one tells anything new: a topic that is recognized starts the count again.
    if session.fallbackCount > 0 { return [miss] }
    return triggers + [miss] + silences
  }

  // MARK: - At a question

  /// What is tried while a question waits.
  func atQuestion(_ session: BotSession, _ asked: Activity?) -> [Move] {
    guard let frame = session.frames.last,
      let outline = map.outline(at: ActionReference(topic: frame.topic, index: frame.index))
    else { return [Move(.says(unknown), .unknown)] }
    let submits = CardAnswers.submits(asked ?? Activity(.message)) { hints(forInput: $0, outline) }
    var moves = submits.map { Move(.submits($0), .answer) }
    moves += answers(outline, asked).map { Move(.says($0), .answer) }
    moves.append(Move(.says(unknown), .invalid))
    // One interruption deep, and before the first failed answer, says as much as all others.
    if frame.question?.retries == 0, !session.frames.contains(where: { $0.question?.isInterrupted == true }),
      let other = interruption(frame.topic)
    {
      moves.append(other)
    }
    return Self.unique(moves + silences)
  }

  /// Texts that should answer.
  func answers(_ outline: InstructionOutline, _ asked: Activity?) -> [String] {
    let literals = outline.answer.flatMap { relevance.literals[VariableKey($0)] } ?? Literals()
    let buttons = (asked?.suggestedActions ?? []).map { $0.value?.string ?? $0.title }
    guard let entity = outline.entity else { return choices(buttons, literals) }
    let recognizer = EntityRecognizer(
      locale: map.agent.locale, now: context.now, zone: context.zone)
    return texts(entity, buttons, literals, recognizer)
  }

  private func texts(
    _ entity: Entity, _ buttons: [String], _ literals: Literals, _ recognizer: EntityRecognizer
  ) -> [String] {
    let understands: (String) -> Bool = { recognizer.recognize($0, as: entity) != nil }
    switch entity {
    case .closedList(let list):
      let ids = list.items.filter {
        literals.names.contains($0.id) || literals.texts.contains($0.displayName)
      }
      return choices(list.items.map(\.displayName), literals) + ids.map(\.displayName)
    case .dynamicClosedList: return choices(buttons, literals)
    case .prebuilt(.boolean):
      let words = entity.choices(locale: map.agent.locale)
      return words.isEmpty ? Samples.valid(.boolean) : words
    case .prebuilt(let kind):
      var found = Samples.understood(Samples.valid(kind), as: entity, recognizer)
      found += Self.hints(literals).prefix(Budget.mostHints).filter(understands)
      if Samples.isDate(kind) { found += ["today", "tomorrow", "yesterday"].filter(understands) }
      return found
    case .pattern(let pattern):
      let made = PatternSample.text(for: pattern.source).map { [$0] } ?? []
      let fitting = (made + Self.hints(literals)).filter(understands)
      return fitting.isEmpty ? made : Array(fitting.prefix(Budget.mostHints))
    case .oneOf(let entities): return entities.flatMap { texts($0, buttons, literals, recognizer) }
    }
  }

  private func choices(_ all: [String], _ literals: Literals) -> [String] {
    Array(all.prefix(Budget.mostChoices))
      + all.dropFirst(Budget.mostChoices).filter {
        literals.texts.contains($0) || literals.names.contains($0)
      }
  }

  /// Texts and numbers that conditions name, with the numbers beside them, and texts of a length they name.
  private static func hints(_ literals: Literals) -> [String] {
    var found = literals.texts.filter { !$0.isEmpty && $0.count <= 80 }
    for number in literals.numbers {
      found += [number, number &+ 1, number &- 1].filter { $0 >= 0 }.map(String.init)
    }
    if literals.functions.contains("Len") {
      found += literals.numbers.filter { (1...60).contains($0) }.map { String(repeating: "1", count: $0) }
    }
    return found
  }

  /// What the variable of a card's input is compared with.
  private func hints(forInput id: String, _ outline: InstructionOutline) -> [String] {
    guard let output = outline.outputs.first(where: { $0.name == id }) else { return [] }
    let literals = relevance.literals[VariableKey(output.variable)] ?? Literals()
    return Array(Self.hints(literals).prefix(Budget.mostHints))
  }

  /// A phrase of another topic.
  private func interruption(_ current: Int32) -> Move? {
    let other = map.agent.topics.enumerated().first { number, topic in
      topic.isActive && topic.trigger.family == .recognized && topic.builtIn == nil
        && Int32(number) != current
        && topic.trigger.phrases.first?.isEmpty == false && topic.trigger.condition == nil
    }
    return other?.element.trigger.phrases.first.map { Move(.says($0), .interruption) }
  }

  private static func unique(_ moves: [Move]) -> [Move] {
    var seen: Set<Move.Kind> = []
    return moves.filter { seen.insert($0.kind).inserted }
  }
}
