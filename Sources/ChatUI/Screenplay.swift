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
  private var followed = 0
  private var playedAt: VirtualTime?

  /// Makes a screenplay.
  public init(
    lines: [Line] = [], walkthrough: Walkthrough? = nil, isAuto: Bool = false, isStepped: Bool = false
  ) {
    self.lines = lines
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

  /// A recording, one step for each command in it with what came of it, and one for what fell due later.
  public init(recording entries: [LoggedEvent], world: World, walkthrough: Walkthrough?, isAuto: Bool) {
    let writer = CommandWriter(world.organization)
    var lines: [Line] = []
    var step: [LoggedEvent] = []
    var label = "the beginning"
    var time = world.start
    var isWaiting = false
    func finish() {
      if !step.isEmpty { lines.append(Line(label: label, content: .replay(step))) }
      step = []
    }
    for entry in entries {
      if case .commanded(let command) = entry.event {
        // What falls due while somebody waits is written before the command that the wait was.
        if !(isWaiting && command.value.action == .wait) { finish() }
        label = "\(world.name(of: command.value.seat)): \(writer.text(of: command.value.action))"
        (time, isWaiting) = (entry.at, false)
      } else if entry.at > time, !isWaiting {
        finish()
        (label, isWaiting) = ("time passes", true)
      }
      step.append(entry)
    }
    finish()
    self.init(lines: lines, walkthrough: walkthrough, isAuto: isAuto, isStepped: true)
  }

  /// The next line as it is written; nil at the end.
  public var nextLabel: String? { next < lines.count ? lines[next].label : nil }

  /// Takes the next line; nil at the end.
  mutating func take() -> Line.Content? {
    guard next < lines.count else { return nil }
    next += 1
    let content = lines[next - 1].content
    if case .replay(let entries) = content {
      playedAt = entries.last?.at
      lines[next - 1].content = .replay([])
    }
    return content
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
  public mutating func takeOpening() -> [Act]? {
    if isStepped || isAuto { return nil }
    var acts: [Act] = []
    for line in lines[next...] {
      guard case .act(let act) = line.content else { return nil }
      acts.append(act)
      switch (act.seat, act.action) {
      case (.customer, .open):
        next += acts.count
        return acts
      case (.supervisor, _), (.stage, _): continue
      default: return nil
      }
    }
    return nil
  }

  /// Passes the next line when somebody has just done by hand what it says.
  mutating func note(_ act: Act) {
    guard next < lines.count, case .act(let scripted) = lines[next].content, scripted == act else { return }
    next += 1
  }

  /// Forgets the lines that were not played: somebody took over.
  mutating func abandonReplay() {
    guard next < lines.count, case .replay = lines[next].content else { return }
    self.next = lines.count
    isAuto = false
  }

  /// Looks at what has happened since the last time.
  mutating func follow(_ run: Run) {
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
