import Basis
import Screen
import Simulation
import Text
import Views

/// What the bot was given and does: newest topic open, older ones folded to a line, the variables below.
struct BotPane {
  let state: AppState

  /// Columns that a name may take beside its value.
  private static let widestName = 20

  var title: String {
    guard let part = state.scene.part else { return "Bot" }
    return "Bot\(state.look.lines.between)\(state.run.world.organization.name(of: .bot(part.bot)))"
  }

  func plan(width: Int, height: Int) -> PanePlan {
    guard let part = state.scene.part else {
      let lines = PaneLine.wrapped("No bot has had the conversation yet.", width: width, .dim)
      return PanePlan(feed: Feed(count: 1) { _ in lines })
    }
    let name = Sanitizer.visible(state.run.world.organization.name(of: .bot(part.bot)), as: .folded)
    let queue = Sanitizer.visible(part.queue, as: .folded)
    let head = queue.isEmpty ? [] : [PaneLine("\(name)\(state.look.lines.between)\(queue)", .dim)]
    let topic = part.lines.lastIndex { $0.kind == .topic } ?? 0
    let spoken = part.lines.lastIndex { $0.kind == .heard || $0.kind == .answer } ?? 0
    let feed = Feed(count: part.lines.count + 1) { index in
      guard index > 0 else { return head }
      return lines(index - 1, of: part, isOpen: index - 1 >= topic, isFresh: index - 1 > spoken, width: width)
    }
    return PanePlan(feed: feed, bottom: variables(height: height / 3))
  }

  /// Older topics keep their name, what was given to the bot, what went wrong and what the customer did not get.
  private static func staysWhenFolded(_ index: Int, of lines: [BotTrace.Line], isFresh: Bool) -> Bool {
    switch lines[index].kind {
    case .topic, .delivered, .problem, .reach, .transfer, .left: true
    case .message, .question: index + 1 < lines.count && lines[index + 1].kind == .reach
    case .detail: isFresh
    case .answer, .heard, .variable: false
    }
  }

  private func lines(_ index: Int, of part: BotTrace.Part, isOpen: Bool, isFresh: Bool, width: Int)
    -> [PaneLine]
  {
    let line = part.lines[index]
    guard isOpen || Self.staysWhenFolded(index, of: part.lines, isFresh: isFresh) else { return [] }
    let marks = state.look.lines
    let text = Sanitizer.visible(line.text, as: .folded)
    let detail = Sanitizer.visible(line.detail, as: .folded)
    let trailing = detail.isEmpty ? nil : PaneLine.Piece(detail, .dim)
    switch line.kind {
    case .delivered: return [PaneLine("  \(marks.left) \(text)", Style(.system))]
    case .topic:
      let mark = isOpen ? marks.current : marks.pending
      return [
        PaneLine([PaneLine.Piece("\(mark) \(text)", isOpen ? Style(.heading) : .dim)], trailing: trailing)
      ]
    case .heard: return [PaneLine([PaneLine.Piece("  \(text)", Style(.customer))], trailing: trailing)]
    case .answer:
      return [PaneLine([PaneLine.Piece("    \(text)  ", .dim), PaneLine.Piece(detail, Style(.customer))])]
    case .message: return [PaneLine("  \(marks.envelope) \(text)", Style(.bot))]
    case .reach:
      return PaneLine.wrapped("    \(text): \(detail)", width: width, hanging: 6, Style(.warning))
    case .question: return [PaneLine([PaneLine.Piece("  ? \(text)", Style(.bot))], trailing: trailing)]
    case .variable: return [PaneLine("    \(text) = \(detail)", Style(.changed))]
    case .transfer:
      return [PaneLine([PaneLine.Piece("  \(marks.transfer) \(text)", Style(.emphasis))], trailing: trailing)]
    case .problem: return [PaneLine([PaneLine.Piece("  ! \(text)", Style(.bad))], trailing: trailing)]
    case .left: return [PaneLine("\(marks.pending) \(text)", .dim)]
    case .detail:
      let name = Columns.name(text, width: nameWidth(around: index, in: part.lines))
      return [PaneLine([PaneLine.Piece("    \(name) ", .dim), PaneLine.Piece(Columns.short(detail, marks))])]
    }
  }

  /// The widest name of the details around one of them, so that their values stand below each other.
  private func nameWidth(around index: Int, in lines: [BotTrace.Line]) -> Int {
    var first = index
    while first > 0, lines[first - 1].kind == .detail { first -= 1 }
    let names = lines[first...].prefix { $0.kind == .detail }.map(\.text)
    return Columns.width(of: names, most: Self.widestName)
  }

  /// The bot's variables, those changed in the latest turn marked with a star; those in use first.
  private func variables(height: Int) -> [PaneLine] {
    let all = state.scene.variables
    guard !all.isEmpty, height > 1 else { return [] }
    let width = Columns.width(of: all.map(\.name), most: Self.widestName)
    let room = height - 1
    let shown =
      all.count <= room ? all[...] : (all.filter(\.isChanged) + all.filter { !$0.isChanged }).prefix(room)
    let more = all.count - shown.count
    let head = PaneLine(
      [PaneLine.Piece("Variables", Style(.heading))],
      trailing: more > 0 ? PaneLine.Piece("\(more) more", .dim) : nil)
    return [head]
      + shown.map { variable in
        let style = variable.isChanged ? Style(.changed) : .text
        let value =
          variable.value.map { Columns.short(Sanitizer.visible($0, as: .folded), state.look.lines) }
          ?? state.look.lines.none
        let name = Columns.name(Sanitizer.visible(variable.name, as: .folded), width: width)
        return PaneLine([
          PaneLine.Piece("\(variable.isChanged ? "*" : " ")\(name) ", variable.isChanged ? style : .dim),
          PaneLine.Piece(value, style),
        ])
      }
  }
}
