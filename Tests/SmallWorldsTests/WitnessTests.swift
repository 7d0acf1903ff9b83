import Basis
import CopilotStudio
import Testing

@testable import ContactCenter
@testable import Simulation
@testable import SmallWorlds

/// Each invariant can be seen to break: by events that the engine never gives.
@Suite("What a witness of the events finds")
struct WitnessTests {
  private static let id = ConversationID(1)
  private static let botHas = Event.center(.conversationAssigned(id, .bot(0), units: 25))
  private static let miaHas = Event.center(.offerAccepted(id, 0))

  private func breaches(_ events: Event...) -> [Breach] {
    var witness = Witness()
    return events.compactMap { event in
      let session: SessionID? = if case .bot = event { SessionID(0) } else { nil }
      return witness.take(
        LoggedEvent(at: VirtualTime(milliseconds: 0), conversation: Self.id, session: session, event: event))
    }
  }

  private func says(
    _ text: String, _ sender: Message.Sender, to audience: Audience, _ kind: Message.Kind = .text
  ) -> Event {
    .said(Boxed(Message(id: MessageID(1), kind: kind, sender: sender, audience: audience, text: text)))
  }

  private func heard(_ text: String) -> Event { .bot(.received(.message(BotInput.Message(text)))) }

  @Test("a talk as it should be has no breach")
  func sound() {
    let found = breaches(
      Self.botHas, says("Hi", .customer(0), to: [.customer, .bot]), heard("Hi"),
      says("Hello", .bot(0), to: [.customer, .bot]), .center(.conversationEscalated(Self.id, 0, Boxed([]))),
      .center(.memberLeft(Self.id, .bot(0), .botTransferToAgent)), Self.miaHas, .revealed(to: 0),
      says("One moment", .representative(0), to: [.customer, .representative]))
    #expect(found == [])
  }

  @Test("two owners at once, and somebody who leaves what they do not have")
  func owners() {
    #expect(breaches(Self.botHas, Self.miaHas) == [.twoOwners])
    #expect(breaches(.center(.memberLeft(Self.id, .bot(0), .default))) == [.leftByStranger])
  }

  @Test("a bot given back what it escalated, or escalating what it does not have")
  func escalations() {
    let escalated = Event.center(.conversationEscalated(Self.id, 0, Boxed([])))
    let left = Event.center(.memberLeft(Self.id, .bot(0), .botTransferToAgent))
    #expect(breaches(Self.botHas, escalated, left, Self.botHas) == [.givenBack])
    #expect(breaches(escalated) == [.escalatedByStranger])
  }

  @Test("a message a bot gets twice, or that nobody wrote")
  func deliveries() {
    let hi = says("Hi", .customer(0), to: [.customer, .bot])
    #expect(breaches(Self.botHas, hi, heard("Hi"), heard("Hi")) == [.deliveredOutOfTurn])
    #expect(breaches(Self.botHas, heard("Hi")) == [.deliveredOutOfTurn])
  }

  @Test(
    "a message to or from somebody who does not have the conversation, or an internal one to the customer")
  func sides() {
    #expect(breaches(says("Hi", .customer(0), to: [.customer, .bot])) == [.wrongSide])
    #expect(breaches(Self.botHas, says("Hi", .customer(0), to: .representative)) == [.wrongSide])
    #expect(breaches(says("Hello", .representative(0), to: .customer)) == [.wrongSide])
    #expect(breaches(says("Hello", .bot(0), to: .customer)) == [.wrongSide])
    #expect(breaches(Self.miaHas, says("x", .representative(0), to: .customer, .note)) == [.internalShown])
    #expect(breaches(.revealed(to: 1)) == [.shownToStranger])
  }
}

@Suite("What the invariants find")
struct InvariantTests {
  @Test("a person who has more than their capacity allows is found, unless the command may do that")
  func overbooked() throws {
    var run = Run(try #require(WalkTests.worlds.first).world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .say("I want to talk to a person")))
    let before = run
    var witness = Witness()
    for entry in run.log.entries { _ = witness.take(entry) }
    run.perform(Command(at: run.state.now, seat: .stage, .setCapacity(.representative(0), 0)))
    #expect(Invariants.breaches(before: before, after: before, witness, mayOverbook: false) == [])
    #expect(Invariants.breaches(before: before, after: run, witness, mayOverbook: false) == [.overbooked])
    #expect(Invariants.breaches(before: before, after: run, witness, mayOverbook: true) == [])
  }

  /// A run in which a person is asked, with what its events tell.
  private func asked() throws -> (run: Run, witness: Witness) {
    var run = Run(try #require(WalkTests.worlds.first).world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .say("I want to talk to a person")))
    run.perform(Command(at: run.state.now, seat: .customer(0), .say("Is anybody there?")))
    var witness = Witness()
    for entry in run.log.entries { _ = witness.take(entry) }
    return (run, witness)
  }

  private func breaches(_ run: Run, _ witness: Witness) -> [Breach] {
    Invariants.breaches(before: run, after: run, witness, mayOverbook: false)
  }

  @Test(
    "a line that the customer wrote while nobody had the conversation is lost when it is held for delivered")
  func messageLost() throws {
    var (run, witness) = try asked()
    #expect(breaches(run, witness) == [])
    run.state.threads[0].firstUndelivered = run.state.threads[0].lines.count
    #expect(breaches(run, witness) == [.messageLost])
  }

  @Test("a conversation with something pending at rest waits without a rule")
  func waitsWithoutRule() throws {
    var (run, witness) = try asked()
    run.state.center.conversations[0].pending = .assignment
    #expect(breaches(run, witness) == [.waitsWithoutRule])
  }

  @Test("a conversation whose rule ends at a time at which nothing is due waits for nothing")
  func waitsForNothing() throws {
    var (run, witness) = try asked()
    #expect(run.state.center.waitsBecause(1)?.until != nil)
    run.state.center.timers = TimerQueue()
    run.state.center.liveTimers = 0
    #expect(breaches(run, witness) == [.waitsForNothing])
  }

  @Test("a world in which nobody serves, nothing runs out and nobody may force is found never to close")
  func neverCloses() throws {
    var small = try #require(WalkTests.worlds.first)
    #expect(Walk(small, depth: 1).violations == [])
    var organization = small.world.organization
    organization.workstreams[0].isPersistent = true
    organization.workstreams[0].bot = nil
    organization.workstreams[0].timings = Timings(
      offer: nil, botInactivity: nil, open: nil, active: nil, waiting: nil, disconnectGrace: nil, wrapUp: nil)
    organization.desk.supervisorForceCloses = false
    for bot in organization.bots.indices { organization.bots[bot].isPublished = false }
    for queue in organization.queues.indices { organization.queues[queue].members = [.bot(0)] }
    // Only who is signed in has a persistent chat.
    for customer in small.world.customers.indices { small.world.customers[customer].isAuthenticated = true }
    small.world.organization = organization
    let found = Walk(small, depth: 1).violations.first { $0.breach == .neverCloses }
    #expect(found?.commands.count == 1)
    // Each of the three ways out would do.
    small.world.organization.desk.supervisorForceCloses = true
    #expect(Walk(small, depth: 1).violations.allSatisfy { $0.breach != .neverCloses })
  }

  @Test("an owner whom the events do not know is found")
  func unknownOwner() throws {
    var run = Run(try #require(WalkTests.worlds.first).world)
    run.perform(Command(at: run.state.now, seat: .customer(0), .open))
    let unaware = try #require(run.log.entries.first { $0.conversation != nil })
    var witness = Witness()
    _ = witness.take(unaware)
    #expect(Invariants.breaches(before: run, after: run, witness, mayOverbook: false) == [.ownersDiffer])
  }
}
