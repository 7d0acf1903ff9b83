import Scenarios
import Screen

/// The keys and commands, from the tables that also decide what they do.
struct HelpContent {
  let state: AppState

  func lines(width: Int) -> [PaneLine] {
    let topic = state.helpTopic
    let terms = state.look.terms
    var result = [heading(terms.words(topic.title))]
    result += PaneLine.wrapped(terms.words(topic.about(state.keymap.name)), width: width, .text)
    if topic == .reading {
      for action in Action.allCases where action.context == .reading { result += line(of: action) }
    }
    result += [PaneLine(), heading("Commands at this window")]
    for entry in CommandCatalog.commands(at: state.seat) {
      result.append(row("/\(entry.name) \(entry.arguments)", terms.words(entry.summary)))
    }
    result += [PaneLine(), heading("The screen")]
    result += PaneLine.wrapped(
      "Three desks, one conversation. The focused window has the heavy border, and the line below speaks for it. "
        + "Type and press \(state.keymap.name(of: .send)); a line that begins with / is a command. "
        + "\(state.keymap.name(of: .tour)) shows a short tour.", width: width, .text)
    result += [PaneLine(), heading("Keys")]
    for action in Action.allCases { result += line(of: action) }
    return result
  }

  /// An action with its keys and its command; nothing where it has neither.
  private func line(of action: Action) -> [PaneLine] {
    let keys = state.keymap.keys(for: action).map(\.description).joined(separator: "  ")
    let command = action.command.map { "/\($0)" } ?? ""
    let how = [keys, command].filter { !$0.isEmpty }.joined(separator: "  ")
    return how.isEmpty ? [] : [row(how, state.look.terms.words(action.title))]
  }

  private func heading(_ text: String) -> PaneLine { PaneLine(text, Style(.heading)) }

  private func row(_ how: String, _ what: String) -> PaneLine {
    let padded = how + String(repeating: " ", count: max(1, 34 - how.count))
    return PaneLine([PaneLine.Piece("  \(padded)", Style(.key)), PaneLine.Piece(what)])
  }
}
