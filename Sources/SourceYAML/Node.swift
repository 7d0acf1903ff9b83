import Basis

/// A value of a YAML file with its place.
public struct Node: Hashable, Sendable {
  /// What the value is.
  public enum Kind: Hashable, Sendable {
    /// Text and how it was written.
    case scalar(String, Style)
    /// A list.
    case sequence([Node])
    /// Keys and values in the order written; equal keys were reported and are all here.
    case mapping([Entry])
  }

  /// How a scalar was written.
  public enum Style: Hashable, Sendable {
    /// Without quotes: the only style that can be a number, a boolean or null.
    case plain
    /// In single quotes.
    case single
    /// In double quotes.
    case double
    /// A block after `|`.
    case literal
    /// A block after `>`.
    case folded
  }

  /// A key and its value.
  public struct Entry: Hashable, Sendable {
    /// The key, nearly always a scalar.
    public var key: Node
    /// The value; an empty plain scalar when none was written.
    public var value: Node

    /// Makes an entry.
    public init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// What the value is.
  public var kind: Kind
  /// Where it was written, with its tag and anchor. A block scalar reaches from its `|` or `>` to the start
  /// of the line after its last one; a block list or mapping ends where its last value ends. What an alias
  /// stands for has the place of the anchored value.
  public var span: SourceSpan
  /// The tag, if one was written, with its handle resolved: `!mine`, `tag:yaml.org,2002:str`.
  public var tag: String?

  /// Makes a node.
  public init(_ kind: Kind, span: SourceSpan, tag: String? = nil) {
    self.kind = kind
    self.span = span
    self.tag = tag
  }
}

// MARK: - Reading parts

extension Node {
  /// The text, if this is a scalar.
  public var text: String? {
    if case .scalar(let text, _) = kind { text } else { nil }
  }

  /// The values, if this is a list.
  public var items: [Node]? {
    if case .sequence(let items) = kind { items } else { nil }
  }

  /// The keys and values, if this is a mapping.
  public var entries: [Entry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  /// The value of the first key written so; nil when this is no mapping or has no such key.
  public subscript(key: String) -> Node? {
    entries?.first { $0.key.text == key }?.value
  }

  /// Whether nothing was written, or `null` or `~`.
  public var isNull: Bool { resolved == .null }

  /// What this is, as a diagnostic names it.
  var kindName: String {
    switch kind {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar:
      switch resolved {
      case .null: "nothing"
      case .bool: "true or false"
      case .number: "a number"
      default: "text"
      }
    }
  }
}
