import Scenarios
import Screen
import Text

/// The lesson as it stands, and what can be made to go wrong.
struct LessonContent {
  let state: AppState

  /// Further than the list of faults is.
  static let farthest = 100_000

  func lines(width: Int) -> [PaneLine] {
    var result: [PaneLine] = []
    if let progress = state.screenplay.lesson {
      let lesson = progress.lesson
      result += PaneLine.wrapped(lesson.title, width: width, Style(.heading))
      result += PaneLine.wrapped(lesson.aim, width: width, .text) + [PaneLine()]
      result += progress.records.indices.map { task($0, progress) } + [PaneLine()]
      // Below the list of tasks: the open one in full, hints, what can be typed.
      for line in LessonText(progress).currentTask {
        result += PaneLine.wrapped(line, width: width, .text)
      }
      result.append(PaneLine())
    }
    result.append(PaneLine("What can be made to go wrong", Style(.heading)))
    return result + Fault.list.flatMap { PaneLine.wrapped($0, width: width, hanging: 4, .dim) }
  }

  private func task(_ index: Int, _ progress: LessonProgress) -> PaneLine {
    let record = progress.records[index]
    let marks = state.look.lines
    let mark =
      switch record.state {
      case .done: PaneLine.Piece("\(marks.tick) ", Style(.good))
      case .skipped: PaneLine.Piece("\(marks.cross) ", Style(.bad))
      case .open: PaneLine.Piece("\(marks.current) ", Style(.key))
      case .ahead: PaneLine.Piece("\(marks.pending) ", .dim)
      }
    let title = Sanitizer.visible(progress.lesson.tasks[index].title, as: .folded)
    return PaneLine(
      [mark, PaneLine.Piece("\(index + 1) \(title)")],
      trailing: PaneLine.Piece(LessonText(progress).state(of: record), .dim))
  }
}
