import Activities
import Basis

/// `.transcript`: a JSON array of activities, as the Bot Framework Emulator saves and shows them. Also read are what the
/// test canvas saves (`{"activities": […]}`) and rows of `conversationtranscript`, whose `content` is such a text.
///
/// Everything of an activity is kept. What the format has no place for stands in `channelData.handoff`.
enum ActivityTranscript {
  /// Deepest nesting of one of the containers in another.
  private static let deepest = 6

  // MARK: - Reading

  /// The conversations of a text, by their ids in order of appearance.
  static func read(_ text: String, file: String) -> Told {
    let json: JSON
    do throws(JSON.ParseError) {
      json = try JSON(parsing: text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
    } catch {
      return refused("is no JSON: \(error.reason) at character \(error.offset + 1)", file)
    }
    var activities: [Activity] = []
    var skipped = 0
    collect(json, into: &activities, &skipped, depth: 0)
    guard !activities.isEmpty else { return refused("holds no activity", file) }
    var told = Told(conversations: conversations(of: activities))
    if skipped > 0 {
      told.findings.append(
        Diagnostic(
          .warning, "transcript.no-activity", "\(skipped) elements are no activities and were left out",
          at: .file(file), hint: "an activity is an object with a type"))
    }
    return told
  }

  private static func refused(_ what: String, _ file: String) -> Told {
    Told(findings: [
      Diagnostic(
        .error, "transcript.not-one", "\(file.isEmpty ? "the text" : file) \(what)", at: .file(file),
        hint: "a .transcript is a JSON array of activities")
    ])
  }

  private static func collect(
    _ json: JSON, into activities: inout [Activity], _ skipped: inout Int, depth: Int
  ) {
    guard depth < deepest else { return }
    if let elements = json.array {
      for element in elements { collect(element, into: &activities, &skipped, depth: depth + 1) }
    } else if let inside = json["activities"] {
      collect(inside, into: &activities, &skipped, depth: depth + 1)
    } else if let content = json["content"]?.string, json["type"] == nil,
      let inside = try? JSON(parsing: content)
    {
      collect(inside, into: &activities, &skipped, depth: depth + 1)
    } else if let activity = Activity(json: json) {
      activities.append(activity)
    } else {
      skipped += 1
    }
  }

  private static func conversations(of activities: [Activity]) -> [ToldConversation] {
    var groups: [(id: String, activities: [Activity])] = []
    for activity in activities {
      // An activity of no conversation belongs to the first.
      let id = id(of: activity) ?? groups.first?.id ?? ""
      if let index = groups.firstIndex(where: { $0.id == id }) {
        groups[index].activities.append(activity)
      } else {
        groups.append((id, [activity]))
      }
    }
    return groups.map { conversation($0.id, $0.activities) }
  }

  private static func id(of activity: Activity) -> String? {
    activity.conversationID ?? activity.other.first { $0.name == "conversation" }?.value["id"]?.string
  }

  private static func conversation(_ id: String, _ activities: [Activity]) -> ToldConversation {
    var parties = AccountBook(activities).parties
    let written = activities.lazy.compactMap { $0.channelData?[TranscriptMarks.key]?["parties"]?.array }.first
    if let written { parties = written.compactMap { $0.string.flatMap { Party($0) } } }
    let book = AccountBook(activities)
    let pairs = activities.map { activity in
      (activity.channelData?[TranscriptMarks.key], line(of: activity, book))
    }
    var conversation = ToldConversation(
      id: id, title: "", channel: activities.lazy.compactMap(\.channelID).first ?? "", parties: parties,
      lines: pairs.map(\.1))
    for (index, marks) in pairs.map(\.0).enumerated() {
      var line = conversation.lines[index]
      line.seenBy = TranscriptMarks.assumedViewers(of: line, in: parties)
      if let marks { TranscriptMarks.apply(marks, to: &line) }
      conversation.lines[index] = line
    }
    conversation.title =
      pairs.lazy.compactMap { $0.0?["title"]?.string }.first ?? ""
    return conversation.settled()
  }

  private static func line(of activity: Activity, _ book: AccountBook) -> ToldLine {
    var kept = activity
    if let data = activity.channelData?.members {
      let rest = data.filter { $0.name != TranscriptMarks.key }
      kept.channelData = rest.isEmpty && !data.isEmpty ? nil : .object(rest)
    }
    return ToldLine(
      TranscriptMarks.assumedKind(of: activity), from: activity.from.flatMap(book.party), activity: kept,
      at: activity.timestamp.flatMap { ISO8601.parse($0)?.time })
  }

  // MARK: - Writing

  /// The activities of conversations, one after the other.
  static func write(_ conversations: [ToldConversation]) -> String {
    var number = 0
    let activities = conversations.flatMap { conversation -> [Activity] in
      var activities = conversation.lines.map { line in
        number += 1
        return activity(line, in: conversation, number: number)
      }
      let marks = marks(of: conversation, beside: activities)
      if !activities.isEmpty, !marks.isEmpty { activities[0].channelData = activities[0].marked(marks) }
      return activities
    }
    return JSON.array(activities.map(\.json)).prettyText + "\n"
  }

  /// What is to be said of a conversation: its title, and who takes part where the activities do not tell.
  private static func marks(of conversation: ToldConversation, beside activities: [Activity]) -> [JSON.Member]
  {
    var marks: [JSON.Member] = []
    if !conversation.title.isEmpty { marks.append(JSON.Member("title", .string(conversation.title))) }
    let found = ToldConversation(parties: AccountBook(activities).parties).settled().parties
    let isNamed = conversation.parties.filter { [.customer, .bot].contains($0.role) }
    if found.filter({ [.customer, .bot].contains($0.role) }) != isNamed {
      marks.append(JSON.Member("parties", .array(conversation.parties.map { .string($0.description) })))
    }
    return marks
  }

  private static func activity(_ line: ToldLine, in conversation: ToldConversation, number: Int) -> Activity {
    var activity = line.activity
    activity.id = activity.id ?? String(number)
    activity.timestamp = activity.timestamp ?? line.at.map(ISO8601.format)
    if activity.channelID == nil, !conversation.channel.isEmpty { activity.channelID = conversation.channel }
    if id(of: activity) == nil, !conversation.id.isEmpty { activity.conversationID = conversation.id }
    if activity.from == nil { activity.from = line.from.map(account) }
    if activity.recipient == nil, line.activity.from == nil {
      activity.recipient = recipient(line, conversation)
    }
    let marks = TranscriptMarks.members(of: line, in: conversation)
    if !marks.isEmpty { activity.channelData = activity.marked(marks) }
    return activity
  }

  private static func account(_ party: Party) -> Account {
    let name = party.name.isEmpty ? party.role.rawValue : party.name
    return Account(id: name, name: party.name.isEmpty ? nil : name, role: party.wireRole)
  }

  /// Whoever the line is for: the customer for everybody else, and for the customer the one bot or person who sees it.
  private static func recipient(_ line: ToldLine, _ conversation: ToldConversation) -> Account? {
    guard let from = line.from else { return nil }
    let others = line.seenBy.filter { $0 != from && $0.role != .supervisor }
    let wanted = from.role == .customer ? others.first : others.first { $0.role == .customer }
    return wanted.map(account)
  }
}

extension Activity {
  /// The channel data with marks of ours added to it.
  fileprivate func marked(_ marks: [JSON.Member]) -> JSON {
    let rest = (self.channelData?.members ?? []).filter { $0.name != TranscriptMarks.key }
    let old = self.channelData?[TranscriptMarks.key]?.members ?? []
    return .object(rest + [JSON.Member(TranscriptMarks.key, .object(old + marks))])
  }
}

/// Who is who in a list of activities: accounts have names and roles in some places and not in others.
private struct AccountBook {
  private var known: [(id: String, name: String?, role: Party.Role?)] = []

  init(_ activities: [Activity]) {
    for activity in activities {
      for account in [activity.from, activity.recipient].compactMap(\.self) + activity.membersAdded {
        note(account)
      }
    }
  }

  private mutating func note(_ account: Account) {
    let role =
      account.role ?? account.other.first { $0.name == "role" }.flatMap { $0.value.string ?? $0.value.text }
    let name = account.name.flatMap { $0.isEmpty ? nil : $0 }
    if let index = known.firstIndex(where: { $0.id == account.id }) {
      known[index].name = known[index].name ?? name
      known[index].role = known[index].role ?? role.flatMap { Party.role(wire: $0) }
    } else {
      known.append((account.id, name, role.flatMap { Party.role(wire: $0) }))
    }
  }

  func party(_ account: Account) -> Party? {
    guard let entry = known.first(where: { $0.id == account.id }), let role = entry.role else { return nil }
    // A party without a name of its own is written with its role for an id.
    if entry.name == nil, entry.id == role.rawValue { return Party(role) }
    return Party(role, entry.name ?? entry.id)
  }

  var parties: [Party] {
    known.compactMap { entry in party(Account(id: entry.id)) }
  }
}
