import Basis
import SourceYAML

/// Changes one expectation of a scenario at a time: a suite that does not notice proves nothing.
public enum ExpectationMutation {
  /// Every change of one value, and of one `no` or `unseen` into its opposite.
  ///
  /// - Parameters:
  ///   - text: the scenario file's text.
  ///   - file: its path.
  public static func mutants(of text: String, file: String) -> [Mutant] {
    let lines = YAML.parse(text, file: file).root?["script"]?.items ?? []
    let source = NodeEdits(text)
    return lines.compactMap { $0["expect"] }.flatMap { edits(in: $0) }.compactMap { edit in
      let new =
        switch edit.replacement {
        case .text(let words): words
        case .source(let span): source.written(span)
        }
      return Mutant(
        .expectation, [SourceEdit(edit.span, new)], of: text, at: edit.span,
        what: "\(source.written(edit.span)) became \(new)")
    }
  }

  /// Something to replace.
  private struct Edit {
    var span: SourceSpan
    /// What takes its place: a text, or what is written at another place.
    var replacement: Replacement

    enum Replacement {
      case text(String)
      case source(SourceSpan)
    }
  }

  private static func edits(in node: Node) -> [Edit] {
    if let items = node.items { return items.flatMap { edits(in: $0) } }
    guard let entries = node.entries else { return scalar(node) }
    return entries.flatMap { entry -> [Edit] in
      switch entry.key.text {
      case "no":
        // Only what stands alone can be turned around by leaving the word out.
        guard entries.count == 1, entry.value.entries != nil else { return [] }
        let whole = SourceSpan(file: node.span.file, start: node.span.start, end: node.span.end)
        return [Edit(span: whole, replacement: .source(entry.value.span))]
      case "unseen": return [Edit(span: entry.key.span, replacement: .text("seen"))]
      case "not": return []
      // What need not hold is not missed.
      case "optional": return []
      case "within", "after":
        let whole = SourceSpan(
          file: node.span.file, start: entry.key.span.start, end: entry.value.span.end)
        return [Edit(span: whole, replacement: .text("after: 36500d"))]
      // Changing one of several would leave the others.
      case "one-of": return [Edit(span: entry.value.span, replacement: .text("[\(Mutant.stranger)]"))]
      default: return edits(in: entry.value)
      }
    }
  }

  private static func scalar(_ node: Node) -> [Edit] {
    let replacement: String =
      switch node.json {
      case .bool(let truth): truth ? "false" : "true"
      case .number: Mutant.strangeNumber
      default: Mutant.stranger
      }
    return [Edit(span: node.span, replacement: .text(replacement))]
  }
}
