import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Classification, overflow and operating hours")
struct RoutingStageTests {
  /// Sales with Mia, Support with Leo, Overflow with Zoe; both rules test IssueType.
  static func shop(
    classification: [ClassificationRuleset] = [], sales: [Overflow] = [], support: [Overflow] = [],
    hours: Int? = nil, people: Int = 3
  ) -> Organization {
    let rules = [
      QueueRule(name: "Sales", conditions: [QueueCondition("IssueType", .contains, "s")], queue: 0),
      QueueRule(name: "Any", conditions: [QueueCondition("IssueType", .containsData)], queue: 1),
    ]
    return Organization(
      name: "Shop",
      workstreams: [
        Workstream(
          name: "Chat", cost: 100, contextVariables: [ContextVariableDefinition("IssueType")],
          classification: classification, routeToQueue: rules, fallbackQueue: 2)
      ],
      queues: [
        Queue(name: "Sales", members: [.representative(0)], hours: hours, overflow: sales),
        Queue(name: "Support", members: [.representative(1)], overflow: support),
        Queue(name: "Other", members: [.representative(2)]),
      ], representatives: ["Mia", "Leo", "Zoe"].map { Representative(name: $0) },
      operatingHours: [Self.office])
  }

  /// Monday to Friday, 9 to 17; the test's clock starts on Monday 5 January 2026 at 8:00 UTC.
  static let office = OperatingHours(
    name: "Office", openings: (2...6).map { OperatingHours.Opening(weekday: $0, from: 540, until: 1020) },
    holidays: [OperatingHours.Day(year: 2026, month: 1, day: 6)])

  static let issue = [ContextVariable("IssueType", "shoes")]

  static func started(_ organization: Organization, times: Int = 1, rules: RuleBook = RuleBook()) -> World {
    var world = World(organization, rules: rules)
    for _ in 0..<times { world.perform(.start(0, context: issue)) }
    return world
  }

  // MARK: Classification

  static let rulesets = [
    ClassificationRuleset(
      name: "Kind",
      rules: [
        ClassificationRule(
          name: "Shoes", when: RuleConditions([QueueCondition("IssueType", .equals, "shoes")]),
          outputs: [.variable(ContextVariable("Kind", "goods"))]),
        ClassificationRule(
          name: "Rest", when: RuleConditions(), outputs: [.variable(ContextVariable("Kind", "other"))]),
      ]),
    ClassificationRuleset(
      name: "Urgency",
      rules: [
        ClassificationRule(
          name: "Goods are urgent", when: RuleConditions([QueueCondition("Kind", .equals, "goods")]),
          outputs: [.variable(ContextVariable("Urgent", .bool(true)))])
      ]),
  ]

  @Test("the first matching rule of each ruleset fires, and later rulesets see what earlier ones set")
  func classified() throws {
    let world = Self.started(Self.shop(classification: Self.rulesets))
    let outcome = try #require(world.decision?.classification?.value)
    #expect(outcome.applied == ["Shoes", "Goods are urgent"])
    expectNoDifference(
      outcome.variables, [ContextVariable("Kind", "goods"), ContextVariable("Urgent", .bool(true))])
    expectNoDifference(
      outcome.rulesets.map { $0.rules.map(\.state) }, [[.applied, .notProcessed], [.applied]])
    #expect(world.state[1]?.value(of: "Kind") == "goods")
    #expect(world.decision?.rules.contains("classify.first-match") == true)
  }

  @Test("without the rule nothing is classified")
  func notClassified() {
    let rules = RuleBook(switches: ["classify.first-match": false])
    let world = Self.started(Self.shop(classification: Self.rulesets), rules: rules)
    #expect(world.state[1]?.value(of: "Kind") == nil)
    #expect(world.decision?.classification == nil)
  }

  @Test("a transfer is not classified again")
  func transferKeeps() {
    var world = Self.started(Self.shop(classification: Self.rulesets))
    world.perform(.accept(1, by: 0))
    world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 2)))
    #expect(world.decision?.passCause == .transferred(0))
    #expect(world.decision?.classification == nil)
  }

  @Test("of groups of conditions one must hold, beside those that all must")
  func alternatives() {
    var organization = Self.shop()
    organization.workstreams[0].routeToQueue = [
      QueueRule(
        name: "Either",
        when: RuleConditions(
          [QueueCondition("IssueType", .containsData)],
          any: [
            [QueueCondition("IssueType", .equals, "boots")],
            [QueueCondition("IssueType", .beginsWith, "sh"), QueueCondition("Size", .greaterThan, "40")],
          ]), queue: 1)
    ]
    func queue(_ context: [ContextVariable]) -> QueueID? {
      var world = World(organization)
      world.perform(.start(0, context: context))
      return world.state[1]?.queue
    }
    #expect(queue([ContextVariable("IssueType", "boots")]) == 1)
    #expect(queue([ContextVariable("IssueType", "shoes")]) == 2)
    #expect(queue([ContextVariable("IssueType", "shoes"), ContextVariable("Size", .int(44))]) == 1)
    #expect(queue([]) == 2)
  }

  // MARK: Overflow before the queue

  @Test("with a limit of two, the third that waits overflows, and the next matching rule gets it")
  func nextRule() throws {
    // Mia has one, two wait, the fifth is the first that finds two waiting.
    let world = Self.started(
      Self.shop(sales: [Overflow(.workItems(2), .end)]), times: 4)
    #expect(world.state.waiting[0].count == 2)
    #expect(world.state[4]?.queue == 1)
    let route = try #require(world.decision?.route?.value)
    expectNoDifference(route.rules.map(\.state), [.matched, .applied])
    #expect(route.rules[0].overflow == .workItems(2))
    #expect(route.overflow == nil)
    #expect(world.decision?.rules.contains("overflow.first-not-overflowing") == true)
  }

  @Test("when every matching queue overflows, the first is taken with its own action: end")
  func allOverflow() {
    let limit = [Overflow(.workItems(1), .end)]
    var world = Self.started(Self.shop(sales: limit, support: limit), times: 4)
    expectNoDifference(
      world.perform(.start(0, context: Self.issue)),
      ["conv-5 started", "set IssueType=shoes", "routed to Sales", "closed: ClosedDueToOverflow"])
  }

  @Test("or: to another queue, whose own overflow is not asked; or: into the queue all the same")
  func transferOrAssign() {
    let away = [Overflow(.workItems(1), .transfer(2))]
    let world = Self.started(Self.shop(sales: away, support: away), times: 5)
    #expect(world.state[5]?.queue == 2)
    #expect(world.decision?.route?.value.overflow?.queue == 0)
    let stay = [Overflow(.workItems(1), .assign)]
    #expect(Self.started(Self.shop(sales: stay, support: stay), times: 5).state[5]?.queue == 0)
  }

  @Test("a rule's own overflow comes in place of the queue's")
  func override() {
    var organization = Self.shop(sales: [Overflow(.workItems(1), .end)])
    organization.workstreams[0].routeToQueue[0].overflow = [Overflow(.workItems(50), .end)]
    #expect(Self.started(organization, times: 4).state[4]?.queue == 0)
  }

  @Test("overflow is asked once for each conversation: after a release it returns to the full queue")
  func once() {
    var world = Self.started(Self.shop(sales: [Overflow(.workItems(1), .end)]), times: 2)
    world.perform(.accept(1, by: 0))
    world.perform(.closeSession(1, by: 0))
    #expect(world.state[1]?.status != .closed)
  }

  @Test("where a bot is in the queue, overflow waits for the first escalation")
  func afterEscalation() {
    var organization = Self.shop(sales: [Overflow(.outOfHours, .transfer(2))], hours: 0)
    organization.bots = [Bot(name: "Bot A", applicationID: "a", capacity: 300)]
    organization.queues[0].members.append(.bot(0))
    var world = Self.started(organization)
    #expect(world.state[1]?.owner == .bot(0))
    #expect(world.state[1]?.queue == 0)
    world.perform(.escalate(1, by: 0, variables: []))
    #expect(world.state[1]?.queue == 1, "Support is open, Sales is not")
  }

  // MARK: Operating hours

  /// Minutes from Monday at 8, and whether the office is open then; Tuesday is a holiday.
  static let moments: [(minutes: Int64, isOpen: Bool)] = [
    (0, false), (59, false), (60, true), (539, true), (540, false), (1500, false), (2940, true),
    (7260, false),
  ]

  @Test("a queue is open on its days, between its hours, but not on holidays", arguments: moments)
  func hours(minutes: Int64, isOpen: Bool) {
    let start = VirtualTime(milliseconds: 1_767_600_000_000)
    #expect(Self.office.isOpen(at: start + .minutes(minutes), in: .utc) == isOpen)
  }

  @Test("hours are read by the clock of their own zone, else of the organization's")
  func zones() {
    let start = VirtualTime(milliseconds: 1_767_600_000_000)
    let madrid = TimeZoneRules(name: "Europe/Madrid", base: 3600)
    #expect(Self.office.isOpen(at: start, in: madrid))
    var office = Self.office
    office.zone = .utc
    #expect(!office.isOpen(at: start, in: madrid))
  }

  @Test("out of hours comes before other conditions that hold")
  func outOfHoursFirst() {
    let settings = [Overflow(.workItems(1), .end), Overflow(.outOfHours, .transfer(2))]
    var organization = Self.shop(sales: settings, hours: 0)
    organization.workstreams[0].routeToQueue.removeLast()
    let world = Self.started(organization)
    #expect(world.state[1]?.queue == 2)
    #expect(world.decision?.rules.contains("queue.operating-hours") == true)
  }

  @Test("a transfer to a queue that is closed is refused, by the rule that says so")
  func closedTransfer() {
    var organization = Self.shop(hours: 0)
    organization.workstreams[0].routeToQueue.removeFirst()
    var world = Self.started(organization)
    world.perform(.accept(1, by: 1))
    expectNoDifference(
      world.perform(.transferToQueue(1, Transfer(representative: 1, queue: 0))),
      ["rejected transfer.operational-queue: Sales is out of operating hours"])
  }

  // MARK: Overflow in the queue

  @Test("whoever waits too long goes to the other queue, on the second")
  func waitingTransfer() {
    var world = Self.started(Self.shop(sales: [Overflow(.waiting(.minutes(5)), .transfer(2))]), times: 2)
    expectNoDifference(world.wait(.seconds(299)).filter { $0.contains("conv") || $0.contains("routed") }, [])
    expectNoDifference(
      world.wait(.seconds(1)),
      ["Sales overflows after 5m", "routed to Other", "Zoe by highest-capacity", "offered to Zoe for 100"])
    #expect(world.state[2]?.pass.cause == .overflowed)
  }

  @Test("or is ended; and the 20 minutes of an open chat still hold when they come first")
  func waitingEnd() {
    var world = Self.started(Self.shop(sales: [Overflow(.waiting(.minutes(5)), .end)]), times: 2)
    world.perform(.accept(1, by: 0))
    expectNoDifference(
      world.wait(.minutes(5)), ["Sales overflows after 5m", "closed: ClosedDueToOverflow"])
    var patient = Self.started(Self.shop(sales: [Overflow(.waiting(.minutes(30)), .end)]), times: 2)
    patient.perform(.accept(1, by: 0))
    expectNoDifference(patient.wait(.minutes(20)), ["closed: AutoClosedBySystem"])
  }

  // MARK: Shares and the older application

  @Test("shares are drawn by the seed, about as often as they say, and the same each time")
  func shares() {
    var organization = Self.shop()
    organization.workstreams[0].routeToQueue = [
      QueueRule(
        name: "Share", when: RuleConditions(), queue: 0,
        shares: [QueueRule.Share(0, percent: 70), QueueRule.Share(1, percent: 30)])
    ]
    let world = Self.started(organization, times: 1000)
    let first = world.state.conversations.count { $0.queue == 0 }
    #expect((660...740).contains(first))
    #expect(Self.started(organization, times: 1000).log == world.log)
    let off = RuleBook(switches: ["route.percentage-allocation": false])
    #expect(
      Self.started(organization, times: 20, rules: off).state.conversations.allSatisfy { $0.queue == 0 })
  }

  @Test("in the older application what no rule wants goes to the default queue, and rule 101 is not asked")
  func legacy() {
    var organization = Self.shop()
    organization.defaultQueue = 1
    let never = QueueRule(name: "Never", conditions: [QueueCondition("None", .containsData)], queue: 0)
    organization.workstreams[0].routeToQueue = Array(repeating: never, count: 100)
    organization.workstreams[0].routeToQueue.append(
      QueueRule(name: "Last", when: RuleConditions(), queue: 0))
    #expect(Self.started(organization).state[1]?.queue == 0)
    let old = RuleBook(switches: ["route.first-100-rules": true, "route.legacy-default-queue": true])
    let world = Self.started(organization, rules: old)
    #expect(world.state[1]?.queue == 1)
    #expect(world.decision?.route?.value.choice == .defaultQueue)
  }
}
