import Basis
import Screen
import Simulation
import Text
import Views

/// What the customer's channel shows: bots and people to the left, the customer's own lines to the right.
struct CustomerPane {
  let state: AppState

  var title: String {
    "Customer \(state.look.lines.dot) \(state.run.world.customerName(state.customer))"
  }

  /// The lines from the latest back until there are at least `rows`, in reading order.
  func content(width: Int, rows: Int) -> [PaneLine] {
    guard let id = state.conversation, let thread = state.run.state.thread(id) else {
      return PaneLine.wrapped("No conversation yet. Type a message, or /open.", width: width, .dim)
    }
    var blocks: [[PaneLine]] = []
    var count = 0
    for place in thread.lines.indices.reversed() {
      guard count < rows else { break }
      guard let line = state.run.customerLine(place, of: thread) else { continue }
      let block = lines(line, width: width)
      blocks.append(block)
      count += block.count
    }
    return blocks.reversed().flatMap(\.self)
  }

  private func lines(_ line: SeatLine, width: Int) -> [PaneLine] {
    if line.kind == .notice { return notice(line, width: width) }
    let clock = state.run.world.zone.clock(line.at, seconds: false)
    let speaker = Sanitizer.visible(line.speaker, as: .folded)
    if line.isOwn {
      let bodyWidth = max(8, width * 3 / 4)
      let body = MessageBody(width: bodyWidth, style: .text, lines: state.look.lines).lines(of: line.activity)
      let head = PaneLine(
        [PaneLine.Piece(speaker, Style(.customer)), PaneLine.Piece("  \(clock)", .dim)], isRightAligned: true)
      return [head]
        + body.map { line in
          var line = line
          line.isRightAligned = true
          return line
        } + [PaneLine()]
    }
    let role: Role = if case .representative = line.sender { .representative } else { .bot }
    let head = PaneLine([PaneLine.Piece("\(clock)  ", .dim), PaneLine.Piece(speaker, Style(role))])
    return [head] + MessageBody(width: width, style: .text, lines: state.look.lines).lines(of: line.activity)
      + [PaneLine()]
  }

  private func notice(_ line: SeatLine, width: Int) -> [PaneLine] {
    PaneLine.wrapped("\(state.look.lines.dot) \(line.activity.text ?? "")", width: width, hanging: 2, Style(.system))
      + [PaneLine()]
  }
}
