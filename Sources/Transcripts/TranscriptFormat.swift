import Basis
import Views

/// The formats that conversations are read from and written to, by the ends of files' names.
public enum TranscriptFormat: String, CaseIterable, Sendable {
  /// A JSON array of activities, snapshots of the test canvas, rows of `conversationtranscript`.
  case transcript
  /// A mock-up for chatdown.
  case chat
  /// A BotiumScript conversation.
  case convo
  /// A part of one, that others include.
  case pconvo
  /// A list of phrases.
  case utterances
  /// A test set, or a conversation with a row for each line.
  case csv
  /// An object for each line.
  case jsonl
  /// Markdown.
  case md
  /// One page that needs no network.
  case html
  /// Lines of text.
  case txt

  /// The ends of names, the longer ones first.
  private static let endings: [(ending: String, format: TranscriptFormat)] = [
    (".convo.txt", .convo), (".pconvo.txt", .pconvo), (".utterances.txt", .utterances),
    (".transcript", .transcript), (".json", .transcript), (".chat", .chat), (".csv", .csv),
    (".jsonl", .jsonl), (".md", .md), (".html", .html), (".htm", .html), (".txt", .txt),
  ]

  /// The format of a file by its name; nil when the name says none.
  public static func named(_ path: String) -> TranscriptFormat? {
    endings.first { path.lowercased().hasSuffix($0.ending) }?.format
  }

  /// Whether it can be read.
  public var isRead: Bool { !isForPeople }
  /// Whether it can be written.
  public var isWritten: Bool { ![.convo, .pconvo, .utterances].contains(self) }

  /// Reads conversations.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: its path, for findings.
  ///   - companions: the files beside it: partial convos and utterances.
  ///   - attached: the bytes of a file that it attaches, by the path as written.
  public func read(
    _ text: String, file: String, companions: [SourceBundle.File] = [],
    attached: @escaping (String) -> [UInt8]? = { _ in nil }
  ) -> Told {
    switch self {
    case .transcript: return ActivityTranscript.read(text, file: file)
    case .chat: return ChatReader.read(text, file: file, attached: attached)
    case .convo, .pconvo: return ConvoReader.read(text, file: file, book: ConvoBook(companions))
    case .utterances: return ConvoReader.readUtterances(text, file: file)
    case .csv: return readTable(text, file: file)
    case .jsonl: return LineTranscript.read(text, file: file)
    case .md, .html, .txt:
      return Told(findings: [
        Diagnostic(
          .error, "convert.not-read", "\(rawValue) is written and never read", at: .file(file),
          hint: "what can be read: \(Self.allCases.filter(\.isRead).map(\.rawValue).joined(separator: ", "))")
      ])
    }
  }

  private func readTable(_ text: String, file: String) -> Told {
    let table = DelimitedText(text)
    let header = table.rows.first?.cells ?? []
    if ConversationTable.isHeader(header) { return ConversationTable.read(table, file: file) }
    guard TestSet.isHeader(header) else {
      return Told(findings: [
        Diagnostic(
          .error, "testset.no-column", "no column says what is said to the bot", at: .file(file),
          hint: "the first row names the columns; one of them is Prompt, question or Test Utterance")
      ])
    }
    var told = TestSet.read(table, file: file)
    if let line = table.unclosed {
      let start = SourcePosition(line: line, column: 1, offset: 0)
      told.findings.append(
        Diagnostic(
          .warning, "testset.quote", "a quote that begins here is never closed",
          at: SourceSpan(file: file, start: start, end: start), hint: "double a quote inside a quoted cell"))
    }
    return told
  }

  /// Whether it is written for people, in words of a vocabulary.
  public var isForPeople: Bool { [.md, .html, .txt].contains(self) }

  /// Writes conversations; those for people in a vocabulary's words.
  ///
  /// - Returns: a finding when the format cannot hold them.
  public func write(_ conversations: [ToldConversation], terms: Vocabulary = .classic) -> Result<
    String, Failure
  > {
    switch self {
    case .transcript: return .success(ActivityTranscript.write(conversations))
    case .chat:
      guard conversations.count == 1 else {
        return .failure(
          Failure(
            Diagnostic(
              .error, "convert.one-only",
              "a .chat holds one conversation, and here are \(conversations.count)",
              hint: "choose one with --conversation 1")))
      }
      return .success(ChatWriter.write(conversations[0]))
    case .csv: return .success(ConversationTable.write(conversations))
    case .jsonl: return .success(LineTranscript.write(conversations))
    case .md: return .success(MarkdownTranscript.write(conversations, terms))
    case .html: return .success(HTMLTranscript.write(conversations, terms))
    case .txt: return .success(TextTranscript.write(conversations, terms))
    case .convo, .pconvo, .utterances:
      return .failure(
        Failure(
          Diagnostic(
            .error, "convert.not-written", "\(rawValue) is read and never written",
            hint:
              "what can be written: \(Self.allCases.filter(\.isWritten).map(\.rawValue).joined(separator: ", "))"
          )))
    }
  }
}
