import Basis
import SourceYAML

/// A file that must be what somebody can see of the conversation: a golden transcript.
public struct TranscriptExpectation: Hashable, Sendable {
  /// The file as it is written.
  public var file: String
  /// Its path in the bundle.
  public var path: String
  /// Who looks: a customer, a person, a bot or the supervisor.
  public var viewer: String
  /// What the file says; nil while there is none.
  public var text: String?

  /// What differs first between the file and what is seen; nil when nothing does.
  func unmet(_ rows: [Row], at span: SourceSpan) -> Unmet? {
    let ours = Self.lines(rows)
    let theirs =
      text.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) } ?? []
    let wanted = theirs.last == "" ? Array(theirs.dropLast()) : theirs
    let same = zip(wanted, ours).prefix { $0 == $1 }.count
    guard text == nil || same < max(wanted.count, ours.count) else { return nil }
    return Unmet(
      span: span,
      expected: text == nil
        ? "transcript \(file), which is not there yet"
        : same < wanted.count
          ? "transcript \(file), line \(same + 1): \(wanted[same])"
          : "transcript \(file): no line after \(same)",
      came: same < ours.count ? ours[same] : "the end after \(ours.count) lines", nearest: nil,
      repair: .write(path: path, text: ours.map { $0 + "\n" }.joined()))
  }

  /// The lines as files hold them: `Bot A: Hello`, line ends within a message as `\n`.
  static func lines(_ rows: [Row]) -> [String] {
    rows.map { row in
      let text = (row["text"]?.plainText ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      let kind = row["kind"]?.plainText ?? "text"
      return (row["from"]?.plainText ?? "") + (kind == "text" ? "" : " (\(kind))") + ": "
        + text.joined(separator: "\\n")
    }
  }
}

/// Reads `transcript: FILE` and `transcript: {file: FILE, by: NAME}`.
struct TranscriptExpectationReader {
  /// The bundle's path of a file and its text, by its path as written and where that stands.
  let file: (String, SourceSpan) -> (path: String, text: String?)?

  func read(_ node: Node, at span: SourceSpan, _ diagnostics: inout [Diagnostic]) -> Expectation? {
    let fileNode = node.entries == nil ? node : node["file"] ?? node
    for entry in node.entries ?? [] where entry.key.text != "file" && entry.key.text != "by" {
      diagnostics.append(
        Diagnostic(
          .error, YAML.Code.unknownKey, "transcript has no field \(entry.key.text?.prefix(40) ?? "")",
          at: entry.key.span, hint: "its fields are: file, by"))
    }
    guard let written = Reader<String>.string.read(fileNode, &diagnostics) else { return nil }
    guard let found = file(written, fileNode.span) else {
      diagnostics.append(
        Diagnostic(
          .error, ScenarioLoader.Code.outside, "\(written.prefix(100)) leads out of the files at hand",
          at: fileNode.span))
      return nil
    }
    return Expectation(
      .transcript(
        TranscriptExpectation(
          file: written, path: found.path, viewer: node["by"]?.text ?? "customer", text: found.text)),
      at: span)
  }
}
