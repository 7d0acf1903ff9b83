import Activities
import Basis

/// Writes `.chat`. chatdown reads the conversation between customer and bot; who else said or saw something, and what
/// the format cannot say, stands in comments that only our reader understands.
struct ChatWriter {
  let conversation: ToldConversation
  private var header = ChatHeader()
  private var clock = ChatReader.start
  private var lastCustomer: Party?

  private init(_ conversation: ToldConversation) {
    self.conversation = conversation
    let customers = conversation.parties.filter { $0.role == .customer }.map { Self.name($0, "user") }
    header.customers = customers.isEmpty ? ["user"] : customers
    header.bot = conversation.parties.first { $0.role == .bot }.map { Self.name($0, "bot") } ?? "bot"
    header.channel = conversation.channel
    header.isOurs = true
    let activities = conversation.lines.map(\.activity)
    header.newline = activities.contains { $0.text?.contains("\r\n") == true } ? "\r\n" : "\n"
    header.hasFormats = activities.contains { $0.textFormat != nil }
    lastCustomer = header.customers.first.map { Party(.customer, $0) }
  }

  /// A name that the header can hold.
  private static func name(_ party: Party, _ standard: String) -> String {
    let name = party.name.filter { !",=:[]>".contains($0) && !$0.isNewline }.trimmed
    return name.isEmpty ? standard : name
  }

  /// The text of a conversation.
  static func write(_ conversation: ToldConversation) -> String {
    var writer = ChatWriter(conversation)
    var start = writer.conversation.lines.lazy.compactMap(\.at).first
    if start == nil { start = ChatReader.start }
    var members = [JSON.Member("title", .string(conversation.title))]
    if !conversation.id.isEmpty { members.append(JSON.Member("id", .string(conversation.id))) }
    members.append(JSON.Member("parties", .array(conversation.parties.map { .string($0.description) })))
    if writer.header.newline != "\n" {
      members.append(JSON.Member("newline", .string(writer.header.newline)))
    }
    if writer.header.hasFormats { members.append(JSON.Member("formats", true)) }
    if let start {
      members.append(JSON.Member("start", .string(ISO8601.format(start))))
      writer.clock = start
    }
    let users = writer.header.customers
    var lines = [
      users.count == 1 ? "user=\(users[0])" : "users=\(users.joined(separator: ","))",
      "bot=\(writer.header.bot)", "channelId=\(conversation.channel)", ChatHeader.comment(members), "",
    ]
    for line in conversation.lines { lines += writer.block(line) }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func block(_ line: ToldLine) -> [String] {
    if let pause = line.pause { return ["> \(pause) pass", ""] }
    let isCustomers = line.from?.role == .customer
    let opening = opening(line, isCustomers: isCustomers)
    if isCustomers { lastCustomer = line.from }
    let (body, ownGap) = body(line)
    var marks = TranscriptMarks.members(of: line, in: conversation)
    let isUpdate = line.activity.type == .conversationUpdate
    let assumed = isUpdate ? nil : isCustomers ? line.from : Party(.bot, header.bot)
    if line.from != assumed {
      marks.append(JSON.Member("from", line.from.map { .string($0.description) } ?? .null))
    }
    let isExact = reads(opening + body, as: line)
    let gap = isExact ? ownGap : ChatReader.messageGap
    if !isExact { marks.append(JSON.Member("activity", bare(line.activity).json)) }
    if let at = line.at {
      if at != clock + .milliseconds(gap) { marks.append(JSON.Member("at", .string(ISO8601.format(at)))) }
      clock = at
    } else {
      marks.append(JSON.Member("at", .null))
    }
    let text = (opening + body).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let isShared = line.isSeenByCustomer || isUpdate
    let shown = text.enumerated().map { index, part in
      // What would begin a comment or another message is moved by a space.
      let isBeginning = index > 0 && (part.first == ">" || header.opening(part) != nil)
      return (isShared ? "" : ChatHeader.hidden) + (isBeginning ? " " : "") + part
    }
    return (marks.isEmpty ? [] : [ChatHeader.comment(marks)]) + shown + [""]
  }

  private func opening(_ line: ToldLine, isCustomers: Bool) -> String {
    if isCustomers { return "\(header.customers.count == 1 ? "user" : line.from?.name ?? "user"): " }
    let recipient = line.activity.recipient?.name
    if header.customers.count > 1, let recipient, header.customers.contains(recipient),
      recipient != lastCustomer?.name
    {
      return "bot->\(recipient): "
    }
    return "bot: "
  }

  /// The words and commands of a line, and how many milliseconds a reader adds for it.
  private func body(_ line: ToldLine) -> (text: String, gap: Int64) {
    let activity = line.activity
    if activity.type == .typing { return ("[Typing]", ChatReader.typingGap) }
    if activity.type == .conversationUpdate { return (update(activity), ChatReader.typingGap) }
    guard activity.type == .message else {
      return ("(\(activity.name ?? activity.type.rawValue))", ChatReader.messageGap)
    }
    var parts: [String] = []
    var gap = ChatReader.messageGap
    if let at = line.at, (at - clock).milliseconds > gap, (at - clock).milliseconds < 86_400_000 {
      gap = (at - clock).milliseconds
      parts.append("[Delay=\(gap)]")
    }
    if let text = activity.text, !text.isEmpty { parts.append(text) }
    if let layout = activity.attachmentLayout { parts.append("[AttachmentLayout=\(layout)]") }
    parts += activity.attachments.map(attachment)
    if !activity.suggestedActions.isEmpty {
      parts.append("[Suggestions=\(activity.suggestedActions.map(\.title).joined(separator: "|"))]")
    }
    let first = parts.first?.hasPrefix("[Delay") == true ? parts.removeFirst() : ""
    return (first + parts.joined(separator: "\n"), gap)
  }

  private func update(_ activity: Activity) -> String {
    func names(_ accounts: [Account]) -> String { accounts.map { $0.name ?? $0.id }.joined(separator: ",") }
    var lines = ["[ConversationUpdate="]
    if !activity.membersAdded.isEmpty { lines.append("    MembersAdded=\(names(activity.membersAdded))") }
    if !activity.membersRemoved.isEmpty {
      lines.append("    MembersRemoved=\(names(activity.membersRemoved))")
    }
    return lines.joined(separator: "\n") + "]"
  }

  private func attachment(_ attachment: Attachment) -> String {
    let short = ChatCommand.cards.filter { $0.value == attachment.contentType && $0.key != "basic" }.keys
      .first
    // A file of our machine is none of the reader's.
    if let url = attachment.contentURL, url.hasPrefix("http") {
      return "[Attachment=\(url) \(short.map { $0 + "card" } ?? attachment.contentType)]"
    }
    guard let short, short != "adaptive", let content = attachment.content?.members else {
      return "(\(attachment.name ?? attachment.contentType))"
    }
    let lines = content.flatMap { member -> [String] in
      switch member.name {
      case "buttons":
        let titles = (member.value.array ?? []).map { $0["title"]?.string ?? "" }
        return titles.isEmpty ? [] : ["    buttons=\(titles.joined(separator: "|"))"]
      case "image": return ["    image=\(member.value["url"]?.string ?? "")"]
      case "images", "media":
        return (member.value.array ?? []).map { "    \(member.name)=\($0["url"]?.string ?? "")" }
      default: return ["    \(member.name)=\(member.value.string ?? member.value.text)"]
      }
    }
    return (["[\(short.prefix(1).uppercased() + short.dropFirst())card"] + lines).joined(separator: "\n")
      + "]"
  }

  // MARK: - What would be read

  /// Whether our reader makes the same activity of a block as was to be written.
  private func reads(_ text: String, as line: ToldLine) -> Bool {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let opening = header.opening(lines[0]),
      !lines.dropFirst().contains(where: { header.opening($0) != nil || $0.hasPrefix(">") })
    else { return false }
    let whole = ([opening.rest] + lines.dropFirst()).joined(separator: header.newline)
    var block = ChatBlock(text: whole, span: .file(""), attached: { _ in nil })
    block.read()
    guard block.parts.count == 1 else { return false }
    var read = block.parts[0].activity
    read.textFormat = header.format(of: read, from: line.from)
    return bare(read) == bare(line.activity)
  }

  /// An activity without what stands elsewhere in the file.
  private func bare(_ activity: Activity) -> Activity {
    var bare = activity
    bare.id = nil
    bare.timestamp = nil
    bare.channelID = nil
    bare.conversationID = nil
    bare.from = nil
    bare.recipient = nil
    return bare
  }
}
