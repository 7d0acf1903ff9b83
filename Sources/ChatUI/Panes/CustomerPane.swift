import Basis
import Screen
import Simulation
import Text
import Views

/// What the customer's channel shows: bots and people to the left, the customer's own lines to the right.
struct CustomerPane {
  let state: AppState

  var title: String {
    "Customer\(state.look.lines.between)\(state.run.world.customerName(state.customer))"
  }

  func plan(width: Int) -> PanePlan {
    guard let thread = state.scene.thread else {
      let lines = PaneLine.wrapped("No conversation yet. Type a message, or /open.", width: width, .dim)
      return PanePlan(feed: Feed(count: 1) { _ in lines })
    }
    return PanePlan(
      feed: Feed(count: thread.lines.count) { place in
        state.run.customerLine(place, of: thread).map { lines($0, width: width) } ?? []
      })
  }

  private func lines(_ line: SeatLine, width: Int) -> [PaneLine] {
    if line.kind == .notice { return notice(line, width: width) }
    let clock = state.run.world.zone.clock(line.at, seconds: false)
    let speaker = Sanitizer.visible(line.speaker, as: .folded)
    if line.kind == .typing {
      return line.isOwn
        ? [] : [PaneLine("\(speaker) is typing\(state.look.lines.ellipsis)", .dim), PaneLine()]
    }
    if line.isOwn { return own(line, head: speaker, clock: clock, width: width) }
    let role: Role = if case .representative = line.sender { .representative } else { .bot }
    let head = PaneLine([PaneLine.Piece("\(clock)  ", .dim), PaneLine.Piece(speaker, Style(role))])
    return [head] + MessageBody(width: width, style: .text, lines: state.look.lines).lines(of: line.activity)
      + [PaneLine()]
  }

  private func own(_ line: SeatLine, head: String, clock: String, width: Int) -> [PaneLine] {
    let body = MessageBody(width: max(8, width * 3 / 4), style: .text, lines: state.look.lines)
    let head = PaneLine(
      [PaneLine.Piece(head, Style(.customer)), PaneLine.Piece("  \(clock)", .dim)], isRightAligned: true)
    return [head]
      + body.lines(of: line.activity).map { line in
        var line = line
        line.isRightAligned = true
        return line
      } + [PaneLine()]
  }

  private func notice(_ line: SeatLine, width: Int) -> [PaneLine] {
    PaneLine.wrapped(
      "\(state.look.lines.pending) \(line.activity.text ?? "")", width: width, hanging: 2, Style(.system))
      + [PaneLine()]
  }
}
