import PowerFx

/// A variable as it is written: `Topic.Name`, `init:Topic.Name`, `Global.IssueType`,
/// `System.Recognizer.SelectedIntent`; a property of a record is reached by further names.
public struct VariableName: Hashable, Sendable, CustomStringConvertible {
  /// Whose variable it is.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    /// Of the topic that runs.
    case topic = "Topic"
    /// Of the whole conversation.
    case global = "Global"
    /// Of the product.
    case system = "System"
  }

  /// Whose variable it is.
  public var scope: Scope
  /// The name and, for a property of a record, the names below it; at least one.
  public var path: [String]

  /// Makes a name.
  public init(_ scope: Scope, _ path: String...) {
    self.scope = scope
    self.path = path
  }

  init(scope: Scope, path: [String]) {
    self.scope = scope
    self.path = path
  }

  /// Most names below each other: each is a level of nested records.
  static let deepest = 200

  /// Reads a name as it is written in a topic; nil when it has no known scope or no name, or too many.
  public init?(_ text: some StringProtocol) {
    var rest = String(text)
    if rest.hasPrefix("init:") { rest.removeFirst(5) }
    var parts = rest.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (2...Self.deepest).contains(parts.count), !parts.contains("") else { return nil }
    // `bot.X` is how the classic canvas wrote a global variable.
    let first = parts.removeFirst()
    let scope = Scope(rawValue: first) ?? (first == "bot" ? .global : nil)
    guard let scope else { return nil }
    self.scope = scope
    path = parts
  }

  /// The name as it is written, without `init:`.
  public var description: String { ([scope.rawValue] + path).joined(separator: ".") }
}

extension Record {
  /// The value a path of names leads to; blank when a step is missing.
  func value(at path: some Collection<String>) -> Value {
    guard let first = path.first, let value = self[first] else { return .blank }
    let rest = path.dropFirst()
    if rest.isEmpty { return value }
    guard case .record(let inner) = value else { return .blank }
    return inner.value(at: rest)
  }

  /// Puts a value where a path of names leads, making the records on the way.
  mutating func set(_ value: Value, at path: ArraySlice<String>) {
    guard let first = path.first else { return }
    guard path.count > 1 else {
      self[first] = value
      return
    }
    var inner = if case .record(let record)? = self[first] { record } else { Record() }
    inner.set(value, at: path.dropFirst())
    self[first] = .record(inner)
  }
}
