import Basis
import SourceYAML

/// Changes an organization file where it is written: everything else, comments and layout, stays byte for byte.
struct OrganizationEditor {
  /// A step from the file's mapping to a part of it.
  enum Step {
    /// The value of a key.
    case key(String)
    /// The item of a list with this name.
    case named(String)
  }

  /// The file's text, with the changes so far.
  private(set) var text: String
  let file: String

  /// Sets a key of the mapping at the end of a path; `value` is YAML on one line.
  mutating func set(_ key: String, to value: String, at path: [Step]) throws(Failure) {
    let mapping = try node(at: path)
    guard let entries = mapping.entries else { throw cannotEdit(mapping) }
    if let entry = entries.first(where: { $0.key.text == key }) {
      return try replace(entry.value, by: value, after: entry.key)
    }
    let line = "\(key): \(value)"
    guard let first = entries.first, let last = entries.last else {
      return replace(mapping.span, by: "{\(line)}")
    }
    if isFlow(mapping) { return insert(", \(line)", at: last.value.span.end.offset) }
    let indent = String(repeating: " ", count: first.key.span.start.column - 1)
    // After the name, which comes first, if nothing else is on its lines; or else before it.
    if first.value.span.end.line == first.key.span.start.line, first.value.text != nil {
      insertLine(indent + line, after: first.value.span.end)
    } else {
      insert(line + lineEnd + indent, at: first.key.span.start.offset)
    }
  }

  /// Adds an item, YAML on one line, to the list of a key; the key is added when it is not there.
  mutating func add(_ item: String, to key: String, at path: [Step], first isFirst: Bool = false)
    throws(Failure)
  {
    let mapping = try node(at: path)
    guard let list = mapping[key], !list.isNull else { return try set(key, to: "[\(item)]", at: path) }
    guard let items = list.items else { throw cannotEdit(list) }
    guard let first = items.first, let last = items.last else { return replace(list.span, by: "[\(item)]") }
    switch (isFlow(list), isFirst) {
    case (true, true): insert("\(item), ", at: first.span.start.offset)
    case (true, false): insert(", \(item)", at: last.span.end.offset)
    case (false, _):
      let indent = String(repeating: " ", count: list.span.start.column - 1)
      if isFirst {
        insert("- \(item)\(lineEnd)\(indent)", at: list.span.start.offset)
      } else {
        insertLine("\(indent)- \(item)", after: last.span.end)
      }
    }
  }

  // MARK: - Places

  private func node(at path: [Step]) throws(Failure) -> Node {
    let (root, _) = YAML.parse(text, file: file)
    guard var node = root else { throw Self.refusal(.file(file)) }
    for step in path {
      let next: Node? =
        switch step {
        case .key(let key): node[key]
        case .named(let name): node.items?.first { $0["name"]?.text == name }
        }
      guard let next else { throw cannotEdit(node) }
      node = next
    }
    return node
  }

  private func isFlow(_ node: Node) -> Bool {
    let bytes = text.utf8.dropFirst(node.span.start.offset)
    return bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "[")
  }

  private var lineEnd: String { text.utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n" }

  private func cannotEdit(_ node: Node) -> Failure { Self.refusal(node.span) }

  static func refusal(_ span: SourceSpan) -> Failure {
    Failure(
      Diagnostic(
        .error, "connect.cannot-edit", "the file is written in a way that is not changed by program",
        at: span,
        hint: "write lists and mappings out, without anchors and block texts, or make the change by hand"))
  }

  // MARK: - Changes

  private mutating func replace(_ value: Node, by new: String, after key: Node) throws(Failure) {
    guard value.span.start.line == value.span.end.line, value.span.start.offset >= key.span.end.offset else {
      throw cannotEdit(value)
    }
    let isEmpty = value.span.start.offset == value.span.end.offset
    replace(value.span, by: isEmpty ? " \(new)" : new)
  }

  private mutating func replace(_ span: SourceSpan, by new: String) {
    change(span.start.offset..<span.end.offset, to: new)
  }

  private mutating func insert(_ new: String, at offset: Int) { change(offset..<offset, to: new) }

  /// Inserts a line below the one where something ends; a block text ends where the next line begins.
  private mutating func insertLine(_ line: String, after end: SourcePosition) {
    if end.column == 1, end.offset > 0 { return insert(line + lineEnd, at: end.offset) }
    let rest = text.utf8.dropFirst(end.offset)
    let length = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.count
    insert(lineEnd + line, at: end.offset + length)
  }

  private mutating func change(_ range: Range<Int>, to new: String) {
    var bytes = Array(text.utf8)
    let inside = range.clamped(to: 0..<bytes.count + 1)
    bytes.replaceSubrange(inside.lowerBound..<min(inside.upperBound, bytes.count), with: new.utf8)
    text = String(decoding: bytes, as: UTF8.self)
  }
}
