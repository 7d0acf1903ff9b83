import Basis
import ContactCenter
import Screen
import Simulation
import Text
import Views

/// A person's desk: presence and load, offers with their countdown, and after acceptance the conversation.
struct RepresentativePane {
  let state: AppState

  var title: String {
    let name = state.run.world.organization.name(of: .representative(state.representative))
    return "Human agent \(state.look.lines.dot) \(name)"
  }

  /// Presence, load, and what is offered: they stay on top.
  func head(width: Int) -> [PaneLine] {
    let desk = state.run.desk(of: state.representative, at: state.now)
    let style = Style(desk.presence == .available ? .good : .warning)
    var result = [
      PaneLine(
        [PaneLine.Piece("\(state.look.lines.bullet) \(desk.presence.rawValue)", style)],
        trailing: PaneLine.Piece("\(desk.load.has) of \(desk.load.canHave)", .dim)),
      PaneLine(),
    ]
    for offer in desk.offers { result += lines(offer, width: width) }
    if desk.conversation == nil {
      let text =
        desk.offers.isEmpty ? "Nothing on the desk." : "Nothing of the conversation is shown before you accept."
      result += PaneLine.wrapped(text, width: width, .dim)
    }
    return result
  }

  /// The conversation as this person may see it.
  func content(width: Int) -> [PaneLine] {
    let desk = state.run.desk(of: state.representative, at: state.now)
    guard let id = desk.conversation, let thread = state.run.state.thread(id) else { return [] }
    var result = summary(desk, thread, width: width)
    result.append(section("transcript", width: width))
    for place in desk.lines where thread.lines[place].message.kind != .privateMessage {
      result += lines(thread.lines[place], of: thread, width: width)
    }
    return result
  }

  // MARK: - Parts

  private func lines(_ offer: DeskView.Offer, width: Int) -> [PaneLine] {
    let marks = state.look.lines
    var result = [
      section("Incoming \(marks.dot) \(offer.cause)", width: width, style: Style(.warning)),
      PaneLine([PaneLine.Piece(" \(offer.customer)", Style(.customer))], trailing: PaneLine.Piece(offer.channel, .dim)),
      PaneLine(
        [PaneLine.Piece(" Queue \(offer.queue)")], trailing: PaneLine.Piece("waiting \(offer.waited.countdown)", .dim)),
      PaneLine([PaneLine.Piece(" /accept", Style(.key)), PaneLine.Piece("        "), PaneLine.Piece("/decline", Style(.key))]),
    ]
    if let left = offer.left, let total = offer.total { result.append(countdown(left, total, width: width)) }
    return result + [PaneLine()]
  }

  private func countdown(_ left: TimeSpan, _ total: TimeSpan, width: Int) -> PaneLine {
    let marks = state.look.lines
    let columns = max(4, width - 8)
    let all = max(1, total.milliseconds)
    let full = Int(max(0, min(left.milliseconds, all)) * Int64(columns) / all)
    return PaneLine(
      [
        PaneLine.Piece(" " + String(repeating: String(marks.barDone), count: full), Style(.progress)),
        PaneLine.Piece(String(repeating: String(marks.barRest), count: columns - full), Style(.progressRest)),
      ], trailing: PaneLine.Piece(left.countdown, Style(.warning)))
  }

  private func summary(_ desk: DeskView, _ thread: Thread, width: Int) -> [PaneLine] {
    var result: [PaneLine] = []
    let customer = state.run.world.customerName(thread.customer)
    if !desk.fate.isEmpty {
      result.append(PaneLine([PaneLine.Piece("Left    \(customer)", .dim)], trailing: PaneLine.Piece(desk.fate, .dim)))
    }
    for place in desk.lines where thread.lines[place].message.kind == .privateMessage {
      let message = thread.lines[place].message
      let from = state.run.world.name(of: message.sender)
      result.append(PaneLine("Private message from \(from)", Style(.privateNote)))
      result += PaneLine.wrapped("  " + message.text, width: width, hanging: 2, Style(.privateNote))
    }
    if !desk.context.isEmpty { result.append(section("context variables", width: width)) }
    for variable in desk.context {
      let value = Sanitizer.visible(variable.value.contextText, as: .folded)
      result.append(PaneLine([PaneLine.Piece("\(variable.name)  ", .dim), PaneLine.Piece(value)]))
    }
    return result
  }

  private func lines(_ line: Thread.Line, of thread: Thread, width: Int) -> [PaneLine] {
    let message = line.message
    let clock = state.run.world.zone.clock(line.at, seconds: false)
    switch message.kind {
    case .typing: return [PaneLine("\(clock) \(state.run.world.name(of: message.sender)) is typing", .dim)]
    case .notice:
      return PaneLine.wrapped("\(state.look.lines.dot) \(message.text)", width: width, hanging: 2, Style(.system))
    case .note:
      let text = "\(clock) note, only agents see it: \(message.text)"
      return PaneLine.wrapped(text, width: width, hanging: 2, Style(.privateNote))
    case .text, .privateMessage: break
    }
    let name = state.run.world.name(of: message.sender)
    let head = PaneLine([
      PaneLine.Piece("\(clock) ", .dim), PaneLine.Piece(Sanitizer.visible(name, as: .folded), Style(message.sender.role)),
    ])
    let body = MessageBody(width: max(8, width - 2), style: .text, lines: state.look.lines).lines(of: message.activity)
    return [head]
      + body.map { line in
        var line = line
        line.pieces.insert(PaneLine.Piece("  "), at: 0)
        return line
      }
  }

  private func section(_ label: String, width: Int, style: Style = .dim) -> PaneLine {
    let line = String(state.look.lines.light.horizontal)
    let used = 4 + DisplayWidth.columns(of: label)
    return PaneLine("\(line) \(label) " + String(repeating: line, count: max(0, width - used)), style)
  }
}

extension Message.Sender {
  /// The role whose colour the sender's name has.
  var role: Role {
    switch self {
    case .customer: .customer
    case .bot: .bot
    case .representative: .representative
    case .system: .system
    }
  }
}
