import Basis

/// Reads a mapping key by key, and knows which keys nobody asked for.
///
///     let queue = Reader.mapping("queue") { keys in
///       let name = keys.required("name", .string)
///       let wait = keys.optional("wait", .duration, default: .seconds(120))
///       let members = keys.optional("members", .list(.located(.string)), default: [])
///       guard let name else { return nil }
///       return Queue(name: name, wait: wait, members: members)
///     }
public struct MappingReader: Sendable {
  /// The mapping.
  public let node: Node
  /// What it describes, as messages name it.
  public let what: String
  /// What was found so far.
  public private(set) var diagnostics: [Diagnostic] = []

  private let entries: [Node.Entry]
  private var isRead: [Bool]
  private var known: [String] = []

  /// Starts reading; nil when the node is no mapping.
  public init?(_ node: Node, _ what: String) {
    guard let entries = node.entries else { return nil }
    self.node = node
    self.what = what
    self.entries = entries
    isRead = Array(repeating: false, count: entries.count)
  }

  // MARK: - Values

  /// The value of a key that must be there. Nil after an error: there is no such key, or its value does not fit.
  public mutating func required<Value>(_ key: String, _ reader: Reader<Value>) -> Value? {
    guard let entry = take(key) else {
      report(.error, YAML.Code.missingKey, "the \(what) has no key \(key)", hint: "add \(key):")
      return nil
    }
    return reader.read(entry.value, &diagnostics)
  }

  /// The value of a key that may be left out. Nil when it is, when nothing is written after it, or after an error.
  public mutating func optional<Value>(_ key: String, _ reader: Reader<Value>) -> Value? {
    guard let entry = take(key), !entry.value.isNull else { return nil }
    return reader.read(entry.value, &diagnostics)
  }

  /// The value of a key that may be left out, or a default, which also follows an error.
  public mutating func optional<Value>(_ key: String, _ reader: Reader<Value>, default value: Value) -> Value
  {
    optional(key, reader) ?? value
  }

  /// Whether the key was written. It still counts as unknown unless it is read.
  public func has(_ key: String) -> Bool { index(of: key) != nil }

  /// All entries that were not read yet; they count as read from now on.
  public mutating func rest() -> [Node.Entry] {
    let unread = entries.indices.filter { !isRead[$0] }
    for index in unread { isRead[index] = true }
    return unread.map { entries[$0] }
  }

  // MARK: - Findings

  /// Where the value of a key is; the mapping's place when there is none.
  public func span(of key: String) -> SourceSpan {
    index(of: key).map { entries[$0].value.span } ?? heading
  }

  /// Adds a finding about a key's value, or about the whole mapping.
  public mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, at key: String? = nil,
    hint: String? = nil
  ) {
    diagnostics.append(Diagnostic(severity, code, message, at: key.map(span(of:)) ?? heading, hint: hint))
  }

  /// Reports each key that was never asked for, with the nearest one that was. `Reader.mapping` does it.
  public mutating func reportUnknownKeys(_ severity: Diagnostic.Severity) {
    let asked = known.filter { !has($0) }
    for index in entries.indices where !isRead[index] {
      let key = entries[index].key
      let name = key.text ?? key.json.text
      let near = Suggestion.nearest(to: name, among: asked) ?? Suggestion.nearest(to: name, among: known)
      let hint =
        near.map { "did you mean \($0)?" }
        ?? "the keys of \(what.withArticle) are: \(known.joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          severity, YAML.Code.unknownKey, "\(what.withArticle) has no key \(name.excerpt)", at: key.span,
          hint: hint))
    }
  }

  /// The mapping's first key, so that a caret does not run through the whole of it.
  private var heading: SourceSpan { entries.first?.key.span ?? node.span }

  private func index(of key: String) -> Int? { entries.firstIndex { $0.key.text == key } }

  /// The first entry with that key; its repetitions, which the parser reported, count as read too.
  private mutating func take(_ key: String) -> Node.Entry? {
    if !known.contains(key) { known.append(key) }
    for index in entries.indices where entries[index].key.text == key { isRead[index] = true }
    return index(of: key).map { entries[$0] }
  }
}

extension String {
  /// The word after `a` or `an`.
  fileprivate var withArticle: String {
    (first.map { "aeiou".contains($0) } ?? false) ? "an \(self)" : "a \(self)"
  }
}
