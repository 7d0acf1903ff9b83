import Activities
import Basis

/// Reads `.chat`, the mock-up of a conversation that chatdown turns into a `.transcript`: header lines `user=`, `bot=`,
/// `channelId=`, then messages that begin `name:`, with commands in brackets.
///
/// Rules as chatdown's documents and published transcripts show them: a message ends where the next one begins, what is
/// in brackets and no command stays text, a message comes two seconds after the one before, an indicator of typing a
/// tenth of a second. Lines of a message are joined by CR and LF, as in the published transcripts.
struct ChatReader {
  /// When mock-ups begin unless they say so: the day chatdown stamps them with on request.
  static let start = VirtualTime(milliseconds: 1_444_910_400_000)
  static let messageGap: Int64 = 2000
  static let typingGap: Int64 = 100

  /// The bytes of a file that is attached, by its path as written; nil when there is none.
  let attached: (String) -> [UInt8]?

  var header = ChatHeader()
  var conversation = ToldConversation()
  var findings: [Diagnostic] = []
  var clock = ChatReader.start
  private var block: Block?
  private var isInHeader = true
  /// The customer who spoke last, whom the bot answers.
  private var lastCustomer: Party?
  private var marks: JSON?

  /// A message with everything up to the next one.
  struct Block {
    var from: Party?
    var to: Party?
    var isToOneOnly = false
    var lines: [Substring] = []
    var span: SourceSpan
    var marks: JSON?
  }

  /// The conversation of a text.
  static func read(_ text: String, file: String, attached: @escaping (String) -> [UInt8]?) -> Told {
    var reader = ChatReader(attached: attached)
    for line in TextLines(text, file: file).lines { reader.take(line) }
    if reader.isInHeader { reader.begin(TextLines(text, file: file).lines[0].span) }
    reader.finishBlock()
    reader.conversation.id = reader.conversation.id.isEmpty ? Self.id(of: text) : reader.conversation.id
    for index in reader.conversation.lines.indices {
      reader.conversation.lines[index].activity.conversationID = reader.conversation.id
    }
    return Told(conversations: [reader.conversation.settled()], findings: reader.findings)
  }

  private static func id(of text: String) -> String { String(SourceBundle.digest(text), radix: 16) }

  private mutating func take(_ line: TextLines.Line) {
    var text = line.text
    if text.hasPrefix(ChatHeader.hidden) {
      // Only we read on: what the customer could not see is a comment for everybody else.
      text = text.dropFirst(ChatHeader.hidden.count)
    } else if text.hasPrefix(">") {
      if let json = ChatHeader.marks(text) { note(json, line.span) }
      return
    }
    if isInHeader, header.take(text, line.span, &findings) { return }
    if isInHeader { begin(line.span) }
    guard let opening = header.opening(text) else {
      if block == nil, !text.trimmed.isEmpty { block = Block(span: line.span) }
      block?.lines.append(text)
      return
    }
    finishBlock()
    open(opening, line.span)
  }

  /// What a comment of ours says: of the conversation before the first message, of the next message after it.
  private mutating func note(_ json: JSON, _ span: SourceSpan) {
    guard isInHeader, json["start"] != nil else {
      if isInHeader { begin(span) }
      finishBlock()
      marks = json
      return
    }
    if let start = json["start"]?.string.flatMap({ ISO8601.parse($0) }) { clock = start.time }
    if let title = json["title"]?.string { conversation.title = title }
    if let id = json["id"]?.string { conversation.id = id }
    conversation.parties = json["parties"]?.array?.compactMap { $0.string.flatMap { Party($0) } } ?? []
    header.newline = json["newline"]?.string ?? "\n"
    header.hasFormats = json["formats"]?.bool ?? false
    header.isOurs = true
  }

  private mutating func begin(_ span: SourceSpan) {
    isInHeader = false
    conversation.channel = header.channel
    lastCustomer = Party(.customer, header.customers[0])
    // What we wrote begins with what was said.
    guard !header.isOurs else { return }
    conversation.parties = header.customers.map { Party(.customer, $0) } + [Party(.bot, header.bot)]
    clock = clock + .milliseconds(Self.typingGap)
    var update = Activity(.conversationUpdate)
    update.membersAdded = [header.account(Party(.bot, header.bot))]
    update.other = [JSON.Member("membersRemoved", [])]
    append(update, from: nil, to: nil, kind: .activity, Block(span: span))
  }

  private mutating func open(_ opening: ChatHeader.Opening, _ span: SourceSpan) {
    let to: Party?
    if opening.from.role == .customer {
      to = Party(.bot, header.bot)
      lastCustomer = opening.from
    } else {
      to = opening.to ?? lastCustomer
    }
    block = Block(
      from: opening.from, to: to, isToOneOnly: opening.to != nil, lines: [opening.rest], span: span,
      marks: marks)
    marks = nil
  }

  // MARK: - A message

  private mutating func finishBlock() {
    guard let done = block else { return }
    block = nil
    var work = ChatBlock(
      text: done.lines.joined(separator: header.newline), span: done.span, attached: attached)
    work.read()
    findings += work.findings
    let speaker = done.marks?["from"]?.string.flatMap { Party($0) } ?? done.from
    for index in work.parts.indices {
      let activity = work.parts[index].activity
      work.parts[index].activity.textFormat = header.format(of: activity, from: speaker)
    }
    if let whole = done.marks?["activity"].flatMap(Activity.init(json:)) {
      work.parts = [ChatBlock.Part(activity: whole, gap: Self.messageGap)]
    } else if done.marks != nil, work.parts.isEmpty {
      let format: Activity.TextFormat? = header.format(of: .message(""), from: speaker)
      work.parts = [ChatBlock.Part(activity: .message("", format: format), gap: Self.messageGap)]
    }
    for part in work.parts {
      clock = clock + .milliseconds(part.gap)
      append(part.activity, from: done.from, to: done.to, kind: nil, done)
    }
    if work.parts.isEmpty { clock = clock + .milliseconds(work.delay) }
  }

  private mutating func append(
    _ activity: Activity, from: Party?, to: Party?, kind: ToldLine.Kind?, _ block: Block
  ) {
    let isUpdate = activity.type == .conversationUpdate
    var line = ToldLine(
      kind ?? TranscriptMarks.assumedKind(of: activity), from: isUpdate ? nil : from, activity: activity,
      at: clock, place: block.span)
    for account in activity.membersAdded where account.name != header.bot && account.role == "user" {
      let party = Party(.customer, account.name ?? account.id)
      if !conversation.parties.contains(party) { conversation.parties.append(party) }
    }
    line.seenBy = TranscriptMarks.assumedViewers(of: line, in: conversation.parties)
    if block.isToOneOnly { line.seenBy.removeAll { $0.role == .customer && $0 != to } }
    if let marks = block.marks {
      TranscriptMarks.apply(marks, to: &line)
      if let at = marks["at"]?.string.flatMap({ ISO8601.parse($0)?.time }) {
        line.at = at
        clock = at
      } else if marks["at"] == .null {
        line.at = nil
      }
    }
    line.activity.from = line.from.map(header.account)
    line.activity.recipient = isUpdate || from == nil ? nil : to.map(header.account)
    if !header.channel.isEmpty { line.activity.channelID = header.channel }
    conversation.lines.append(line)
  }
}
