import Basis
import ContactCenter

/// The real-time report of bots: what became of the conversations that bots got lately (CE use/oc-bot-dashboard).
public struct RealTimeBots: Equatable, Sendable {
  /// How far back it looks unless somebody says otherwise. Earlier documents say 24 hours.
  public static let standardWindow = TimeSpan.hours(2)

  /// How far back it looks.
  public var window: TimeSpan
  /// Conversations that a bot got in that time.
  public var total = 0
  /// Those that a bot still has.
  public var ongoing = 0
  /// Those that ended with a bot.
  public var completed = 0
  /// Those that a bot handed over.
  public var transferred = 0
  /// The mean time from a bot's assignment to its escalation or its end; nil without any that is over.
  public var averageDuration: TimeSpan?

  /// Counts conversations.
  ///
  /// - Parameters:
  ///   - conversations: all of them.
  ///   - window: how far back.
  ///   - now: from when.
  public init(_ conversations: [ConversationFacts], window: TimeSpan, at now: VirtualTime) {
    self.window = window
    var spans: [TimeSpan] = []
    for facts in conversations {
      let bots = facts.sessions.filter { $0.isBot && now - $0.began <= window }
      guard let last = bots.last else { continue }
      total += 1
      // A conversation is what its latest bot made of it.
      if last.closure == .botTransferToAgent {
        transferred += 1
      } else if last.ended == nil, facts.status != .closed {
        ongoing += 1
      } else {
        completed += 1
      }
      spans += bots.compactMap { session in session.ended.map { $0 - session.began } }
    }
    averageDuration =
      spans.isEmpty
      ? nil : TimeSpan(milliseconds: spans.reduce(0) { $0 + $1.milliseconds } / Int64(spans.count))
  }

  /// The figures in the order of the report: key, name, value in words, and as a number.
  public var rows: [BotMetrics.Row] {
    let counts = [
      ("total", "Conversations", total), ("ongoing", "Ongoing", ongoing),
      ("completed", "Completed", completed),
      ("transferred", "Transferred", transferred),
    ]
    let duration = BotMetrics.Row(
      key: "average_duration", name: "Average duration", value: averageDuration.map(ReportTime.words) ?? "-",
      basis: "from the bot's assignment to its escalation or end",
      number: averageDuration.map { Int($0.milliseconds / 1000) })
    return counts.map { BotMetrics.Row(key: $0, name: $1, value: String($2), basis: "", number: $2) } + [
      duration
    ]
  }
}

/// How customers rated the sessions of bots, 1 to 5 (PP analytics-csat). It is no part of a conversation, so it is worked
/// out of sessions and not of conversations.
public struct Satisfaction: Equatable, Sendable {
  /// How many sessions were rated so, from 1 to 5.
  public var counts: [Int]

  /// Counts the ratings of sessions.
  public init(_ sessions: [OutcomeFacts]) {
    counts = (1...5).map { rating in sessions.count { $0.rating == rating } }
  }

  /// How many were rated.
  public var total: Int { counts.reduce(0, +) }
  /// The mean in tenths; nil without any.
  public var tenths: Int? {
    guard total > 0 else { return nil }
    let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    return (sum * 20 + total) / (total * 2)
  }

  /// The figure with the figures it stands on.
  public var row: BotMetrics.Row {
    let parts = counts.enumerated().filter { $0.element > 0 }.map { "\($0.element) of \($0.offset + 1)" }
    return BotMetrics.Row(
      key: "csat", name: "Customer satisfaction", value: tenths.map { "\($0 / 10).\($0 % 10)" } ?? "-",
      basis: total == 0 ? "no session was rated" : "1 to 5: \(parts.joined(separator: ", "))", number: tenths)
  }
}
