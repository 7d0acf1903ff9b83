import Basis
import ContactCenter
import Scenarios
import Screen
import Simulation
import Text
import Views

/// The two lines that explain: why the conversation went where it went, and where we are in the documented steps.
/// A third one tells what was refused.
struct StripPane {
  let state: AppState

  func draw(on canvas: inout Canvas) {
    let rows = [assignment, step, notice].compactMap(\.self)
    for (y, line) in rows.prefix(canvas.bounds.height).enumerated() {
      line.draw(on: &canvas, y: y, width: canvas.bounds.width, lines: state.look.lines)
    }
  }

  /// `Assignment  Support, highest capacity:  Mia Novak 100 ✓   Bot A 300 ✗ it escalated this conversation`
  private var assignment: PaneLine? {
    guard let decision = state.run.decision(of: state.conversation, before: state.run.log.count) else {
      return PaneLine(" Assignment  nothing routed yet", .dim)
    }
    let queue = state.run.world.name(of: decision.queue)
    let method = decision.terms.method.rawValue.split(separator: "-").joined(separator: " ")
    let label = queue.isEmpty ? " Assignment  \(method):  " : " Assignment  \(queue), \(method):  "
    var pieces = [PaneLine.Piece(label, .dim)]
    for candidate in decision.candidates { pieces += self.pieces(candidate, winner: decision.winner) }
    if decision.candidates.isEmpty { pieces.append(PaneLine.Piece("no candidates", Style(.warning))) }
    return PaneLine(pieces)
  }

  private func pieces(_ candidate: RoutingDecision.Candidate, winner: MemberID?) -> [PaneLine.Piece] {
    let marks = state.look.lines
    let name = Sanitizer.visible(state.run.world.organization.name(of: candidate.member), as: .folded)
    let head = PaneLine.Piece("\(name) \(candidate.facts.capacity) ")
    if candidate.member == winner { return [head, PaneLine.Piece("\(marks.tick)   ", Style(.good))] }
    return [
      head, PaneLine.Piece("\(marks.cross) ", Style(.bad)),
      PaneLine.Piece("\(candidate.verdict.sentence)   ", .dim),
    ]
  }

  /// `Step 4 of 10  The conversation is transferred to a person    ✓✓✓▸······`
  private var step: PaneLine? {
    guard let progress = state.screenplay.progress, !progress.states.isEmpty else { return script }
    let marks = state.look.lines
    let trail = progress.states.enumerated().map { index, step in
      switch step {
      case .done: PaneLine.Piece(marks.tick, Style(.good))
      case .broken: PaneLine.Piece(marks.cross, Style(.bad))
      case .ahead: PaneLine.Piece(index == progress.next ? marks.current : marks.dot, .dim)
      }
    }
    var pieces = [PaneLine.Piece(" ")] + trail + [PaneLine.Piece("  ")]
    if let broken = progress.broken.last, case .broken(_, let why) = progress.states[broken] {
      pieces += [
        PaneLine.Piece("Step \(broken + 1) went otherwise  ", Style(.bad)), PaneLine.Piece(visible(why)),
      ]
    } else if progress.next == progress.states.count {
      pieces.append(PaneLine.Piece("All \(progress.states.count) documented steps are done", Style(.good)))
    } else {
      let step = progress.walkthrough.steps[progress.next]
      pieces += [
        PaneLine.Piece("Step \(progress.next + 1) of \(progress.states.count)  ", .dim),
        PaneLine.Piece(visible(step.title)),
      ]
    }
    return PaneLine(pieces)
  }

  /// The script's next line, where there are no documented steps.
  private var script: PaneLine? {
    state.screenplay.nextLabel.map {
      PaneLine([PaneLine.Piece(" Script  next: ", .dim), PaneLine.Piece(visible($0))])
    }
  }

  private func visible(_ text: String) -> String { Sanitizer.visible(text, as: .folded) }

  private var notice: PaneLine? {
    state.notice.map {
      PaneLine(" \(Sanitizer.visible($0.text, as: .folded))", Style($0.isProblem ? .warning : .system))
    }
  }
}
