import Basis
import PowerFx
import SourceYAML

/// What a question takes for an answer.
struct QuestionEntity: Sendable {
  enum Kind: Sendable {
    /// The whole reply.
    case text
    /// Yes or no.
    case boolean
    /// An item of a list, as an option of a set.
    case closedList([ClosedListItem], optionSet: String)
    /// A row of a table.
    case rows(Formula?)
    /// Text a regular expression finds.
    case pattern(String)
    /// One of the product's own, by name: `Number`, `Date`, `Email`.
    case prebuilt(String)
  }

  var kind: Kind

  /// Reads the short form (`BooleanPrebuiltEntity`) or an object.
  init(_ node: Node?, of owner: Node, _ compiler: inout TopicCompiler) {
    guard let node, let name = node.text ?? node["kind"]?.text else {
      compiler.report(.warning, "question.entity", "the question has no `entity`; any reply answers it", at: owner)
      kind = .text
      return
    }
    switch name {
    case "StringPrebuiltEntity": kind = .text
    case "BooleanPrebuiltEntity": kind = .boolean
    case "EmbeddedEntity": kind = Self.embedded(node["definition"] ?? node, owner, compiler)
    case "ClosedListEntity", "RegexEntity": kind = Self.embedded(node, owner, compiler)
    case "DynamicClosedListEntity": kind = .rows(compiler.formula(node["items"]))
    case "ClosedListEntityReference", "RegexEntityReference", "ExternalEntityReference":
      kind = Self.shared(node, owner, &compiler)
    default: kind = Self.prebuilt(name, node, &compiler)
    }
  }

  private static func embedded(_ node: Node, _ owner: Node, _ compiler: TopicCompiler) -> Kind {
    if let pattern = node["pattern"]?.text { return .pattern(pattern) }
    let set = "\(compiler.topicID).\(compiler.triggerID).\(owner["id"]?.text ?? "")"
    return .closedList(ClosedListItem.items(node["items"]), optionSet: node["optionSetName"]?.text ?? set)
  }

  private static func shared(_ node: Node, _ owner: Node, _ compiler: inout TopicCompiler) -> Kind {
    let name = node["entityId"]?.text ?? ""
    guard let entity = compiler.entities[name] else {
      compiler.report(
        .warning, "question.entity", "there is no entity \(name); any reply answers the question", at: node)
      return .text
    }
    switch entity.content {
    case .closedList(let items): return .closedList(items, optionSet: entity.id)
    case .pattern(let pattern): return .pattern(pattern)
    }
  }

  private static func prebuilt(_ name: String, _ node: Node, _ compiler: inout TopicCompiler) -> Kind {
    guard name.hasSuffix("PrebuiltEntity") else {
      compiler.report(.warning, "question.entity", "\(name) is no known entity; any reply answers the question", at: node)
      return .text
    }
    return .prebuilt(String(name.dropLast("PrebuiltEntity".count)))
  }

  // MARK: Running

  /// The buttons that are offered.
  func choices(_ run: Run) -> [String] {
    switch kind {
    case .closedList(let items, _): items.map(\.displayName)
    case .rows(let formula): Foreach.rows(of: run.value(formula)).map(Self.title)
    default: []
    }
  }

  /// What people read of a row: its `DisplayName`, or its first field.
  static func title(_ row: Value) -> String {
    switch row {
    case .record(let record): (record["DisplayName"] ?? record["Value"] ?? record.fields.first?.value ?? .blank).display
    case .untyped(let json): (json["DisplayName"] ?? json.members?.first?.value).map { Value(json: $0).display } ?? Value(json: json).display
    default: row.display
    }
  }
}

extension ClosedListItem {
  /// Reads the items of a closed list.
  static func items(_ node: Node?) -> [ClosedListItem] {
    (node?.items ?? []).compactMap { item in
      if let text = item.text { return ClosedListItem(id: text, displayName: text) }
      guard let name = item["displayName"]?.text ?? item["id"]?.text else { return nil }
      let synonyms = item["synonyms"]?.items?.compactMap(\.text) ?? []
      return ClosedListItem(id: item["id"]?.text ?? name, displayName: name, synonyms: synonyms)
    }
  }
}
