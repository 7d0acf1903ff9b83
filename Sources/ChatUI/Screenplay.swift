import Basis
import Scenarios
import Simulation

/// The scenario's script at the windows: what comes next, and how far the documented steps are.
public struct Screenplay: Sendable {
  /// A line of the script.
  public struct Line: Sendable {
    /// As it is written, for the person who plays it: `customer: Hi`.
    public var label: String
    /// What it does.
    public var act: Act

    /// Makes a line.
    public init(label: String, act: Act) {
      self.label = label
      self.act = act
    }
  }

  /// How far the documented steps are.
  public struct Progress: Equatable, Sendable {
    /// The steps' sentences.
    public var steps: [String]
    /// How many are done, in order.
    public var done: Int

    /// Makes a progress.
    public init(steps: [String] = [], done: Int = 0) {
      self.steps = steps
      self.done = done
    }
  }

  let lines: [Line]
  private(set) var next = 0
  /// Whether the script plays by itself.
  var isAuto: Bool
  private let walkthrough: @Sendable (Run) -> Progress
  private(set) var progress: Progress

  /// Makes a screenplay.
  ///
  /// - Parameters:
  ///   - lines: the script without its expectations.
  ///   - isAuto: whether it plays by itself.
  ///   - walkthrough: how far the documented steps are in a run.
  public init(
    lines: [Line] = [], isAuto: Bool = false,
    walkthrough: @escaping @Sendable (Run) -> Progress = { _ in Progress(steps: [], done: 0) }
  ) {
    self.lines = lines
    self.isAuto = isAuto
    self.walkthrough = walkthrough
    progress = Progress(steps: [], done: 0)
  }

  /// The next line as it is written; nil at the end.
  public var nextLabel: String? { next < lines.count ? lines[next].label : nil }

  /// Takes the next line; nil at the end.
  mutating func take() -> Act? {
    guard next < lines.count else { return nil }
    next += 1
    return lines[next - 1].act
  }

  /// Looks at what has happened.
  mutating func follow(_ run: Run) { progress = walkthrough(run) }
}
