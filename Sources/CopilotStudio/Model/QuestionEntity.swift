import Basis
import PowerFx
import SourceYAML

/// What a question takes for an answer, as its topic says it.
struct QuestionEntity: Sendable {
  indirect enum Kind: Sendable {
    /// Known when the topic is compiled.
    case fixed(Entity)
    /// The rows of a table that is computed when the question is asked.
    case rows(Formula?)
    /// Several, each with the property of the record it fills; the first that is found.
    case either([(property: String, entity: QuestionEntity)])
  }

  /// Most values of one reply (`allowMultipleValues`; "a maximum of five", its published description).
  static let mostValues = 5

  var kind: Kind
  /// What events call it: the kind of the reference, or the shared entity's name.
  var name = "StringPrebuiltEntity"
  /// Whether the answer is a record of what was said, the value and how sure it is.
  var includesMetadata = false
  /// Whether the answer is a table of every value in the reply.
  var takesSeveral = false
  /// Whether a file is a record of content, name and type, and not the content alone.
  var includesFileMetadata = false
  /// Which day an unfinished date means.
  var dates = DatePreference.ask
  /// The choices that become buttons, by id; nil for all. The others can be typed.
  var shownChoices: [String]?

  /// Reads the short form (`BooleanPrebuiltEntity`) or an object.
  init(_ node: Node?, of owner: Node, _ compiler: inout TopicCompiler) {
    guard let node, let name = node.text ?? node["kind"]?.text else {
      compiler.report(
        .warning, "question.entity", "the question has no `entity`; any reply answers it", at: owner)
      kind = .fixed(.prebuilt(.string))
      return
    }
    kind = Self.kind(name, node, owner, &compiler)
    self.name = node["entityId"]?.text ?? EntityKind(reference: name)?.rawValue ?? name
    includesMetadata = node["includeMetadata"]?.text == "true"
    takesSeveral = node["allowMultipleValues"]?.text == "true"
    includesFileMetadata = node["includeFileMetadata"]?.text == "true"
    dates = node["ambiguousResolutionBehavior"]?.text.flatMap(DatePreference.init(rawValue:)) ?? .ask
    shownChoices = node["selectedItems"]?.items?.compactMap { $0.text ?? $0["id"]?.text }
  }

  private static func kind(
    _ name: String, _ node: Node, _ owner: Node, _ compiler: inout TopicCompiler
  ) -> Kind {
    switch EntityKind(reference: name) {
    case .dynamicClosedList?: return .rows(compiler.formula(node["items"]))
    case .oneOf?:
      let choices = node["entities"]?.items ?? node["choices"]?.items ?? []
      return .either(
        choices.map { choice in
          let inner = QuestionEntity(choice["entity"] ?? choice, of: owner, &compiler)
          return (choice["propertyName"]?.text ?? inner.name, inner)
        })
    case let known?: return .fixed(entity(known, node, owner, &compiler))
    case nil where name == "ClosedListEntity" || name == "RegexEntity":
      return .fixed(embedded(node, owner, &compiler))
    case nil:
      let nearest = Suggestion.nearest(to: name, among: EntityKind.allCases.map(\.rawValue))
      compiler.report(
        .warning, "question.entity", "\(name) is no known entity; any reply answers the question", at: node,
        hint: nearest.map { "Did you mean \($0)?" })
      return .fixed(.prebuilt(.string))
    }
  }

  private static func entity(
    _ kind: EntityKind, _ node: Node, _ owner: Node, _ compiler: inout TopicCompiler
  ) -> Entity {
    switch kind {
    case .embedded: return embedded(node["definition"] ?? node, owner, &compiler)
    case .closedList, .regularExpression, .external: return shared(node, &compiler)
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

}

extension TextPattern {
  /// A pattern of a topic or an entity; one that cannot be read finds nothing and is reported.
  init(_ pattern: String, at node: Node, _ compiler: inout TopicCompiler) {
    do throws(RegularExpression.Failure) {
      let expression = try RegularExpression(pattern)
      self.init(source: pattern) { text in
        (try? expression.firstMatch(in: text)).flatMap { $0.text.isEmpty ? nil : $0.text }
      }
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
