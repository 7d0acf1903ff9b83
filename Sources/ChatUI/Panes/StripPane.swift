import Basis
import ContactCenter
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
    let progress = state.screenplay.progress
    let marks = state.look.lines
    guard !progress.steps.isEmpty else { return nil }
    let done = progress.done
    let current = min(done, progress.steps.count - 1)
    let trail = progress.steps.indices.map { index in
      index < done ? marks.tick : index == done ? marks.current : marks.dot
    }
    let isOver = done == progress.steps.count
    let text = isOver ? "All \(done) documented steps are done" : progress.steps[current]
    let label = isOver ? " " : " Step \(current + 1) of \(progress.steps.count)  "
    return PaneLine(
      [PaneLine.Piece(label, .dim), PaneLine.Piece(Sanitizer.visible(text, as: .folded))],
      trailing: PaneLine.Piece(trail.joined() + " ", Style(.good)))
  }

  private var notice: PaneLine? {
    state.notice.map {
      PaneLine(" \(Sanitizer.visible($0.text, as: .folded))", Style($0.isProblem ? .warning : .system))
    }
  }
}
