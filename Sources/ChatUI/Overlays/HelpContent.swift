import Scenarios
import Screen

/// The keys and commands, from the tables that also decide what they do.
struct HelpContent {
  let state: AppState

  func lines(width: Int) -> [PaneLine] {
    var result = PaneLine.wrapped(
      "Three desks, one conversation. The focused window has the heavy border, and the line below speaks for it. "
        + "Type and press \(state.keymap.name(of: .send)); a line that begins with / is a command.",
      width: width, .text)
    result += [PaneLine(), heading("Commands at this window")]
    for entry in CommandCatalog.commands(at: state.seat) {
      result.append(row("/\(entry.name) \(entry.arguments)", state.look.terms.words(entry.summary)))
    }
    result += [PaneLine(), heading("Keys")]
    for action in Action.allCases {
      let keys = state.keymap.keys(for: action).map(\.description).joined(separator: "  ")
      let command = action.command.map { "/\($0)" } ?? ""
      let how = [keys, command].filter { !$0.isEmpty }.joined(separator: "  ")
      if !how.isEmpty { result.append(row(how, state.look.terms.words(action.title))) }
    }
    return result
  }

  private func heading(_ text: String) -> PaneLine { PaneLine(text, Style(.heading)) }

  private func row(_ how: String, _ what: String) -> PaneLine {
    let padded = how + String(repeating: " ", count: max(1, 34 - how.count))
    return PaneLine([PaneLine.Piece("  \(padded)", Style(.key)), PaneLine.Piece(what)])
  }
}
