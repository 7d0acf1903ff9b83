import Simulation

/// One course of events: the original, or what was made of it from some place on. Nothing that a branch does changes
/// the one it left.
public struct Branch: Sendable {
  /// Where a branch left another.
  public struct Origin: Equatable, Sendable {
    /// The branch it left, by place in the timeline's list.
    public var branch: Int
    /// How many events they have in common.
    public var events: Int
  }

  /// What it is called: `original`, `branch 1`, or a name that somebody gave it.
  public internal(set) var name: String
  /// Where it left another; nil for the original.
  public let origin: Origin?
  /// The numbers of the events that begin its turns; grows with the log.
  public private(set) var turns: [Int] = []
  /// How many events it has.
  public private(set) var events = 0
  /// Its end, while another place or branch is shown.
  var end: Moment?
  private(set) var checkpoints = Checkpoints()
  private var cutter: TurnCutter

  init(_ moment: Moment, name: String, origin: Origin? = nil, checkpoints: Checkpoints = Checkpoints()) {
    self.name = name
    self.origin = origin
    self.checkpoints = checkpoints
    cutter = TurnCutter(moment.run.world)
    follow(moment)
  }

  /// Looks at what has happened at its end since the last time.
  mutating func follow(_ moment: Moment) {
    for number in events..<max(events, moment.events)
    where cutter.begins(moment.run.log[number]) || number == 0 {
      turns.append(number)
    }
    events = moment.events
    checkpoints.offer(moment)
  }

  /// The moment after some events.
  ///
  /// - Parameter end: its end, which has all of its events.
  mutating func moment(after count: Int, of end: Moment) -> Moment {
    var moment = checkpoints.latest(upTo: count) ?? Moment(Run(end.run.world))
    while moment.events < count {
      let from = moment.events
      moment.replay((from..<min(count, from + checkpoints.interval)).lazy.map { end.run.log[$0] })
      checkpoints.offer(moment)
    }
    return moment
  }
}

/// Moments kept along a branch, so that going back folds only what happened since the nearest one. Their number is
/// bounded: along a long branch they stand farther apart.
struct Checkpoints: Sendable {
  /// How many are kept at most.
  static let most = 64
  /// How many events lie between two at least.
  private(set) var interval = 256
  private var moments: [Moment] = []

  /// Keeps a moment if the last one is far enough away.
  mutating func offer(_ moment: Moment) {
    let index = moments.firstIndex { $0.events > moment.events } ?? moments.count
    let before = index > 0 ? moments[index - 1].events : 0
    guard moment.events - before >= interval else { return }
    moments.insert(moment, at: index)
    guard moments.count > Self.most else { return }
    interval *= 2
    moments = moments.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// How many are kept.
  var count: Int { moments.count }

  /// The last one that has no more than some events.
  func latest(upTo count: Int) -> Moment? { moments.last { $0.events <= count } }

  /// Those that have no more than some events.
  func upTo(_ count: Int) -> Checkpoints {
    var some = self
    some.moments.removeAll { $0.events > count }
    return some
  }
}
