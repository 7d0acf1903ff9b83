import Basis

/// How to read a value of one type from a node, reporting what does not fit.
///
/// Readers are values that combine: `.list(.string)`, `.oneOf(Presence.self)`,
/// `.mapping("queue") { Queue(&$0) }`. A reader returns nil only after it has reported an error.
public struct Reader<Value: Sendable>: Sendable {
  private let body: @Sendable (Node, inout [Diagnostic]) -> Value?

  /// Makes a reader from a function that reports an error whenever it returns nil.
  public init(_ body: @escaping @Sendable (Node, inout [Diagnostic]) -> Value?) { self.body = body }

  /// Reads a node.
  public func read(_ node: Node, _ diagnostics: inout [Diagnostic]) -> Value? { body(node, &diagnostics) }

  /// A reader of what `change` makes of this one's value.
  public func map<Other>(_ change: @escaping @Sendable (Value) -> Other) -> Reader<Other> {
    Reader<Other> { node, diagnostics in read(node, &diagnostics).map(change) }
  }
}

/// A value and where it was written, for findings made later.
public struct Located<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// Where it was written.
  public var span: SourceSpan

  /// Makes a located value.
  public init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// An entry of a mapping whose keys are free: `skills: {Billing: 8}`.
public struct Pair<Value: Sendable>: Sendable {
  /// The key.
  public var key: Located<String>
  /// The value.
  public var value: Value

  /// Makes an entry.
  public init(_ key: Located<String>, _ value: Value) {
    self.key = key
    self.value = value
  }
}

extension Pair: Equatable where Value: Equatable {}
extension Pair: Hashable where Value: Hashable {}

// MARK: - Readers of structure

extension Reader {
  /// A list; values that cannot be read are reported and left out.
  public static func list<Element>(_ element: Reader<Element>) -> Reader where Value == [Element] {
    Reader { node, diagnostics in
      guard let items = node.items else {
        return node.refused("a list", &diagnostics, hint: "start each item with a dash")
      }
      return items.compactMap { element.read($0, &diagnostics) }
    }
  }

  /// A list, or a single value in place of a list of one.
  public static func oneOrMore<Element>(_ element: Reader<Element>) -> Reader where Value == [Element] {
    Reader { node, diagnostics in (node.items ?? [node]).compactMap { element.read($0, &diagnostics) } }
  }

  /// A mapping whose keys are free, in the order written; values that cannot be read are left out.
  public static func pairs<Element>(_ element: Reader<Element>) -> Reader where Value == [Pair<Element>] {
    Reader { node, diagnostics in
      guard let entries = node.entries else {
        return node.refused("a mapping", &diagnostics, hint: "write keys with colons")
      }
      return entries.compactMap { entry in
        guard let key = Reader<String>.string.read(entry.key, &diagnostics),
          let value = element.read(entry.value, &diagnostics)
        else { return nil }
        return Pair(Located(key, at: entry.key.span), value)
      }
    }
  }

  /// A value with its place.
  public static func located<Inner>(_ inner: Reader<Inner>) -> Reader where Value == Located<Inner> {
    Reader { node, diagnostics in inner.read(node, &diagnostics).map { Located($0, at: node.span) } }
  }

  /// A mapping with known keys; `body` asks for all of them, and what it did not ask for is reported.
  ///
  /// - Parameters:
  ///   - what: what the mapping describes, as messages name it: `queue`.
  ///   - unknownKeys: how bad an unknown key is; nil to accept any.
  ///   - body: asks for each key, and only then gives up if a required one is missing, so that all
  ///     findings come at once.
  public static func mapping(
    _ what: String, unknownKeys: Diagnostic.Severity? = .error,
    _ body: @escaping @Sendable (inout MappingReader) -> Value?
  ) -> Reader {
    Reader { node, diagnostics in
      guard var reader = MappingReader(node, what) else {
        return node.refused(
          "a mapping that describes a \(what)", &diagnostics, hint: "write its keys with colons")
      }
      let value = body(&reader)
      if let unknownKeys { reader.reportUnknownKeys(unknownKeys) }
      diagnostics += reader.diagnostics
      return value
    }
  }
}

extension Node {
  /// Reports that something else was expected here; for readers of forms of their own.
  public func refused<Value>(
    _ expected: String, _ diagnostics: inout [Diagnostic], hint: String? = nil
  ) -> Value? {
    diagnostics.append(
      Diagnostic(.error, YAML.Code.wrongType, "expected \(expected), found \(kindName)", at: span, hint: hint)
    )
    return nil
  }
}
