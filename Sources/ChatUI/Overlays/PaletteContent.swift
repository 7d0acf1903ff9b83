import Screen

/// Every action by name, with its keys; typing narrows the list.
struct PaletteContent {
  let state: AppState

  /// The actions whose title, id or command holds every word of the filter.
  static func actions(matching filter: String) -> [Action] {
    let words = filter.lowercased().split(separator: " ")
    return Action.allCases.filter { action in
      let text = "\(action.title) \(action.rawValue) \(action.command ?? "")".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  func lines(filter: String, selected: Int) -> [PaneLine] {
    let actions = Self.actions(matching: filter)
    let head = PaneLine([PaneLine.Piece("\(state.look.lines.current) ", Style(.emphasis)), PaneLine.Piece(filter)])
    guard !actions.isEmpty else { return [head, PaneLine("  nothing is called that", .dim)] }
    return [head]
      + actions.enumerated().map { index, action in
        let keys = state.keymap.keys(for: action).map(\.description).joined(separator: "  ")
        let style = index == selected ? Style(.selection) : .text
        return PaneLine([PaneLine.Piece("  \(action.title)", style)], trailing: PaneLine.Piece(keys, Style(.key)))
      }
  }
}
