import Basis

/// What was read from a file: conversations, and what could not be taken over, by line.
public struct Told: Sendable {
  /// The conversations, in order.
  public var conversations: [ToldConversation]
  /// What could not be read, or is not kept.
  public var findings: [Diagnostic]

  /// Makes a result.
  public init(conversations: [ToldConversation] = [], findings: [Diagnostic] = []) {
    self.conversations = conversations
    self.findings = findings
  }
}

/// A text by lines, with places.
struct TextLines {
  /// A line without its end.
  struct Line {
    var text: Substring
    var span: SourceSpan
  }

  /// The lines; LF, CRLF and CR end them, a byte order mark belongs to none.
  private(set) var lines: [Line] = []

  init(_ text: String, file: String) {
    var rest = Substring(text)
    if rest.unicodeScalars.first == "\u{FEFF}" { rest = Substring(rest.unicodeScalars.dropFirst()) }
    var offset = text.utf8.count - rest.utf8.count
    var number = 1
    while true {
      let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
      let line = rest[..<end]
      let start = SourcePosition(line: number, column: 1, offset: offset)
      let stop = SourcePosition(
        line: number, column: line.unicodeScalars.count + 1, offset: offset + line.utf8.count)
      lines.append(Line(text: line, span: SourceSpan(file: file, start: start, end: stop)))
      guard end < rest.endIndex else { return }
      let next = rest.index(after: end)
      offset += rest[..<next].utf8.count
      rest = rest[next...]
      number += 1
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...last])
  }
}
