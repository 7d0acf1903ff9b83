import Basis

/// A scenario as an exercise: tasks for somebody who learns, checked by what happens.
public struct Lesson: Sendable, Hashable {
  /// What it is called: the scenario's name.
  public var title: String
  /// Its place in the course, from 1; lists go by it.
  public var number: Int
  /// What somebody can do afterwards, in a sentence or two.
  public var aim: String
  /// What is to be done, in order.
  public var tasks: [Task]

  /// Something to do.
  public struct Task: Sendable, Hashable {
    /// What it is called.
    public var title: String
    /// What to do, in the words of whoever teaches.
    public var instruction: String
    /// What must hold of everything since the task began; the task is done when all of it does.
    public var checks: [Expectation]
    /// Help in stages, the least first.
    public var hints: [Hint]
    /// What is likely to go wrong, and what is said then.
    public var mistakes: [Mistake]
    /// What was shown by it, said when it is done; empty for nothing.
    public var lesson: String
    /// Faults worth trying here, as they follow `/fault`.
    public var offers: [String]
    /// Faults that happen as the task begins.
    public var injects: [Act]
    /// Where it is written.
    public var span: SourceSpan
  }

  /// A piece of help.
  public struct Hint: Sendable, Hashable {
    /// What it says.
    public var text: String
    /// What asking for it costs, in points; 0 for nothing.
    public var cost: Int
  }

  /// A move that does not lead to the aim.
  public struct Mistake: Sendable, Hashable {
    /// The fact that shows it.
    public var when: Expectation
    /// What is said then.
    public var words: String
  }
}

/// Moments of a lesson that are named in the recording, so that a replay knows of them: see `Command.Action.mark`.
public enum LessonMark {
  /// Somebody asked for a hint.
  public static let hint = "lesson.hint"
  /// Somebody left a task out.
  public static let skip = "lesson.skip"
  /// Somebody began a task again; what happened since it began is gone, and this is left.
  public static let again = "lesson.again"
  /// All of them.
  public static let all = [hint, skip, again]
}
