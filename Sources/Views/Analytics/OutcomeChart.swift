import Basis

/// A session of analytics as reports count it, whether it comes from a run or from a stored transcript.
public struct OutcomeFacts: Equatable, Sendable {
  /// When it began.
  public var start: VirtualTime
  /// What came of it.
  public var outcome: AnalyticsSession.Outcome
  /// How many exchanges it had.
  public var turns: Int
  /// How its customer rated it, 1 to 5; nil for no answer.
  public var rating: Int?

  /// Makes facts.
  public init(start: VirtualTime, outcome: AnalyticsSession.Outcome, turns: Int, rating: Int? = nil) {
    self.start = start
    self.outcome = outcome
    self.turns = turns
    self.rating = rating
  }

  /// Those of a session at a time.
  public init(_ session: AnalyticsSession, at now: VirtualTime) {
    self.init(
      start: session.start, outcome: session.outcome(at: now), turns: session.turns,
      rating: session.rating)
  }
}

/// Session outcomes over time: how many engaged sessions of each hour or day were resolved, escalated and abandoned.
public struct OutcomeChart: Equatable, Sendable {
  /// The sessions that began in one hour or on one day.
  public struct Bucket: Equatable, Sendable {
    /// When it begins.
    public var start: VirtualTime
    /// How many were resolved.
    public var resolved = 0
    /// How many were escalated.
    public var escalated = 0
    /// How many were abandoned.
    public var abandoned = 0
  }

  /// The hours or days in which something began, in order.
  public var buckets: [Bucket] = []
  /// Whether a bucket is a day rather than an hour.
  public var isByDay: Bool

  private static let hour: Int64 = 3_600_000

  /// Counts sessions: by hour, and by day when they are spread over more than two days.
  ///
  /// - Parameter offset: the seconds by which the organization's clock is ahead of UTC.
  public init(_ sessions: [OutcomeFacts], offset: Int) {
    let starts = sessions.map(\.start.milliseconds)
    isByDay = (starts.max() ?? 0) - (starts.min() ?? 0) > 48 * Self.hour
    let width = isByDay ? 24 * Self.hour : Self.hour
    let shift = Int64(offset) * 1000
    for session in sessions.sorted(by: { $0.start < $1.start }) {
      let local = session.start.milliseconds + shift
      let start = local - (local % width + width) % width - shift
      if buckets.last?.start.milliseconds != start {
        buckets.append(Bucket(start: VirtualTime(milliseconds: start)))
      }
      let last = buckets.count - 1
      switch session.outcome {
      case .resolved: buckets[last].resolved += 1
      case .escalated: buckets[last].escalated += 1
      case .abandoned: buckets[last].abandoned += 1
      case .engaged, .unengaged: break
      }
    }
  }
}
