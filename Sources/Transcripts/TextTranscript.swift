import Basis
import Views

/// A conversation as lines of text, each with who could see it.
enum TextTranscript {
  static func write(_ conversations: [ToldConversation], _ terms: Vocabulary) -> String {
    conversations.map { conversation in
      let head = [conversation.title, conversation.channel, "times in UTC"].filter { !$0.isEmpty }.joined(
        separator: ", ")
      return ([PlainLine.harmless(head), ""] + conversation.lines.flatMap { lines(of: $0, terms) }).joined(
        separator: "\n")
        + "\n"
    }.joined(separator: "\n")
  }

  private static func lines(of line: ToldLine, _ terms: Vocabulary) -> [String] {
    let speaker = [line.speaker, line.kindWords.map { "(\($0))" } ?? ""].filter { !$0.isEmpty }
    let label = [line.clock, speaker.joined(separator: " ")].filter { !$0.isEmpty }.joined(separator: " ")
    let text = line.spokenText.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let seen = line.kind == .pause ? "" : "  [seen by \(line.seenWords(terms))]"
    var lines = [(label.isEmpty ? "" : "\(label): ") + (text.first ?? "")]
    lines += text.dropFirst().map { "    \($0)" }
    lines[lines.count - 1] += seen
    if let received = line.receivedWords { lines.append("    \(received)") }
    return lines.map(PlainLine.harmless)
  }
}

/// Somebody else's text on a line of ours.
enum PlainLine {
  /// Without controls that a terminal would obey.
  static func harmless(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      scalars.append(isControl && scalar != "\t" ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}
