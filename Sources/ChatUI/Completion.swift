import Scenarios
import Simulation

extension AppState {
  /// What would complete the line, shown dim behind the cursor; empty when nothing would.
  var ghost: String {
    let text = editor.text
    guard text.hasPrefix("/"), !text.contains("\n") else { return "" }
    guard let space = text.firstIndex(of: " ") else {
      return Self.rest(of: String(text.dropFirst()), among: commandWords)
    }
    let word = text[text.index(after: text.startIndex)..<space]
    let argument = String(text[text.index(after: space)...])
    return Self.rest(of: argument, among: arguments(of: String(word)))
  }

  /// Every command that can be typed at this window.
  var commandWords: [String] {
    CommandCatalog.commands(at: seat).map(\.name) + Action.allCases.compactMap(\.command) + ["record"]
      + (focus == .customer ? CardCommand.words : [])
  }

  private func arguments(of word: String) -> [String] {
    let organization = run.world.organization
    switch CommandCatalog.commands(at: seat).first(where: { $0.name == word })?.completes {
    case .queues: return organization.queues.map(\.name)
    case .members: return organization.representatives.map(\.name)
    case .presences:
      return ["Available", "Busy", "Do not disturb", "Appear away", "Offline"]
        + organization.presences.map(\.name)
    case .settings:
      return organization.bots.map { "\($0.name).capacity=" }
        + organization.representatives.map { "\($0.name).presence=" }
        + scene.variables.filter { $0.scope != .system }.map { "\($0.name) = " }
    case .nothing, nil: return []
    }
  }

  /// What is missing from `start` to the first candidate that begins with it; case does not count.
  private static func rest(of start: String, among candidates: [String]) -> String {
    guard !start.isEmpty else { return "" }
    let match = candidates.first { $0.count > start.count && $0.lowercased().hasPrefix(start.lowercased()) }
    return match.map { String($0.dropFirst(start.count)) } ?? ""
  }
}
