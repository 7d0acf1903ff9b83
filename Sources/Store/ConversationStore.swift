import Basis
import ContactCenter
import Views

/// Finished conversations in an SQLite file that any tool can read.
///
/// Each is written in one transaction; with the write-ahead log a crash loses nothing that was committed.
public final class ConversationStore {
  private let database: Database

  /// Opens a file, made when it is missing.
  ///
  /// - Parameter isReadOnly: whether it must exist and is not changed.
  public init(path: String, isReadOnly: Bool = false) throws(StoreError) {
    database = try Database(path: path, isReadOnly: isReadOnly)
    let version = try database.rows("PRAGMA user_version").first?.int(0) ?? 0
    guard version == Schema.version || version == 0 && !isReadOnly else {
      throw StoreError(
        reason: version == 0
          ? "it holds no conversations" : "it is of version \(version), this program reads 1")
    }
    guard !isReadOnly else { return }
    try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
    if version == 0 { try database.transaction { () throws(StoreError) in try database.run(Schema.sql) } }
  }

  /// Keeps a conversation; one that is kept already is written again.
  public func keep(_ conversation: FinishedConversation) throws(StoreError) {
    try database.transaction { () throws(StoreError) in
      let facts = conversation.facts
      try database.run("DELETE FROM msdyn_ocliveworkitem WHERE activityid = ?", [.text(facts.id)])
      try write(facts)
      for (index, session) in facts.sessions.enumerated() { try write(session, index + 1, of: facts.id) }
      for (index, row) in conversation.transcripts.enumerated() { try write(row, index, of: facts) }
    }
  }

  // MARK: Rows

  private func write(_ facts: ConversationFacts) throws(StoreError) {
    try database.run(
      """
      INSERT INTO msdyn_ocliveworkitem (activityid, subject, msdyn_customername, msdyn_customer, msdyn_issueid,
        msdyn_channel, msdyn_cdsqueueid, msdyn_activeagentid, statecode, statuscode, msdyn_statuschangereason,
        msdyn_customersentimentlabel, createdon, msdyn_escalatedon, msdyn_startedon, msdyn_closedon)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(facts.id), .text(facts.subject), .text(facts.customer), Self.filled(facts.linkedCustomer),
        Self.filled(facts.linkedCase), .text(facts.channel), Self.filled(facts.queue),
        Database.Value(facts.sessions.last?.member), .int(facts.status == .closed ? 1 : 0),
        .int(facts.status.rawValue), .int(facts.reason.code), .int(facts.sentiment.rawValue),
        Self.time(facts.started), Self.time(facts.escalated), Self.time(facts.answered),
        Self.time(facts.since),
      ])
  }

  private func write(
    _ session: ConversationFacts.Session, _ number: Int, of id: String
  ) throws(StoreError) {
    try database.run(
      "INSERT INTO msdyn_ocsession VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(session.id), .text(id), .int(number), .text(session.member), .int(session.isBot ? 1 : 0),
        Self.filled(session.queue), Self.time(session.began), Self.time(session.accepted),
        Self.time(session.ended),
        Database.Value(session.closure.map { Self.closureBase + $0.number }),
      ])
  }

  private func write(_ row: JSON, _ index: Int, of facts: ConversationFacts) throws(StoreError) {
    func text(_ name: String) -> Database.Value { .text(row[name]?.string ?? "") }
    try database.run(
      "INSERT INTO conversationtranscript VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        .text("\(facts.id)-\(index)"), .text(facts.id), text("name"), text("conversationstarttime"),
        text("schematype"), text("metadata"), text("content"),
      ])
  }

  private static func filled(_ text: String) -> Database.Value { text.isEmpty ? .null : .text(text) }
  private static func time(_ time: VirtualTime?) -> Database.Value {
    Database.Value(time.map(ISO8601.format))
  }

  /// What the product adds to a closure reason's number.
  private static let closureBase = 192_350_000

  // MARK: Reading

  /// The report of everything that is kept.
  public func report() throws(StoreError) -> SupervisionReport {
    var sessions: [String: [ConversationFacts.Session]] = [:]
    for row in try database.rows("SELECT * FROM msdyn_ocsession ORDER BY msdyn_sessionnumber") {
      guard let item = row.text(1), let session = Self.session(row) else { continue }
      sessions[item, default: []].append(session)
    }
    var report = SupervisionReport(now: VirtualTime(milliseconds: .min))
    for row in try database.rows(Self.query) {
      guard let facts = Self.facts(row, sessions) else { continue }
      report.conversations.append(facts)
      report.now = max(report.now, facts.since)
    }
    for row in try database.rows("SELECT content FROM conversationtranscript ORDER BY conversationstarttime")
    {
      report.sessions += Self.outcomes(in: row.text(0) ?? "")
    }
    return report
  }

  private static let query = """
    SELECT activityid, subject, msdyn_customername, msdyn_customer, msdyn_issueid, msdyn_channel, msdyn_cdsqueueid,
      statuscode, msdyn_statuschangereason, msdyn_customersentimentlabel, createdon, msdyn_closedon
    FROM msdyn_ocliveworkitem ORDER BY createdon, activityid
    """

  /// A conversation; nil for a row that another tool has damaged.
  private static func facts(
    _ row: Database.Row, _ sessions: [String: [ConversationFacts.Session]]
  ) -> ConversationFacts? {
    guard let id = row.text(0), let status = row.int(7).flatMap(ConversationStatus.init(rawValue:)),
      let code = row.int(8), let reason = StatusReason.allCases.first(where: { $0.code == code }),
      let started = time(row.text(10)), let since = time(row.text(11))
    else { return nil }
    var facts = ConversationFacts(
      id: id, subject: row.text(1) ?? "", customer: row.text(2) ?? "", channel: row.text(5) ?? "",
      queue: row.text(6) ?? "", status: status, reason: reason, started: started, since: since,
      sentiment: row.int(9).flatMap(Sentiment.init(rawValue:)) ?? .notAvailable, sessions: sessions[id] ?? [])
    facts.linkedCustomer = row.text(3) ?? ""
    facts.linkedCase = row.text(4) ?? ""
    return facts
  }

  private static func session(_ row: Database.Row) -> ConversationFacts.Session? {
    guard let id = row.text(0), let began = time(row.text(6)) else { return nil }
    let number = row.int(9).map { $0 - closureBase }
    return ConversationFacts.Session(
      id: id, member: row.text(3) ?? "", isBot: row.int(4) == 1, queue: row.text(5) ?? "", began: began,
      accepted: time(row.text(7)), ended: time(row.text(8)),
      closure: number.flatMap { number in ClosureReason.allCases.first { $0.number == number } })
  }

  private static func time(_ text: String?) -> VirtualTime? { text.flatMap { ISO8601.parse($0)?.time } }

  /// The sessions of analytics that a stored transcript tells of.
  private static func outcomes(in content: String) -> [OutcomeFacts] {
    let activities = (try? JSON(parsing: content))?["activities"]?.array ?? []
    var rating: Int?
    return activities.compactMap { activity in
      if activity["valueType"]?.string == "CSATSurveyResponse" { rating = activity["value"]?["score"]?.int }
      guard activity["valueType"]?.string == "SessionInfo", let value = activity["value"],
        let start = time(value["startTimeUtc"]?.string)
      else { return nil }
      let word = value["outcome"]?.string ?? ""
      return OutcomeFacts(
        start: start, outcome: AnalyticsSession.Outcome(rawValue: word) ?? .unengaged,
        turns: value["turnCount"]?.int ?? 0,
        rating: rating.take())
    }
  }
}
