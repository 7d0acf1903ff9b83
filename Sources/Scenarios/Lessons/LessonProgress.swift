import Basis
import Simulation
import Views

/// How far somebody is in a lesson: a fold of the run's log, so that a replay comes to the same.
///
/// Checks are looked at whenever the run rests: before each command, before time moves, and at the end of the log.
public struct LessonProgress: Sendable {
  /// The lesson.
  public let lesson: Lesson
  /// What became of each task.
  public private(set) var records: [LessonRecord]
  /// What is to be told, in order.
  public private(set) var notes: [LessonNote] = []
  /// The task that is open, from 0; the number of tasks when the lesson is over.
  public private(set) var task = 0
  /// The run as far as it has been looked at.
  private var run: Run
  /// The first event that the latest rest has not seen.
  private var seen = 0

  /// Starts before the first task.
  public init(_ lesson: Lesson, in world: World) {
    self.lesson = lesson
    run = Run(world)
    records = lesson.tasks.map { _ in LessonRecord() }
    begin()
  }

  /// Whether nothing is left to do.
  public var isOver: Bool { task >= lesson.tasks.count }
  /// The task that is open.
  public var current: Lesson.Task? { isOver ? nil : lesson.tasks[task] }
  /// The hints of the open task that nobody has asked for.
  public var hintsLeft: Int { current.map { $0.hints.count - records[task].hints } ?? 0 }
  /// Virtual time spent on a task so far.
  public func time(of task: Int) -> TimeSpan { (records[task].ended ?? run.state.now) - records[task].began }

  /// The fault that the open task begins with and that has not come yet: whoever plays the run lets it come.
  public var due: Act? {
    guard let current, records[task].injected < current.injects.count else { return nil }
    return current.injects[records[task].injected]
  }

  /// Looks at what has happened since the last time.
  public mutating func follow(_ other: Run) { follow(other, upTo: other.log.count) }

  /// As it was when there were only so many events.
  public func looking(at events: Int) -> LessonProgress {
    var earlier = LessonProgress(lesson, in: run.world)
    earlier.follow(run, upTo: min(events, run.log.count))
    return earlier
  }

  private mutating func follow(_ other: Run, upTo end: Int) {
    guard end > run.log.count else { return }
    for number in run.log.count..<end {
      let entry = other.log[number]
      if entry.at > run.state.now { rest() } else if case .commanded = entry.event { rest() }
      run.replay(entry)
      take(entry.event)
    }
    rest()
  }

  /// The run as it was when the open task began; hints and attempts so far still count.
  public func again() -> Run? {
    guard !isOver else { return nil }
    var other = Run(run.world)
    for number in 0..<records[task].first { other.replay(run.log[number]) }
    let marks =
      Array(repeating: LessonMark.hint, count: records[task].hints)
      + Array(repeating: LessonMark.again, count: records[task].attempts)
    for mark in marks { other.perform(Command(at: other.state.now, seat: .stage, .mark(mark))) }
    return other
  }

  // MARK: - The fold

  private mutating func take(_ event: Event) {
    guard !isOver else { return }
    switch event {
    case .marked(LessonMark.hint) where hintsLeft > 0:
      records[task].cost += lesson.tasks[task].hints[records[task].hints].cost
      note(.hint(records[task].hints))
      records[task].hints += 1
    case .marked(LessonMark.skip): finish(.skipped)
    case .marked(LessonMark.again): records[task].attempts += 1
    case .commanded(let command):
      if let due, due.seat == command.value.seat, due.action == command.value.action {
        records[task].injected += 1
      }
      if let fault = Fault.name(of: command.value, in: run.world.organization) {
        records[task].faults.append(fault)
      }
    default: break
    }
  }

  /// Looks whether the open task is done, or something went wrong.
  private mutating func rest() {
    defer { seen = run.log.count }
    guard let current, run.log.count > seen else { return }
    let evidence = Evidence(run: run, since: records[task].first, began: records[task].began)
    records[task].met = current.checks.count { evidence.unmet($0) == nil }
    if records[task].met == current.checks.count {
      records[task].events = current.checks.compactMap { evidence.witness(of: $0) }
      return finish(.done)
    }
    // Several facts of one moment are one mistake.
    let news = run.happenings(in: seen..<run.log.count)
    guard let mistake = current.mistakes.firstIndex(where: { news.contains(where: $0.when.isShown) }) else {
      return
    }
    records[task].attempts += 1
    note(.wrong(mistake))
  }

  private mutating func finish(_ state: LessonRecord.State) {
    records[task].state = state
    records[task].ended = run.state.now
    note(state == .done ? .done : .skipped)
    task += 1
    if isOver { note(.over) } else { begin() }
  }

  private mutating func begin() {
    guard !isOver else { return }
    records[task].state = .open
    records[task].first = run.log.count
    records[task].began = run.state.now
    note(.task)
  }

  private mutating func note(_ kind: LessonNote.Kind) {
    notes.append(LessonNote(kind: kind, task: task, number: run.log.count))
  }

  /// The tasks as rows for expectations.
  var rows: [Row] {
    records.indices.map { index in
      Row(
        number: index, at: VirtualTime(milliseconds: 0),
        fields: [
          JSON.Member("task", .int(index + 1)), JSON.Member("is", .string(records[index].state.rawValue)),
          JSON.Member("hints", .int(records[index].hints)),
          JSON.Member("attempts", .int(records[index].attempts)),
          JSON.Member("title", .string(lesson.tasks[index].title)),
        ])
    }
  }
}

/// What became of a task.
public struct LessonRecord: Sendable, Hashable {
  /// How a task stands.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It has not begun.
    case ahead
    /// It is being done.
    case open
    /// All checks held.
    case done
    /// It was left out.
    case skipped
  }

  /// How it stands.
  public internal(set) var state = State.ahead
  /// Hints that were asked for.
  public internal(set) var hints = 0
  /// What they cost.
  public internal(set) var cost = 0
  /// 1, one more for each mistake, and one more each time it was begun again.
  public internal(set) var attempts = 1
  /// Checks that hold.
  public internal(set) var met = 0
  /// The first event that counts.
  public internal(set) var first = 0
  /// When it began.
  public internal(set) var began = VirtualTime(milliseconds: 0)
  /// When it was done or left out; nil before.
  public internal(set) var ended: VirtualTime?
  /// The events that satisfied its checks, by number.
  public internal(set) var events: [Int] = []
  /// Faults that came while it was open.
  public internal(set) var faults: [String] = []
  /// How many of the faults it begins with have come.
  var injected = 0
}

/// Something a lesson has to say.
public struct LessonNote: Sendable, Hashable {
  /// What.
  public enum Kind: Sendable, Hashable {
    /// The task begins.
    case task
    /// A hint of the task, by place.
    case hint(Int)
    /// A mistake was made, by place.
    case wrong(Int)
    /// The task is done.
    case done
    /// The task was left out.
    case skipped
    /// No task is left.
    case over
  }

  /// What.
  public var kind: Kind
  /// The task, from 0.
  public var task: Int
  /// How many events there were.
  public var number: Int
}

extension Expectation {
  /// Whether a fact is what it waits for.
  fileprivate func isShown(by fact: Happening) -> Bool {
    guard case .holds(.happening(fact.kind), let fields) = form else { return false }
    return Row(fact).accepts(fields)
  }
}
