import Activities
import Basis

/// A message of a `.chat` with its commands, taken apart into activities.
struct ChatBlock {
  /// An activity, and how many milliseconds it comes after what was before.
  struct Part {
    var activity: Activity
    var gap: Int64
  }

  /// What is left to read.
  var text: String
  let span: SourceSpan
  let attached: (String) -> [UInt8]?
  var parts: [Part] = []
  var findings: [Diagnostic] = []
  /// Milliseconds before the next message.
  private(set) var delay = ChatReader.messageGap
  private var message = Activity.message("")

  init(text: String, span: SourceSpan, attached: @escaping (String) -> [UInt8]?) {
    self.text = text
    self.span = span
    self.attached = attached
  }

  mutating func read() {
    text = text.trimmed
    // What was read and stays text; commands are looked for behind it.
    var kept = ""
    while let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") {
      let inside = text[text.index(after: open)..<close]
      let lines = inside.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let equals = lines[0].firstIndex(of: "=")
      let word = lines[0][..<(equals ?? lines[0].endIndex)].trimmed
      guard let command = ChatCommand(word) else {
        kept += text[...close]
        text = String(text[text.index(after: close)...])
        continue
      }
      let argument =
        lines.count > 1
        ? lines.dropFirst() : [equals.map { lines[0][$0...].dropFirst() } ?? ""]
      let before = String(text[..<open])
      let after = String(text[text.index(after: close)...])
      if command.beginsActivity {
        flush(kept + before)
        kept = ""
        text = after
      } else {
        text = before + after
      }
      carryOut(command, Array(argument))
    }
    message.text = kept + text.trimmed
    if message.text?.isEmpty == false || !message.attachments.isEmpty || !message.suggestedActions.isEmpty {
      parts.append(Part(activity: message, gap: delay))
    }
  }

  /// Ends the message before an activity of its own.
  private mutating func flush(_ before: String) {
    let words = before.trimmed
    guard !words.isEmpty else { return }
    message.text = words
    parts.append(Part(activity: message, gap: delay))
    delay = ChatReader.messageGap
    message = .message("")
  }

  private mutating func carryOut(_ command: ChatCommand, _ argument: [Substring]) {
    switch command {
    case .typing: parts.append(Part(activity: Activity(.typing), gap: ChatReader.typingGap))
    case .delay: setDelay(argument)
    case .conversationUpdate: update(argument)
    case .card(let type):
      let (content, unknown) = ChatCommand.card(argument)
      for line in unknown { complain("card-property", "no property of a card: \(line.trimmed)") }
      message.attachments.append(Attachment(contentType: type, content: content))
    case .attachment: attach(argument.joined(separator: " "))
    case .layout:
      let layout = argument.joined().trimmed.lowercased()
      if ["carousel", "list"].contains(layout) {
        message.attachmentLayout = layout
      } else {
        complain("layout", "\(layout) is no layout: it is carousel or list")
      }
    case .suggestions: message.suggestedActions = ChatCommand.buttons(argument.joined(separator: " "))
    }
  }

  private mutating func setDelay(_ argument: [Substring]) {
    guard let milliseconds = Int64(argument.joined().trimmed), (0...86_400_000).contains(milliseconds) else {
      return complain("delay", "a delay is a number of milliseconds, at most a day")
    }
    delay = milliseconds
  }

  private mutating func update(_ argument: [Substring]) {
    var activity = Activity(.conversationUpdate)
    for line in argument where !line.trimmed.isEmpty {
      let equals = line.firstIndex(of: "=") ?? line.endIndex
      let names = line[equals...].dropFirst().split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
      let accounts = names.map { Account(id: $0, name: $0, role: "user") }
      switch line[..<equals].trimmed.lowercased() {
      case "added", "membersadded": activity.membersAdded += accounts
      case "removed", "membersremoved": activity.membersRemoved += accounts
      default: complain("update", "no property of a conversation update: \(line.trimmed)")
      }
    }
    for (name, list) in [
      ("membersAdded", activity.membersAdded), ("membersRemoved", activity.membersRemoved),
    ] where list.isEmpty {
      activity.other.append(JSON.Member(name, []))
    }
    parts.append(Part(activity: activity, gap: ChatReader.typingGap))
  }

  // MARK: - Attachments

  private mutating func attach(_ argument: String) {
    let words = argument.split(separator: " ", maxSplits: 1)
    guard let first = words.first else { return complain("attachment", "an attachment needs a path") }
    let path = String(first)
    let isRemote = path.lowercased().hasPrefix("http")
    var type =
      words.count > 1 ? ChatCommand.contentType(words[1].trimmed) : Attachment(fileNamed: path).contentType
    // chatdown asks the server; without a network a page is the likeliest.
    if isRemote, type == "application/octet-stream" { type = "text/html" }
    guard !isRemote else {
      message.attachments.append(Attachment(contentType: type, contentURL: path))
      return
    }
    let name = path.replacing("\\", with: "/")
    guard let bytes = attached(name) else {
      complain("attachment", "there is no file \(name) to attach; only its name is kept")
      message.attachments.append(Attachment(contentType: type, contentURL: name))
      return
    }
    if type.contains("json") || type.hasPrefix("application/vnd.microsoft.card.") {
      let content = Self.content(bytes)
      if content == nil { complain("attachment", "\(name) is no JSON") }
      message.attachments.append(Attachment(contentType: type, content: content))
    } else {
      message.attachments.append(
        Attachment(contentType: type, contentURL: "data:\(type);base64,\(Base64.text(of: bytes))"))
    }
  }

  /// A card's JSON, without a byte order mark.
  private static func content(_ bytes: [UInt8]) -> JSON? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return try? JSON(parsing: bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes)
  }

  private mutating func complain(_ code: String, _ message: String) {
    findings.append(Diagnostic(.warning, "chat.\(code)", message, at: span))
  }
}

extension ChatCommand {
  /// Whether it is an activity of its own, so that what was said before it ends.
  var beginsActivity: Bool {
    switch self {
    case .typing, .conversationUpdate: true
    default: false
    }
  }
}
