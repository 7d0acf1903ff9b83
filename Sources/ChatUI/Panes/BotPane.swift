import Basis
import Screen
import Simulation
import Text
import Views

/// What the bot was given and does: newest topic open, older ones folded to a line, the variables below.
struct BotPane {
  let state: AppState

  var title: String {
    guard let part else { return "Bot" }
    return "Bot \(state.look.lines.dot) \(state.run.world.organization.name(of: .bot(part.bot)))"
  }

  private var part: BotTrace.Part? { state.conversation.flatMap { state.trace.part(of: $0) } }

  func content(width: Int) -> [PaneLine] {
    guard let part else { return PaneLine.wrapped("No bot has had the conversation yet.", width: width, .dim) }
    var result: [PaneLine] = []
    if !part.queue.isEmpty {
      let name = state.run.world.organization.name(of: .bot(part.bot))
      result.append(PaneLine("\(name) \(state.look.lines.dot) \(part.queue)", Style(.dim)))
    }
    let latest = part.lines.lastIndex { $0.kind == .topic } ?? 0
    for (index, line) in part.lines.enumerated() where index >= latest || Self.staysWhenFolded(line.kind) {
      result += lines(line, isOpen: index >= latest, width: width)
    }
    return result
  }

  /// Older topics keep their name, what was given to the bot, and what went wrong.
  private static func staysWhenFolded(_ kind: BotTrace.Line.Kind) -> Bool {
    switch kind {
    case .topic, .delivered, .problem, .transfer, .left: true
    case .detail, .heard, .message, .question, .variable: false
    }
  }

  private func lines(_ line: BotTrace.Line, isOpen: Bool, width: Int) -> [PaneLine] {
    let marks = state.look.lines
    let text = Sanitizer.visible(line.text, as: .folded)
    let detail = Sanitizer.visible(line.detail, as: .folded)
    let trailing = detail.isEmpty ? nil : PaneLine.Piece(detail, .dim)
    switch line.kind {
    case .delivered: return [PaneLine("  \(marks.back) \(text)", Style(.system))]
    case .topic:
      let mark = isOpen ? marks.current : marks.dot
      return [PaneLine([PaneLine.Piece("\(mark) \(text)", isOpen ? Style(.heading) : .dim)], trailing: trailing)]
    case .heard: return [PaneLine([PaneLine.Piece("  \(text)", Style(.customer))], trailing: trailing)]
    case .message: return [PaneLine("  \(marks.envelope) \(text)", Style(.bot))]
    case .question: return [PaneLine([PaneLine.Piece("  ? \(text)", Style(.bot))], trailing: trailing)]
    case .variable: return [PaneLine("    \(text) = \(detail)", Style(.changed))]
    case .transfer:
      return [PaneLine([PaneLine.Piece("  \(marks.transfer) \(text)", Style(.emphasis))], trailing: trailing)]
    case .problem: return [PaneLine([PaneLine.Piece("  ! \(text)", Style(.bad))], trailing: trailing)]
    case .left: return [PaneLine("\(marks.dot) \(text)", .dim)]
    case .detail:
      return [PaneLine([PaneLine.Piece("    \(text)  ", .dim), PaneLine.Piece(detail)])]
    }
  }

  /// The bot's variables, those changed in the latest turn marked with a star.
  func variables(width: Int) -> [PaneLine] {
    guard let part else { return [] }
    return state.run.variables(of: part).map { variable in
      let style = variable.isChanged ? Style(.changed) : .text
      let value = variable.value.map { Sanitizer.visible($0, as: .folded) } ?? state.look.lines.none
      return PaneLine([
        PaneLine.Piece("\(variable.isChanged ? "*" : " ")\(variable.name)  ", variable.isChanged ? style : .dim),
        PaneLine.Piece(value, style),
      ])
    }
  }
}
