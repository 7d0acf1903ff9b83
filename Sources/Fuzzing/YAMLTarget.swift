import Basis
import SourceYAML

extension FuzzTarget {
  /// Reading a YAML file.
  static let yaml = FuzzTarget(
    "yaml",
    words: [
      "- ", ": ", "? ", "#", "|", ">", "|-", ">+2", "\"", "'", "[", "]", "{", "}", ",", "&a ", "*a", "!!str ",
      "!t ",
      "---\n", "...\n", "%YAML 1.2\n", "@x", "`", "\n", "\n  ", "\n    ", "\t", "\r\n", "\u{FEFF}", "kind: ",
      "actions:\n  - ",
      "=If(true, 1)", "<<: ", "~", "null", "true", "0x1f", "1e5", "\u{85}", "\u{2028}", "\\u0041", "\\x",
      "\0",
    ]
  ) { text in
    let (root, diagnostics) = YAML.parse(text, file: "f")
    if root == nil, diagnostics.isEmpty { return "there is neither a value nor a finding" }
    let length = text.utf8.count
    for diagnostic in diagnostics {
      guard let span = diagnostic.span else { continue }
      if span.start.offset < 0 || span.end.offset > length || span.start > span.end {
        return "\(diagnostic.code) is outside of the text"
      }
      if diagnostic.rendered(source: text).isEmpty { return "\(diagnostic.code) says nothing" }
    }
    if let root, let place = outside(root, length) { return "a value is outside of the text: \(place)" }
    _ = root?.json.text
    return nil
  }

  /// The place of the first value that is outside of the text.
  private static func outside(_ node: Node, _ length: Int) -> String? {
    if node.span.start.offset < 0 || node.span.end.offset > length || node.span.start > node.span.end {
      return "\(node.span.start.offset)-\(node.span.end.offset) of \(length)"
    }
    switch node.kind {
    case .scalar: return nil
    case .sequence(let items): return items.lazy.compactMap { outside($0, length) }.first
    case .mapping(let entries):
      return entries.lazy.compactMap { outside($0.key, length) ?? outside($0.value, length) }.first
    }
  }
}
