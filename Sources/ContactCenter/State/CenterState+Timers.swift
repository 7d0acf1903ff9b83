import Basis

// A conversation has at most three timers: that of its status, that of a disconnected customer and one of the desk;
// a representative has one. Setting one again leaves the old entry in the heap, where it is recognised by its
// sequence.
extension CenterState {
  /// The limits in force for a conversation.
  func limits(of conversation: CenterConversation) -> Timings {
    let index = conversation.workstream.index
    return timings.indices.contains(index) ? timings[index] : .none
  }

  /// How long wrap-up blocks capacity; nil for as long as it lasts.
  func block(of conversation: CenterConversation) -> TimeSpan? {
    let index = conversation.workstream.index
    return wrapUpBlocks.indices.contains(index) ? wrapUpBlocks[index] : nil
  }

  /// Whether a timer is one that somebody still waits for.
  public func isLive(_ timer: CenterTimer) -> Bool {
    let armed: ArmedTimer? =
      switch timer.subject {
      case .conversation(let id): armed(id, timer.kind.slot)
      case .representative(let id): self[.representative(id)]?.graceTimer
      }
    return armed == ArmedTimer(kind: timer.kind, due: timer.due, sequence: timer.sequence)
  }

  /// A conversation's own note of a timer, read where it is.
  private func armed(_ id: ConversationID, _ slot: CenterTimer.Kind.Slot) -> ArmedTimer? {
    holds(id) ? conversations[id.index].timer(in: slot) : nil
  }

  mutating func arm(
    _ id: ConversationID, _ kind: CenterTimer.Kind, after span: TimeSpan?, from time: VirtualTime
  ) {
    guard let span else { return }
    arm(id, kind, due: kind.isScheduled ? (time + span).rounded(upTo: tick) : time + span)
  }

  mutating func arm(_ id: ConversationID, _ kind: CenterTimer.Kind, due: VirtualTime) {
    disarm(id, kind.slot)
    let armed = armed(kind, .conversation(id), due: due)
    change(id) { $0.setTimer(armed, in: kind.slot) }
  }

  /// Counts the time within which a representative must be back.
  mutating func arm(_ person: RepresentativeID, due: VirtualTime) {
    disarm(person)
    let armed = armed(.representativeGrace, .representative(person), due: due)
    change(.representative(person)) { $0.graceTimer = armed }
  }

  private mutating func armed(
    _ kind: CenterTimer.Kind, _ subject: CenterTimer.Subject, due: VirtualTime
  ) -> ArmedTimer {
    timerSequence += 1
    timers.insert(CenterTimer(due: due, sequence: timerSequence, subject, kind: kind))
    liveTimers += 1
    return ArmedTimer(kind: kind, due: due, sequence: timerSequence)
  }

  mutating func disarm(_ id: ConversationID, _ slot: CenterTimer.Kind.Slot) {
    guard armed(id, slot) != nil else { return }
    change(id) { $0.setTimer(nil, in: slot) }
    liveTimers -= 1
  }

  mutating func disarm(_ person: RepresentativeID) {
    guard self[.representative(person)]?.graceTimer != nil else { return }
    change(.representative(person)) { $0.graceTimer = nil }
    liveTimers -= 1
  }

  /// Keeps the first entry live and the heap at most about twice as long as needed.
  mutating func dropStaleTimers() {
    if timers.count > 2 * liveTimers + 64 {
      let state = self
      timers.removeStale { state.isLive($0) }
    }
    while let first = timers.first, !isLive(first) { timers.removeFirst() }
  }
}

extension CenterConversation {
  func timer(in slot: CenterTimer.Kind.Slot) -> ArmedTimer? {
    switch slot {
    case .status: statusTimer
    case .customer: graceTimer
    case .desk: deskTimer
    }
  }

  mutating func setTimer(_ timer: ArmedTimer?, in slot: CenterTimer.Kind.Slot) {
    switch slot {
    case .status: statusTimer = timer
    case .customer: graceTimer = timer
    case .desk: deskTimer = timer
    }
  }
}

extension VirtualTime {
  /// The next moment that is a whole number of steps from the epoch; itself for steps of no length.
  func rounded(upTo step: TimeSpan) -> VirtualTime {
    guard step.milliseconds > 0 else { return self }
    let over = milliseconds % step.milliseconds
    if over == 0 { return self }
    return self + .milliseconds(over < 0 ? -over : step.milliseconds - over)
  }
}
