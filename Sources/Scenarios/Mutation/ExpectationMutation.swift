import Basis
import SourceYAML

/// Changes one expectation of a scenario at a time: a suite that does not notice proves nothing.
public enum ExpectationMutation {
  /// A scenario with one thing changed.
  public struct Mutant: Sendable, Hashable {
    /// What was changed, as it stood in the file.
    public var span: SourceSpan
    /// What was done, for people: `"Bot A" became "never said"`.
    public var what: String
    /// The whole text with the change.
    public var text: String
  }

  /// The text that stands for something that nobody says and nobody is called.
  static let stranger = "\"never said\""
  /// The number that nothing comes to.
  static let strangeNumber = "987654321"

  /// Every change of one value, and of one `no` or `unseen` into its opposite.
  ///
  /// - Parameters:
  ///   - text: the scenario file's text.
  ///   - file: its path.
  public static func mutants(of text: String, file: String) -> [Mutant] {
    let lines = YAML.parse(text, file: file).root?["script"]?.items ?? []
    return lines.compactMap { $0["expect"] }.flatMap { edits(in: $0) }.compactMap { edit in
      apply(edit, to: text)
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
      // Changing one of several would leave the others.
      case "one-of": return [Edit(span: entry.value.span, replacement: .text("[\(stranger)]"))]
      default: return edits(in: entry.value)
      }
    }
  }

  private static func scalar(_ node: Node) -> [Edit] {
    let replacement: String =
      switch node.json {
      case .bool(let truth): truth ? "false" : "true"
      case .number: strangeNumber
      default: stranger
      }
    return [Edit(span: node.span, replacement: .text(replacement))]
  }

  private static func apply(_ edit: Edit, to text: String) -> Mutant? {
    let bytes = Array(text.utf8)
    let range = edit.span.start.offset..<edit.span.end.offset
    guard range.upperBound <= bytes.count else { return nil }
    let new: [UInt8]
    switch edit.replacement {
    case .text(let words): new = Array(words.utf8)
    case .source(let span):
      guard span.start.offset <= span.end.offset, span.end.offset <= bytes.count else { return nil }
      new = Array(bytes[span.start.offset..<span.end.offset])
    }
    let old = String(decoding: bytes[range], as: UTF8.self)
    let changed = bytes[..<range.lowerBound] + new + bytes[range.upperBound...]
    return Mutant(
      span: edit.span, what: "\(old) became \(String(decoding: new, as: UTF8.self))",
      text: String(decoding: changed, as: UTF8.self))
  }
}
