import Basis
import SourceYAML

/// A trace of the product that the run must have too.
public struct TraceExpectation: Hashable, Sendable {
  /// The file as it is written.
  public var file: String
  /// Whose trace it is; nil for the bot that had the conversation first.
  public var bot: String?
  /// What the product traced.
  public var steps: [TraceStep]

  /// What differs first between this trace and that of a run; nil when nothing does.
  func unmet(_ ours: [TraceStep], at span: SourceSpan) -> Unmet? {
    let same = zip(steps, ours).prefix { $0.matches($1) }.count
    guard same < max(steps.count, ours.count) else { return nil }
    return Unmet(
      span: span,
      expected: same < steps.count
        ? "trace \(file), action \(same + 1) of \(steps.count): \(steps[same])"
        : "trace \(file): nothing after its \(same) actions",
      came: same < ours.count ? ours[same].description : "the bot's trace ends after \(same) actions",
      nearest: context(ours, same))
  }

  /// How far from the difference actions are told.
  private static let around = 2

  private func context(_ ours: [TraceStep], _ same: Int) -> String {
    func told(_ steps: ArraySlice<TraceStep>) -> String {
      steps.isEmpty ? "nothing" : steps.map(\.description).joined(separator: ", ")
    }
    let before = ours[..<same].suffix(Self.around)
    let theirs = steps.dropFirst(same + 1).prefix(Self.around)
    let own = ours.dropFirst(same + 1).prefix(Self.around)
    return "both ran \(told(before)); then the file has \(told(theirs)), the bot \(told(own))"
  }
}

/// Reads `trace: FILE` and `trace: {file: FILE, bot: NAME}`.
struct TraceExpectationReader {
  /// Codes of the findings.
  enum Code {
    static let file = "trace.file"
    static let empty = "trace.empty"
  }

  /// The text of a file, by its path as written and where that stands.
  let text: (String, SourceSpan) -> String?

  func read(_ node: Node, at span: SourceSpan, _ diagnostics: inout [Diagnostic]) -> Expectation? {
    let fileNode = node.entries == nil ? node : node["file"] ?? node
    for entry in node.entries ?? [] where entry.key.text != "file" && entry.key.text != "bot" {
      diagnostics.append(
        Diagnostic(
          .error, YAML.Code.unknownKey, "trace has no field \(entry.key.text?.prefix(40) ?? "")",
          at: entry.key.span, hint: "its fields are: file, bot"))
    }
    guard let path = Reader<String>.string.read(fileNode, &diagnostics) else { return nil }
    let bot = node["bot"]?.text
    guard let text = text(path, fileNode.span) else {
      return refuse(
        Code.file, "there is no file \(path.prefix(100))", at: fileNode.span,
        hint: "the path starts at the folder of the file that names it", &diagnostics)
    }
    guard let steps = TraceFile.steps(in: text, of: bot) else {
      return refuse(
        Code.file, "\(path.prefix(100)) is not JSON", at: fileNode.span,
        hint: "save the test canvas's snapshot, or a transcript with DialogTracingInfo", &diagnostics)
    }
    guard !steps.isEmpty else {
      return refuse(
        Code.empty, "\(path.prefix(100)) holds no traced action", at: fileNode.span,
        hint: "actions are in activities of the value type DialogTracingInfo", &diagnostics)
    }
    return Expectation(.trace(TraceExpectation(file: path, bot: bot, steps: steps)), at: span)
  }

  private func refuse(
    _ code: String, _ message: String, at span: SourceSpan, hint: String, _ diagnostics: inout [Diagnostic]
  ) -> Expectation? {
    diagnostics.append(Diagnostic(.error, code, message, at: span, hint: hint))
    return nil
  }
}
