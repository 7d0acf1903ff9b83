import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Queues that choose by rules of their own")
struct OwnRuleTests {
  static let people = [
    Representative(
      name: "Mia", capacity: 50, attributes: [CustomColumn("Team", "Red"), CustomColumn("Level", "9")]),
    Representative(
      name: "Leo", capacity: 50, attributes: [CustomColumn("Team", "Red"), CustomColumn("Level", "10")]),
    Representative(name: "Zoe", capacity: 75, presence: .appearAway),
  ]

  static func world(
    _ rules: [AssignmentRule], prioritization: [PrioritizationRule] = [], _ people: [Representative] = people,
    rules book: RuleBook = RuleBook()
  ) -> World {
    var organization = Organization.people(people)
    organization.workstreams[0].contextVariables = [
      ContextVariableDefinition("Team"), ContextVariableDefinition("Due"),
    ]
    organization.workstreams[0].timings = Timings(open: nil)
    organization.queues[0].assignment = .custom
    organization.queues[0].rulesets = [AssignmentRuleset(name: "Own", rules: rules)]
    organization.queues[0].prioritization = prioritization
    return World(organization, rules: book)
  }

  private func verdicts(_ world: World) -> [String] {
    world.decision?.candidates.map { "\(world.name($0.member)) \($0.verdict.sentence)" } ?? []
  }

  static let red = AssignmentRule(
    name: "Red team",
    conditions: [
      .presence(nil), .units(nil),
      .attribute("Team", .equals, MemberCondition.Operand(nil, variable: "Team")),
    ],
    order: MemberOrder(.attribute("Level"), isAscending: false))
  static let anybody = AssignmentRule(name: "Anybody", conditions: [])

  @Test("the first rule that somebody meets decides, and orders those who meet it")
  func firstRule() {
    var world = Self.world([Self.red, Self.anybody])
    world.perform(.start(0, context: [ContextVariable("Team", .string("Red"))]))
    expectNoDifference(
      verdicts(world),
      [
        "Leo gets it", "Mia Level 9 comes after 10", "Zoe Red team comes first: presence is Appear away",
      ])
    #expect(world.decision?.rules == ["route.fallback-queue", "custom.first-rule-met", "custom.order-by"])
    // Numbers are compared as numbers: as text 9 would come after 10.
    #expect(world.decision.flatMap { $0.candidates.first?.sentence($0.terms) } == "meets Red team, Level 10")
    #expect(world.folded == world.state)
  }

  @Test("a rule nobody meets gives way to the next, which asks nothing that it does not name")
  func relaxes() {
    var world = Self.world([Self.red, Self.anybody])
    let offered = (1...4).map { number -> String in
      world.perform(.start(0, context: [ContextVariable("Team", .string("Blue"))]))
      return world.state[ConversationID(number)]?.offer.map { world.name($0.representative) } ?? "nobody"
    }
    // In turns, whatever their presence and capacity.
    expectNoDifference(offered, ["Mia", "Leo", "Zoe", "Mia"])
    #expect(world.state.representatives[2].presence == .appearAway)
  }

  @Test("when nobody meets any rule it waits, and the last rule says why")
  func nobody() {
    var world = Self.world([Self.red])
    world.perform(.start(0, context: []))
    #expect(world.state[1]?.isWaiting == true)
    expectNoDifference(
      verdicts(world),
      [
        "Mia does not meet Red team: Team has no value", "Leo does not meet Red team: Team has no value",
        "Zoe does not meet Red team: presence is Appear away",
      ])
    #expect(world.decision?.rules.last == "custom.nobody-meets-it")
    // The value becomes known, and somebody comes back.
    world.append(.contextVariablesSet(1, Boxed([ContextVariable("Team", .string("Red"))])))
    #expect(world.perform(.setPresence(0, .available)).last == "offered to Leo for 25")
  }

  @Test("selection criteria choose the ruleset; without one that fits, the default is asked")
  func criteria() {
    var organization = Self.world([Self.anybody]).organization
    let toZoe = AssignmentRule(name: "Most room", conditions: [], order: MemberOrder(.units))
    organization.queues[0].rulesets.append(
      AssignmentRuleset(
        name: "Due", when: RuleConditions([QueueCondition("Due", .containsData)]), rules: [toZoe]))
    var world = World(organization)
    world.perform(.start(0, context: [ContextVariable("Due", .string("today"))]))
    #expect(world.decision?.terms.ruleset?.value.name == "Due")
    #expect(world.state[1]?.offer?.representative == 2)
    world.perform(.start(0, context: []))
    #expect(world.decision?.terms.ruleset?.value.name == "Own")
    #expect(world.state[2]?.offer?.representative == 0)
  }

  // MARK: Who is served first

  static let due = PrioritizationRule(
    name: "Due", when: RuleConditions([QueueCondition("Due", .containsData)]), order: "Due")
  static let team = PrioritizationRule(
    name: "Red", when: RuleConditions([QueueCondition("Team", .equals, "Red")]))

  private func start(_ world: inout World, _ context: [(String, String)]) {
    world.perform(.start(0, context: context.map { ContextVariable($0.0, .string($0.1)) }))
    world.wait(.seconds(1))
  }

  private func line(_ world: World) -> [Int] { world.state.waiting[0].map { Int($0.conversation.raw) } }

  @Test("buckets come in the order of their rules, each by its own order, and the rest as they came")
  func buckets() {
    var world = Self.world(
      [AssignmentRule(name: "Nobody", conditions: [.presence([])])], prioritization: [Self.team, Self.due])
    start(&world, [])
    start(&world, [("Due", "2026-03-02")])
    start(&world, [("Due", "2026-03-01")])
    start(&world, [("Team", "Red")])
    start(&world, [("Team", "Red"), ("Due", "2026-01-01")])
    start(&world, [])
    expectNoDifference(line(world), [4, 5, 3, 2, 1, 6])
    // What changes while it waits changes its place.
    world.append(.contextVariablesSet(6, Boxed([ContextVariable("Due", .string("2026-02-01"))])))
    world.append(.contextVariablesSet(4, Boxed([ContextVariable("Team", .string("Blue"))])))
    expectNoDifference(line(world), [5, 6, 3, 2, 1, 4])
    #expect(world.folded == world.state)
    var off = Self.world(
      [AssignmentRule(name: "Nobody", conditions: [.presence([])])], prioritization: [Self.team, Self.due],
      rules: RuleBook(switches: ["priority.buckets": false]))
    start(&off, [])
    start(&off, [("Team", "Red")])
    expectNoDifference(line(off), [1, 2])
  }

  @Test(
    "a conversation that keeps its representative is served before the others of its queue, unless switched off"
  )
  func affinity() {
    func order(_ rules: RuleBook) -> [Int] {
      var organization = Organization.people([
        Representative(name: "Mia"), Representative(name: "Leo", presence: .offline),
      ])
      organization.workstreams[0].keepsRepresentative = true
      organization.workstreams[0].timings = Timings(open: nil)
      organization.declinesAllowed = 1
      var world = World(organization, rules: rules)
      world.perform(.start(0, context: []))
      world.perform(.accept(1, by: 0))
      world.perform(.setPresence(0, .offline))
      world.perform(.start(0, context: []))
      world.wait(.seconds(1))
      // It comes back to Mia, who declines it: behind conv-2 by its time, before it by its rule.
      world.perform(.closeSession(1, by: 0))
      world.perform(.decline(1, by: 0))
      return line(world)
    }
    expectNoDifference(order(RuleBook()), [1, 2])
    expectNoDifference(order(RuleBook(switches: ["priority.affinity-first": false])), [2, 1])
  }

  @Test(
    "of queues of one group those with prioritization rules are served last, by name, unless switched off")
  func ownMethodsLast() {
    func served(_ rules: RuleBook) -> String {
      var organization = Organization.people([Representative(name: "Mia", presence: .offline)])
      let mia: [MemberID] = [.representative(0)]
      let choosing = [
        AssignmentRuleset(
          name: "Own", rules: [AssignmentRule(name: "Free", conditions: [.presence(nil), .units(nil)])])
      ]
      organization.queues = [
        Queue(
          name: "Zebra", assignment: .custom, members: mia, rulesets: choosing, prioritization: [Self.due]),
        Queue(
          name: "Antelope", assignment: .custom, members: mia, rulesets: choosing, prioritization: [Self.due]),
        Queue(name: "Plain", members: mia),
      ]
      organization.workstreams = (0...2).map {
        Workstream(name: "W\($0)", cost: 100, fallbackQueue: QueueID($0))
      }
      var world = World(organization, rules: rules)
      for workstream in 0...2 {
        world.perform(.start(WorkstreamID(workstream), context: []))
        world.wait(.seconds(1))
      }
      world.perform(.setPresence(0, .available))
      var order: [String] = []
      for _ in 0...2 {
        guard let id = world.state.representatives[0].conversations.first else { break }
        order.append(world.state[id]?.queue.flatMap { world.organization[$0]?.name } ?? "")
        world.perform(.accept(id, by: 0))
        world.perform(.end(id, by: 0))
        world.perform(.closeSession(id, by: 0))
      }
      return order.joined(separator: " ")
    }
    #expect(served(RuleBook()) == "Plain Antelope Zebra")
    #expect(served(RuleBook(switches: ["priority.own-methods-last": false])) == "Zebra Antelope Plain")
  }

  // MARK: Related records

  static func records(_ rules: RuleBook = RuleBook()) -> World {
    var organization = Organization.people([Representative(name: "Mia")])
    organization.queues.append(Queue(name: "Gold", members: [.representative(0)]))
    organization.workstreams[0].contextVariables = [ContextVariableDefinition("Email")]
    organization.workstreams[0].routeToQueue = [
      QueueRule(
        name: "Gold", conditions: [QueueCondition("Contact.Account.Level", .equals, "Gold")], queue: 1)
    ]
    organization.workstreams[0].classification = [
      ClassificationRuleset(
        name: "Case",
        rules: [
          ClassificationRule(
            name: "High", when: RuleConditions([QueueCondition("Case.Priority", .equals, "High")]),
            outputs: [.skill(RequiredSkill("Seniors"))])
        ])
    ]
    organization.records = RecordBook(
      accounts: [StoredRecord([.init(.name, "Alpine")], columns: [CustomColumn("Level", "Gold")])],
      contacts: [
        StoredRecord(
          [.init(.name, "Ana"), .init(.emailaddress1, "ana@example.com")], account: RecordID(.account, 0))
      ],
      cases: [
        StoredRecord(
          [.init(.ticketnumber, "C1")], columns: [CustomColumn("Priority", "High")],
          contact: RecordID(.contact, 0))
      ])
    return World(organization, rules: rules)
  }

  @Test("conditions look at the customer and case that would be found, two records deep")
  func relatedRecords() {
    var world = Self.records()
    world.perform(.start(0, context: [ContextVariable("Email", .string("ana@example.com"))]))
    #expect(world.state[1]?.queue == 1)
    #expect(world.state[1]?.skills == [RequiredSkill("Seniors")])
    #expect(world.decision?.rules.contains("condition.related-records") == true)
    let trace = world.decision?.route?.value.rules.first?.conditions.first
    #expect(trace?.sentence == "Contact.Account.Level is \"Gold\", wanted \"Gold\"")
    world.perform(.start(0, context: [ContextVariable("Email", .string("nobody@example.com"))]))
    #expect(world.state[2]?.queue == 0)
    #expect(world.state[2]?.skills == [])
  }

  @Test("with the inferred rule off they see only what is linked")
  func onlyLinked() {
    var world = Self.records(RuleBook(switches: ["condition.finds-records": false]))
    world.perform(.start(0, context: [ContextVariable("Email", .string("ana@example.com"))]))
    #expect(world.state[1]?.queue == 0)
  }

  @Test("a path has one or two steps that lead somewhere, and anything else is a variable")
  func paths() {
    #expect(RecordPath("Case.Contact.Level")?.steps == [.incident, .contact])
    #expect(RecordPath("Customer.Account.Level") != nil)
    for text in [
      "Level", "Contact", "Contact.", "Account.Contact.Level", "Case.Case.x", "Case.Contact.Account.x", "a.b",
    ] {
      #expect(RecordPath(text) == nil, "\(text)")
    }
  }
}
