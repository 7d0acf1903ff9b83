import SourceYAML

/// The components of an agent in each of its further languages.
///
/// A translation repeats a component with other words. It is laid over the original, node by node, so that it
/// may be out of date: what only the original has stays in the first language, and what only the translation
/// has plays no part. So all languages have the same actions in the same places.
struct ComponentTranslations {
  /// All components by language, those without a translation as they are; in order of the languages' tags.
  private(set) var languages: [(language: String, components: [Component])] = []
  /// Translations of nothing that is there.
  private(set) var orphans: [Component] = []
  /// The files the translations are in.
  private(set) var files: Set<String> = []

  init(_ all: [Component], schemaName: String) {
    let originals = all.filter { $0.translation == nil }
    var places: [String: Int] = [:]
    for (place, component) in originals.enumerated() {
      for name in [component.schemaName, component.shortName] where places[name.lowercased()] == nil {
        places[name.lowercased()] = place
      }
    }
    var found: [String: [Component]] = [:]
    for component in all {
      guard let translation = component.translation else { continue }
      files.insert(component.node.span.file)
      let name = translation.of.lowercased()
      guard !translation.language.isEmpty, let place = places[name] ?? places[Self.last(name)] else {
        orphans.append(component)
        continue
      }
      var components = found[translation.language] ?? originals
      components[place].node = originals[place].node.overlaid(with: component.node)
      found[translation.language] = components
    }
    languages = found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The name without the bot's prefix.
  private static func last(_ name: String) -> String {
    var component = Component(schemaName: name, node: Node(.sequence([]), span: .file("")), kind: "")
    component.displayName = nil
    return component.shortName
  }
}

extension Node {
  /// What decides the course of a topic and not its words.
  private static let structural: Set<String> = [
    "kind", "$kind", "id", "variable", "condition", "dialog", "actionId", "disabled", "priority",
  ]
  private static let lists: Set<String> = ["actions", "elseActions", "conditions", "beginDialog", "triggers"]

  /// The same with the words of a translation where it has them.
  func overlaid(with other: Node) -> Node {
    switch (kind, other.kind) {
    case (.mapping(let own), .mapping):
      var node = self
      node.kind = .mapping(
        own.map { entry in
          guard let key = entry.key.text, !Self.structural.contains(key), let new = other[key] else {
            return entry
          }
          return Entry(key: entry.key, value: entry.value.overlaid(with: new, under: key))
        })
      return node
    case (.sequence(let own), .sequence(let new)):
      var node = self
      node.kind = .sequence(Self.overlaid(own, with: new))
      return node
    default: return other
    }
  }

  private func overlaid(with other: Node, under key: String) -> Node {
    let isAlike = (entries == nil) == (other.entries == nil) && (items == nil) == (other.items == nil)
    return isAlike || !Self.lists.contains(key) ? overlaid(with: other) : self
  }

  /// Values are matched by their ids, else by their places; lists of words are replaced whole.
  private static func overlaid(_ own: [Node], with new: [Node]) -> [Node] {
    if own.allSatisfy({ $0.entries == nil }) { return new }
    if own.contains(where: { $0["id"] != nil }) {
      return own.map { node in
        guard let id = node["id"]?.text, let match = new.first(where: { $0["id"]?.text == id }) else {
          return node
        }
        return node.overlaid(with: match)
      }
    }
    guard own.count == new.count else { return own }
    return zip(own, new).map { $0.overlaid(with: $1) }
  }
}
