import Views

/// Something that goes about in time, by a key or a typed line: the windows and plain mode read the same.
enum TimeCommand: Equatable {
  /// Back or forward by so many.
  case move(Timeline.Unit, Int)
  /// To the end of the branch.
  case now
  /// To a place by name or number.
  case go(String)
  /// The turns, branches and bookmarks.
  case list
  /// Begin a branch here, or name the one that is shown.
  case branch(String)
  /// From a branch back to the course it left.
  case goBack
  /// A bookmark here; empty for a name of its own.
  case bookmark(String)
  /// Slow motion: empty switches it, else seconds or `off`.
  case slow(String)
  /// The presenter's notes.
  case notes

  /// What a key's action means; nil for other actions.
  init?(_ action: Action) {
    switch action {
    case .timeBack: self = .move(.turn, -1)
    case .timeForward: self = .move(.turn, 1)
    case .eventBack: self = .move(.event, -1)
    case .eventForward: self = .move(.event, 1)
    case .stepBack: self = .move(.step, -1)
    case .stepForward: self = .move(.step, 1)
    case .timeNow: self = .now
    case .timeline: self = .list
    case .timeReturn: self = .goBack
    case .branch: self = .branch("")
    case .bookmark: self = .bookmark("")
    case .slow: self = .slow("")
    case .notes: self = .notes
    default: return nil
    }
  }

  /// Words after a slash that are understood here and are no action's.
  static let otherWords = ["branches"]

  /// What a typed line means; nil for a line that is about something else.
  static func reading(_ line: String) -> Result<TimeCommand, Playback.Problem>? {
    let parts = line.split(separator: " ", maxSplits: 1)
    guard let word = parts.first, word.hasPrefix("/") else { return nil }
    let rest = parts.count > 1 ? parts[1].split(separator: " ").joined(separator: " ") : ""
    switch word.dropFirst() {
    case "back": return moving(-1, rest, "back")
    case "forward": return moving(1, rest, "forward")
    case "goto": return .success(rest.isEmpty ? .list : .go(rest))
    case "branches": return .success(.list)
    case "branch": return .success(.branch(rest))
    case "bookmark": return .success(.bookmark(rest))
    case "slow": return .success(.slow(rest))
    case let word: return Action.named(String(word)).flatMap(TimeCommand.init).map { .success($0) }
    }
  }

  /// `/back`, `/back 3`, `/back step`, `/back 3 events`.
  private static func moving(_ direction: Int, _ words: String, _ name: String) -> Result<
    TimeCommand, Playback.Problem
  > {
    var count = 1
    var unit = Timeline.Unit.turn
    for word in words.split(separator: " ") {
      let singular = word.hasSuffix("s") ? word.dropLast() : word
      if let number = Int(word), (1...1_000_000).contains(number) {
        count = number
      } else if let named = Timeline.Unit(rawValue: String(singular)) {
        unit = named
      } else {
        let sentence = "/\(name) takes a number, and event, turn or step, as in /\(name) 3 events"
        return .failure(Playback.Problem(sentence: sentence))
      }
    }
    return .success(.move(unit, direction * count))
  }
}

extension AppState {
  /// Goes about in time.
  mutating func perform(_ command: TimeCommand) {
    switch command {
    case .move(let unit, let count): travel(by: unit, count)
    case .now: travelToNow()
    case .go(let words): travel(to: words)
    case .list: overlay = .timeline(selected: nil)
    case .branch(let name): branch(name)
    case .goBack: returnToParent()
    case .bookmark(let name): bookmark(name)
    case .slow(let words): slow(words)
    case .notes:
      showsNotes.toggle()
      notice = nil
    }
  }

  /// Takes a typed line that goes about in time; false when it is another.
  mutating func takeTimeCommand(_ line: String) -> Bool {
    switch TimeCommand.reading(line) {
    case .success(let command): perform(command)
    case .failure(let problem):
      refuse(problem.sentence, of: line)
      editor.replace(with: line)
    case nil: return false
    }
    return true
  }
}
