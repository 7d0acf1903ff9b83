import Basis

// A conversation has at most two timers: that of its status and that of a disconnected customer. Setting one again
// leaves the old entry in the heap, where it is recognised by its sequence.
extension CenterState {
  /// The limits in force for a conversation.
  func limits(of conversation: CenterConversation) -> Timings {
    let index = conversation.workstream.index
    return timings.indices.contains(index)
      ? timings[index] : Timings(offer: nil, botInactivity: nil, open: nil, disconnectGrace: nil, wrapUp: nil)
  }

  /// Whether a timer is one that its conversation still waits for.
  public func isLive(_ timer: CenterTimer) -> Bool {
    guard let conversation = self[timer.conversation] else { return false }
    let armed = timer.kind == .disconnectGrace ? conversation.graceTimer : conversation.statusTimer
    return armed == ArmedTimer(kind: timer.kind, due: timer.due, sequence: timer.sequence)
  }

  mutating func arm(
    _ id: ConversationID, _ kind: CenterTimer.Kind, after span: TimeSpan?, from time: VirtualTime
  ) {
    guard let span else { return }
    arm(id, kind, due: time + span)
  }

  mutating func arm(_ id: ConversationID, _ kind: CenterTimer.Kind, due: VirtualTime) {
    if kind == .disconnectGrace { disarmGrace(id) } else { disarmStatusTimer(id) }
    timerSequence += 1
    let armed = ArmedTimer(kind: kind, due: due, sequence: timerSequence)
    change(id) { if kind == .disconnectGrace { $0.graceTimer = armed } else { $0.statusTimer = armed } }
    timers.insert(CenterTimer(due: due, sequence: timerSequence, conversation: id, kind: kind))
    liveTimers += 1
  }

  mutating func disarmStatusTimer(_ id: ConversationID) {
    guard self[id]?.statusTimer != nil else { return }
    change(id) { $0.statusTimer = nil }
    liveTimers -= 1
  }

  mutating func disarmGrace(_ id: ConversationID) {
    guard self[id]?.graceTimer != nil else { return }
    change(id) { $0.graceTimer = nil }
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
