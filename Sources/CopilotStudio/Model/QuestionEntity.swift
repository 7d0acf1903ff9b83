import Basis
import PowerFx
import SourceYAML

/// What a question takes for an answer, as its topic says it.
struct QuestionEntity: Sendable {
  enum Kind: Sendable {
    /// Known when the topic is compiled.
    case fixed(Entity)
    /// The rows of a table that is computed when the question is asked.
    case rows(Formula?)
  }

  var kind: Kind

  /// Reads the short form (`BooleanPrebuiltEntity`) or an object.
  init(_ node: Node?, of owner: Node, _ compiler: inout TopicCompiler) {
    guard let node, let name = node.text ?? node["kind"]?.text else {
      compiler.report(
        .warning, "question.entity", "the question has no `entity`; any reply answers it", at: owner)
      kind = .fixed(.prebuilt(.string))
      return
    }
    switch EntityKind(reference: name) {
    case .dynamicClosedList?: kind = .rows(compiler.formula(node["items"]))
    case let known?: kind = .fixed(Self.entity(known, node, owner, &compiler))
    case nil where name == "ClosedListEntity" || name == "RegexEntity":
      kind = .fixed(Self.embedded(node, owner, &compiler))
    case nil:
      compiler.report(
        .warning, "question.entity", "\(name) is no known entity; any reply answers the question", at: node)
      kind = .fixed(.prebuilt(.string))
    }
  }

  private static func entity(
    _ kind: EntityKind, _ node: Node, _ owner: Node, _ compiler: inout TopicCompiler
  ) -> Entity {
    switch kind {
    case .embedded: return embedded(node["definition"] ?? node, owner, &compiler)
    case .closedList, .regularExpression, .external: return shared(node, &compiler)
    case .oneOf:
      let choices = node["entities"]?.items ?? node["choices"]?.items ?? []
      return .oneOf(
        choices.compactMap { choice in
          let inner = choice["entity"] ?? choice
          guard let name = inner.text ?? inner["kind"]?.text, let kind = EntityKind(reference: name),
            kind != .oneOf
          else { return nil }
          return entity(kind, inner, owner, &compiler)
        })
    default: return .prebuilt(kind)
    }
  }

  private static func embedded(_ node: Node, _ owner: Node, _ compiler: inout TopicCompiler) -> Entity {
    if let pattern = node["pattern"]?.text { return .pattern(TextPattern(pattern, at: node, &compiler)) }
    let set = "\(compiler.topicID).\(compiler.triggerID).\(owner["id"]?.text ?? "")"
    return .closedList(ClosedList(node, optionSet: set))
  }

  private static func shared(_ node: Node, _ compiler: inout TopicCompiler) -> Entity {
    let name = node["entityId"]?.text ?? ""
    guard let entity = compiler.entities[name] else {
      compiler.report(
        .warning, "question.entity", "there is no entity \(name); any reply answers the question", at: node)
      return .prebuilt(.string)
    }
    switch entity.content {
    case .closedList(let list): return .closedList(list)
    case .pattern(let pattern): return .pattern(TextPattern(pattern, at: node, &compiler))
    }
  }

  // MARK: Running

  /// What is looked for now.
  private func entity(_ run: Run) -> Entity {
    switch kind {
    case .fixed(let entity): entity
    case .rows(let formula): .dynamicClosedList(Table(Foreach.rows(of: run.value(formula))))
    }
  }

  /// The buttons that are offered.
  func choices(_ run: Run) -> [String] { entity(run).choices(locale: run.context.locale) }

  /// What a message answers; nil when it is no answer.
  func value(of message: BotInput.Message, _ run: Run) -> Value? {
    let entity = entity(run)
    // The customer's language first, then the agent's: its questions are written in that.
    for locale in [message.locale ?? run.context.locale, run.agent.locale] {
      let recognizer = EntityRecognizer(locale: locale, now: run.context.now, zone: run.context.zone)
      if let value = recognizer.recognize(message.text, as: entity) { return value }
    }
    return nil
  }

  /// Whether any text is an answer.
  var takesAnything: Bool {
    if case .fixed(.prebuilt(.string)) = kind { true } else { false }
  }

  /// The closed list of the question itself.
  var list: ClosedList? {
    if case .fixed(.closedList(let list)) = kind { list } else { nil }
  }
}

extension TextPattern {
  /// A pattern of a topic or an entity; one that cannot be read finds nothing and is reported.
  init(_ pattern: String, at node: Node, _ compiler: inout TopicCompiler) {
    do throws(RegularExpression.Failure) {
      let expression = try RegularExpression(pattern)
      self.init(source: pattern) { text in (try? expression.firstMatch(in: text))?.text }
    } catch {
      compiler.report(.error, "entity.pattern", error.message, at: node)
      self.init(source: pattern) { _ in nil }
    }
  }
}

extension ClosedList {
  /// Reads `items` and what belongs to them.
  init(_ node: Node, optionSet: String) {
    self.init(
      optionSet: node["optionSetName"]?.text ?? optionSet, items: Item.items(node["items"]),
      toleratesMisspelling: node["smartMatchingEnabled"]?.text != "false")
  }
}

extension ClosedList.Item {
  fileprivate static func items(_ node: Node?) -> [ClosedList.Item] {
    (node?.items ?? []).compactMap { item in
      if let text = item.text { return ClosedList.Item(id: text, displayName: text) }
      guard let name = item["displayName"]?.text ?? item["id"]?.text else { return nil }
      let synonyms = item["synonyms"]?.items?.compactMap(\.text) ?? []
      return ClosedList.Item(id: item["id"]?.text ?? name, displayName: name, synonyms: synonyms)
    }
  }
}
