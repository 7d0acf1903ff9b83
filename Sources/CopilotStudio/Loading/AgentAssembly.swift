import Basis
import PowerFx
import SourceYAML

/// Puts an agent together from its components.
struct AgentAssembly {
  private let reader: ComponentReader
  private var components: [Component]
  private let schemaName: String
  private let name: String
  private(set) var diagnostics: [Diagnostic]
  private var report = AgentReport()
  /// The schema names of the topics so far, in lower case.
  private var topicIDs: Set<String> = []

  init(_ reader: ComponentReader, fallbackName: String) {
    self.reader = reader
    components = reader.components.filter { $0.translation == nil }
    let facts = reader.facts
    schemaName =
      facts.schemaName ?? Self.prefix(reader.components) ?? Self.identifier(facts.name ?? fallbackName)
    name = facts.name ?? fallbackName
    diagnostics = reader.diagnostics
  }

  /// The prefix the components agree on: files that load alone keep it.
  private static func prefix(_ components: [Component]) -> String? {
    for component in components {
      if let range = component.schemaName.firstRange(of: ".topic.") {
        return String(component.schemaName[..<range.lowerBound])
      }
    }
    return nil
  }

  private static func identifier(_ name: String) -> String {
    let kept = name.unicodeScalars.map { scalar -> Character in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? Character(scalar) : "_"
    }
    return kept.isEmpty ? "bot" : String(kept)
  }

  /// The agent with its translations.
  mutating func agent() -> Agent {
    let start = self
    let translations = ComponentTranslations(reader.components, schemaName: schemaName)
    var agents: [String: Agent] = [:]
    var findings: [Diagnostic] = []
    for (language, components) in translations.languages {
      var other = start
      other.components = components
      other.diagnostics = []
      agents[language] = other.agent(in: language)
      findings += other.diagnostics.filter { translations.files.contains($0.span?.file ?? "") }
    }
    for component in translations.orphans {
      keep(component, as: "translation")
      diagnostics.append(
        Diagnostic(
          .warning, "agent.translation",
          "there is nothing that \(component.shortName) translates, or it does not say its language",
          at: component.node.span))
    }
    let agent = agent(translations: agents)
    diagnostics += findings
    return agent
  }

  /// The agent in one language, its own unless told.
  private mutating func agent(in language: String? = nil, translations: [String: Agent] = [:]) -> Agent {
    report.bot = name
    for (file, isTopic) in reader.unreadable { report.add(unreadable: file, isTopic: isTopic) }
    let entities = components.compactMap(entity)
    let directory = EntityDirectory(entities)
    var builder = TopicBuilder(schemaName: schemaName, entities: directory)
    var topics: [Topic] = []
    for component in components { add(component, to: &topics, &builder) }
    if report.topics > BotRules.mostTopicsOfAgent {
      diagnostics.append(
        Diagnostic(
          .warning, "agent.many-topics",
          "the agent has \(report.topics) topics; the product takes \(BotRules.mostTopicsOfAgent)"))
    }
    report.inactive = topics.count { !$0.isActive }
    for (component, rule) in BuiltInTopics.missing(from: topics, schemaName: schemaName) {
      topics.append(builder.build(component, builtIn: rule).topic)
    }
    diagnostics += builder.diagnostics
    let names = TopicNames(
      topics, schemaName: schemaName, isComplete: reader.facts.schemaName != nil,
      absentComponents: reader.absent)
    checkRedirects(topics, names)
    return Agent(
      name: name, schemaName: schemaName, locale: language ?? locale(),
      isGenerative: reader.facts.isGenerative,
      topics: topics, entities: entities, globals: globals(topics), instructions: reader.facts.instructions,
      childAgents: reader.childAgents, report: report, matcher: matcher(topics),
      names: names, optionSets: optionSets(topics, entities), listeners: Agent.listeners(topics),
      requiresSignIn: reader.facts.requiresSignIn, translations: translations)
  }

  private mutating func locale() -> String {
    guard let language = reader.facts.language else { return "en-US" }
    if let tag = LanguageCodes.tag(language) { return tag }
    diagnostics.append(
      Diagnostic(.warning, "agent.language", "the language \(language) is not known; English is taken"))
    return "en-US"
  }

  // MARK: Components

  private mutating func add(_ component: Component, to topics: inout [Topic], _ builder: inout TopicBuilder) {
    switch component.kind {
    case "AdaptiveDialog", "TaskDialog", "AgentDialog":
      let (topic, reported) = builder.build(component)
      var found = reported
      if !topicIDs.insert(topic.id.lowercased()).inserted {
        diagnostics.append(
          Diagnostic(
            .warning, "agent.same-topic", "two topics are called \(topic.id); the first is found",
            at: topic.span))
      }
      topics.append(topic)
      let host = Int32(topics.count - 1)
      for further in TopicBuilder.furtherTriggers(of: component, called: topic.id) {
        var (part, more) = builder.build(further, partOf: topic.id)
        part.host = host
        part.displayName = topic.displayName
        topics.append(part)
        found.add(more)
      }
      report.add(found, topic: topic.displayName)
      // What serves a language model alone is listed beside what runs.
      if component.kind != "AdaptiveDialog" { keep(component, as: component.kind) }
    case "ClosedListEntity", "RegexEntity", "Variable", "GlobalVariableComponent": break
    case "":
      diagnostics.append(
        Diagnostic(
          .note, "agent.component", "nothing says what this file is; it is kept and plays no part",
          at: component.node.span))
      keep(component, as: "file without kind")
    default:
      keep(component, as: component.kind)
      guard !Self.silent.contains(component.kind) else { return }
      diagnostics.append(
        Diagnostic(
          .note, "agent.component", "\(component.kind) is kept and plays no part in a conversation",
          at: component.node.span))
    }
  }

  /// Kinds every agent has, not worth a finding.
  private static let silent: Set<String> = [
    "GptComponentMetadata", "KnowledgeSourceConfiguration", "ConnectionReferencesSourceFile",
    "ContentModerationSettings", "DefaultFeedbackCollection",
  ]

  private mutating func keep(_ component: Component, as what: String) {
    let name = component.displayName ?? component.shortName
    report.others.append(AgentReport.Entry(what: what, topic: name, span: component.node.span))
  }

  private func entity(_ component: Component) -> EntityDefinition? {
    let short = component.shortName
    let id = component.schemaName.contains(".") ? component.schemaName : "\(schemaName).entity.\(short)"
    let content: EntityDefinition.Content
    switch component.kind {
    case "ClosedListEntity": content = .closedList(ClosedList(component.node, optionSet: id))
    case "RegexEntity": content = .pattern(component.node["pattern"]?.text ?? "")
    default: return nil
    }
    return EntityDefinition(
      id: id, shortName: short, displayName: component.displayName ?? short, content: content)
  }

  /// The variables the files declare, and those that topics use without.
  private func globals(_ topics: [Topic]) -> [GlobalVariable] {
    var found: [GlobalVariable] = []
    for component in components where ["Variable", "GlobalVariableComponent"].contains(component.kind) {
      let node = component.node["variable"].flatMap { $0.entries == nil ? nil : $0 } ?? component.node
      let name = node["name"]?.text ?? component.shortName
      guard !found.contains(where: { $0.name == name }) else { continue }
      found.append(
        GlobalVariable(
          name: name, isExternal: node["isExternalInitializationAllowed"]?.text == "true",
          isUserScoped: node["scope"]?.text == "User", defaultValue: Self.constant(node["defaultValue"])))
    }
    return found
  }

  /// The value of an expression that reads nothing, such as `=Text("")`.
  private static func constant(_ node: Node?) -> Value {
    guard let node else { return .blank }
    guard let text = node.text, text.hasPrefix("=") else { return Value(json: node.json) }
    let value = Expression.parse(String(text.dropFirst())).0?.evaluate(
      in: EvaluationContext(now: VirtualTime(milliseconds: 0)))
    return value?.fault == nil ? value ?? .blank : .blank
  }

  // MARK: Indexes

  private func matcher(_ topics: [Topic]) -> TopicMatcher {
    var phrases: [(topic: Int, phrase: String)] = []
    for (number, topic) in topics.enumerated() where topic.isActive {
      guard topic.trigger.family == .recognized || topic.trigger.family == .escalation else { continue }
      phrases += topic.trigger.phrases.map { (number, $0) }
    }
    return TopicMatcher(phrases: phrases)
  }

  private func optionSets(_ topics: [Topic], _ entities: [EntityDefinition]) -> [String: ClosedList] {
    var found: [String: ClosedList] = [:]
    for entity in entities {
      guard case .closedList(let list) = entity.content else { continue }
      found[list.optionSet] = list
      found[entity.id] = found[entity.id] ?? list
    }
    for instruction in topics.lazy.flatMap(\.code) {
      guard case .question(let question) = instruction.action.part, let list = question.entity.list else {
        continue
      }
      found[list.optionSet] = found[list.optionSet] ?? list
    }
    return found
  }

  /// Reports redirects to topics that are not there; those outside the files need a stub.
  private mutating func checkRedirects(_ topics: [Topic], _ names: TopicNames) {
    for topic in topics {
      for instruction in topic.code {
        guard case .call(let call) = instruction.action.part, case .literal(.text(let name))? = call.dialog,
          names.topic(named: name) == nil
        else { continue }
        if names.isOutside(name) {
          report.needsStub.append(
            AgentReport.Entry(
              what: "\(instruction.kind) \(name)", topic: topic.displayName, action: instruction.id,
              span: instruction.span))
          continue
        }
        let hint = Suggestion.nearest(to: name, among: topics.map(\.id)).map { "Did you mean \($0)?" }
        diagnostics.append(
          Diagnostic(
            .warning, "action.redirect", "there is no topic \(name); the redirect is error 2025",
            at: instruction.span, hint: hint))
      }
    }
  }
}
