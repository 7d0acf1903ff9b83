import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Route to queue")
struct RoutingTests {
  /// BotQueue with Bot A, CreditCardQueue with Mia, HomeLoanQueue with Leo, fallback with Zoe.
  static func bank(creditCard: String = "CreditCard") -> Organization {
    let rules = [
      QueueRule(
        name: "Bot rule", conditions: [QueueCondition("BotHandoffTopic", .doesNotContainData)], queue: 0),
      QueueRule(
        name: "Credit card", conditions: [QueueCondition("BotHandoffTopic", .equals, creditCard)], queue: 1),
      QueueRule(
        name: "Home loan", conditions: [QueueCondition("BotHandoffTopic", .equals, "HomeLoan")], queue: 2),
    ]
    return Organization(
      name: "Bank",
      workstreams: [
        Workstream(
          name: "ChatWorkStream", contextVariables: [ContextVariableDefinition("BotHandoffTopic")],
          routeToQueue: rules, fallbackQueue: 3)
      ],
      queues: [
        Queue(name: "BotQueue", members: [.bot(0)]),
        Queue(name: "CreditCardQueue", members: [.representative(0)]),
        Queue(name: "HomeLoanQueue", members: [.representative(1)]),
        Queue(name: "General", members: [.representative(2)]),
      ], bots: [Bot(name: "Bot A", applicationID: "a")],
      representatives: ["Mia", "Leo", "Zoe"].map { Representative(name: $0) })
  }

  static func world(_ organization: Organization, topic: JSON, rules: RuleBook = RuleBook()) -> World {
    var world = World(organization, rules: rules)
    world.perform(.start(0, context: []))
    world.perform(.escalate(1, by: 0, variables: [ContextVariable("BotHandoffTopic", topic)]))
    return world
  }

  @Test(
    "the value the bot sends names the queue; an unknown one leads to the fallback queue",
    arguments: [("CreditCard", "Mia"), ("HomeLoan", "Leo"), ("Insurance", "Zoe"), ("creditcard", "Zoe")])
  func byTopic(topic: String, person: String) {
    let world = Self.world(Self.bank(), topic: .string(topic))
    #expect(world.state[1]?.offer.map { world.name($0.representative) } == person)
  }

  @Test("a rule mistyped CreditCar never matches CreditCard, and the trace says how near it was")
  func mistyped() throws {
    let world = Self.world(Self.bank(creditCard: "CreditCar"), topic: "CreditCard")
    #expect(world.state[1]?.offer.map { world.name($0.representative) } == "Zoe")
    let route = try #require(world.decision?.route?.value)
    #expect(route.choice == .fallback)
    #expect(route.sentence(world.organization) == "no rule: fallback queue General")
    #expect(
      route.rules[1].conditions[0].sentence
        == "BotHandoffTopic is \"CreditCard\", wanted \"CreditCar\"; almost, but values are compared exactly")
    expectNoDifference(route.rules.map(\.state), [.processed, .processed, .processed])
    expectNoDifference(
      route.rules[1].conditions,
      [
        ConditionTrace(
          condition: QueueCondition("BotHandoffTopic", .equals, "CreditCar"), found: "CreditCard",
          held: false,
          nearMiss: .valueAlmostEqual)
      ])
  }

  @Test("a value in other case does not match, and the trace says so")
  func otherCase() throws {
    let world = Self.world(Self.bank(), topic: "CREDITCARD")
    let route = try #require(world.decision?.route?.value)
    #expect(route.rules[1].conditions[0].nearMiss == .valueDiffersByCase)
    #expect(route.rules[2].conditions[0].nearMiss == nil)
  }

  @Test("a variable whose name is in other case is another variable")
  func nameInOtherCase() throws {
    var world = World(Self.bank())
    world.perform(.start(0, context: []))
    world.perform(.escalate(1, by: 0, variables: [ContextVariable("botHandoffTopic", "CreditCard")]))
    let route = try #require(world.decision?.route?.value)
    // The first rule asks for a variable without data, so the conversation comes back to the bots' queue and waits.
    #expect(route.choice == .rule(0))
    #expect(route.rules[1].conditions[0].nearMiss == .variableAlmostNamed("botHandoffTopic"))
    #expect(world.decision?.winner == nil)
    #expect(world.state[1]?.isWaiting == true)
  }

  @Test("all rules are evaluated; later matches are Matched, in the legacy product Not processed")
  func ruleStates() throws {
    var organization = Self.bank()
    organization.workstreams[0].routeToQueue[2].when.all = [
      QueueCondition("BotHandoffTopic", .containsData)
    ]
    let modern = try #require(Self.world(organization, topic: "CreditCard").decision?.route?.value)
    expectNoDifference(modern.rules.map(\.state), [.processed, .applied, .matched])
    let legacy = RuleBook(switches: ["route.first-match-stops": true])
    let route = try #require(
      Self.world(organization, topic: "CreditCard", rules: legacy).decision?.route?.value)
    expectNoDifference(route.rules.map(\.state), [.processed, .applied, .notProcessed])
  }

  @Test("without a fallback queue the conversation is closed as a failure")
  func noFallback() {
    let world = Self.world(
      Self.bank(), topic: "Insurance", rules: RuleBook(switches: ["route.fallback-queue": false]))
    #expect(world.state[1]?.reason == .closedDueToFailure)
  }

  @Test("a conversation that reaches a queue without members is closed, or waits when the rule is off")
  func emptyQueue() {
    var organization = Self.bank()
    organization.queues[3].members = []
    #expect(Self.world(organization, topic: "Insurance").state[1]?.reason == .autoClosedBySystem)
    let rules = RuleBook(switches: ["queue.without-members-closes": false])
    #expect(Self.world(organization, topic: "Insurance", rules: rules).state[1]?.isWaiting == true)
  }

  @Test(
    "operators",
    arguments: [
      (QueueCondition("V", .equals, "a"), "a" as JSON?, true),
      (QueueCondition("V", .equals, "a"), "A", false),
      (QueueCondition("V", .equals, ""), nil, false), (QueueCondition("V", .equals, "101"), 101, true),
      (QueueCondition("V", .equals, "true"), true, true),
      (QueueCondition("V", .equals, "é"), "e\u{301}", false),
      (QueueCondition("V", .doesNotEqual, "a"), "a", false),
      (QueueCondition("V", .doesNotEqual, "a"), nil, true),
      (QueueCondition("V", .containsData), "x", true), (QueueCondition("V", .containsData), "", false),
      (QueueCondition("V", .containsData), .null, false),
      (QueueCondition("V", .doesNotContainData), nil, true),
      (QueueCondition("V", .doesNotContainData), 0, false),
      (QueueCondition("V", .contains, "ard"), "Card", true),
      (QueueCondition("V", .contains, "ARD"), "Card", false),
      (QueueCondition("V", .beginsWith, "Ca"), "Card", true),
      (QueueCondition("V", .beginsWith, "ard"), "Card", false),
      (QueueCondition("V", .greaterThan, "9"), 10, true),
      (QueueCondition("V", .greaterThan, "9"), "x", false),
      (QueueCondition("V", .lessThan, "9.5"), "9", true),
    ])
  func operators(condition: QueueCondition, value: JSON?, holds: Bool) {
    var organization = Self.bank()
    organization.workstreams[0].routeToQueue = [QueueRule(name: "R", conditions: [condition], queue: 1)]
    var world = World(organization)
    world.perform(.start(0, context: value.map { [ContextVariable("V", $0)] } ?? []))
    #expect((world.state[1]?.queue == 1) == holds)
  }

  @Test("a number variable is compared by its number, a text variable letter by letter")
  func numbers() {
    var organization = Self.bank()
    organization.workstreams[0].routeToQueue = [
      QueueRule(name: "R", conditions: [QueueCondition("N", .equals, "7")], queue: 1)
    ]
    var text = World(organization)
    text.perform(.start(0, context: [ContextVariable("N", .number("7.0"))]))
    #expect(text.state[1]?.queue == 3)
    organization.workstreams[0].contextVariables = [ContextVariableDefinition("N", .number)]
    var number = World(organization)
    number.perform(.start(0, context: [ContextVariable("N", .number("7.0"))]))
    #expect(number.state[1]?.queue == 1)
  }

  @Test("a workstream's bot gets a new conversation before any queue, and none from a pick workstream")
  func workstreamBot() {
    var organization = Self.bank()
    organization.workstreams[0].bot = 0
    organization.queues[0].members = []
    var push = World(organization)
    expectNoDifference(
      push.perform(.start(0, context: [])),
      ["conv-1 started", "Bot A by workstream-bot", "assigned to Bot A for 0"])
    #expect(
      push.perform(.escalate(1, by: 0, variables: [ContextVariable("BotHandoffTopic", "HomeLoan")])).last
        == "offered to Leo for 25")
    var off = World(organization, rules: RuleBook(switches: ["workstream.bot-first": false]))
    #expect(
      off.perform(.start(0, context: [ContextVariable("BotHandoffTopic", "HomeLoan")])).last
        == "offered to Leo for 25")
    organization.workstreams[0].distribution = .pick
    var pick = World(organization)
    expectNoDifference(
      pick.perform(.start(0, context: [ContextVariable("BotHandoffTopic", "HomeLoan")])),
      [
        "conv-1 started", "set BotHandoffTopic=HomeLoan", "routed to HomeLoanQueue",
        "nobody by pick (Leo may pick it)",
      ])
    expectNoDifference(pick.perform(.pick(1, by: 1)), ["assigned to Leo for 25", "Leo is Busy"])
  }

  @Test("an unpublished bot gets nothing, neither from a workstream nor from a queue")
  func unpublished() {
    var organization = Self.bank()
    organization.bots[0].isPublished = false
    var queued = World(organization)
    expectNoDifference(
      queued.perform(.start(0, context: [])),
      ["conv-1 started", "routed to BotQueue", "nobody by highest-capacity (Bot A is not published)"])
    expectNoDifference(
      queued.perform(.setPublished(0, true)),
      ["Bot A published", "Bot A by highest-capacity", "assigned to Bot A for 0"])
    organization.workstreams[0].bot = 0
    var first = World(organization)
    expectNoDifference(
      first.perform(.start(0, context: [])),
      [
        "conv-1 started", "nobody by workstream-bot (Bot A is not published)", "routed to BotQueue",
        "nobody by highest-capacity (Bot A is not published)",
      ])
  }
}
