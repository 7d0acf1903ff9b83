import Basis
import ContactCenter
import Simulation

/// Random commands that anybody could give, from a seed.
struct Wanderer: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static let words = [
    "Hi", "Where is my order?", "4711", "No", "yes", "Talk to a person", "I want a refund", "It is damaged",
    "Do you sell bagpipes?", "bye", "Start over", "", "5", "Call back", "\u{1B}[31m\u{202E}x\u{0}",
    "Talk to a human", "agent", "EndChat", "callback", "quiet",
  ]

  private static let spans: [TimeSpan] = [
    .milliseconds(0), .milliseconds(0), .milliseconds(0), .seconds(3), .seconds(120), .minutes(3),
    .minutes(15),
    .minutes(31), .hours(50), .minutes(-10),
  ]

  /// A command that may or may not be allowed.
  mutating func command(in run: Run) -> Command {
    let span = Self.spans.randomElement(using: &self) ?? .milliseconds(0)
    let people = run.world.organization.representatives.count
    let seats: [Seat] = [
      .customer(Int.random(in: 0...run.world.customers.count, using: &self)), .customer(0), .customer(0),
      .representative(RepresentativeID(Int.random(in: 0...people, using: &self))),
      .representative(RepresentativeID(Int.random(in: 0..<people, using: &self))), .supervisor, .stage,
    ]
    let seat = seats.randomElement(using: &self) ?? .stage
    return Command(at: run.state.now + span, seat: seat, action(for: seat, in: run))
  }

  private mutating func action(for seat: Seat, in run: Run) -> Command.Action {
    let words = Self.words.randomElement(using: &self) ?? ""
    // Mostly what the seat can do, sometimes what another can.
    switch (seat, Int.random(in: 0..<8, using: &self)) {
    case (_, 0): return setting(in: run)
    case (.customer, 1): return .closeWindow
    case (.customer, 2):
      return [.open, .type, .disconnect, .reconnect, .attach("a/b.pdf")].randomElement(using: &self) ?? .open
    case (.customer, 3): return .choose(Int.random(in: -1...6, using: &self))
    case (.customer, _): return .say(words)
    case (.representative, 1...3): return .accept
    case (.representative, 4):
      let queue = QueueID(Int.random(in: 0...run.world.organization.queues.count, using: &self))
      let bot = [nil, nil, BotID(Int.random(in: 0...2, using: &self))].randomElement(using: &self) ?? nil
      return .transfer(queue: queue, toBot: Bool.random(using: &self), bot: bot)
    case (.representative, 5):
      return [.decline, .end, .close, .type, .note(words)].randomElement(using: &self) ?? .decline
    case (.representative, _): return .say(words)
    case (.supervisor, _): return .wait
    case (.stage, _): return setting(in: run)
    }
  }

  private mutating func setting(in run: Run) -> Command.Action {
    let person = RepresentativeID(
      Int.random(in: 0...run.world.organization.representatives.count, using: &self))
    let members: [MemberID] = [.bot(0), .bot(1), .representative(0), .representative(person)]
    let presence = Presence.allCases.randomElement(using: &self) ?? .available
    switch Int.random(in: 0..<7, using: &self) {
    case 0:
      return .setCapacity(
        members.randomElement(using: &self) ?? .bot(0),
        [-1, 0, 24, 25, 100, 1000, .max].randomElement(using: &self) ?? 0)
    case 1: return .setPresence(person, presence)
    case 2: return .setPresence(person, .available)
    case 3:
      return .setContext("IssueType", ["orders", "survey", 5, .null].randomElement(using: &self) ?? .null)
    case 4: return .mark("here")
    case 5:
      let names = ["Global.OrderNumber", "Topic.Score", "System.FallbackCount", "Global.New.Part", "nothing"]
      let expressions = ["\"4711\"", "1 + 2", "Global.OrderNumber & Rand()", "1/0", "[1, 2]", "Blank()", ")"]
      return .setVariable(
        names.randomElement(using: &self) ?? "", expression: expressions.randomElement(using: &self) ?? "")
    default: return .wait
    }
  }
}
