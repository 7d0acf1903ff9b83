import Basis

/// What came of a lesson, to be kept in a file: `Assets/schema/lesson-result.schema.json` describes it.
public struct LessonResult: Sendable {
  /// The lesson's name, by which `handoff learn` knows it.
  public var name: String
  /// How far it is.
  public var progress: LessonProgress
  /// The number of the attempt at the whole lesson, from 1.
  public var attempt: Int
  /// Milliseconds on the wall clock for each task.
  public var real: [Int64]
  /// The version of the program.
  public var program: String

  /// Makes a result.
  public init(name: String, progress: LessonProgress, attempt: Int, real: [Int64], program: String) {
    self.name = name
    self.progress = progress
    self.attempt = attempt
    self.real = real
    self.program = program
  }

  /// The file's content.
  public var json: JSON {
    let records = progress.records
    func sum(_ value: (LessonRecord) -> Int) -> JSON { .int(records.reduce(0) { $0 + value($1) }) }
    let spent = records.indices.filter { records[$0].state != .ahead }
    return .object([
      JSON.Member("lesson", .string(name)), JSON.Member("title", .string(progress.lesson.title)),
      JSON.Member("is", .string(progress.isOver ? "over" : "open")), JSON.Member("attempt", .int(attempt)),
      JSON.Member("done", sum { $0.state == .done ? 1 : 0 }),
      JSON.Member("skipped", sum { $0.state == .skipped ? 1 : 0 }),
      JSON.Member("hints", sum(\.hints)), JSON.Member("cost", sum(\.cost)),
      JSON.Member("virtual", .int(Int(spent.reduce(0) { $0 + progress.time(of: $1).milliseconds }))),
      JSON.Member("real", .int(Int(real.reduce(0, +)))), JSON.Member("program", .string(program)),
      JSON.Member("tasks", .array(records.indices.map(task))),
    ])
  }

  private func task(_ index: Int) -> JSON {
    let record = progress.records[index]
    let time = record.state == .ahead ? 0 : progress.time(of: index).milliseconds
    return .object([
      JSON.Member("task", .string(progress.lesson.tasks[index].title)),
      JSON.Member("is", .string(record.state.rawValue)), JSON.Member("hints", .int(record.hints)),
      JSON.Member("cost", .int(record.cost)),
      JSON.Member("attempts", .int(record.state == .ahead ? 0 : record.attempts)),
      JSON.Member("virtual", .int(Int(time))),
      JSON.Member("real", .int(Int(real.indices.contains(index) ? real[index] : 0))),
      JSON.Member("faults", .array(record.faults.map(JSON.string))),
      JSON.Member("events", .array(record.events.map { .int($0) })),
    ])
  }
}
