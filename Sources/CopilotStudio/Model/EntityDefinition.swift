import PowerFx

/// An entity that topics share: a closed list or a regular expression.
public struct EntityDefinition: Hashable, Sendable {
  /// The schema name, as in `cr123_agent.entity.Size`.
  public var id: String
  /// The last part of the schema name.
  public var shortName: String
  /// What people call it.
  public var displayName: String
  /// What it recognizes.
  public var content: Content

  /// What an entity recognizes.
  public enum Content: Hashable, Sendable {
    /// One of several items.
    case closedList(ClosedList)
    /// Text that a regular expression (of .NET) finds.
    case pattern(String)
  }
}

/// The shared entities of an agent, found by any of their names, and the option sets of its questions.
struct EntityDirectory: Sendable {
  private var byName: [String: EntityDefinition] = [:]

  init(_ entities: [EntityDefinition]) {
    for entity in entities {
      for name in [entity.id, entity.shortName] where byName[name.lowercased()] == nil {
        byName[name.lowercased()] = entity
      }
    }
  }

  /// The entity of that name, with or without a bot's prefix.
  subscript(name: String) -> EntityDefinition? {
    let key = name.lowercased()
    if let found = byName[key] { return found }
    guard let range = key.lastRange(of: ".entity.") else { return nil }
    return byName[String(key[range.upperBound...])]
  }
}

extension Agent {
  /// The member of an option set that an expression names; nil when nobody knows it.
  func option(set: String, id: String) -> Value? {
    guard let list = optionSets[set], let item = list.items.first(where: { $0.id == id }) else { return nil }
    return list.value(of: item)
  }
}
