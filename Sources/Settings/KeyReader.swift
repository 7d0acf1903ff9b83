import Basis
import ChatUI
import SourceYAML

/// Reads the `keys:` of a settings file: action ids with a key, several, or `none`.
struct KeyReader {
  /// The actions without which nobody gets on or out.
  static let kept: [Action] = [.quit, .help, .back, .send]

  private var changes: [Action: [Key]] = [:]
  /// Where each key of an action was written, the first time.
  private var places: [Place: (action: Action, span: SourceSpan)] = [:]
  private var spans: [Action: SourceSpan] = [:]
  private var findings: [Diagnostic] = []

  /// A key where it acts.
  private struct Place: Hashable {
    var key: Key
    var context: Action.Context
  }

  /// The keys of actions that are to have others than the standard ones.
  static var keys: Reader<[Action: [Key]]> {
    Reader { node, diagnostics in
      guard let entries = node.entries else {
        return node.refused(
          "a mapping of action ids to keys", &diagnostics, hint: "write them like help: [F1, Alt-H]")
      }
      var reader = KeyReader()
      for entry in entries { reader.read(entry) }
      reader.keepWaysOut()
      reader.tellLostKeys()
      diagnostics += reader.findings
      return reader.changes
    }
  }

  private mutating func read(_ entry: Node.Entry) {
    let name = entry.key.text ?? entry.key.json.text
    guard let action = Action(rawValue: name) else {
      let near = Suggestion.nearest(to: name, among: Action.allCases.map(\.rawValue))
      return report(
        .error, SettingsFile.Code.unknownAction, "there is no action \(name.prefix(60))", at: entry.key.span,
        hint: near.map { "did you mean \($0)?" } ?? "handoff manual lists every action with its id")
    }
    spans[action] = entry.key.span
    if entry.value.text == "none" {
      changes[action] = []
      return
    }
    var keys: [Key] = []
    for item in entry.value.items ?? [entry.value] {
      if let key = key(item, for: action), !keys.contains(key) { keys.append(key) }
    }
    // An action all of whose keys were refused keeps those it had.
    if !keys.isEmpty || entry.value.items?.isEmpty == true { changes[action] = keys }
  }

  private mutating func key(_ node: Node, for action: Action) -> Key? {
    guard let text = Reader<String>.string.read(node, &findings) else { return nil }
    let key: Key
    do throws(Key.Unbindable) {
      key = try Key(written: text, in: action.context)
    } catch {
      report(.error, SettingsFile.Code.unbindableKey, error.message, at: node.span, hint: error.hint)
      return nil
    }
    let place = Place(key: key, context: action.context)
    if let earlier = places[place], earlier.action != action {
      report(
        .error, SettingsFile.Code.twoActions,
        "\(key) does \(earlier.action.rawValue) already, on line \(earlier.span.start.line)", at: node.span,
        hint: "take another key for one of them")
      return nil
    }
    places[place] = (action, node.span)
    return key
  }

  /// Gives what nobody can do without its keys back.
  private mutating func keepWaysOut() {
    for action in Self.kept where Keymap.standard.rebound(changes).keys(for: action).isEmpty {
      let standard = Keymap.standard.keys(for: action)
      let names = standard.map(\.description).joined(separator: ", ")
      if changes[action] != nil, let span = spans[action] {
        report(
          .error, SettingsFile.Code.wayOut,
          "without a key for \(action.rawValue) nobody could \(Self.deed(action))",
          at: span, hint: "name a key; until then it keeps \(names)")
        changes[action] = nil
      }
      for key in standard {
        guard let taker = places[Place(key: key, context: action.context)], taker.action != action else {
          continue
        }
        report(
          .error, SettingsFile.Code.wayOut,
          "\(key) is the only key of \(action.rawValue), without which nobody could \(Self.deed(action))",
          at: taker.span, hint: "give \(action.rawValue) another key, or take another one here")
        changes[taker.action]?.removeAll { $0 == key }
        // What is left without a key by that keeps those it had.
        if changes[taker.action]?.isEmpty == true { changes[taker.action] = nil }
      }
    }
  }

  private static func deed(_ action: Action) -> String {
    switch action {
    case .quit: "leave"
    case .help: "find the keys"
    case .back: "close what lies over the windows"
    default: "send a line"
    }
  }

  /// Notes which actions have no key any more although nobody said so.
  private mutating func tellLostKeys() {
    let map = Keymap.standard.rebound(changes)
    for action in Action.allCases where changes[action] == nil && map.keys(for: action).isEmpty {
      let takers = Keymap.standard.keys(for: action).compactMap {
        places[Place(key: $0, context: action.context)]
      }
      guard let taker = takers.first else { continue }
      report(
        .note, SettingsFile.Code.lostKey, "\(action.rawValue) has no key any more", at: taker.span,
        hint: action.command.map { "/\($0) does the same; or give it another key" }
          ?? "give it another key, or none to say that it is meant")
    }
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, at span: SourceSpan, hint: String
  ) {
    findings.append(Diagnostic(severity, code, message, at: span, hint: hint))
  }
}
