import Basis
import ContactCenter
import Simulation
import Views

/// What the panes read of the run, derived once for each change instead of once for each key.
struct Scene: Sendable {
  /// What it was derived from.
  struct Source: Hashable, Sendable {
    var events: Int
    var customer: Int
    var representative: RepresentativeID
  }

  private(set) var source: Source?
  /// How often it was derived afresh; what was laid out from an older one is stale.
  private(set) var version = 0
  /// The conversation on the screen: the selected customer's latest.
  private(set) var conversation: ConversationID?
  /// Where it stands in the contact centre.
  private(set) var center: CenterConversation?
  /// What was said in it.
  private(set) var thread: Thread?
  /// The latest bot's part in it.
  private(set) var part: BotTrace.Part?
  /// That bot's variables.
  private(set) var variables: [BotVariable] = []
  /// Where that bot is: topics and the current action.
  private(set) var position: [String] = []
  /// The desk of the person at the third window.
  private(set) var desk: DeskView?
  /// What was said in the conversation on that desk.
  private(set) var deskThread: Thread?
  /// The lines that the customer sees.
  private(set) var customerLines = SeatLines()
  /// The lines that the person at the third window sees.
  private(set) var deskLines = SeatLines()

  /// Derives what has changed; true when anything has.
  mutating func follow(
    _ run: Run, _ trace: BotTrace, customer: Int, representative: RepresentativeID, now: VirtualTime
  ) -> Bool {
    let source = Source(events: run.log.count, customer: customer, representative: representative)
    guard source != self.source else { return tick(run, now) }
    self.source = source
    version += 1
    desk = run.desk(of: representative, at: now)
    conversation = run.state.conversation(ofCustomer: customer)
    center = conversation.flatMap { run.state.center[$0] }
    thread = conversation.flatMap { run.state.thread($0) }
    part = conversation.flatMap { trace.part(of: $0) }
    variables = part.map { run.variables(of: $0) } ?? []
    position = part.map { run.position(of: $0) } ?? []
    deskThread = desk?.conversation.flatMap { run.state.thread($0) }
    customerLines.follow(thread, seenBy: .customer)
    deskLines.follow(deskThread, seenBy: .representative(representative))
    return true
  }

  /// Forgets what it was derived from: another course may have as many events.
  mutating func forget() {
    source = nil
    (customerLines, deskLines) = (SeatLines(), SeatLines())
  }

  /// A countdown is the only thing on the screen that changes with time alone, and only with a second.
  private mutating func tick(_ run: Run, _ now: VirtualTime) -> Bool {
    guard let desk, !desk.offers.isEmpty, case let offers = run.offers(to: desk.representative, at: now),
      !offers.elementsEqual(desk.offers, by: { $0.reads(like: $1) })
    else { return false }
    self.desk?.offers = offers
    version += 1
    return true
  }
}

extension DeskView.Offer {
  /// Whether two moments of an offer are told in the same words.
  fileprivate func reads(like other: DeskView.Offer) -> Bool {
    conversation == other.conversation && waited.countdown == other.waited.countdown
      && left?.countdown == other.left?.countdown
  }
}
