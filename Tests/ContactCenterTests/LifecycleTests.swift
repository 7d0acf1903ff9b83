import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("From open to closed")
struct LifecycleTests {
  /// In the hands of Bot A.
  static func withBot(_ rules: RuleBook = RuleBook()) -> World {
    var world = World(.oneQueue(), rules: rules)
    world.perform(.start(0, context: []))
    return world
  }

  /// Offered to Mia.
  static func offered(_ rules: RuleBook = RuleBook()) -> World {
    var world = withBot(rules)
    world.perform(.escalate(1, by: 0, variables: []))
    return world
  }

  /// In the hands of Mia.
  static func withMia(_ rules: RuleBook = RuleBook()) -> World {
    var world = offered(rules)
    world.perform(.accept(1, by: 0))
    return world
  }

  @Test("a representative ends, then closes: Wrap-up, then Closed")
  func endAndClose() {
    var world = Self.withMia()
    expectNoDifference(world.perform(.end(1, by: 0)), ["wrap-up: AgentMovedToWrapUp"])
    #expect(world.state[1]?.status == .wrapUp)
    #expect(world.state.representatives[0].used == 25)
    expectNoDifference(
      world.perform(.closeSession(1, by: 0)),
      ["Mia Novak left: AgentEndConversation", "closed: ConversationEndedByAgent", "Mia Novak is Available"])
    #expect(world.state.representatives[0].used == 0)
  }

  @Test("wrap-up is closed after 15 minutes, unless that rule is off")
  func wrapUpElapses() {
    var world = Self.withMia()
    world.perform(.end(1, by: 0))
    #expect(world.wait(.milliseconds(15 * 60_000 - 1)) == [])
    expectNoDifference(
      world.wait(.milliseconds(1)),
      ["Mia Novak left: AutoClose", "closed: AutoClosedBySystem", "Mia Novak is Available"])
    var off = Self.withMia(RuleBook(switches: ["close.wrap-up": false]))
    off.perform(.end(1, by: 0))
    #expect(off.wait(.hours(24)) == [])
  }

  @Test("a workstream that does not block capacity in wrap-up releases it at once")
  func wrapUpReleases() {
    var organization = Organization.oneQueue()
    organization.workstreams[0].wrapUpBlocksCapacity = false
    var world = World(organization)
    world.perform(.start(0, context: []))
    world.perform(.escalate(1, by: 0, variables: []))
    world.perform(.accept(1, by: 0))
    expectNoDifference(
      world.perform(.end(1, by: 0)), ["wrap-up: AgentMovedToWrapUp", "Mia Novak is Available"])
    #expect(world.state.representatives[0].used == 0)
    expectNoDifference(
      world.perform(.closeSession(1, by: 0)),
      ["Mia Novak left: AgentEndConversation", "closed: ConversationEndedByAgent"])
  }

  @Test("closing the session without ending releases the conversation to its queue")
  func release() {
    var world = Self.withMia()
    expectNoDifference(
      world.perform(.closeSession(1, by: 0)),
      [
        "Mia Novak left: AgentClosed", "Mia Novak is Available", "routed to Support",
        "Mia Novak by highest-capacity (Bot A it escalated this conversation, Bot B 50 is less than 100)",
        "offered to Mia Novak for 25",
      ])
    #expect(world.state[1]?.pass.cause == .released(0))
  }

  @Test("a bot's conversation is closed after 30 minutes without activity; activity starts them anew")
  func inactivity() {
    var world = Self.withBot()
    #expect(world.wait(.minutes(29)) == [])
    world.state.noteActivity(1, at: world.now)
    #expect(world.wait(.milliseconds(30 * 60_000 - 1)) == [])
    expectNoDifference(world.wait(.milliseconds(1)), ["Bot A left: AutoClose", "closed: AutoClosedBySystem"])
    var off = Self.withBot(RuleBook(switches: ["close.bot-inactivity": false]))
    #expect(off.wait(.hours(24)) == [])
  }

  @Test("a conversation a representative has is never closed for inactivity")
  func noInactivityWithPerson() {
    var world = Self.withMia()
    #expect(world.wait(.hours(24)) == [])
    #expect(world.state.nextTimer == nil)
  }

  @Test("closing the widget: the bot keeps it until 30 minutes have passed, unless that rule is off")
  func widgetInBotPhase() {
    var world = Self.withBot()
    expectNoDifference(world.perform(.closeWidget(1)), ["widget closed"])
    #expect(world.state[1]?.status == .active)
    expectNoDifference(world.wait(.minutes(30)), ["Bot A left: AutoClose", "closed: AutoClosedBySystem"])
    var off = Self.withBot(RuleBook(switches: ["close.widget-leaves-bot-active": false]))
    expectNoDifference(
      off.perform(.closeWidget(1)),
      [
        "widget closed", "Bot A left: CustomerEndConversation",
        "closed: CustomerDisconnectedOrLeftActiveConversation",
      ])
  }

  @Test(
    "closing the widget while it is offered closes it; with a person it goes to wrap-up; while open it closes"
  )
  func widgetElsewhere() {
    var offered = Self.offered()
    expectNoDifference(
      offered.perform(.closeWidget(1)),
      [
        "widget closed", "offer to Mia Novak ended: CustomerEndConversation",
        "closed: CustomerDisconnectedOrLeftActiveConversation",
      ])
    #expect(offered.state.representatives[0].reserved == 0)
    var talking = Self.withMia()
    expectNoDifference(talking.perform(.closeWidget(1)), ["widget closed", "wrap-up: CutomerMovedToWrapUp"])
    talking.perform(.closeSession(1, by: 0))
    #expect(talking.state[1]?.sessions.last?.closure == .customerEndConversation)
    var waiting = World(.people([Representative(name: "Mia", presence: .offline)]))
    waiting.perform(.start(0, context: []))
    expectNoDifference(
      waiting.perform(.closeWidget(1)),
      ["widget closed", "closed: CustomerDisconnectedOrLeftOpenConversation"])
    #expect(waiting.state.waiting[0].isEmpty)
    #expect(waiting.state.nextTimer == nil)
  }

  @Test(
    "an output of another title closes nothing (row 119)",
    arguments: ["closeOmnichannelConversation", "CLOSEOMNICHANNELCONVERSATION", "CloseConversation"])
  func otherTitle(title: String) {
    var world = Self.withBot()
    let told = world.perform(.escalate(1, by: 0, variables: [ContextVariable(title, true)]))
    #expect(told.last == "offered to Mia Novak for 25")
  }

  @Test("CloseOmnichannelConversation outside a transfer leaves the chat with the bot (row 122)")
  func closeOutsideTransfer() {
    var world = Self.withBot()
    expectNoDifference(
      world.perform(.setContext(1, [ContextVariable("CloseOmnichannelConversation", true)])),
      ["set CloseOmnichannelConversation=true"])
    #expect(world.state[1]?.status == .active)
  }

  @Test("CloseOmnichannelConversation true in a transfer closes the conversation; text or false does not")
  func closeVariable() {
    var world = Self.withBot()
    expectNoDifference(
      world.perform(.escalate(1, by: 0, variables: [ContextVariable("CloseOmnichannelConversation", true)])),
      [
        "set CloseOmnichannelConversation=true", "Bot A left: BotEndConversation",
        "closed: ConversationEndedByBot",
      ])
    for value: JSON in [false, "true"] {
      var other = Self.withBot()
      #expect(
        other.perform(
          .escalate(1, by: 0, variables: [ContextVariable("CloseOmnichannelConversation", value)])
        )
        .last == "offered to Mia Novak for 25")
    }
    var off = Self.withBot(RuleBook(switches: ["close.context-variable": false]))
    #expect(
      off.perform(.escalate(1, by: 0, variables: [ContextVariable("CloseOmnichannelConversation", true)]))
        .last
        == "offered to Mia Novak for 25")
  }

  @Test(
    "a customer back within 3 minutes goes on; later the person is in wrap-up and the bot's conversation closed"
  )
  func disconnect() {
    var back = Self.withMia()
    expectNoDifference(back.perform(.disconnectCustomer(1)), ["customer disconnected"])
    #expect(back.wait(.milliseconds(3 * 60_000 - 1)) == [])
    expectNoDifference(back.perform(.reconnectCustomer(1)), ["customer reconnected"])
    #expect(back.wait(.hours(1)) == [])
    var gone = Self.withMia()
    gone.perform(.disconnectCustomer(1))
    expectNoDifference(
      gone.wait(.minutes(3)),
      ["customer did not come back", "wrap-up: CustomerDisconnectedOrLeftActiveConversation"])
    var bot = Self.withBot()
    bot.perform(.disconnectCustomer(1))
    expectNoDifference(
      bot.wait(.minutes(3)),
      [
        "customer did not come back", "Bot A left: CustomerDisconnect",
        "closed: CustomerDisconnectedOrLeftActiveConversation",
      ])
  }

  @Test("the bot ends it; a supervisor closes it by force")
  func otherEnds() {
    var bot = Self.withBot()
    expectNoDifference(
      bot.perform(.endByBot(1, by: 0)), ["Bot A left: BotEndConversation", "closed: ConversationEndedByBot"])
    var offered = Self.offered()
    expectNoDifference(
      offered.perform(.forceClose(1)),
      ["offer to Mia Novak ended: ForceClose", "closed: ForceClosedBySupervisor"])
    var talking = Self.withMia()
    expectNoDifference(
      talking.perform(.forceClose(1)),
      ["Mia Novak left: ForceClose", "closed: ForceClosedBySupervisor", "Mia Novak is Available"])
  }

  @Test("what is not allowed is answered by one rejection that names the rule and changes nothing")
  func rejections() {
    var world = Self.withMia()
    let requests: [(CenterRequest, String)] = [
      (.accept(1, by: 0), "rejected offer.only-the-one-asked: conv-1 is not offered to Mia Novak"),
      (
        .escalate(1, by: 0, variables: []),
        "rejected conversation.only-the-owner: Bot A does not have conv-1, Mia Novak has it"
      ),
      (.end(9, by: 0), "rejected request.names-what-exists: There is no conversation conv-9"),
      (.start(7, context: []), "rejected request.names-what-exists: There is no workstream-7"),
      (
        .transferToQueue(1, Transfer(representative: 0, queue: 9)),
        "rejected request.names-what-exists: There is no queue-9"
      ),
      (.setCapacity(.bot(0), -1), "rejected request.capacity-range: A capacity is from 0 to 1000000 units"),
      (.setCapacity(.bot(9), 1), "rejected request.names-what-exists: There is no bot-9"),
      (.setPublished(9, true), "rejected request.names-what-exists: There is no bot-9"),
      (.setPresence(9, .busy), "rejected request.names-what-exists: There is no representative-9"),
      (
        .pick(1, by: 0),
        "rejected bot.push-only: conv-1 comes from a push workstream and is offered, not picked"
      ),
      (.reconnectCustomer(1), "rejected close.disconnect-grace: The customer is connected to conv-1"),
      (
        .timerDue(CenterTimer(due: world.now, sequence: 1, .conversation(1), kind: .offer)),
        "rejected request.names-what-exists: No such timer is running for conv-1"
      ),
    ]
    let before = world.state
    for (request, answer) in requests { expectNoDifference(world.perform(request), [answer]) }
    #expect(world.state == before)
    world.perform(.end(1, by: 0))
    expectNoDifference(
      world.perform(.end(1, by: 0)), ["rejected conversation.only-the-owner: conv-1 is in Wrap-up"])
    world.perform(.closeSession(1, by: 0))
    expectNoDifference(
      world.perform(.closeWidget(1)), ["rejected conversation.closed-is-final: conv-1 is closed"])
  }

  @Test("an escalation with too long a name or value fails and the bot keeps it, unless that rule is off")
  func tooLong() {
    let long = ContextVariable("Story", .string(String(repeating: "x", count: 4001)))
    var world = Self.withBot()
    expectNoDifference(
      world.perform(.escalate(1, by: 0, variables: [long])),
      [
        "rejected context.value-length: The value of the context variable Story is longer than 4000 characters"
      ])
    #expect(world.state[1]?.owner == .bot(0))
    let exact = ContextVariable("Story", .string(String(repeating: "x", count: 4000)))
    #expect(world.perform(.escalate(1, by: 0, variables: [exact])).last == "offered to Mia Novak for 25")
    var named = Self.withBot()
    let name = ContextVariable(String(repeating: "n", count: 101), "x")
    #expect(named.perform(.escalate(1, by: 0, variables: [name])).last?.hasPrefix("rejected") == true)
    var off = Self.withBot(RuleBook(switches: ["context.value-length": false]))
    #expect(off.perform(.escalate(1, by: 0, variables: [long])).last == "offered to Mia Novak for 25")
  }

  @Test("context variables keep their first order, the last value counts, and only changes are events")
  func context() {
    var world = World(.oneQueue())
    world.perform(
      .start(0, context: [ContextVariable("A", 1), ContextVariable("B", "x"), ContextVariable("A", 2)]))
    expectNoDifference(
      world.perform(.setContext(1, [ContextVariable("A", 2), ContextVariable("b", "y")])), ["set b=y"])
    expectNoDifference(world.perform(.setContext(1, [ContextVariable("A", 2)])), [])
    expectNoDifference(
      world.state[1]?.context,
      [ContextVariable("A", 2), ContextVariable("B", "x"), ContextVariable("b", "y")])
    var off = Self.withBot(RuleBook(switches: ["escalation.updates-context": false]))
    off.perform(.escalate(1, by: 0, variables: [ContextVariable("A", 1)]))
    #expect(off.state[1]?.context == [])
  }

  @Test("timers due at once fire in the order they were set")
  func timerOrder() {
    var world = World(.oneQueue())
    for _ in 1...3 { world.perform(.start(0, context: [])) }
    world.wait(.minutes(1))
    world.state.noteActivity(1, at: world.now)
    expectNoDifference(world.state.nextTimer?.conversation, 2)
    world.wait(.minutes(30))
    let closed = world.log.compactMap { if case .conversationClosed(let id, _) = $0 { id } else { nil } }
    expectNoDifference(closed, [2, 3, 1])
    #expect(world.state.nextTimer == nil && world.state.liveCount == 0)
  }

  @Test("product numbers of states and reasons")
  func numbers() {
    expectNoDifference(
      ConversationStatus.allCases.map(\.name), ["Open", "Active", "Waiting", "Closed", "Wrap-up"])
    #expect(StatusReason.awaitingAgentAssignment.code == 192_350_001)
    #expect(StatusReason.assignedBySupervisor.code == 192_350_017)
    #expect(ClosureReason.botTransferToAgent.number == 26)
    #expect(ClosureReason.agentTransferToQueue.number == 10)
    #expect(ClosureReason.botEndConversation.number == 27)
    #expect(ClosureReason.customerNonResponseTimeoutRule.number == 61)
    #expect(ClosureReason.agentMovedConversationToWaiting.number == 63)
  }
}
