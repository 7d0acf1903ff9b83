import Scenarios
import Simulation

extension AppState {
  /// What would complete the line, shown dim behind the cursor; empty when nothing would.
  var ghost: String {
    guard let first = editor.characters.first, editor.breaks == 0 else { return "" }
    guard first == "/" else { return suggestion }
    let text = editor.text
    guard let space = text.firstIndex(of: " ") else {
      return Self.rest(of: String(text.dropFirst()), among: commandWords)
    }
    let word = text[text.index(after: text.startIndex)..<space]
    let argument = String(text[text.index(after: space)...])
    return Self.rest(of: argument, among: arguments(of: String(word)))
  }

  /// The rest of the choice that the customer begins to write.
  private var suggestion: String {
    guard case .customer = seat, let thread = scene.thread, editor.characters.count < 80 else { return "" }
    let choices = thread.choices
    return choices.isEmpty ? "" : Self.rest(of: editor.text, among: choices.map(\.title))
  }

  /// Every command that can be typed at this window.
  var commandWords: [String] {
    CommandCatalog.commands(at: seat).map(\.name) + Self.ownWords
  }

  /// Words after a slash that the windows understand at every seat.
  static let ownWords = Action.allCases.compactMap(\.command) + ["record"] + TimeCommand.otherWords

  private func arguments(of word: String) -> [String] {
    let organization = run.world.organization
    if word == "goto" {
      let timeline = playback.timeline
      return timeline.bookmarks.map(\.name) + playback.end.state.marks.map(\.name)
        + timeline.branches.map(\.name) + ["turn ", "event ", "step ", "start", "end"]
    }
    switch CommandCatalog.commands(at: seat).first(where: { $0.name == word })?.completes {
    case .queues: return organization.queues.map(\.name)
    case .members: return organization.representatives.map(\.name)
    case .quickReplies:
      return scene.desk?.conversation.flatMap { run.state.center[$0] }.map {
        run.quickReplies("", for: $0).map(\.title)
      } ?? []
    case .faults: return Fault.allCases.map(\.rawValue)
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
