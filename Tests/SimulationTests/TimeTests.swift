import Basis
import ContactCenter
import CopilotStudio
import CustomDump
import Simulation
import Testing

private let oneQueue = "two-bots-one-queue/scenario.yml"

@Suite("Time and leaving")
struct TimeTests {
  @Test("a command from the past counts as now")
  func past() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.wait(.minutes(5))
    let now = probe.run.state.now
    probe.expect(.stage, .mark("late"), after: .minutes(-3), ["mark late"])
    #expect(probe.run.state.now == now)
  }

  @Test("a service that takes time is answered when it is due, before later commands")
  func delay() throws {
    var probe = try SimulationProbe(oneQueue) { world in
      world.stubs = [Stub(kind: "SearchAndSummarizeContent", outcome: .result(""), delay: .seconds(5))]
    }
    probe.customer(.open)
    probe.expect(
      .customer(0), .say("Do you sell bagpipes?"),
      [
        "Ana to customer, bot, supervisor: Do you sell bagpipes?", "bot receives Do you sell bagpipes?",
        "bot calls a service, 5s", "Bot A (typing) to customer, bot, supervisor: ",
      ])
    #expect(probe.run.nextDue == probe.run.state.now + .seconds(5))
    #expect(probe.wait(.milliseconds(4999)) == [])
    probe.expect(
      .stage, .wait, after: .milliseconds(1),
      [
        "bot goes on", "Bot A to customer, bot, supervisor: I didn't quite get that.",
      ])
  }

  @Test("a service that is answered after the conversation ended wakes nobody")
  func delayAfterEnd() throws {
    var probe = try SimulationProbe(oneQueue) { world in
      world.stubs = [Stub(kind: "SearchAndSummarizeContent", outcome: .result(""), delay: .hours(1))]
    }
    probe.customer(.open)
    probe.customer(.say("Do you sell bagpipes?"))
    #expect(probe.wait(.minutes(30)).contains("closed: bot-inactivity"))
    #expect(probe.run.nextDue == nil)
    #expect(probe.wait(.hours(2)) == [])
  }

  @Test(
    "of a timer and a service due at the same moment, the one set first comes first",
    arguments: [true, false])
  func tie(timerFirst: Bool) throws {
    // The inactivity of 30 minutes starts with the customer's words, before the service is called. The second
    // conversation's offer of 120 seconds is set later than the first one's service of 180.
    let delay: TimeSpan = timerFirst ? .minutes(30) : .seconds(180)
    var probe = try SimulationProbe(oneQueue) { world in
      world.stubs = [Stub(kind: "SearchAndSummarizeContent", outcome: .result(""), delay: delay)]
      world.customers.append(Customer(name: "Ben Roth"))
    }
    probe.customer(.open)
    probe.customer(.say("Do you sell bagpipes?"))
    if timerFirst {
      let facts = probe.wait(.minutes(30))
      #expect(facts.contains("closed: bot-inactivity"))
      #expect(!facts.contains("bot goes on"))
    } else {
      probe.wait(.seconds(60))
      probe.perform(.customer(1), .say("Talk to a person"))
      let facts = probe.wait(.seconds(120))
      let service = try #require(facts.firstIndex(of: "bot goes on"))
      let offer = try #require(facts.firstIndex(of: "timed out on Mia Novak"))
      #expect(service < offer)
    }
  }

  @Test("timers that are due between two commands fire in order, each at its own moment")
  func order() throws {
    var probe = try SimulationProbe(oneQueue) { $0.customers.append(Customer(name: "Ben Roth")) }
    probe.customer(.open)
    probe.wait(.minutes(1))
    probe.perform(.customer(1), .open)
    let start = probe.run.log.count
    probe.wait(.hours(1))
    let closings = (start..<probe.run.log.count).compactMap { number -> String? in
      guard case .center(.conversationClosed(let id, _)) = probe.run.log[number].event else { return nil }
      return "\(id) after \(probe.run.log[number].at - probe.run.world.start)"
    }
    #expect(closings == ["conv-1 after 30m", "conv-2 after 31m"])
  }

  @Test(
    "a bot's conversation is closed after 30 minutes without a word, not a moment earlier (rows 111 to 113)")
  func inactivity() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.wait(.minutes(29))
    probe.customer(.say("When are you open?"))
    #expect(probe.wait(.milliseconds(30 * 60_000 - 1)) == [])
    probe.expect(
      .stage, .wait, after: .milliseconds(1),
      [
        "left Bot A: AutoClose", "session closed", "closed: bot-inactivity",
        "system (notice) to customer, supervisor: The conversation has end",
      ])
    #expect(probe.first?.status == .closed)
  }

  /// A bot whose topic answers silence of 15 minutes.
  private static func listening(_ more: String = "") throws -> Agent {
    let topic = """
      kind: AdaptiveDialog
      beginDialog:
        kind: OnInactivity
        id: main
        durationInSeconds: 900
        actions:
          - {kind: SendActivity, id: s, activity: Still there?}
      \(more)
      """
    let bundle = SourceBundle([SourceBundle.File(path: "topics/Still.mcs.yml", text: topic)])
    return try #require(AgentLoader.load(bundle, fallbackName: "Bot").0)
  }

  @Test("a topic for silence runs when the customer has said nothing for its time, once in a silence")
  func silence() throws {
    let agent = try Self.listening()
    var probe = try SimulationProbe(oneQueue) { $0.programs[0] = .copilotStudio(agent) }
    let still = "Bot A to customer, bot, supervisor: Still there?"
    probe.customer(.open)
    probe.wait(.minutes(10))
    probe.customer(.say("Hm"))
    #expect(probe.wait(.milliseconds(15 * 60_000 - 1)) == [])
    #expect(probe.wait(.milliseconds(1)) == [still])
    #expect(!probe.wait(.minutes(15)).contains(still))
  }

  @Test("and again when the topic asks for it or the rule is off, but not without end")
  func silences() throws {
    let set = "    - {kind: SetVariable, id: c, variable: System.InactivityTimer.Continue, value: true}"
    let still = "Bot A to customer, bot, supervisor: Still there?"
    for (agent, rules) in [
      (try Self.listening(set), [:]), (try Self.listening(), ["inactivity.once": false]),
    ] {
      var probe = try SimulationProbe(oneQueue) { world in
        world.programs[0] = .copilotStudio(agent)
        world.rules = RuleBook(switches: rules.merging(["close.bot-inactivity": false]) { a, _ in a })
      }
      probe.customer(.open)
      #expect(probe.wait(.minutes(47)).filter { $0 == still }.count == 3)
      probe.wait(.hours(100))
      #expect(probe.run.nextDue == nil)
    }
  }

  @Test(
    "closing the widget while a bot has the conversation leaves it Active until the 30 minutes are over (row 116, S-09)"
  )
  func widgetWithBot() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.expect(.customer(0), .closeWindow, ["widget closed"])
    #expect(probe.first?.status == .active)
    probe.expect(.customer(0), .say("Hello?"), ["refused conversation.closed"])
    #expect(probe.wait(.minutes(29)) == [])
    #expect(probe.wait(.minutes(1)).contains("closed: bot-inactivity"))
  }

  @Test("closing the widget with a person leads to wrap-up")
  func widgetWithPerson() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.customer(.say("Talk to a person"))
    probe.agent(.accept)
    #expect(probe.customer(.closeWindow).prefix(2) == ["widget closed", "wrap-up: CutomerMovedToWrapUp"])
    #expect(probe.first?.status == .wrapUp)
  }

  @Test("what a customer writes without a connection reaches the bot when it is back")
  func connection() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.customer(.open)
    probe.expect(.customer(0), .disconnect, ["disconnected"])
    let words = Command.Action.say("When are you open?")
    probe.expect(.customer(0), words, ["window: kept(Simulation.Command.Action.say(\"When are you open?\"))"])
    probe.expect(.customer(0), .type, [])
    let log = probe.customer(.reconnect)
    #expect(log.prefix(2) == ["reconnected", "window: retried"])
    #expect(log.contains("bot receives When are you open?"))
  }

  @Test("each seat's context setting concerns its own conversation")
  func context() throws {
    var probe = try SimulationProbe(oneQueue) { $0.customers.append(Customer(name: "Ben Roth")) }
    probe.customer(.open)
    probe.perform(.customer(1), .open)
    probe.perform(.customer(0), .setContext("Plan", "gold"))
    probe.perform(.stage, .setContext("Plan", "blue"))
    #expect(probe.run.state.center[ConversationID(1)]?.value(of: "Plan") == "gold")
    #expect(probe.run.state.center[ConversationID(2)]?.value(of: "Plan") == "blue")
  }

  @Test("a request of the wrong seat is refused with the rule's name")
  func refusals() throws {
    var probe = try SimulationProbe(oneQueue)
    probe.expect(.customer(7), .open, ["refused customer.unknown"])
    probe.expect(.customer(-1), .say("Hi"), ["refused customer.unknown"])
    probe.expect(.customer(0), .accept, ["refused seat.no-such-action"])
    probe.expect(.customer(0), .choose(1), ["refused choice.none"])
    probe.expect(.customer(0), .closeWindow, ["refused conversation.none"])
    probe.expect(.representative(9), .accept, ["refused representative.unknown"])
    probe.expect(.representative(0), .accept, ["refused offer.none"])
    probe.expect(.representative(0), .say("Hi"), ["refused conversation.not-yours"])
    probe.expect(.supervisor, .open, ["refused seat.no-such-action"])
    probe.customer(.open)
    probe.expect(.customer(0), .open, ["refused conversation.open"])
    probe.expect(.customer(0), .choose(0), ["refused choice.none"])
    probe.expect(.stage, .setCapacity(.bot(9), 5), ["rejected request.names-what-exists"])
  }
}
