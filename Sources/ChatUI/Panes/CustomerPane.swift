import Basis
import Screen
import Simulation
import Text
import Views

/// What the customer's channel shows: bots and people to the left, the customer's own lines to the right.
struct CustomerPane {
  let state: AppState

  var title: String {
    let between = state.look.lines.between
    let phase = state.run.widgetPhase(ofCustomer: state.customer)
    // That a chat goes on is what everybody expects.
    let shown = phase.map { $0 == .active ? "" : between + $0.rawValue } ?? ""
    return "Customer\(between)\(state.run.world.customerName(state.customer))\(shown)"
  }

  func plan(width: Int) -> PanePlan {
    let below = widget(width: width)
    guard let thread = state.scene.thread else {
      let empty = PaneLine.wrapped("No conversation yet. Type a message, or /open.", width: width, .dim)
      let lines = below.isEmpty ? empty : below
      return PanePlan(feed: Feed(count: 1) { _ in lines })
    }
    let seen = state.scene.customerLines.places
    let sent = state.run.sentLine(of: thread)
    return PanePlan(
      feed: Feed(
        count: seen.count + (below.isEmpty ? 0 : 1),
        time: { $0 < seen.count ? thread.lines[Int(seen[$0])].at : nil },
        raw: { index in index < seen.count ? thread.lines[Int(seen[index])].message.plainWords : nil }
      ) { index in
        guard index < seen.count else { return below }
        let place = Int(seen[index])
        return state.run.customerLine(place, of: thread).map {
          lines($0, width: width, isLatest: place == sent)
        } ?? []
      })
  }

  /// What the window itself says: a survey's question, what was not delivered, that it is closed.
  private func widget(width: Int) -> [PaneLine] {
    state.run.widgetLines(ofCustomer: state.customer).flatMap {
      PaneLine.wrapped(Sanitizer.visible($0, as: .folded), width: width, hanging: 2, Style(.system))
    }
  }

  private func lines(_ line: SeatLine, width: Int, isLatest: Bool) -> [PaneLine] {
    if line.kind == .notice { return notice(line, width: width) }
    let clock = state.look.timestamps.before("  ", line.at, in: state.run.world.zone)
    let speaker = Sanitizer.visible(line.speaker, as: .folded)
    if line.kind == .typing {
      return line.isOwn
        ? [] : [PaneLine("\(speaker) is typing\(state.look.lines.ellipsis)", .dim), PaneLine()]
    }
    if line.isOwn { return own(line, head: speaker, clock: clock, width: width, isLatest: isLatest) }
    let role: Role = if case .representative = line.sender { .representative } else { .bot }
    let head = PaneLine([PaneLine.Piece(clock, .dim), PaneLine.Piece(speaker, Style(role))])
    let body = MessageBody(
      width: width, style: .text, lines: state.look.lines, forms: state.cards.forms(of: line.id))
    return [head] + body.lines(of: line.activity) + [PaneLine()]
  }

  private func own(
    _ line: SeatLine, head: String, clock: String, width: Int, isLatest: Bool
  ) -> [PaneLine] {
    let body = MessageBody(width: max(8, width * 3 / 4), style: .text, lines: state.look.lines)
    let head = PaneLine(
      [
        PaneLine.Piece(head, Style(.customer)),
        PaneLine.Piece(clock.isEmpty ? "" : "  \(clock.dropLast(2))", .dim),
      ], isRightAligned: true)
    let words =
      line.activity.value.map { SubmittedCard(value: $0).lines(width: body.width) }
      ?? body.lines(of: line.activity)
    return [head]
      + words.map { line in
        var line = line
        line.isRightAligned = true
        return line
      } + [isLatest ? PaneLine([PaneLine.Piece("Sent", .dim)], isRightAligned: true) : PaneLine()]
  }

  private func notice(_ line: SeatLine, width: Int) -> [PaneLine] {
    PaneLine.wrapped(
      "\(state.look.lines.pending) \(line.activity.text ?? "")", width: width, hanging: 2, Style(.system))
      + [PaneLine()]
  }
}
