import Basis
import ContactCenter

/// The historical figures of bots and people, by the documented definitions (CE use/oc-bot-dashboard). Rates are nil where
/// there is nothing to divide by.
public struct BotMetrics: Equatable, Sendable {
  /// A part of a whole.
  public struct Share: Equatable, Sendable {
    /// The part.
    public var count: Int
    /// The whole.
    public var total: Int

    /// Makes a share.
    public init(_ count: Int, of total: Int) {
      self.count = count
      self.total = total
    }

    /// Tenths of a percent, rounded; nil of nothing.
    public var permille: Int? { total == 0 ? nil : (count * 2000 + total) / (total * 2) }
  }

  /// Conversations, all of them.
  public var conversations: Int
  /// Conversations that a bot took part in. In Omnichannel each counts as one session of bots, whatever
  /// number of bots it met.
  public var botConversations: Int
  /// Closed while with a bot, of those a bot took part in.
  public var resolution: Share
  /// The mean time of customer and bot before such a close.
  public var resolutionTime: TimeSpan?
  /// Escalated by a bot, of those a bot took part in.
  public var escalation: Share
  /// The mean time of customer and bot before the escalation.
  public var escalationTime: TimeSpan?
  /// Not escalated: resolved by the bot or abandoned there.
  public var deflection: Share
  /// Those whose mood was judged: positive, neutral and negative.
  public var moods: (positive: Int, neutral: Int, negative: Int)
  /// The mean mood of them.
  public var averageSentiment: Sentiment
  /// The mean wait for the first person, of those that were answered.
  public var speedToAnswer: TimeSpan?
  /// Answered within 180 seconds, of those answered.
  public var withinTarget: Share
  /// Left before a person accepted, of those that asked for one.
  public var abandon: Share
  /// Handed on by a person, of those a person had.
  public var transfer: Share
  /// The mean time people had a conversation.
  public var handleTime: TimeSpan?

  /// The wait within which a customer should be answered.
  public static let target = TimeSpan.seconds(180)

  /// Works the figures out.
  ///
  /// - Parameter now: until when conversations that go on are counted.
  public init(_ all: [ConversationFacts], at now: VirtualTime) {
    let bots = all.filter(\.isBotConversation)
    let resolved = bots.filter(\.isResolvedByBot)
    let escalated = bots.filter { $0.escalated != nil }
    conversations = all.count
    botConversations = bots.count
    resolution = Share(resolved.count, of: bots.count)
    resolutionTime = Self.mean(resolved.map(\.botTime))
    escalation = Share(escalated.count, of: bots.count)
    escalationTime = Self.mean(escalated.compactMap(\.timeToEscalation))
    deflection = Share(bots.count - escalated.count, of: bots.count)
    let judged = all.map(\.sentiment).filter { $0 != .notAvailable }
    moods = (
      judged.count { $0.rawValue > Sentiment.neutral.rawValue }, judged.count { $0 == .neutral },
      judged.count { $0.rawValue < Sentiment.neutral.rawValue }
    )
    averageSentiment = Self.average(judged)
    let answered = all.filter { $0.answered != nil }
    let waits = answered.compactMap { $0.waitingTime(at: now) }
    speedToAnswer = Self.mean(waits)
    withinTarget = Share(waits.count { $0 <= Self.target }, of: waits.count)
    let asked = all.filter { $0.waitingSince != nil }
    abandon = Share(asked.count(where: \.isAbandoned), of: asked.count)
    transfer = Share(answered.count(where: \.isTransferred), of: answered.count)
    handleTime = Self.mean(answered.map { $0.handlingTime(at: now) })
  }

  private static func mean(_ spans: [TimeSpan]) -> TimeSpan? {
    spans.isEmpty
      ? nil : TimeSpan(milliseconds: spans.reduce(0) { $0 + $1.milliseconds } / Int64(spans.count))
  }

  private static func average(_ moods: [Sentiment]) -> Sentiment {
    guard !moods.isEmpty else { return .notAvailable }
    let sum = moods.reduce(0) { $0 + $1.rawValue }
    return Sentiment(rawValue: (sum * 2 + moods.count) / (moods.count * 2)) ?? .neutral
  }

  /// Whether two have the same figures.
  public static func == (a: BotMetrics, b: BotMetrics) -> Bool { a.rows == b.rows && a.moods == b.moods }
}
