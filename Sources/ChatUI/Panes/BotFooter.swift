import Basis
import Screen
import Simulation
import Text
import Views

/// What stays at the lower edge of the bot's window: where it is, its variables, and its session.
struct BotFooter {
  let state: AppState

  /// The lines that fit a height; where the bot is comes first, then the variables.
  func lines(width: Int, height: Int) -> [PaneLine] {
    guard height > 1 else { return [] }
    let position = self.position(width: width)
    let session = height > 4 ? self.session : []
    return position + session + variables(height: height - position.count - session.count)
  }

  private func name(_ text: String) -> String { Sanitizer.visible(text, as: .folded) }

  /// The topics that run and the current action, on one line: of a long path its end.
  private func position(width: Int) -> [PaneLine] {
    guard !state.scene.position.isEmpty else { return [] }
    let between = " \(state.look.lines.arrow) "
    var path = state.scene.position.map(name)
    func text() -> String { path.joined(separator: between) }
    var isCut = false
    let room = max(8, width - 4)
    while path.count > 1, DisplayWidth.columns(of: text()) + (isCut ? 2 : 0) > room {
      path.removeFirst()
      isCut = true
    }
    let lead = isCut ? "\(state.look.lines.ellipsis) " : ""
    return [PaneLine([PaneLine.Piece("At  ", Style(.heading)), PaneLine.Piece(lead + text())])]
  }

  /// What analytics say of the session.
  private var session: [PaneLine] {
    // Analytics of sessions are Copilot Studio's; a bot written in code has none.
    guard let part = state.scene.part?.session, state.run.state.sessions[Int(part.raw)].dialog != nil,
      let session = state.sessions.sessions.last(where: { $0.part == part })
    else { return [] }
    let turns = session.turns == 1 ? "1 turn" : "\(session.turns) turns"
    return [
      PaneLine(
        [
          PaneLine.Piece("Session \(session.number)  ", Style(.heading)),
          PaneLine.Piece(session.outcome(at: state.run.state.now).rawValue),
        ], trailing: PaneLine.Piece(turns, .dim))
    ]
  }

  /// The bot's variables by scope, those changed in the latest turn marked with a star; of too many those of
  /// interest.
  private func variables(height: Int) -> [PaneLine] {
    let all = state.scene.variables
    guard !all.isEmpty, height > 1 else { return [] }
    let width = Columns.width(of: all.map(\.name), most: Self.widestName)
    let room = height - 1
    let shown = all.count <= room ? all[...] : Self.byInterest(all).prefix(room)
    let more = all.count - shown.count
    let head = PaneLine(
      [PaneLine.Piece("Variables", Style(.heading))],
      trailing: more > 0 ? PaneLine.Piece("\(more) more", .dim) : nil)
    return [head] + shown.map { line($0, width) }
  }

  /// Columns that a variable's name may take beside its value.
  private static let widestName = 24

  /// What changed first, then what has a value, in each in their order.
  private static func byInterest(_ all: [BotVariable]) -> [BotVariable] {
    all.filter(\.isChanged) + all.filter { !$0.isChanged && $0.value != nil }
      + all.filter { !$0.isChanged && $0.value == nil }
  }

  private func line(_ variable: BotVariable, _ width: Int) -> PaneLine {
    let style = variable.isChanged ? Style(.changed) : .text
    let value = variable.value.map { Columns.short(name($0), state.look.lines) } ?? state.look.lines.none
    return PaneLine([
      PaneLine.Piece(
        "\(variable.isChanged ? "*" : " ")\(Columns.name(name(variable.name), width: width)) ",
        variable.isChanged ? style : .dim), PaneLine.Piece(value, style),
    ])
  }
}
