import Basis
import Scenarios
import Simulation
import Views

/// What both fronts play: the moment that is shown, the script, and the way back.
///
/// A command goes to the end of the branch that is shown. Where the past is shown, or a recording has more to come, it
/// begins a branch instead: what was recorded is never changed.
public struct Playback: Sendable {
  /// The moment that is shown.
  public internal(set) var moment: Moment
  /// The script of the branch, as far as it is played at that moment.
  public internal(set) var screenplay: Screenplay
  /// The branches and bookmarks, and where the moment is.
  public internal(set) var timeline: Timeline
  /// The scripts at the ends of branches, while other places are shown.
  var scripts: [Int: Screenplay] = [:]
  /// Where branches were left for others, in events; nil for their end.
  var leftAt: [Int: Int?] = [:]
  /// The files that branches are kept in.
  public internal(set) var files: [Int: String] = [:]
  /// How long each event stays in slow motion, in milliseconds; nil for turns as a whole.
  public internal(set) var slowness: Int64?
  /// How often another place was gone to: whoever keeps the clock begins anew then.
  public internal(set) var jumps = 0
  /// Whether slow motion is still showing what has happened already.
  public internal(set) var isCatchingUp = false

  /// Starts with a run as it stands.
  public init(_ run: Run, _ screenplay: Screenplay) {
    moment = Moment(run)
    timeline = Timeline(moment)
    self.screenplay = screenplay
    self.screenplay.follow(run)
  }

  /// The run at the moment that is shown.
  public var run: Run {
    _read { yield moment.run }
  }

  /// The run at the end of the branch that is shown: what is to be recorded.
  public var end: Run { timeline.end(moment).run }

  /// Whether another place than the branch's end is shown.
  public var isInPast: Bool { timeline.place != nil }

  /// Whether time stands still: in the past, and while a recording has more to come.
  public var holdsTime: Bool { isInPast || screenplay.isReplaying }

  /// How many events there are in all, those of a recording that are still to come included.
  public var events: Int {
    timeline.branch.events + endScreenplay.eventsToCome
  }

  /// The script at the end of the branch that is shown.
  var endScreenplay: Screenplay { scripts[timeline.current] ?? screenplay }

  // MARK: - Acting

  /// Carries a command out.
  ///
  /// - Parameter isByHand: whether it passes the script's next line when that says the same.
  /// - Returns: the number of the first event of the turn, and whether a branch began.
  mutating func perform(_ act: Act, at now: VirtualTime, isByHand: Bool = true) -> (from: Int, isBranch: Bool)
  {
    if isCatchingUp { go(to: timeline.branch.events) }
    let branches = isInPast || screenplay.isReplaying
    if branches { leave(for: act) }
    let from = moment.events
    let now = branches ? moment.run.state.now : now
    moment.run.perform(act.command(now: max(now, moment.run.state.now)))
    if isByHand { screenplay.note(act, at: from) }
    happened(from: from)
    return (from, branches)
  }

  /// Whether something happens when time comes as far as `time`. Asked first, for whoever changes this draws it anew.
  func isDue(by time: VirtualTime) -> Bool {
    guard !holdsTime, let due = moment.run.nextDue else { return false }
    return due <= time
  }

  /// Lets time come as far as `time`, when something is due by then.
  ///
  /// - Returns: the number of the first event; nil when nothing happened.
  mutating func advance(to time: VirtualTime) -> Int? {
    guard isDue(by: time) else { return nil }
    let from = moment.events
    moment.run.perform(Command(at: time, seat: .stage, .wait))
    happened(from: from)
    return from
  }

  /// What a step of the script or of a recording led to.
  enum Played {
    /// The script's next line was played, from this event on.
    case line(from: Int, Act)
    /// Recorded events were shown, from this one on.
    case shown(from: Int)
    /// There is nothing more.
    case nothing
  }

  /// Plays on: in the past what came next, at the end the script's next line or the recording's next step.
  mutating func playNext(at now: VirtualTime) -> Played {
    let from = moment.events
    if isInPast {
      move(by: slowness == nil ? .turn : .event, 1)
      return .shown(from: from)
    }
    switch screenplay.take(at: from) {
    case .act(let act):
      return .line(from: perform(act, at: now, isByHand: false).from, act)
    case .again(let command):
      let act = Act(seat: command.seat, command.action)
      return .line(from: perform(act, at: max(now, command.at), isByHand: false).from, act)
    case .replay(let entries):
      replay(entries)
      return .shown(from: from)
    case nil: return .nothing
    }
  }

  /// Shows recorded events at the end.
  mutating func replay(_ entries: [LoggedEvent]) {
    let from = moment.events
    moment.replay(entries)
    happened(from: from)
  }

  /// Plays the script's lines up to the opening of the chat; nil when it does not begin so.
  mutating func playOpening(at now: VirtualTime) -> [Act]? {
    guard let acts = screenplay.takeOpening(at: moment.events) else { return nil }
    for act in acts { _ = perform(act, at: now, isByHand: false) }
    return acts
  }

  private mutating func happened(from: Int) {
    timeline.follow(&moment)
    screenplay.follow(moment.run)
    guard slowness != nil, moment.events > from + 1 else { return }
    go(to: shownPlace(from: from, 1))
    isCatchingUp = isInPast
  }
}
