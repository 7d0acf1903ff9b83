import Basis
import Simulation

/// What a customer's line costs up to the bot's answer, without and with a recording kept in memory, beside the echo of
/// a bot in botbuilder's TestAdapter in the same run. Lines come a second of virtual time after each other.
func benchTurns(_ shipped: Shipped) {
  let count = isQuick ? 2 : 200
  let echo = Peer(.echo)
  let before = echo?.turn()
  for isRecorded in [false, true] {
    let suffix = isRecorded ? ", recorded" : ""
    let world = shipped.oneQueue.world
    let exact = turns(in: world, ["When are you open"], timed: [0], count, isRecorded)
    Measure.show("a turn, exact phrase\(suffix)", exact[0], note: ratio(before, exact[0]))
    let alike = turns(in: world, ["When will you be open?"], timed: [0], count, isRecorded)
    Measure.show("a turn, phrase by likeness\(suffix)", alike[0], note: ratio(before, alike[0]))
    let refund = turns(
      in: world, ["I want a refund", "It is damaged", "yes"], timed: [1, 2], count, isRecorded)
    let answered = (refund[1] + refund[2]) / 2
    Measure.show("a turn, question answered\(suffix)", answered, note: ratio(before, answered))
    if !isRecorded { benchAnswers(count, before) }
  }
  benchTurnScale()
  guard let before, let after = echo?.turn() else {
    print("turns: no peer; HANDOFF_PEER_PYTHON names a Python that has botbuilder-core")
    return
  }
  Measure.show("a turn of TestAdapter's echo, before", before)
  Measure.show("a turn of TestAdapter's echo, after", after)
}

/// The same by what the question asks for.
private func benchAnswers(_ count: Int, _ echo: Double?) {
  guard let world = QuestionBot.world() else { return print("turns: the bot that asks cannot be loaded") }
  let kinds = QuestionBot.kinds
  var totals = Array(repeating: 0.0, count: kinds.count)
  for variant in kinds[0].answers.indices {
    let lines = [QuestionBot.phrase] + kinds.map { $0.answers[variant] }
    let found = turns(in: world, lines, timed: Set(1...kinds.count), count, false)
    for place in kinds.indices { totals[place] += found[place + 1] / Double(kinds[0].answers.count) }
  }
  for (kind, time) in zip(kinds, totals) {
    Measure.show("a turn, answered with \(kind.name)", time, note: ratio(echo, time))
  }
}

private func ratio(_ peer: Double?, _ ours: Double) -> String {
  guard let peer, ours > 0 else { return "" }
  let tenths = Int((peer / ours * 10).rounded())
  return "\(tenths / 10).\(tenths % 10) x TestAdapter's echo"
}

/// The times of the lines a customer says, over and over: by place, medians over blocks; zero for those not timed.
private func turns(
  in world: World, _ lines: [String], timed: Set<Int>, _ count: Int, _ isRecorded: Bool
) -> [Double] {
  Measure.medians(count, of: lines.count) {
    var run = Run(world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .open))
    return run
  } work: { run in
    var writer = JSONWriter()
    var totals = Array(repeating: Duration.zero, count: lines.count)
    let clock = ContinuousClock()
    for _ in 0..<count {
      for (place, line) in lines.enumerated() {
        let start = run.log.count
        let command = Command(at: run.state.now + .seconds(1), seat: .customer(0), .say(line))
        guard timed.contains(place) else {
          run.perform(command)
          continue
        }
        totals[place] += clock.measure {
          run.perform(command)
          if isRecorded { for number in start..<run.log.count { run.log[number].record(to: &writer) } }
        }
      }
    }
    return totals
  }
}
