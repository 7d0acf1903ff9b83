import Basis
import Scenarios
import Simulation
import Views

extension Playback {
  /// Why there is no way to go somewhere.
  struct Problem: Error {
    /// One sentence without a full stop.
    var sentence: String
  }

  /// The turn that the moment is in or has just ended, with its number; nil before the first.
  var turn: (number: Int, events: Range<Int>)? {
    let number = timeline.turns(by: moment.events)
    return timeline.events(ofTurn: number).map { (number, $0) }
  }

  /// How many turns there are in all.
  var turns: Int {
    let script = endScreenplay
    return timeline.branch.turns.count + (script.isReplaying ? script.lines.count - script.next : 0)
  }

  /// `turn 3 of 9, event 41 of 97`, or that nothing has happened.
  var placeText: String {
    guard let turn else { return "before turn 1 of \(turns)" }
    let part = moment.events == turn.events.upperBound ? "" : "in "
    return "\(part)turn \(turn.number) of \(turns), event \(moment.events) of \(events)"
  }

  /// The same where there is little room.
  var shortPlaceText: String {
    guard let turn else { return "before turn 1" }
    let text = "turn \(turn.number) of \(turns)"
    return moment.events == turn.events.upperBound ? text : "in \(text), event \(moment.events)"
  }

  /// The name that a bookmark gets which was given none.
  var freeBookmark: String {
    let taken = Set(timeline.bookmarks.map(\.name))
    return (1...).lazy.map { "place \($0)" }.first { !taken.contains($0) } ?? ""
  }

  /// Goes to a place by words: a bookmark, a mark of the recording, a branch, `turn 3` or `3`, `event 41`, `step 4`,
  /// `start`, `end`.
  mutating func go(toNamed words: String) -> Result<Void, Problem> {
    let wanted = words.lowercased()
    func isMeant(_ name: String) -> Bool { name.lowercased() == wanted }
    if let bookmark = timeline.bookmarks.first(where: { isMeant($0.name) }) {
      go(toBranch: bookmark.branch, place: bookmark.events)
    } else if let branch = timeline.branches.firstIndex(where: { isMeant($0.name) }) {
      go(toBranch: branch)
    } else if let mark = end.state.marks.last(where: { isMeant($0.name) }) {
      go(to: mark.number)
    } else if wanted == "start" {
      go(to: 0)
    } else if wanted == "end" {
      go(to: timeline.branch.events)
    } else {
      return go(toNumbered: wanted)
    }
    return .success(())
  }

  private mutating func go(toNumbered words: String) -> Result<Void, Problem> {
    let parts = words.split(separator: " ")
    let unit = parts.count == 1 ? "turn" : parts.first.map(String.init) ?? ""
    guard parts.count <= 2, let number = parts.last.flatMap({ Int($0) }), number >= 0 else {
      return .failure(Problem(sentence: unknown(words)))
    }
    switch unit {
    case "event" where number <= events:
      play(upTo: number)
      go(to: number)
    case "turn" where number <= turns:
      while timeline.branch.turns.count < number, playRecorded() {}
      go(to: number == 0 ? 0 : timeline.events(ofTurn: number)?.upperBound ?? timeline.branch.events)
    case "step":
      let before = moment.events
      while steps.count < number, playRecorded() {}
      guard number > 0, steps.count >= number else {
        go(to: before)
        return .failure(Problem(sentence: "step \(number) of the walk-through was not reached here"))
      }
      go(to: steps[number - 1])
    case "event": return .failure(Problem(sentence: "there are \(events) events here"))
    case "turn": return .failure(Problem(sentence: "there are \(turns) turns here"))
    default: return .failure(Problem(sentence: unknown(words)))
    }
    return .success(())
  }

  private func unknown(_ words: String) -> String {
    let names = timeline.bookmarks.map(\.name) + timeline.branches.map(\.name) + end.state.marks.map(\.name)
    let near = Suggestion.nearest(to: words, among: names).map { "; did you mean \($0)?" }
    return
      "nothing here is called \(words)\(near ?? "; a bookmark, a branch, turn 3, event 41, step 2, start or end")"
  }

  /// Shows what a recording still has, up to an event.
  private mutating func play(upTo event: Int) {
    while timeline.branch.events < event, playRecorded() {}
  }

  /// Shows a recording's next step, as a whole; false when there is none.
  private mutating func playRecorded() -> Bool {
    guard endScreenplay.isReplaying else { return false }
    let slow = slowness
    slowness = nil
    defer { slowness = slow }
    go(to: timeline.branch.events)
    if case .nothing = playNext(at: moment.run.state.now) { return false }
    return true
  }

  /// Slow motion on or off, or with so many seconds for each event.
  mutating func slow(_ words: String) -> Result<String, Problem> {
    guard !words.isEmpty else {
      slowness = slowness == nil ? 1000 : nil
      return .success(slowText)
    }
    guard words != "off" else {
      slowness = nil
      return .success(slowText)
    }
    let digits = words.hasSuffix("s") ? words.dropLast() : words[...]
    guard let seconds = Double(digits), (0.1...60).contains(seconds) else {
      return .failure(Problem(sentence: "/slow takes seconds for each event, 0.1 to 60, or off"))
    }
    slowness = Int64(seconds * 1000)
    return .success(slowText)
  }

  private var slowText: String {
    guard let slowness else { return "Slow motion is off: a turn is shown as a whole" }
    let tenths = (slowness + 50) / 100
    let seconds = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return "Slow motion: event by event, \(seconds) s each; /slow SECONDS changes it"
  }
}
