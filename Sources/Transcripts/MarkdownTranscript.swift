import Basis
import Views

/// A conversation as Markdown: a paragraph for each line, in quotation where the customer could not see it.
enum MarkdownTranscript {
  static func write(_ conversations: [ToldConversation], _ terms: Vocabulary) -> String {
    conversations.map { write($0, terms) }.joined(separator: "\n")
  }

  private static func write(_ conversation: ToldConversation, _ terms: Vocabulary) -> String {
    var parts = ["# \(escaped(conversation.title))"]
    if !conversation.channel.isEmpty { parts.append("Channel: \(escaped(conversation.channel))") }
    parts.append("Quoted lines are those that the customer could not see. Times are UTC.")
    for line in conversation.lines { parts.append(paragraph(line, terms)) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func paragraph(_ line: ToldLine, _ terms: Vocabulary) -> String {
    if line.kind == .pause { return "*\(escaped(line.spokenText))*" }
    let kind = line.kindWords.map { ", \($0)" } ?? ""
    var lines = [
      "**\(escaped(line.speaker))**\(kind) \(line.clock) · seen by \(escaped(line.seenWords(terms)))", "",
    ]
    lines += line.spokenText.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(text)
    if let received = line.receivedWords { lines += ["", "*\(escaped(received))*"] }
    guard !line.isSeenByCustomer else { return lines.joined(separator: "\n") }
    return lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
  }

  /// A line of what was said as it was written: bots write Markdown themselves. Tags become text.
  private static func text(_ line: Substring) -> String {
    PlainLine.harmless(String(line).replacing("<", with: "&lt;"))
  }

  /// A name or a title: nothing of it is markup.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in PlainLine.harmless(text) {
      if "\\`*_{}[]<>#|".contains(character) { result.append("\\") }
      result.append(character.isNewline ? " " : character)
    }
    return result
  }
}
