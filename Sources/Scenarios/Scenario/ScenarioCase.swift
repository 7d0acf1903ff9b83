import Basis
import SourceYAML

/// Another case of a scenario: the same world with another script.
public enum ScenarioCase {
  /// What a case has of its own.
  private static let own: Set<String> = ["scenario", "about", "tags", "script", "walkthrough", "lesson"]

  /// The text of a scenario file with another title and script; paths in it hold in the folder of the original.
  ///
  /// - Parameters:
  ///   - original: the scenario file's text.
  ///   - title: what the case is called.
  ///   - script: its lines, indented below `script:`.
  /// - Returns: nil when the original is not written with a key a line.
  public static func text(of original: String, title: String, script: [String]) -> String? {
    guard let entries = YAML.parse(original, file: "").root?.entries, !entries.isEmpty else { return nil }
    let lines = original.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(
      String.init)
    let starts = entries.map { $0.key.span.start.line - 1 }
    guard zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }), lines.indices.contains(starts[0]),
      entries.allSatisfy({ $0.key.span.start.column == 1 })
    else { return nil }
    var kept: [String] = []
    for (place, entry) in entries.enumerated() where !own.contains(entry.key.text ?? "") {
      let end = place + 1 < starts.count ? starts[place + 1] : lines.count
      kept += trimmed(lines[starts[place]..<end])
    }
    let head = Array(lines[..<starts[0]].prefix { $0.hasPrefix("# yaml-language-server:") })
    return (head + ["scenario: \(SessionScript.quoted(title))"] + kept + ["script:"] + script)
      .joined(separator: "\n") + "\n"
  }

  /// Without the blank lines and comments at the end: they belong to what follows.
  private static func trimmed(_ lines: ArraySlice<String>) -> ArraySlice<String> {
    var lines = lines
    while let last = lines.last?.trimmed, last.isEmpty || last.hasPrefix("#") { lines.removeLast() }
    return lines
  }
}
