import Basis
import Scenarios
import Simulation

/// How a turn's cost grows with the bot and with the conversation.
func benchTurnScale() {
  for topics in [10, 1000] {
    guard let world = ManyTopics.world(topics) else {
      print("turns: the bot of \(topics) topics cannot be loaded")
      continue
    }
    let count = isQuick ? 2 : 200
    let lines: [(String, (Int) -> String)] = [
      ("exact phrase", { ManyTopics.phrase($0 % topics, 0) }),
      ("never seen, of a topic", { ManyTopics.unseen($0, of: topics) }),
      ("never seen, of none", { ManyTopics.unrelated($0) }),
    ]
    for (name, line) in lines {
      let (time, started) = turns(in: world, count, line: line)
      Measure.show(
        "a turn, \(name), \(topics) topics", time, note: "\(started) of \(count) lines started a topic")
    }
    guard topics == 10 else { continue }
    benchLongConversation(world)
  }
}

/// The time of a customer's line up to the bot's rest, and how many of the lines started a topic at once.
///
/// After each line another one is said that is not timed: an exact phrase, so that no question waits and nobody is asked
/// for a person after several misses.
private func turns(in world: World, _ count: Int, line: (Int) -> String)
  -> (time: Double, started: Int)
{
  // The recognizer learns at its first use; that is no turn's cost.
  var start = Run(world)
  start.perform(Command(at: start.state.now, seat: .customer(0), .say(ManyTopics.unseen(0, of: 10))))
  var found = 0
  let time = Measure.median(count) {
    start
  } work: { run in
    found = 0
    var total = Duration.zero
    let clock = ContinuousClock()
    for number in 0..<count {
      let first = run.log.count
      let command = say(line(number + 1), run)
      total += clock.measure { run.perform(command) }
      if startsTopic(run, since: first) { found += 1 }
      run.perform(say(ManyTopics.phrase(0, 0), run))
    }
    return total
  }
  return (time, found)
}

private func say(_ line: String, _ run: Run) -> Command {
  Command(at: run.state.now + .seconds(1), seat: .customer(0), .say(line))
}

private func startsTopic(_ run: Run, since first: Int) -> Bool {
  (first..<run.log.count).contains { number in
    guard case .bot(.recognized(let recognition)) = run.log[number].event else { return false }
    return recognition.outcome == .exact || recognition.outcome == .direct
  }
}

/// Turn 10 and turn 100,000 of one conversation: medians over the hundred turns from there on.
private func benchLongConversation(_ world: World) {
  var run = Run(world)
  run.perform(Command(at: run.state.now, seat: .customer(0), .open))
  let last = isQuick ? 300 : 100_000
  let clock = ContinuousClock()
  var early: [Duration] = []
  var late: [Duration] = []
  for turn in 1...(last + 100) {
    let command = say(ManyTopics.phrase(turn % 10, 0), run)
    let time = clock.measure { run.perform(command) }
    if (10..<110).contains(turn) { early.append(time) }
    if turn > last { late.append(time) }
  }
  let first = early.sorted()[early.count / 2]
  let then = late.sorted()[late.count / 2]
  Measure.line("turn \(last) of a conversation, in turns 10", then / first, "x", "at most 1.2")
}

/// A bot of as many topics as wanted, each a deed done to a thing.
private enum ManyTopics {
  private static let deeds = [
    "cancel", "change", "repair", "send", "insure", "renew", "return", "sell", "rent", "paint",
  ]
  private static let things = [
    "ticket", "address", "phone", "parcel", "house", "contract", "jacket", "car", "boat", "room", "laptop",
    "garden",
    "passport", "invoice", "kitchen", "bicycle", "printer", "camera", "window", "carpet", "heater", "mirror",
    "tractor",
    "piano", "necklace",
  ]
  private static let owners = ["my", "your company's", "the shop's", "our neighbour's"]

  private static func words(_ topic: Int) -> (deed: String, thing: String, owner: String) {
    // Every deed meets every thing before an owner changes.
    let deed = topic % deeds.count
    let round = topic / deeds.count
    return (
      deeds[deed], things[(11 * round + deed) % things.count], owners[round / things.count % owners.count]
    )
  }

  /// A trigger phrase: ten for each topic.
  static func phrase(_ topic: Int, _ number: Int) -> String {
    let (deed, thing, owner) = words(topic)
    return switch number {
    case 0: "I want to \(deed) \(owner) \(thing)"
    case 1: "\(deed) \(owner) \(thing)"
    case 2: "please \(deed) \(owner) \(thing) for me"
    case 3: "how can I \(deed) \(owner) \(thing)"
    case 4: "can you \(deed) \(owner) \(thing)"
    case 5: "I need help to \(deed) \(owner) \(thing)"
    case 6: "\(owner) \(thing), I have to \(deed) it"
    case 7: "what does it cost to \(deed) \(owner) \(thing)"
    case 8: "is it possible to \(deed) \(owner) \(thing) today"
    default: "where do I \(deed) \(owner) \(thing)"
    }
  }

  /// What a customer may say of a topic that is no phrase of it, another one for each number.
  static func unseen(_ number: Int, of topics: Int) -> String {
    let (deed, thing, owner) = words(number % topics)
    return "I would like to \(deed) \(owner) \(thing) within \(number) days, please"
  }

  /// What a customer may say that no topic is about, another one for each number.
  static func unrelated(_ number: Int) -> String {
    let things = ["weather", "football", "music", "election", "traffic"]
    return "whatever happened \(number) years ago with that \(things[number % things.count]) nobody remembers"
  }

  /// The bot in the built-in contact centre.
  static func world(_ topics: Int) -> World? {
    let phrases = (0..<topics).flatMap { topic in
      (0..<10).map { LabelledText(text: phrase(topic, $0), label: topic) }
    }
    let files = LargeBot.files(phrases).files.map { SourceBundle.File(path: "bot/\($0.path)", text: $0.text) }
    return DefaultWorld.make(folders: ["bot"], bundle: SourceBundle(files), zone: .utc, seed: 1).0
  }
}
