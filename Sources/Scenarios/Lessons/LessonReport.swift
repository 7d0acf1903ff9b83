import Basis

/// What came of several lessons, from the files it is kept in.
public struct LessonReport: Sendable {
  /// The results, as `LessonResult` writes them.
  let results: [JSON]

  /// Makes a report of results.
  public init(_ results: [JSON]) { self.results = results }

  /// All results in one.
  public var json: JSON { .object([JSON.Member("lessons", .array(results))]) }

  /// A paragraph for each lesson.
  public var text: String {
    if results.isEmpty { return "No lesson has been begun; handoff learn lists them." }
    return results.map { Self.lines($0).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// How far somebody is: `not begun`, `3 of 6 tasks`, `over: 6 of 6 tasks, 1 hint`.
  ///
  /// - Parameter count: how many tasks the lesson has.
  public static func state(_ result: JSON?, of count: Int) -> String {
    guard let result else { return "not begun" }
    let total = result["tasks"]?.array?.count ?? count
    let done = "\(result["done"]?.int ?? 0) of \(TextReport.counted(total, "task"))"
    let hints = result["hints"]?.int ?? 0
    let helped = hints == 0 ? "" : ", \(TextReport.counted(hints, "hint"))"
    return result["is"]?.string == "over" ? "over: \(done)\(helped)" : "left after \(done)\(helped)"
  }

  private static func lines(_ result: JSON) -> [String] {
    let attempt = result["attempt"]?.int ?? 1
    let name = result["lesson"]?.string ?? ""
    let times = "\(span(result["virtual"])) virtual, \(span(result["real"])) real"
    return ["\(name): \(state(result, of: 0)), attempt \(attempt), \(times)"]
      + (result["tasks"]?.array ?? []).enumerated().map { index, task in
        let hints = task["hints"]?.int ?? 0
        let cost = task["cost"]?.int ?? 0
        let attempts = task["attempts"]?.int ?? 0
        var parts = [task["is"]?.string ?? ""]
        if hints > 0 { parts.append(TextReport.counted(hints, "hint")) }
        if cost > 0 { parts.append("cost \(cost)") }
        if attempts > 1 { parts.append(TextReport.counted(attempts, "attempt")) }
        if attempts > 0 { parts.append("\(span(task["virtual"])) virtual, \(span(task["real"])) real") }
        return "  \(index + 1) \(task["task"]?.string ?? ""): \(parts.joined(separator: ", "))"
      }
  }

  /// Whole seconds are enough for people.
  private static func span(_ milliseconds: JSON?) -> String {
    TimeSpan.seconds(Int64((milliseconds?.int ?? 0) / 1000)).description
  }
}
