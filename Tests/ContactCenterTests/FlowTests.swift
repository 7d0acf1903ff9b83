import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("The documented flows")
struct FlowTests {
  static let phrase = ContextVariable("va_LastPhrase", "I want to talk to a person")

  @Test("two bots in two queues: A1 to A11")
  func twoQueues() {
    var world = World(.twoQueues)
    expectNoDifference(
      world.perform(.start(0, context: [])),
      [
        "conv-1 started", "routed to Queue 1", "Bot A by highest-capacity (Mia Novak 100 is less than 300)",
        "assigned to Bot A for 0",
      ])
    expectNoDifference(
      world.perform(.escalate(1, by: 0, variables: [Self.phrase])),
      [
        "escalated by Bot A", "set va_LastPhrase=I want to talk to a person",
        "Bot A left: BotTransferToAgent",
        "routed to Queue 1", "Mia Novak by highest-capacity (Bot A it escalated this conversation)",
        "offered to Mia Novak for 25",
      ])
    expectNoDifference(world.perform(.accept(1, by: 0)), ["accepted by Mia Novak", "Mia Novak is Busy"])
    expectNoDifference(
      world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 1, toBot: true))),
      [
        "Mia Novak transfers to Queue 2 for a bot", "Mia Novak left: AgentTransferToQueue",
        "Mia Novak is Available",
        "routed to Queue 2", "Bot B by highest-capacity", "assigned to Bot B for 0",
      ])
    expectNoDifference(
      world.state[1]?.sessions.map { [world.name($0.member), $0.closure?.rawValue ?? "-"] },
      [["Bot A", "BotTransferToAgent"], ["Mia Novak", "AgentTransferToQueue"], ["Bot B", "-"]])
  }

  @Test("two bots in one queue: B1 to B10, closed after 30 minutes")
  func oneQueue() {
    var world = World(.oneQueue())
    expectNoDifference(
      world.perform(.start(0, context: [])),
      [
        "conv-1 started", "routed to Support",
        "Bot A by highest-capacity (Mia Novak 100 is less than 300, Bot B 50 is less than 300)",
        "assigned to Bot A for 0",
      ])
    expectNoDifference(
      world.perform(.escalate(1, by: 0, variables: [])),
      [
        "escalated by Bot A", "Bot A left: BotTransferToAgent", "routed to Support",
        "Mia Novak by highest-capacity (Bot A it escalated this conversation, Bot B 50 is less than 100)",
        "offered to Mia Novak for 25",
      ])
    #expect(world.state[1]?.reason == .awaitingAgentAcceptance)
    world.perform(.accept(1, by: 0))
    expectNoDifference(
      world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0, toBot: true))),
      [
        "Mia Novak transfers to Support for a bot", "Mia Novak left: AgentTransferToQueue",
        "Mia Novak is Available",
        "routed to Support",
        "Bot B by highest-capacity (Bot A it escalated this conversation, Mia Novak transferred it)",
        "assigned to Bot B for 0",
      ])
    #expect(world.wait(.milliseconds(30 * 60_000 - 1)) == [])
    expectNoDifference(
      world.wait(.milliseconds(1)), ["Bot B left: AutoClose", "closed: AutoClosedBySystem"])
    #expect(world.state[1]?.status == .closed)
  }

  @Test("with A above B above the person, the escalation lands on Bot B")
  func botBAbovePerson() {
    var world = World(.oneQueue(a: 300, person: 100, b: 200))
    world.perform(.start(0, context: []))
    #expect(world.perform(.escalate(1, by: 0, variables: [])).last == "assigned to Bot B for 0")
  }

  @Test("with B above the person above A, Bot B takes the first contact")
  func botBAboveAll() {
    var world = World(.oneQueue(a: 50, person: 100, b: 300))
    #expect(world.perform(.start(0, context: [])).last == "assigned to Bot B for 0")
  }

  @Test("a transfer meant for a bot passes over the second person")
  func passesOverSecondPerson() {
    let organization = Organization.oneQueue(more: [Representative(name: "Leo Brandt")])
    var world = World(organization)
    world.perform(.start(0, context: []))
    world.perform(.escalate(1, by: 0, variables: []))
    world.perform(.accept(1, by: 0))
    var other = world
    #expect(
      world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0, toBot: true))).suffix(2) == [
        "Bot B by highest-capacity (Bot A it escalated this conversation, Mia Novak transferred it, "
          + "Leo Brandt the transfer is meant for a bot)",
        "assigned to Bot B for 0",
      ])
    #expect(
      other.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0))).last
        == "offered to Leo Brandt for 25")
    var switched = World(organization, rules: RuleBook(switches: ["transfer.bot-bound": false]))
    switched.perform(.start(0, context: []))
    switched.perform(.escalate(1, by: 0, variables: []))
    switched.perform(.accept(1, by: 0))
    #expect(
      switched.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0, bot: 1))).last
        == "offered to Leo Brandt for 25")
  }

  @Test("without the rule that excludes the transferrer, the person gets it back")
  func transferrerNotExcluded() {
    var world = World(.oneQueue(), rules: RuleBook(switches: ["transfer.excludes-transferrer": false]))
    world.perform(.start(0, context: []))
    world.perform(.escalate(1, by: 0, variables: []))
    world.perform(.accept(1, by: 0))
    #expect(
      world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0))).last
        == "offered to Mia Novak for 25")
  }

  @Test("a named bot comes before a bot of more capacity, and one that cannot take it is refused")
  func namedBot() {
    var organization = Organization.oneQueue()
    organization.bots.append(Bot(name: "Bot C", applicationID: "c", capacity: 90))
    organization.bots.append(Bot(name: "Bot D", applicationID: "d", capacity: 90))
    organization.queues[0].members.append(.bot(2))
    var world = World(organization)
    world.perform(.start(0, context: []))
    world.perform(.escalate(1, by: 0, variables: []))
    world.perform(.accept(1, by: 0))
    #expect(
      world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0, bot: 0))) == [
        "rejected bot.never-again: Bot A escalated conv-1 and does not get it again"
      ])
    #expect(
      world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0, bot: 3))) == [
        "rejected transfer.bot-in-queue: Bot D is not a member of Support"
      ])
    #expect(
      world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0, bot: 1))).suffix(2) == [
        "Bot B by highest-capacity (Bot A it escalated this conversation, Mia Novak transferred it, "
          + "Bot C the transfer names another bot)", "assigned to Bot B for 0",
      ])
  }

  @Test("why: the second pass says what each candidate lacked and what would change it")
  func why() throws {
    var world = World(.oneQueue())
    world.perform(.start(0, context: []))
    world.perform(.escalate(1, by: 0, variables: [Self.phrase]))
    let decision = try #require(world.decision)
    #expect(decision.pass == 2 && decision.attempt == 1)
    #expect(decision.passCause.sentence(world.organization) == "escalated by Bot A")
    #expect(decision.changedVariables == ["va_LastPhrase"])
    #expect(decision.route?.value.choice == .fallback)
    expectNoDifference(
      decision.candidates.map { $0.sentence(decision.terms) },
      ["capacity 100 ≥ 25 · Available", "it escalated this conversation", "50 is less than 100"])
    expectNoDifference(
      decision.rules,
      ["escalation.routes-again", "route.fallback-queue", "assign.highest-capacity", "bot.never-again"])
    expectNoDifference(
      decision.counts.map { "\($0.verdict) \($0.count)" },
      ["selected 1", "escalated-before 1", "less-capacity 1"])
    expectNoDifference(
      decision.alternatives().map { $0.sentence(world.organization) },
      ["Mia Novak Appear away → Bot B", "Bot B with capacity 101 → Bot B"])
  }
}
