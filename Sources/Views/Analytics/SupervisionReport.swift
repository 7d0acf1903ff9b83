import Basis
import ContactCenter
import Simulation

/// What a supervisor's dashboards show: the ongoing conversations, and the figures of all of them.
public struct SupervisionReport: Equatable, Sendable {
  /// Every conversation, oldest first.
  public var conversations: [ConversationFacts] = []
  /// Every session of analytics.
  public var sessions: [OutcomeFacts] = []
  /// Until when it counts.
  public var now: VirtualTime
  /// Seconds by which the clock shown is ahead of UTC.
  public var offset: Int
  /// How far back the real-time report of bots looks.
  public var window = RealTimeBots.standardWindow

  /// Makes an empty report.
  public init(now: VirtualTime, offset: Int = 0) {
    self.now = now
    self.offset = offset
  }

  /// The report of a run.
  public init(_ run: Run, _ lexicon: SentimentLexicon? = nil) {
    self.init(now: run.state.now, offset: run.world.zone.offset(at: run.state.now))
    conversations = run.conversationFacts(lexicon)
    sessions = run.analyticsSessions().map { OutcomeFacts($0, at: run.state.now) }
  }

  /// Adds what another report has, such as that of another recording.
  public mutating func add(_ other: SupervisionReport) {
    conversations += other.conversations
    sessions += other.sessions
    if other.now > now { (now, offset) = (other.now, other.offset) }
  }

  /// The conversations that are not closed, oldest first.
  public var ongoing: [ConversationFacts] { conversations.filter { $0.status != .closed } }

  /// The figures.
  public var metrics: BotMetrics { BotMetrics(conversations, at: now) }

  /// The figures with the customers' ratings, in the order of the dashboard.
  public var rows: [BotMetrics.Row] { metrics.rows + [Satisfaction(sessions).row] }

  /// What became of the conversations that bots got lately.
  public var realTime: RealTimeBots { RealTimeBots(conversations, window: window, at: now) }

  /// Outcomes over time.
  public var chart: OutcomeChart { OutcomeChart(sessions, offset: offset) }

  /// How many sessions each product counts: Copilot Studio cuts by silence, length and turns and counts each bot's part;
  /// Omnichannel counts a conversation with bots once (row 79).
  public var sessionCounts: (copilot: Int, omnichannel: Int) {
    (sessions.count, conversations.count(where: \.isBotConversation))
  }
}
