import Basis
import Scenarios
import Simulation
import Views

// Going back and forward in the windows. What is typed stays on the line, and nothing that was recorded changes.

extension AppState {
  /// Goes back or forward by events, turns or steps of the walk-through.
  mutating func travel(by unit: Timeline.Unit, _ count: Int) {
    notice = nil
    let (from, wasInPast) = (run.log.count, playback.isInPast)
    hold()
    if playback.move(by: unit, count) {
      lookAtTurn(of: playback.turn?.events.lowerBound ?? 0)
      arrive()
    } else if count < 0 {
      notice = Notice(text: "This is the beginning; nothing has happened yet", isProblem: false)
    } else if !wasInPast, playback.screenplay.isReplaying {
      playNext()
    } else {
      let next = playback.screenplay.nextLabel.map { "; \(keymap.name(of: .playNext)) plays \($0)" } ?? ""
      notice = Notice(
        text: "This is now, the end of \(playback.timeline.branch.name)\(next)", isProblem: false)
    }
    if unit == .event, run.log.count != from { tellOfEvent() }
  }

  /// Goes to where `/goto` names.
  mutating func travel(to words: String) {
    notice = nil
    hold()
    switch playback.go(toNamed: words) {
    case .success:
      lookAtTurn(of: playback.turn?.events.lowerBound ?? 0)
      arrive()
    case .failure(let problem): notice = Notice(text: problem.sentence, isProblem: true)
    }
  }

  /// Goes to a place of a branch; nil for its end.
  mutating func travel(toBranch branch: Int, place: Int?) {
    hold()
    if branch == playback.timeline.current {
      playback.go(to: place ?? playback.timeline.branch.events)
    } else {
      playback.go(toBranch: branch, place: place)
    }
    lookAtTurn(of: playback.turn?.events.lowerBound ?? 0)
    arrive()
    notice = nil
  }

  /// Goes to the end of the branch.
  mutating func travelToNow() {
    hold()
    playback.go(to: playback.timeline.branch.events)
    arrive()
    notice = nil
  }

  /// Goes from a branch back to the course it left.
  mutating func returnToParent() {
    hold()
    if playback.returnToParent() {
      arrive()
      notice = Notice(text: "Back in \(playback.timeline.branch.name), where it was left", isProblem: false)
    } else if playback.isInPast {
      travelToNow()
    } else {
      notice = Notice(text: "This is the original; it left nothing that one could return to", isProblem: true)
    }
  }

  /// Names the branch, or begins one where one is.
  mutating func branch(_ name: String) {
    hold()
    let begins = playback.timeline.branch.origin == nil || playback.isInPast || name.isEmpty
    if begins {
      playback.beginBranch()
      arrive()
    }
    if !name.isEmpty { playback.name(name) }
    if begins {
      tellOfBranch()
    } else {
      notice = Notice(text: "This branch is \(name) now", isProblem: false)
    }
  }

  /// Sets a bookmark at the place that is shown.
  mutating func bookmark(_ name: String) {
    let name = name.isEmpty ? playback.freeBookmark : name
    playback.bookmark(name)
    notice = Notice(
      text:
        "Bookmark \(name): \(playback.placeText), \(playback.timeline.branch.name); /goto \(name) comes back",
      isProblem: false)
  }

  /// Slow motion on or off.
  mutating func slow(_ words: String = "") {
    switch playback.slow(words) {
    case .success(let text): notice = Notice(text: text, isProblem: false)
    case .failure(let problem): notice = Notice(text: problem.sentence, isProblem: true)
    }
    if playback.slowness == nil, playback.isCatchingUp { travelToNow() }
  }

  /// Keeps the time of the branch's end before another place is shown.
  private mutating func hold() {
    if !playback.isInPast { heldNow[playback.timeline.current] = now }
  }

  /// Shows the moment that was gone to: nothing that was derived from another one holds.
  mutating func arrive() {
    if !playback.isInPast, let held = heldNow.removeValue(forKey: playback.timeline.current) {
      now = max(held, run.state.now)
    } else {
      now = run.state.now
    }
    turnStart = playback.turn?.events.lowerBound ?? 0
    if enteredCard != nil { leaveCard() }
    reading = nil
    for window in Window.allCases { forget(window) }
    prepared = [:]
    preparedOverlay = nil
    scene.forget()
    damage(.view)
  }

  /// Whether something is played without a key: the script, the past on its way to the end, slow motion.
  public var playsByItself: Bool {
    playback.isCatchingUp || screenplay.isAuto && (playback.isInPast || screenplay.nextLabel != nil)
  }

  // MARK: - Telling

  /// Tells that a branch began, and how to come back.
  mutating func tellOfBranch() {
    let timeline = playback.timeline
    guard let origin = timeline.branch.origin else { return }
    let left = origin.branch == 0 ? "" : " of \(timeline.branches[origin.branch].name)"
    notice = Notice(
      text: "\(timeline.branch.name.capitalizedFirst) from event \(origin.events)\(left); "
        + "\(keymap.name(of: .timeReturn)) returns",
      isProblem: false)
    arrive()
  }

  /// Tells which event was the last at the place that is shown.
  mutating func tellOfEvent() {
    guard let number = run.log.count > 0 ? run.log.count - 1 : nil else { return }
    let caption = PlainTeller(look.terms).caption(of: number, in: playback.end)
    notice = Notice(text: "Event \(number + 1)  \(caption)", isProblem: false)
  }

  /// Notes in which file a branch is kept, and tells it.
  public mutating func branchIsKept(in file: String) {
    playback.files[playback.timeline.current] = file
    let name = file.split(separator: "/").last ?? ""
    let text = [notice?.text, "kept in \(name)"].compactMap { $0 }.joined(separator: "; ")
    notice = Notice(text: text, isProblem: false)
    refresh()
  }
}

extension String {
  /// With a capital at the beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
