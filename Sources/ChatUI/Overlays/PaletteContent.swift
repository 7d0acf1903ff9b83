import Scenarios
import Screen
import Simulation
import Views

/// Every action and command by name, with its keys; typing narrows the list.
struct PaletteContent {
  let state: AppState

  /// Something that can be done.
  enum Choice {
    /// What a key does as well.
    case action(Action)
    /// What can be typed at the window.
    case command(CommandEntry)

    func title(_ terms: Vocabulary) -> String {
      switch self {
      case .action(let action): terms.words(action.title)
      case .command(let entry):
        "/\(entry.name)\(entry.arguments.isEmpty ? "" : " \(entry.arguments)")  \(terms.words(entry.summary))"
      }
    }

    fileprivate func text(_ terms: Vocabulary) -> String {
      switch self {
      case .action(let action):
        "\(title(terms)) \(action.rawValue) \(action.command ?? "")".lowercased()
      case .command: title(terms).lowercased()
      }
    }
  }

  /// The commands of a seat and the actions whose title, id or command holds every word of the filter.
  static func choices(matching filter: String, at seat: Seat, in terms: Vocabulary) -> [Choice] {
    let words = filter.lowercased().split(separator: " ")
    let all = CommandCatalog.commands(at: seat).map(Choice.command) + Action.allCases.map(Choice.action)
    return all.filter { choice in
      let text = choice.text(terms)
      return words.allSatisfy { text.contains($0) }
    }
  }

  func lines(filter: String, selected: Int) -> [PaneLine] {
    let choices = Self.choices(matching: filter, at: state.seat, in: state.look.terms)
    guard !choices.isEmpty else { return [PaneLine("  nothing is called that", .dim)] }
    return choices.enumerated().map { index, choice in
      let isSelected = index == selected
      var line = PaneLine(
        "\(isSelected ? state.look.lines.current : " ") \(choice.title(state.look.terms))",
        isSelected ? Style(.selection) : .text)
      if case .action(let action) = choice {
        let keys = state.keymap.keys(for: action).map(\.description).joined(separator: "  ")
        line.trailing = PaneLine.Piece(keys, Style(.key))
      }
      return line
    }
  }
}
