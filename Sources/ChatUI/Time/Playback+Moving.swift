import Scenarios
import Simulation
import Views

// Going about in time: places of a branch, branches, and beginning one.

extension Playback {
  /// Shows another place of the branch.
  mutating func go(to place: Int) {
    jumps += 1
    let current = timeline.current
    let script = scripts.removeValue(forKey: current) ?? screenplay
    timeline.go(to: place, &moment)
    let isAuto = screenplay.isAuto
    screenplay = isInPast ? script.looking(at: moment.events) : script
    screenplay.isAuto = isAuto
    scripts[current] = isInPast ? script : nil
    isCatchingUp = isCatchingUp && isInPast
  }

  /// Goes back or forward; beyond the end of what was played a recording plays on.
  ///
  /// - Returns: false when there was no way to go.
  @discardableResult
  mutating func move(by unit: Timeline.Unit, _ count: Int) -> Bool {
    let from = moment.events
    if count < 0 { isCatchingUp = false }
    let place =
      unit == .event && slowness != nil
      ? shownPlace(from: from, count) : timeline.place(from: from, by: unit, count, steps: steps)
    if place != from { go(to: place) }
    return place != from
  }

  /// Shows a branch where it was left, or at its end.
  mutating func go(toBranch branch: Int, place: Int? = nil) {
    guard timeline.branches.indices.contains(branch) else { return }
    jumps += 1
    if branch != timeline.current {
      let current = timeline.current
      leftAt[current] = timeline.place
      if timeline.place == nil { scripts[current] = screenplay }
      isCatchingUp = false
      timeline.go(toBranch: branch, &moment)
      screenplay = scripts.removeValue(forKey: branch) ?? screenplay
      screenplay.isAuto = false
    }
    if let place { go(to: place) }
  }

  /// Goes from a branch back to the course it left, to the place where that was left; false in the original.
  mutating func returnToParent() -> Bool {
    guard let origin = timeline.branch.origin else { return false }
    go(toBranch: origin.branch, place: leftAt[origin.branch] ?? nil)
    return true
  }

  /// How many events had happened when each step of the walk-through was reached on this branch.
  var steps: [Int] { endScreenplay.progress?.places ?? [] }

  /// Slow motion stops only where something can be told.
  func shownPlace(from: Int, _ count: Int) -> Int {
    let end = timeline.end(moment).run
    var (place, left) = (from, abs(count))
    while left > 0, (count > 0 ? place < end.log.count : place > 0) {
      place += count.signum()
      if place == 0 || place == end.log.count || PlainTeller.tells(of: place - 1, in: end) { left -= 1 }
    }
    return place
  }

  // MARK: - Branches

  /// Begins a branch at the place that is shown, where nobody has done anything else yet.
  mutating func beginBranch() { leave(upTo: timeline.rest(upTo: moment.events)) }

  /// Nobody can act inside a turn: what is set counts from before the turn, so that it decides it; what is said or done
  /// comes after it.
  mutating func leave(for act: Act) {
    let place = moment.events
    leave(upTo: act.action.isSetting ? timeline.rest(upTo: place) : timeline.rest(from: place))
  }

  private mutating func leave(upTo rest: Int) {
    jumps += 1
    let (current, left) = (timeline.current, timeline.place)
    let script = scripts[current] ?? screenplay
    scripts[current] = script
    leftAt[current] = left
    let end = end
    if rest != moment.events { timeline.go(to: rest, &moment) }
    timeline.branchOff(moment)
    screenplay = script.leaving(at: rest, of: end)
    isCatchingUp = false
  }

  /// Gives the branch that is shown a name.
  mutating func name(_ name: String) { timeline.name(name) }

  /// Sets a bookmark on the branch that is shown, at the place that is shown unless told otherwise.
  mutating func bookmark(_ name: String, at events: Int? = nil) {
    timeline.bookmark(name, at: events ?? moment.events)
  }
}

extension Command.Action {
  /// Whether it changes what a turn is decided by, instead of being part of one.
  fileprivate var isSetting: Bool {
    switch self {
    case .setCapacity, .setPresence, .presence, .customPresence, .setContext, .setVariable: true
    default: false
    }
  }
}
