import Scenarios
import Simulation
import Views

// Going about in time in plain lines: what the windows show of it is said.

extension PlainFront {
  /// Takes a typed line that goes about in time; nil when it is another.
  mutating func takeTimeCommand(_ line: String) -> [String]? {
    switch TimeCommand.reading(line) {
    case .success(let command): carryOut(command)
    case .failure(let problem): ["refused: \(problem.sentence)"]
    case nil: nil
    }
  }

  private mutating func carryOut(_ command: TimeCommand) -> [String] {
    switch command {
    case .move(let unit, let count): return move(by: unit, count)
    case .now:
      playback.go(to: playback.timeline.branch.events)
      return arrived()
    case .go(let words):
      if case .failure(let problem) = playback.go(toNamed: words) { return ["refused: \(problem.sentence)"] }
      return arrived()
    case .list: return TimelineRows(playback).lines
    case .branch(let name): return branch(name)
    case .goBack:
      guard playback.returnToParent() else {
        return ["refused: this is the original; it left nothing that one could return to"]
      }
      return arrived()
    case .bookmark(let name):
      let name = name.isEmpty ? playback.freeBookmark : name
      playback.bookmark(name)
      return ["time: bookmark \(name): \(playback.placeText); /goto \(name) comes back"]
    case .slow(let words):
      switch playback.slow(words) {
      case .success(let text): return ["time: \(text); Enter shows the next"]
      case .failure(let problem): return ["refused: \(problem.sentence)"]
      }
    case .notes:
      showsNotes.toggle()
      return showsNotes ? notes : ["notes: off"]
    }
  }

  private mutating func move(by unit: Timeline.Unit, _ count: Int) -> [String] {
    if playback.move(by: unit, count) {
      return (count > 0 ? tell() : []) + (unit == .event ? event : []) + arrived()
    }
    if count < 0 { return ["time: this is the beginning; nothing has happened yet"] }
    if playback.screenplay.isReplaying { return playNext() ?? [] }
    return ["time: this is now, the end of \(playback.timeline.branch.name)"]
  }

  private mutating func branch(_ name: String) -> [String] {
    let begins = playback.timeline.branch.origin == nil || playback.isInPast || name.isEmpty
    if begins { playback.beginBranch() }
    if !name.isEmpty { playback.name(name) }
    if begins { return branchBegan() + arrived() }
    return ["time: this branch is \(name) now"]
  }

  /// The event that happened last at the place that is told.
  private var event: [String] {
    let number = run.log.count - 1
    guard number >= 0 else { return [] }
    return ["time: event \(number + 1): \(teller.caption(of: number, in: playback.end))"]
  }

  /// Another place is shown: what was told of it before is not told again.
  private mutating func arrived() -> [String] {
    teller.goOn(from: run.log.count)
    return place
  }

  /// Tells that a branch began, and how to come back.
  mutating func branchBegan() -> [String] {
    let timeline = playback.timeline
    guard let origin = timeline.branch.origin else { return [] }
    teller.goOn(from: origin.events)
    let left = timeline.branches[origin.branch].name
    return [
      "time: \(timeline.branch.name) leaves \(left) after event \(origin.events); /return goes back there"
    ]
  }

  /// Notes in which file the branch is kept.
  public mutating func branchIsKept(in file: String) {
    playback.files[playback.timeline.current] = file
  }

  /// Where one is, and what can be done there.
  private var place: [String] {
    let clock = run.world.zone.clock(run.state.now)
    let looking = playback.isInPast ? "looking back" : "now"
    var parts = ["time: \(looking), \(playback.placeText), \(clock)"]
    if playback.timeline.branch.origin != nil { parts.append("on \(playback.timeline.branch.name)") }
    if let progress = playback.screenplay.progress, progress.next > 0 {
      let title = terms.words(progress.walkthrough.steps[progress.next - 1].title, names: run.world.names)
      parts.append("step \(progress.next) of \(progress.states.count): \(title)")
    }
    return [parts.joined(separator: "; ")]
      + (playback.isInPast ? ["time: a line here begins a branch; /forward goes on, /now is the end"] : [])
  }

  /// The presenter's notes of the step that was reached last.
  var notes: [String] { ["notes: \(terms.words(playback.screenplay.notes, names: run.world.names))"] }
}
