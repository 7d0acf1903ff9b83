import Basis

/// What a lesson says, as sentences: plain lines and panes use the same.
public struct LessonText: Sendable {
  let progress: LessonProgress

  /// Makes the texts of a lesson as it stands.
  public init(_ progress: LessonProgress) { self.progress = progress }

  private var lesson: Lesson { progress.lesson }

  /// `Task 2 of 6`.
  public func count(_ task: Int) -> String { "Task \(task + 1) of \(lesson.tasks.count)" }

  /// What a note says.
  public func text(of note: LessonNote) -> String {
    guard lesson.tasks.indices.contains(note.task) else { return sum }
    let task = lesson.tasks[note.task]
    switch note.kind {
    case .task: return "\(count(note.task)): \(task.title). \(task.instruction)"
    case .hint(let place):
      let cost = task.hints[place].cost
      let price = cost == 0 ? "" : " (cost \(cost))"
      return "Hint \(place + 1) of \(task.hints.count)\(price): \(task.hints[place].text)"
    case .wrong(let place): return "Not quite: \(task.mistakes[place].words)"
    case .done: return "Done: \(task.title).\(task.lesson.isEmpty ? "" : " \(task.lesson)")"
    case .skipped: return "Left out: \(task.title)."
    case .over: return sum
    }
  }

  /// `Lesson over: 5 of 6 tasks done, 1 left out; 2 hints, cost 3; 7 attempts`.
  public var sum: String {
    let records = progress.records
    let done = records.count { $0.state == .done }
    let skipped = records.count { $0.state == .skipped }
    let hints = records.reduce(0) { $0 + $1.hints }
    let cost = records.reduce(0) { $0 + $1.cost }
    let attempts = records.reduce(0) { $0 + ($1.state == .ahead ? 0 : $1.attempts) }
    let left = skipped == 0 ? "" : ", \(skipped) left out"
    let price = cost == 0 ? "" : ", cost \(cost)"
    return "\(progress.isOver ? "Lesson over" : "So far"): \(done) of \(records.count) tasks done\(left); "
      + "\(TextReport.counted(hints, "hint"))\(price); \(TextReport.counted(attempts, "attempt"))"
  }

  /// The lesson as it stands: aim, tasks with what became of them, and what can be asked for.
  public var outline: [String] {
    var lines = ["\(lesson.title). \(lesson.aim)"]
    for (index, record) in progress.records.enumerated() {
      lines.append("\(index + 1) \(lesson.tasks[index].title): \(state(of: record))")
    }
    guard let current = progress.current else { return lines + [sum] }
    lines.append("\(count(progress.task)): \(current.title). \(current.instruction)")
    if current.checks.count > 1 {
      lines.append("\(progress.records[progress.task].met) of \(current.checks.count) checks hold.")
    }
    let asked = progress.records[progress.task].hints
    lines += current.hints.prefix(asked).enumerated().map { "Hint \($0 + 1): \($1.text)" }
    if !current.offers.isEmpty {
      lines.append("Worth trying: \(current.offers.map { "/fault \($0)" }.joined(separator: ", "))")
    }
    return lines + [Self.ways(hintsLeft: progress.hintsLeft)]
  }

  /// The open task in full, and what can be asked for.
  public var currentTask: [String] { Array(outline.dropFirst(1 + progress.records.count)) }

  /// `done, 1 hint, 2 attempts`.
  public func state(of record: LessonRecord) -> String {
    var parts = [record.state == .skipped ? "left out" : record.state.rawValue]
    if record.hints > 0 { parts.append(TextReport.counted(record.hints, "hint")) }
    if record.attempts > 1 { parts.append(TextReport.counted(record.attempts, "attempt")) }
    return parts.joined(separator: ", ")
  }

  private static func ways(hintsLeft: Int) -> String {
    let hints = hintsLeft == 0 ? "no hints left" : "/hint helps (\(hintsLeft) left)"
    return "\(hints); /task again begins this task anew, /skip leaves it out, /fault lists what can go wrong."
  }
}

/// What somebody types about the lesson and not at a desk.
public enum LessonRequest: Hashable, Sendable {
  /// `/task`: where are we?
  case outline
  /// `/hint`.
  case hint
  /// `/skip`, or `/task skip`.
  case skip
  /// `/task again`.
  case again

  /// Reads a line; nil when it is none of these.
  ///
  /// - Parameter isSurveyed: whether the customer's window asks something that `/skip` leaves out.
  public init?(_ line: String, isSurveyed: Bool) {
    switch line.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
    case "/task": self = .outline
    case "/hint": self = .hint
    case "/skip" where !isSurveyed, "/task skip": self = .skip
    case "/task again": self = .again
    default: return nil
    }
  }

  /// The commands, for completion and suggestions.
  public static let commands = ["task", "hint", "skip"]
}
