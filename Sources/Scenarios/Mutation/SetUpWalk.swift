import Basis
import SourceYAML

/// Walks what is set up and collects the changes.
struct SetUpWalk {
  let text: String
  let source: NodeEdits
  let queues: [String]
  private(set) var mutants: [Mutant] = []

  init(text: String, queues: [String]) {
    self.text = text
    self.queues = queues
    source = NodeEdits(text)
  }

  mutating func mapping(_ node: Node) {
    for (number, entry) in (node.entries ?? []).enumerated() { self.entry(entry, number, of: node) }
  }

  private mutating func entry(_ entry: Node.Entry, _ number: Int, of mapping: Node) {
    let (key, value) = (entry.key.text ?? "", entry.value)
    guard !SetUpMutation.names.contains(key) else { return }
    switch key {
    case "organization" where value.text != nil: return
    case "when" where value.entries != nil: condition(value)
    case "messages": texts(value)
    case "result", "open": values(value, key == "open" ? .setting : .variable)
    case "rules" where value.entries != nil: switches(value)
    case "skills": skills(value, areAsked: mapping["rule"] != nil)
    // Who comes first of one is always the same.
    case "assignment" where mapping["members"]?.items?.count ?? 0 < 2: return
    case _ where SetUpMutation.lists[key] != nil: list(key, value)
    case "queue", "fallback-queue", "transfer", "default-queue": otherQueue(value)
    case "bot" where value.text != nil:
      add(.setting, source.drop(entry: number, of: mapping), at: entry.key.span, "bot is gone")
    default:
      if let items = value.items { for item in items { self.mapping(item) } }
      if value.entries != nil { self.mapping(value) } else if value.items == nil { scalar(value, key) }
    }
  }

  // MARK: - Lists

  mutating func list(_ key: String, _ value: Node) {
    let kind = SetUpMutation.lists[key] ?? .setting
    if let entries = value.entries {
      for (number, entry) in entries.enumerated() {
        add(
          kind, source.drop(entry: number, of: value), at: entry.key.span,
          "\(source.written(entry.key.span)) is gone")
        if kind == .variable { scalar(entry.value, key) }
      }
      return
    }
    guard let items = value.items else { return scalar(value, key) }
    for (number, item) in items.enumerated() {
      add(kind, source.drop(number, of: value), at: item.span, "\(name(of: item)) is gone")
      if SetUpMutation.ordered.contains(key), number + 1 < items.count, !excludes(item, items[number + 1]) {
        add(
          kind, source.swap(item, items[number + 1]), at: item.span,
          "\(name(of: item)) and \(name(of: items[number + 1])) change places")
      }
      mapping(item)
    }
  }

  /// Whether two rules can never both match: they ask for different values of a variable.
  private func excludes(_ first: Node, _ second: Node) -> Bool {
    for entry in first["when"]?.entries ?? [] {
      guard let other = entry.key.text.flatMap({ second["when"]?[$0] }) else { continue }
      let (mine, theirs) = (wanted(entry.value), wanted(other))
      if let mine, let theirs, mine != theirs { return true }
    }
    return false
  }

  /// The only value a condition accepts; empty for none at all, nil when there are several.
  private func wanted(_ condition: Node) -> String? {
    if condition["contains-data"]?.text == "false" { return "" }
    return condition.text ?? condition["equals"]?.text
  }

  /// Skills that people have are lost or get low; those that conversations ask for are forgotten or get high.
  private mutating func skills(_ value: Node, areAsked: Bool) {
    for (number, entry) in (value.entries ?? []).enumerated() {
      add(
        .member, source.drop(entry: number, of: value), at: entry.key.span,
        "\(source.written(entry.key.span)) is gone")
      let other = areAsked ? "10" : "1"
      if entry.value.text != other { replace(entry.value, .member, other) }
    }
  }

  private func name(of item: Node) -> String {
    let keys = ["rule", "ruleset", "name", "words", "silence", "topic", "question", "when", "title"]
    let named = keys.lazy.compactMap { item[$0] }.first ?? item
    return source.written(named.span)
  }

  /// Capacities of neighbours change places.
  mutating func swapCapacities(_ organization: Node) {
    let people = (organization["bots"]?.items ?? []) + (organization["representatives"]?.items ?? [])
    let capacities = people.compactMap { $0["capacity"] }
    for (first, second) in zip(capacities, capacities.dropFirst()) {
      add(
        .capacity, source.swap(first, second), at: first.span,
        "capacities \(source.written(first.span)) and \(source.written(second.span)) change places")
    }
  }

  // MARK: - Conditions and rules

  private mutating func condition(_ node: Node) {
    for (number, entry) in (node.entries ?? []).enumerated() {
      add(
        .condition, source.drop(entry: number, of: node), at: entry.key.span,
        "\(source.written(entry.key.span)) is not asked")
      if let items = entry.value.items { for item in items { condition(item) } }
      guard let comparisons = entry.value.entries else {
        if entry.value.items == nil { replace(entry.value, .condition, stranger(for: entry.value)) }
        continue
      }
      for comparison in comparisons {
        if let other = SetUpMutation.comparisons[comparison.key.text ?? ""] {
          replace(comparison.key, .condition, other)
        }
        replace(comparison.value, .condition, stranger(for: comparison.value))
      }
    }
  }

  private mutating func switches(_ node: Node) {
    for (number, entry) in (node.entries ?? []).enumerated() {
      add(
        .rule, source.drop(entry: number, of: node), at: entry.key.span,
        "\(source.written(entry.key.span)) is not switched")
    }
  }

  private mutating func otherQueue(_ value: Node) {
    guard let name = value.text, let other = queues.first(where: { $0 != name }) else { return }
    replace(value, .rule, JSON.string(other).text)
  }

  // MARK: - Values

  private mutating func texts(_ node: Node) {
    for entry in node.entries ?? [] {
      if entry.value.entries != nil { texts(entry.value) } else { scalar(entry.value, "text") }
    }
  }

  private mutating func values(_ node: Node, _ kind: Mutant.Kind) {
    for item in node.items ?? [] { values(item, kind) }
    for entry in node.entries ?? [] { values(entry.value, kind) }
    if node.text != nil, !node.isNull { replace(node, kind, stranger(for: node)) }
  }

  private mutating func scalar(_ value: Node, _ key: String) {
    guard let written = value.text, !value.isNull else { return }
    if let words = SetUpMutation.words[key] {
      if let other = words[written] ?? words["*"] { replace(value, .setting, JSON.string(other).text) }
      return
    }
    switch value.json {
    case .bool, .string("on"), .string("off"): replace(value, .setting, stranger(for: value))
    case .number(let number):
      let kind: Mutant.Kind = ["capacity", "cost", "limit"].contains(key) ? .capacity : .setting
      // More than enough is no other than enough: ranks change by capacities that change places.
      let others = key == "capacity" ? ["1"] : key == "cost" ? [number + "00"] : ["1", number + "00"]
      for other in others where other != number { replace(value, kind, other) }
    case .string where TimeSpan(written) != nil && key != "text":
      for other in ["1s", "7d"] where TimeSpan(other) != TimeSpan(written) { replace(value, .setting, other) }
    default: replace(value, Self.kinds[key] ?? .message, stranger(for: value))
    }
  }

  private static let kinds: [String: Mutant.Kind] = [
    "context": .variable, "set": .variable, "answers": .variable, "words": .phrase, "input": .phrase,
  ]

  private func stranger(for value: Node) -> String {
    switch value.json {
    case .bool(let truth): truth ? "false" : "true"
    case .string("on"): "off"
    case .string("off"): "on"
    case .number: Mutant.strangeNumber
    default: Mutant.stranger
    }
  }

  private mutating func replace(_ node: Node, _ kind: Mutant.Kind, _ new: String) {
    let old = source.written(node.span)
    let isBlock = node.text != nil && ["|", ">"].contains(old.prefix(1))
    add(
      kind, [SourceEdit(node.span, isBlock ? new + "\n" : new)], at: node.span, "\(old) became \(new)")
  }

  private mutating func add(_ kind: Mutant.Kind, _ edits: [SourceEdit], at span: SourceSpan, _ what: String) {
    if let mutant = Mutant(kind, edits, of: text, at: span, what: what) { mutants.append(mutant) }
  }
}
