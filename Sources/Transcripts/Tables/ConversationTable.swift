import Activities
import Basis

/// Conversations as comma-separated values: a row for each line, with who could see it. The last column holds what the
/// others cannot say, so that reading gives back what was written.
enum ConversationTable {
  private static let columns = [
    "conversation", "time", "from", "kind", "text", "seen by", "received", "rules", "activity",
  ]

  /// Whether a header is ours.
  static func isHeader(_ cells: [String]) -> Bool { cells == columns }

  /// The table of some conversations.
  static func write(_ conversations: [ToldConversation]) -> String {
    var rows = [columns]
    for conversation in conversations {
      for line in conversation.lines { rows.append(row(line, of: conversation)) }
    }
    return rows.map { DelimitedText.line($0) + "\r\n" }.joined()
  }

  private static func row(_ line: ToldLine, of conversation: ToldConversation) -> [String] {
    let record = LineTranscript.record(of: line, in: conversation)
    return [
      conversation.title, line.at.map(ISO8601.format) ?? "", line.from?.description ?? "", line.kind.rawValue,
      line.spokenText, line.seenBy.map(\.description).joined(separator: "; "),
      line.delivery.map { $0.activity.map { $0.text ?? $0.json.text } ?? "(nothing)" } ?? "",
      line.delivery?.rules.joined(separator: "; ") ?? "", record.text,
    ]
  }

  /// The conversations of such a table.
  static func read(_ table: DelimitedText, file: String) -> Told {
    var reader = LineTranscript.Reader(file: file)
    for row in table.rows.dropFirst() { reader.take(row.cells.last ?? "", line: row.line) }
    return reader.told
  }
}

/// JSON lines: an object for each line of a conversation, with everything that is known of it.
enum LineTranscript {
  /// The lines of some conversations.
  static func write(_ conversations: [ToldConversation]) -> String {
    conversations.flatMap { conversation in
      conversation.lines.map { record(of: $0, in: conversation).text + "\n" }
    }.joined()
  }

  /// What is known of a line.
  static func record(of line: ToldLine, in conversation: ToldConversation) -> JSON {
    var members = [JSON.Member("conversation", .string(conversation.id))]
    members.append(JSON.Member("title", .string(conversation.title)))
    members.append(JSON.Member("channel", .string(conversation.channel)))
    if let at = line.at { members.append(JSON.Member("at", .string(ISO8601.format(at)))) }
    if let from = line.from { members.append(JSON.Member("from", .string(from.description))) }
    members.append(JSON.Member("kind", .string(line.kind.rawValue)))
    members.append(JSON.Member("seenBy", .array(line.seenBy.map { .string($0.description) })))
    members += TranscriptMarks.members(of: line, in: conversation).filter {
      ["received", "rules", "pause"].contains($0.name)
    }
    members.append(JSON.Member("activity", line.activity.json))
    return .object(members)
  }

  /// Puts lines together.
  struct Reader {
    let file: String
    private(set) var conversations: [ToldConversation] = []
    private var findings: [Diagnostic] = []

    init(file: String) { self.file = file }

    /// What was read.
    var told: Told { Told(conversations: conversations.map { $0.settled() }, findings: findings) }

    mutating func take(_ text: String, line number: Int) {
      guard let json = try? JSON(parsing: text), let activity = json["activity"].flatMap(Activity.init(json:))
      else {
        let start = SourcePosition(line: number, column: 1, offset: 0)
        findings.append(
          Diagnostic(
            .warning, "lines.not-one", "this line is none of a conversation and is left out",
            at: SourceSpan(file: file, start: start, end: start)))
        return
      }
      var line = ToldLine(
        TranscriptMarks.assumedKind(of: activity), from: nil, activity: activity,
        at: json["at"]?.string.flatMap { ISO8601.parse($0)?.time })
      TranscriptMarks.apply(json, to: &line)
      let id = json["conversation"]?.string ?? ""
      if let index = conversations.firstIndex(where: { $0.id == id }) {
        conversations[index].lines.append(line)
      } else {
        conversations.append(
          ToldConversation(
            id: id, title: json["title"]?.string ?? id, channel: json["channel"]?.string ?? "", lines: [line])
        )
      }
    }
  }

  /// The conversations of such lines.
  static func read(_ text: String, file: String) -> Told {
    var reader = Reader(file: file)
    for (index, line) in TextLines(text, file: file).lines.enumerated() where !line.text.trimmed.isEmpty {
      reader.take(String(line.text), line: index + 1)
    }
    return reader.told
  }
}
