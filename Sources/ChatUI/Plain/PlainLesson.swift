import Scenarios
import Simulation
import Text

// A lesson in labelled lines.

extension PlainFront {
  /// The lesson as it stands, for whoever comes back to it.
  public var outline: [String] {
    lesson.map { LessonText($0).outline.map { Self.shown("lesson: \($0)") } } ?? []
  }

  /// Takes a line that is about the lesson; nil when it is another.
  mutating func takeLessonCommand(_ text: String, at seat: Seat?) -> Outcome? {
    var isSurveyed = false
    if case .customer(let customer) = seat { isSurveyed = run.isSurveyed(customer) }
    guard let request = LessonRequest(text, isSurveyed: isSurveyed) else { return nil }
    guard let lesson else {
      return request == .skip ? nil : .lines(["refused: this is no lesson; handoff learn lists them"])
    }
    switch request {
    case .outline: return .lines(outline)
    case _ where lesson.isOver: return .lines([Self.shown("lesson: \(LessonText(lesson).sum)")])
    case .hint where lesson.hintsLeft == 0:
      return .lines(["refused: there are no hints left; /skip leaves the task out"])
    case .hint: return .lines(perform(Act(seat: .stage, .mark(LessonMark.hint))))
    case .skip: return .lines(perform(Act(seat: .stage, .mark(LessonMark.skip))))
    case .again:
      guard let earlier = lesson.again() else { return .lines([]) }
      let other = Screenplay(lesson.lesson, of: earlier)
      self = PlainFront(earlier, other, terms: terms, timestamps: timestamps)
      let task = other.lesson.map { LessonText($0).currentTask } ?? []
      return .rewound(
        ["lesson: the task begins again"] + task.map { Self.shown("lesson: \($0)") } + tell())
    }
  }

  /// Lets the faults come that the open task begins with, and tells what the lesson says to what has happened.
  mutating func tellLesson() -> [String] {
    var lines: [String] = []
    while !playback.holdsTime, let fault = lesson?.due {
      _ = playback.perform(fault, at: run.state.now, isByHand: false)
      lines += teller.tell(run)
    }
    guard let lesson else { return lines }
    let text = LessonText(lesson)
    lines += lesson.notes.dropFirst(notesTold).map { Self.shown("lesson: \(text.text(of: $0))") }
    notesTold = lesson.notes.count
    return lines
  }

  static func shown(_ line: String) -> String { Sanitizer.visible(line, as: .folded) }
}
