/// The names an agent's topics can be addressed with.
struct TopicNames: Sendable {
  /// The number of the topic of every name, in lower case.
  private let numbers: [String: Int]
  private let prefix: String
  let isComplete: Bool
  private let absentComponents: Set<String>

  /// - Parameters:
  ///   - topics: the agent's topics; of equal names the first counts, schema names before display names.
  ///   - schemaName: the prefix of the agent's components.
  ///   - isComplete: whether the files say what the agent is; lone topics do not, and topics they call are
  ///     elsewhere.
  ///   - absentComponents: components that are named but whose content is not among the files, in lower case.
  init(_ topics: [Topic], schemaName: String, isComplete: Bool, absentComponents: Set<String>) {
    var numbers: [String: Int] = [:]
    for names in [topics.map(\.id), topics.map(\.shortName), topics.map(\.displayName)] {
      for (number, name) in names.enumerated() where numbers[name.lowercased()] == nil {
        numbers[name.lowercased()] = number
      }
    }
    self.numbers = numbers
    prefix = schemaName.lowercased() + "."
    self.isComplete = isComplete
    self.absentComponents = absentComponents
  }

  /// The number of the topic called so; nil when there is none.
  func topic(named name: String) -> Int? {
    let key = name.lowercased()
    if let found = numbers[key] { return found }
    // `<other bot>.topic.<Name>`: files keep their old prefix when they are copied between agents.
    guard let range = Self.family(in: key) else { return nil }
    return numbers[String(key[range.upperBound...])]
  }

  /// Where a schema name says what kind of component it is of: topics, tools and child agents can be called.
  private static func family(in key: String) -> Range<String.Index>? {
    key.lastRange(of: ".topic.") ?? key.lastRange(of: ".action.") ?? key.lastRange(of: ".agent.")
  }

  /// Whether a name that is no topic here belongs to something outside the files.
  func isOutside(_ name: String) -> Bool {
    guard !name.isEmpty, topic(named: name) == nil else { return false }
    let key = name.lowercased()
    return !isComplete || absentComponents.contains(key)
      || Self.family(in: key) != nil && !key.hasPrefix(prefix)
  }
}
