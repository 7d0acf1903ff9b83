import Simulation

/// What an event costs: to take in one that was recorded, and to fold a whole flow.
func benchEvents(_ shipped: Shipped) {
  let world = shipped.oneQueue.world
  let entries = Array(shipped.played.run.log.entries)
  let rounds = isQuick ? 1 : 50
  let flow = Measure.median(entries.count * rounds) {
    (0..<rounds).map { _ in Run(world) }
  } work: { runs in
    for index in runs.indices { for entry in entries { runs[index].replay(entry) } }
    return nil
  }
  Measure.show("an event of a whole flow, appended and applied", flow, note: "\(entries.count) events")

  let count = isQuick ? 1000 : 100_000
  let mark = LoggedEvent(at: world.start, conversation: nil, session: nil, event: .sessionClosed)
  let least = Measure.median(count) {
    Run(world)
  } work: { run in
    for _ in 0..<count { run.replay(mark) }
    return nil
  }
  Measure.show("the least event, appended and applied", least, note: "prototype 25 ns")
  Measure.line("size of an event in the log", Double(MemoryLayout<LoggedEvent>.size), "bytes", "at most 48")
}
