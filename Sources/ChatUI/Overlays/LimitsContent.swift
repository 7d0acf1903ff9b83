import Activities
import Channels
import Screen
import Simulation
import Text
import Views

/// A message as it was sent beside what the customer's channel made of it.
struct LimitsContent {
  let state: AppState
  /// Counted back from the latest message to the customer.
  let back: Int

  /// The places of the messages that were sent to the customer.
  static func messages(in thread: Thread?) -> [Int] {
    guard let thread else { return [] }
    return thread.lines.indices.filter { place in
      let message = thread.lines[place].message
      return message.audience.contains(.customer) && !message.isFromCustomer && message.kind != .notice
    }
  }

  func lines(width: Int) -> [PaneLine] {
    let places = Self.messages(in: state.scene.thread)
    guard let thread = state.scene.thread, !places.isEmpty else { return [nothing] }
    let message = thread.lines[places[max(0, places.count - 1 - back)]].message
    return lines(message, of: thread, width: width)
  }

  private var nothing: PaneLine { PaneLine("Nothing has been sent to the customer yet.", .dim) }

  private func lines(_ message: Message, of thread: Thread, width: Int) -> [PaneLine] {
    let received = state.run.received(message, in: thread)
    let marks = state.look.lines
    let half = max(10, (width - 4) / 2)
    let sent = source(message.activity, width: half)
    let got = received.activity.map { self.received($0, width: half) } ?? [PaneLine("nothing arrives", .dim)]
    let rule = String(repeating: String(marks.light.horizontal), count: half)
    var result = [
      PaneLine(
        "Message \(message.id) from \(state.run.world.name(of: message.sender))\(marks.between)profile "
          + state.run.profile(of: thread).name, Style(.heading)),
      PaneLine(),
      side(
        PaneLine("As sent", Style(.heading)), PaneLine("As the customer receives it", Style(.heading)), half),
      side(PaneLine(rule, .dim), PaneLine(rule, .dim), half),
    ]
    for row in 0..<max(sent.count, got.count) {
      result.append(
        side(row < sent.count ? sent[row] : PaneLine(), row < got.count ? got[row] : PaneLine(), half))
    }
    result.append(PaneLine())
    if received.fired.isEmpty { result.append(PaneLine("No limitation changed it.", .dim)) }
    for fired in received.fired { result += self.fired(fired, width: width) }
    return result + [PaneLine(), PaneLine("Left and Right, or PgUp and PgDn, show other messages", .dim)]
  }

  private func received(_ activity: Activity, width: Int) -> [PaneLine] {
    if activity.type == .typing { return [PaneLine("a typing indicator", .dim)] }
    return MessageBody(width: width, style: .text, lines: state.look.lines).lines(of: activity)
  }

  /// The activity as the bot's author wrote it.
  private func source(_ activity: Activity, width: Int) -> [PaneLine] {
    if activity.type == .typing { return [PaneLine("a typing indicator", .dim)] }
    return PaneLine.wrapped(activity.text ?? "", width: width, Style(.code))
  }

  private func side(_ left: PaneLine, _ right: PaneLine, _ half: Int) -> PaneLine {
    let used = left.pieces.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) }
    let gap = PaneLine.Piece(String(repeating: " ", count: max(0, half - used) + 4))
    return PaneLine(left.pieces + [gap] + right.pieces)
  }

  private func fired(_ fired: ChannelDelivery.Fired, width: Int) -> [PaneLine] {
    let rule = Limitation.named(fired.rule)?.rule
    let source = rule.map { "\($0.source), since \($0.since)\($0.isInferred ? ", inferred" : "")" } ?? ""
    return [
      PaneLine(
        [PaneLine.Piece("\(fired.outcome.rawValue)  ", Style(.warning)), PaneLine.Piece(fired.rule)],
        trailing: PaneLine.Piece(source, .dim))
    ]
      + PaneLine.wrapped("         " + fired.what, width: width, hanging: 9, .dim)
  }
}
