import Simulation

/// A run at some place of its log, with what has been derived from it so far. A value: keeping one costs little.
public struct Moment: Sendable {
  /// The run as far as it is looked at.
  public var run: Run
  /// What its bots were given and did.
  public private(set) var trace = BotTrace()
  /// The sessions that analytics count.
  public private(set) var sessions = SessionCounter()

  /// Makes a moment of a run as it stands.
  public init(_ run: Run) {
    self.run = run
    follow()
  }

  /// How many events have happened.
  public var events: Int { run.log.count }

  /// Brings what is derived up to the run.
  public mutating func follow() {
    trace.follow(run)
    sessions.follow(run)
  }

  /// Takes recorded events in.
  public mutating func replay(_ entries: some Sequence<LoggedEvent>) {
    for entry in entries { run.replay(entry) }
    follow()
  }
}
