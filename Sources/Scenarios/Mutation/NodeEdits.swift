import Basis
import SourceYAML

/// The changes that can be made to parts of a YAML text.
struct NodeEdits {
  let text: String
  private let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// What is written at a place.
  func written(_ span: SourceSpan) -> String {
    String(decoding: bytes[range(span)], as: UTF8.self)
  }

  private func range(_ span: SourceSpan) -> Range<Int> {
    let end = min(span.end.offset, bytes.count)
    return min(span.start.offset, end)..<end
  }

  /// Leaves an item of a list out.
  func drop(_ number: Int, of list: Node) -> [SourceEdit] {
    guard let items = list.items, items.indices.contains(number) else { return [] }
    guard items.count > 1 else { return [SourceEdit(list.span, "[]")] }
    let (start, end) = (begin(of: items[number], in: list), range(items[number].span).upperBound)
    if number + 1 < items.count { return [SourceEdit(start..<begin(of: items[number + 1], in: list), "")] }
    return [SourceEdit((isFlow(list) ? range(items[number - 1].span).upperBound : start)..<end, "")]
  }

  /// Leaves an entry of a mapping out.
  func drop(entry number: Int, of mapping: Node) -> [SourceEdit] {
    guard let entries = mapping.entries, entries.indices.contains(number) else { return [] }
    guard entries.count > 1 else { return [SourceEdit(mapping.span, "{}")] }
    let (start, end) = (
      range(entries[number].key.span).lowerBound, range(entries[number].value.span).upperBound
    )
    if number + 1 < entries.count {
      return [SourceEdit(start..<range(entries[number + 1].key.span).lowerBound, "")]
    }
    return [
      SourceEdit((isFlow(mapping) ? range(entries[number - 1].value.span).upperBound : start)..<end, "")
    ]
  }

  /// Puts each of two parts in the other's place.
  func swap(_ first: Node, _ second: Node) -> [SourceEdit] {
    [SourceEdit(first.span, written(second.span)), SourceEdit(second.span, written(first.span))]
  }

  /// Where an item begins: its dash, or itself in a list in brackets.
  private func begin(of item: Node, in list: Node) -> Int {
    let start = range(item.span).lowerBound
    guard !isFlow(list) else { return start }
    return bytes[..<start].lastIndex(of: UInt8(ascii: "-")) ?? start
  }

  private func isFlow(_ node: Node) -> Bool {
    let first = bytes[range(node.span)].first
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }
}
