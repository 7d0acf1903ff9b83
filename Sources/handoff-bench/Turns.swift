import Basis
import Simulation

/// What a customer's line costs up to the bot's answer, without and with a recording kept in memory, beside the echo of
/// a bot in botbuilder's TestAdapter in the same run.
func benchTurns(_ shipped: Shipped) {
  let count = isQuick ? 2 : 200
  let echo = Peer(.echo)
  let before = echo?.turn()
  for isRecorded in [false, true] {
    let suffix = isRecorded ? ", recorded" : ""
    let exact = turns(["When are you open"], timed: [0], count, shipped, isRecorded)
    let answered = turns(
      ["I want a refund", "It is damaged", "yes"], timed: [1, 2], count, shipped, isRecorded)
    Measure.show("a turn, exact phrase\(suffix)", exact, note: ratio(before, exact))
    Measure.show(
      "a turn, phrase by likeness\(suffix)",
      turns(["When will you be open?"], timed: [0], count, shipped, isRecorded))
    Measure.show("a turn, question answered\(suffix)", answered, note: ratio(before, answered))
  }
  benchTurnScale()
  guard let before, let after = echo?.turn() else {
    print("turns: no peer; HANDOFF_PEER_PYTHON names a Python that has botbuilder-core")
    return
  }
  Measure.show("a turn of TestAdapter's echo, before", before)
  Measure.show("a turn of TestAdapter's echo, after", after)
}

private func ratio(_ peer: Double?, _ ours: Double) -> String {
  guard let peer, ours > 0 else { return "" }
  let tenths = Int((peer / ours * 10).rounded())
  return "\(tenths / 10).\(tenths % 10) x TestAdapter's echo"
}

/// The time of some of the lines a customer says, over and over.
private func turns(
  _ lines: [String], timed: Set<Int>, _ count: Int, _ shipped: Shipped, _ isRecorded: Bool
) -> Double {
  Measure.median(count * timed.count) {
    var run = Run(shipped.oneQueue.world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .open))
    return run
  } work: { run in
    var writer = JSONWriter()
    var total = Duration.zero
    let clock = ContinuousClock()
    for _ in 0..<count {
      for (place, line) in lines.enumerated() {
        let start = run.log.count
        let time = clock.measure {
          run.perform(Command(at: run.state.now, seat: .customer(0), .say(line)))
          if isRecorded { for number in start..<run.log.count { run.log[number].record(to: &writer) } }
        }
        if timed.contains(place) { total += time }
      }
    }
    return total
  }
}
