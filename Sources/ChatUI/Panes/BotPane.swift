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
    guard let part = state.scene.part else { return state.look.terms.say("Bot") }
    let name = state.run.world.organization.name(of: .bot(part.bot))
    return state.look.terms.say("Bot\(state.look.lines.between)\(name)")
  }

  func plan(width: Int, height: Int) -> PanePlan {
    guard let part = state.scene.part else {
      let lines = PaneLine.wrapped(
        state.look.terms.say("No bot has had the conversation yet."), width: width, .dim)
      return PanePlan(feed: Feed(count: 1) { _ in lines })
    }
    let name = Sanitizer.visible(state.run.world.organization.name(of: .bot(part.bot)), as: .folded)
    let queue = Sanitizer.visible(part.queue, as: .folded)
    let head = queue.isEmpty ? [] : [PaneLine("\(name)\(state.look.lines.between)\(queue)", .dim)]
    let topic = part.lines.lastIndex { $0.kind == .topic } ?? 0
    let spoken = part.lines.lastIndex { $0.kind == .heard || $0.kind == .answer } ?? 0
    let feed = Feed(
      count: part.lines.count + 1,
      time: { $0 > 0 ? state.run.log[part.lines[$0 - 1].number].at : nil }
    ) { index in
      guard index > 0 else { return head }
      return lines(index - 1, of: part, isOpen: index - 1 >= topic, isFresh: index - 1 > spoken, width: width)
    }
    return PanePlan(feed: feed, bottom: BotFooter(state: state).lines(width: width, height: height / 3))
  }

  /// Older topics keep their name, what was given to the bot, what went wrong and what the customer did not get.
  static func staysWhenFolded(_ index: Int, of lines: Blocks<BotTrace.Line>, isFresh: Bool) -> Bool {
    switch lines[index].kind {
    case .topic, .delivered, .problem, .reach, .transfer, .left: true
    case .message, .question: index + 1 < lines.count && lines[index + 1].kind == .reach
    case .detail: isFresh && isOfWhatStays(index, of: lines)
    case .answer, .heard, .variable, .branch: false
    }
  }

  /// Whether a detail belongs to something that the bot was given or handed over.
  private static func isOfWhatStays(_ index: Int, of lines: Blocks<BotTrace.Line>) -> Bool {
    let owner = lines[..<index].last { $0.kind != .detail }?.kind
    return owner == .delivered || owner == .transfer
  }

  /// The widest name of the details around one of them, so that their values stand below each other.
  func nameWidth(around index: Int, in lines: Blocks<BotTrace.Line>) -> Int {
    var first = index
    while first > 0, lines[first - 1].kind == .detail { first -= 1 }
    let names = lines[first...].prefix { $0.kind == .detail }.map(\.text)
    return Columns.width(of: names, most: Self.widestName)
  }
}
