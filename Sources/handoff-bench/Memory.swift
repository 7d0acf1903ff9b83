import Basis
import Glibc
import Scenarios
import Simulation

/// What open conversations take: each of ten messages of 60 characters, a question that waits and five variables.
func benchMemory() {
  let count = isQuick ? 10 : 100_000
  guard let world = TalkativeBot.world(customers: count) else {
    print("memory: the bot cannot be loaded")
    return
  }
  let before = peak()
  var run = Run(world)
  let line = String("I would like to know what my parcel with the broken lamp does now".prefix(60))
  let clock = ContinuousClock()
  let time = clock.measure {
    for customer in 0..<count {
      run.perform(Command(at: run.state.now, seat: .customer(customer), .open))
      run.perform(Command(at: run.state.now, seat: .customer(customer), .say(line)))
    }
  }
  let messages = (0..<run.log.count).count { if case .said = run.log[$0].event { true } else { false } }
  Measure.line("\(count) open conversations, peak memory", peak(), "MiB", "at most 1024; \(before) before")
  Measure.line("of it a conversation", (peak() - before) * 1024 / Double(count), "KiB")
  Measure.line(
    "messages in each", Double(messages) / Double(count), "", "\(run.state.center.liveCount) are open")
  Measure.line("events in each", Double(run.log.count) / Double(count), "")
  Measure.line("time to get there", Double(time.components.seconds), "s")
}

/// The most memory that was resident, in MiB.
private func peak() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return (Double(usage.ru_maxrss) / 1024 * 10).rounded() / 10
}

/// A bot that says eight things, sets five variables and asks.
private enum TalkativeBot {
  static func world(customers: Int) -> World? {
    let files = [
      SourceBundle.File(path: "bot/agent.mcs.yml", text: "kind: GptComponentMetadata\n"),
      SourceBundle.File(path: "bot/topics/Parcel.mcs.yml", text: topic),
    ]
    guard var world = DefaultWorld.make(folders: ["bot"], bundle: SourceBundle(files), zone: .utc, seed: 1).0
    else { return nil }
    world.customers = (0..<customers).map { Customer(name: "Customer \($0)") }
    return world
  }

  private static var topic: String {
    // Each has a variable in it, so that every conversation has a text of its own to keep.
    let said = (1...8).map { number in
      """
          - kind: SendActivity
            id: say\(number)
            activity: "\(number). {Global.Fact\((number - 1) % 5 + 1)} \(String(repeating: "and where it is now ", count: 2).prefix(34))"

      """
    }
    let set = (1...5).map { number in
      """
          - kind: SetVariable
            id: set\(number)
            variable: Global.Fact\(number)
            value: ="What is known number \(number)"

      """
    }
    return """
      kind: AdaptiveDialog
      beginDialog:
        kind: OnRecognizedIntent
        id: main
        intent:
          triggerQueries:
            - I would like to know what my parcel with the broken lamp does now
        actions:
      \(set.joined())\(said.joined())    - kind: Question
            id: ask
            variable: Global.Answer
            prompt: "\(String(repeating: "What do you want to know of it? ", count: 2).prefix(60))"
            entity: StringPrebuiltEntity

      """
  }
}
