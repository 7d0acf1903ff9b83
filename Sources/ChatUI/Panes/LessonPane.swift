import Scenarios
import Screen
import Text

/// What is to be learned now: the task, what to do, and what was said about it last.
struct LessonPane {
  let state: AppState

  func draw(on canvas: inout Canvas) {
    guard let progress = state.screenplay.lesson else { return }
    for (y, line) in lines(progress, width: canvas.bounds.width - 1, height: canvas.bounds.height)
      .enumerated()
    {
      line.draw(on: &canvas, y: y, width: canvas.bounds.width - 1, lines: state.look.lines)
    }
  }

  private func lines(_ progress: LessonProgress, width: Int, height: Int) -> [PaneLine] {
    let room = height - 1
    guard room > 0 else { return [head(progress)] }
    // What to do comes before what the task before has shown; a hint or a mistake comes before both.
    let isShown = progress.notes.last?.kind == .task
    var said = tip(progress, width: width, most: max(1, isShown ? 1 : room - 1))
    let instruction = cut(progress.current?.instruction ?? "", width, room - said.count, .text)
    if isShown { said = tip(progress, width: width, most: room - instruction.count) }
    return [head(progress)] + instruction + said
  }

  /// `Task 2 of 6  Take the conversation            /hint 2 left  ✓▸····`
  private func head(_ progress: LessonProgress) -> PaneLine {
    let text = LessonText(progress)
    guard let current = progress.current else {
      return PaneLine([PaneLine.Piece(" \(text.sum)", Style(.good))], trailing: trail(progress))
    }
    var line = PaneLine(
      [
        PaneLine.Piece(" \(text.count(progress.task))  ", .dim),
        PaneLine.Piece(Sanitizer.visible(current.title, as: .folded), Style(.heading)),
      ], trailing: trail(progress))
    if current.checks.count > 1 {
      let met = progress.records[progress.task].met
      line.pieces.append(PaneLine.Piece("  \(met) of \(current.checks.count) checks", .dim))
    }
    return line
  }

  private func trail(_ progress: LessonProgress) -> PaneLine.Piece {
    let marks = state.look.lines
    let states = progress.records.map { record in
      switch record.state {
      case .done: marks.tick
      case .skipped: marks.cross
      case .open: marks.current
      case .ahead: marks.pending
      }
    }
    let hints = progress.isOver || progress.hintsLeft == 0 ? "" : "/hint \(progress.hintsLeft) left  "
    return PaneLine.Piece(hints + states.joined(), Style(.good))
  }

  /// What was said last: a hint, what went wrong, or what the task before has shown.
  private func tip(_ progress: LessonProgress, width: Int, most: Int) -> [PaneLine] {
    let said = progress.notes.last { note in note.kind != .task && note.kind != .over }
    guard let said else { return [] }
    let style =
      switch said.kind {
      case .done: Style(.good)
      case .wrong: Style(.warning)
      default: Style(.system)
      }
    return cut(LessonText(progress).text(of: said), width, most, style)
  }

  /// The first lines of a text; an ellipsis says that there is more.
  private func cut(_ text: String, _ width: Int, _ most: Int, _ style: Style) -> [PaneLine] {
    guard most > 0, !text.isEmpty else { return [] }
    var lines = PaneLine.wrapped(text, width: max(1, width - 2), style)
    if lines.count > most {
      let more = PaneLine.Piece("\(state.look.lines.ellipsis) \(state.keymap.name(of: .task))", .dim)
      lines = Array(PaneLine.wrapped(text, width: max(1, width - 11), style).prefix(most))
      lines[most - 1].pieces.append(PaneLine.Piece(" "))
      lines[most - 1].pieces.append(more)
    }
    return lines.map { line in
      var line = line
      line.pieces.insert(PaneLine.Piece(" "), at: 0)
      return line
    }
  }
}
