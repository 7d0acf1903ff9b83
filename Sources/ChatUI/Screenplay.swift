import Basis
import Scenarios
import Simulation
import Views

/// The script at the windows, or a recording that is played again: what comes next, and how far the documented
/// steps are.
public struct Screenplay: Sendable {
  /// A line of the script, or a step of a recording.
  public struct Line: Sendable {
    /// What happens.
    public enum Content: Sendable {
      /// Somebody does something.
      case act(Act)
      /// These events of a recording happen again.
      case replay([LoggedEvent])
      /// A branch does what was done in the course it left, at the same time or later.
      case again(Command)
    }

    /// As it is written, for the person who plays it: `customer: Hi`.
    public var label: String
    /// What happens.
    public var content: Content

    /// Makes a line.
    public init(label: String, content: Content) {
      self.label = label
      self.content = content
    }
  }

  /// The lines in order; of a recording's steps that were played only the labels are left, because the run has their
  /// events.
  public private(set) var lines: [Line]
  /// The next line, from 0.
  public private(set) var next = 0
  /// Whether the script plays by itself.
  public internal(set) var isAuto: Bool
  /// Whether Enter on an empty line plays the next line.
  public let isStepped: Bool
  /// How far the documented steps are; nil without any.
  public private(set) var progress: WalkthroughProgress?
  /// How far the lesson is; nil without one.
  public private(set) var lesson: LessonProgress?
  /// How many events there were when each line before `next` was played.
  private var starts: [Int] = []
  /// How many events of a recording are still to come.
  private(set) var eventsToCome = 0
  private var followed = 0
  private var playedAt: VirtualTime?

  /// Makes a screenplay.
  public init(
    lines: [Line] = [], walkthrough: Walkthrough? = nil, isAuto: Bool = false, isStepped: Bool = false,
    isRecording: Bool = false
  ) {
    self.lines = lines
    self.isRecording = isRecording
    self.isAuto = isAuto
    self.isStepped = isStepped
    progress = walkthrough.map(WalkthroughProgress.init)
  }

  /// The script of a scenario, without its expectations.
  public init(_ scenario: Scenario, isAuto: Bool = false, isStepped: Bool = false) {
    let lines = scenario.script.compactMap { line -> Line? in
      guard case .act(let act) = line.content else { return nil }
      return Line(label: line.typed, content: .act(act))
    }
    self.init(lines: lines, walkthrough: scenario.walkthrough, isAuto: isAuto, isStepped: isStepped)
  }

  /// A lesson, as far as a run of it has come: whoever learns plays every seat by hand.
  public init(_ lesson: Lesson, of run: Run) {
    self.init()
    self.lesson = LessonProgress(lesson, in: run.world)
    follow(run)
  }

  /// A recording, one step for each turn of it.
  public init(recording entries: [LoggedEvent], world: World, walkthrough: Walkthrough?, isAuto: Bool) {
    var lines: [Line] = []
    var step: [LoggedEvent] = []
    var cutter = TurnCutter(world)
    let labels = CommandLabels(world)
    func finish() {
      guard !step.isEmpty else { return }
      lines.append(Line(label: labels.label(ofTurn: step), content: .replay(step)))
      step = []
    }
    for entry in entries {
      if cutter.begins(entry) { finish() }
      step.append(entry)
    }
    finish()
    self.init(lines: lines, walkthrough: walkthrough, isAuto: isAuto, isStepped: true, isRecording: true)
    eventsToCome = entries.count
  }

  /// Whether it was made from a recording.
  public let isRecording: Bool

  /// The next line as it is written; nil at the end.
  public var nextLabel: String? { next < lines.count ? lines[next].label : nil }

  /// What a presenter would say at the step that was reached last; otherwise why there is nothing.
  public var notes: String {
    guard let progress else { return "none: this has no walk-through" }
    guard progress.next > 0 else { return "none yet: the first step was not reached" }
    let notes = progress.walkthrough.steps[progress.next - 1].notes
    return notes.isEmpty ? "none for step \(progress.next)" : notes
  }

  /// Takes the next line; nil at the end.
  ///
  /// - Parameter events: how many events there are.
  mutating func take(at events: Int) -> Line.Content? {
    guard next < lines.count else { return nil }
    pass(1, at: events)
    let content = lines[next - 1].content
    if case .replay(let entries) = content {
      playedAt = entries.last?.at
      eventsToCome -= entries.count
      lines[next - 1].content = .replay([])
    }
    return content
  }

  private mutating func pass(_ count: Int, at events: Int) {
    next += count
    starts += Array(repeating: events, count: count)
  }

  /// How long after the step before it the recording's next step happened; nil for a script.
  public var gap: TimeSpan? {
    guard next < lines.count, case .replay(let entries) = lines[next].content, let first = entries.first
    else { return nil }
    return playedAt.map { first.at - $0 }
  }

  /// Takes the lines up to the customer's opening of the chat, when nothing but settings stands before it: they are
  /// played before anybody types, so that the bot greets. What is to be stepped through, or plays by itself, opens the
  /// chat in its own time.
  mutating func takeOpening(at events: Int) -> [Act]? {
    if isStepped || isAuto { return nil }
    var acts: [Act] = []
    for line in lines[next...] {
      guard case .act(let act) = line.content else { return nil }
      acts.append(act)
      switch (act.seat, act.action) {
      case (.customer, .open):
        pass(acts.count, at: events)
        return acts
      case (.supervisor, _), (.stage, _): continue
      default: return nil
      }
    }
    return nil
  }

  /// Passes the next line when somebody has just done by hand what it says.
  mutating func note(_ act: Act, at events: Int) {
    guard next < lines.count else { return }
    switch lines[next].content {
    case .act(let scripted) where scripted == act: pass(1, at: events)
    case .again(let command) where command.seat == act.seat && command.action == act.action:
      pass(1, at: events)
    case .act, .again, .replay: break
    }
  }

  /// Whether steps of a recording are still to come.
  var isReplaying: Bool {
    guard next < lines.count, case .replay = lines[next].content else { return false }
    return true
  }

  /// As it was when there were only so many events.
  func looking(at events: Int) -> Screenplay {
    var earlier = self
    earlier.next = starts.prefix { $0 < events }.count
    earlier.starts.removeLast(starts.count - earlier.next)
    earlier.progress = progress?.looking(at: events)
    earlier.lesson = lesson?.looking(at: events)
    earlier.followed = min(followed, events)
    earlier.playedAt = nil
    return earlier
  }

  /// For a branch that leaves this course where there are only so many events: what was done from there on can be done
  /// again, then what had not been played yet.
  func leaving(at events: Int, of run: Run) -> Screenplay {
    var branch = looking(at: events)
    let labels = CommandLabels(run.world)
    func again(_ command: Command) -> Line {
      Line(label: labels.label(of: command), content: .again(command))
    }
    let later = (events..<run.log.count).lazy.compactMap { run.log[$0].event.command }
    let unplayed = lines[next...].flatMap { line -> [Line] in
      guard case .replay(let entries) = line.content else { return [line] }
      return entries.compactMap { $0.event.command.map(again) }
    }
    branch.lines = later.map(again) + unplayed
    (branch.next, branch.starts, branch.eventsToCome, branch.isAuto) = (0, [], 0, false)
    return branch
  }

  /// Looks at what has happened since the last time.
  mutating func follow(_ run: Run) {
    lesson?.follow(run)
    guard progress != nil else { return }
    for number in min(followed, run.log.count)..<run.log.count {
      guard let awaited = progress?.awaited else { break }
      // Most events of a long conversation are words, and few steps wait for some.
      if awaited != .message, awaited != .typing, case .said = run.log[number].event { continue }
      for fact in run.happenings(at: number) { progress?.observe(fact) { run.why($0) } }
    }
    followed = run.log.count
  }
}
