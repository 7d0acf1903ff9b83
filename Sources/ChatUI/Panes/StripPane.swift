import Basis
import ContactCenter
import Scenarios
import Screen
import Simulation
import Text
import Views

/// The lines that explain: why the conversation went where it went, where we are in the documented steps, and what
/// was refused.
struct StripPane {
  let state: AppState

  func draw(on canvas: inout Canvas) {
    let (width, height) = (canvas.bounds.width, canvas.bounds.height)
    let why = AssignmentLine(state: state).line(width: width)
    // With three lines what was refused has one of its own; with fewer it takes the place of what can wait.
    let notes = notice == nil ? notes(width: width) : []
    let rows: [PaneLine?]
    switch height {
    case 3... where notes.count > 1: rows = [step(width: width, tellsWhy: false)] + notes
    case 3...: rows = [why, step(width: width, tellsWhy: notice != nil), notice ?? notes.first ?? broken]
    case 2 where notes.count > 1: rows = notes
    case 2: rows = [why, notice ?? notes.first ?? step(width: width, tellsWhy: true)]
    default: rows = [notice ?? notes.first ?? why]
    }
    for (y, line) in rows.prefix(height).enumerated() {
      line?.draw(on: &canvas, y: y, width: width - 1, lines: state.look.lines)
    }
  }

  /// `Step 4 of 10  The conversation is transferred to a person    ✓✓✓▸······`
  private func step(width: Int, tellsWhy: Bool) -> PaneLine? {
    guard let progress = state.screenplay.progress, !progress.states.isEmpty else { return script }
    let count = progress.states.count
    var line: PaneLine
    if let (index, why) = brokenNow(progress) {
      let text = tellsWhy ? why : progress.walkthrough.steps[index].title
      line = PaneLine([
        PaneLine.Piece(" Step \(index + 1) of \(count) went otherwise  ", Style(.bad)),
        PaneLine.Piece(visible(text)),
      ])
    } else if progress.next == 0 {
      line = PaneLine([
        PaneLine.Piece(" \(count) steps  ", .dim),
        PaneLine.Piece("first: \(visible(progress.walkthrough.steps[0].title))"),
      ])
    } else {
      let index = progress.next - 1
      let end = progress.next == count ? ", the last" : ""
      line = PaneLine([
        PaneLine.Piece(" Step \(index + 1) of \(count)\(end)  ", .dim),
        PaneLine.Piece(visible(progress.walkthrough.steps[index].title)),
      ])
    }
    if width >= Layout.wide || line.columns + count + 3 < width {
      line.trailing = PaneLine.Piece(trail(progress), Style(.good))
    }
    return line
  }

  /// Why the step went otherwise, where there is a line for it.
  private var broken: PaneLine? {
    guard let progress = state.screenplay.progress, let (_, why) = brokenNow(progress) else { return nil }
    return PaneLine(" \(visible(why))", Style(.bad))
  }

  /// A step that went otherwise, as long as nothing newer happened.
  private func brokenNow(_ progress: WalkthroughProgress) -> (Int, String)? {
    for index in progress.broken.reversed() {
      guard case .broken(let number, let why) = progress.states[index] else { continue }
      if index == progress.next - 1 || number >= state.turnStart { return (index, why) }
    }
    return nil
  }

  private func trail(_ progress: WalkthroughProgress) -> String {
    let marks = state.look.lines
    return progress.states.enumerated().map { index, step in
      switch step {
      case .broken: marks.cross
      case .done:
        index == progress.next - 1 && progress.next < progress.states.count ? marks.current : marks.tick
      case .ahead: marks.pending
      }
    }.joined()
  }

  /// The script's next line, where there are no documented steps.
  private var script: PaneLine? {
    state.screenplay.nextLabel.map {
      PaneLine([PaneLine.Piece(" Script  next: ", .dim), PaneLine.Piece(visible($0))])
    }
  }

  /// What a presenter would say, while that is asked for: wrapped, because it is to be read whole.
  private func notes(width: Int) -> [PaneLine] {
    guard state.showsNotes else { return [] }
    return PaneLine.wrapped(
      " Notes  \(visible(state.screenplay.notes))", width: width - 1, hanging: 8, Style(.emphasis))
  }

  private func visible(_ text: String) -> String { Sanitizer.visible(text, as: .folded) }

  private var notice: PaneLine? {
    state.notice.map {
      PaneLine(" \(visible($0.text))", Style($0.isProblem ? .warning : .system))
    }
  }
}
