import Basis
import SourceYAML

/// Puts a script together: lines of other files in the place of `include:`, and values of a table's row in the place of
/// `<column>`.
struct ScriptAssembly {
  /// Codes of the findings.
  enum Code {
    static let include = "script.include"
    static let column = "examples.column"
    static let row = "examples.row"
  }

  /// How far files may include each other.
  static let deepest = 8

  let bundle: SourceBundle
  var diagnostics: [Diagnostic] = []

  init(_ bundle: SourceBundle) { self.bundle = bundle }

  // MARK: - Includes

  /// The lines with those of included files in their places.
  mutating func lines(_ nodes: [Node]) -> [Node] { lines(nodes, inside: []) }

  private mutating func lines(_ nodes: [Node], inside files: [String]) -> [Node] {
    nodes.flatMap { node -> [Node] in
      guard let entries = node.entries, entries.count == 1, entries[0].key.text == "include" else {
        return [node]
      }
      return included(entries[0].value, inside: files)
    }
  }

  private mutating func included(_ written: Node, inside files: [String]) -> [Node] {
    guard let text = Reader<String>.string.read(written, &diagnostics) else { return [] }
    guard let path = BundlePath.resolve(text, in: BundlePath.folder(of: written.span.file)) else {
      return refuse(
        ScenarioLoader.Code.outside, "\(text.prefix(100)) leads out of the files at hand", written)
    }
    guard let source = bundle[path] else {
      return refuse(
        ScenarioLoader.Code.missing, "there is no file \(path)", written,
        hint: "the path starts at the folder of the file that names it")
    }
    guard !files.contains(path), files.count < Self.deepest else {
      return refuse(Code.include, "\(path) includes itself, or files include each other too deep", written)
    }
    let (root, findings) = YAML.parse(source, file: path)
    diagnostics += findings
    guard let root, let items = root.items else {
      return root == nil
        ? []
        : refuse(Code.include, "\(path) is no list of lines", written, hint: "begin each line with a dash")
    }
    return lines(items, inside: files + [path])
  }

  private mutating func refuse(
    _ code: String, _ message: String, _ node: Node, hint: String? = nil
  ) -> [Node] {
    diagnostics.append(Diagnostic(.error, code, message, at: node.span, hint: hint))
    return []
  }

  // MARK: - Examples

  /// The rows of a table, each with its columns in the order written.
  mutating func rows(_ nodes: [Node]) -> [[Node.Entry]] {
    let columns = nodes.first?.entries?.compactMap(\.key.text) ?? []
    return nodes.compactMap { node in
      guard let entries = node.entries, !entries.isEmpty else {
        diagnostics.append(
          Diagnostic(
            .error, Code.row, "a row of examples is a mapping such as {say: Hi, topic: Greeting}",
            at: node.span,
            hint: "write its columns, with colons"))
        return nil
      }
      for column in columns where node[column] == nil {
        diagnostics.append(
          Diagnostic(
            .error, Code.row, "the row has no \(column.prefix(40))", at: entries[0].key.span,
            hint: "every row has the columns of the first one"))
      }
      return entries
    }
  }

  /// A line with the values of a row. A text that is a column and nothing else becomes the row's value, with its place.
  mutating func filled(_ node: Node, with row: [Node.Entry]) -> Node {
    var filled = node
    switch node.kind {
    case .sequence(let items): filled.kind = .sequence(items.map { self.filled($0, with: row) })
    case .mapping(let entries):
      filled.kind = .mapping(
        entries.map {
          Node.Entry(key: self.filled($0.key, with: row), value: self.filled($0.value, with: row))
        })
    case .scalar(let text, let style):
      guard text.contains("<") else { return node }
      if let cell = row.first(where: { text == "<\($0.key.text ?? "")>" }) { return cell.value }
      checkColumn(text, node, row)
      let written = row.reduce(text) { $0.replacing("<\($1.key.text ?? "")>", with: $1.value.text ?? "") }
      filled.kind = .scalar(written, style)
    }
    return filled
  }

  /// A text that looks like a column and is none is probably a slip of the hand.
  private mutating func checkColumn(_ text: String, _ node: Node, _ row: [Node.Entry]) {
    guard text.first == "<", text.last == ">", text.count > 2 else { return }
    let names = row.compactMap(\.key.text)
    guard let near = Suggestion.nearest(to: String(text.dropFirst().dropLast()), among: names) else { return }
    diagnostics.append(
      Diagnostic(
        .warning, Code.column, "the examples have no column \(text.prefix(40))", at: node.span,
        hint: "did you mean <\(near)>?"))
  }
}
