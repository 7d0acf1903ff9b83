import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Lint of organizations")
struct LintTests {
  static func codes(_ organization: Organization) -> [String] {
    OrganizationLint.findings(organization).map { String($0.code.dropFirst("organization.".count)) }
  }

  @Test("the documented set-ups have no findings but the queue with a bot only")
  func clean() {
    expectNoDifference(Self.codes(.oneQueue()), [])
    expectNoDifference(Self.codes(.twoQueues), ["queue-without-people"])
  }

  @Test("capacities in the wrong order are reported with who is above whom")
  func order() {
    let second = OrganizationLint.findings(.oneQueue(a: 300, person: 100, b: 200))
    expectNoDifference(second.map(\.code), ["organization.second-bot-not-below-people"])
    expectNoDifference(
      second.first?.message,
      "In Support Bot B (200) is not below Mia Novak (100): an escalation may land on it instead of a person")
    expectNoDifference(Self.codes(.oneQueue(a: 50, person: 100, b: 30)), ["bot-not-above-people"])
    expectNoDifference(Self.codes(.oneQueue(a: 100, person: 100, b: 30)), ["bot-not-above-people"])
    expectNoDifference(
      Self.codes(.oneQueue(a: 200, person: 100, b: 200)),
      ["second-bot-not-below-people", "bots-of-equal-capacity"])
  }

  @Test("a bot in the default queue gets what no rule matches, where there is such a queue (row 180)")
  func defaultQueue() {
    func findings(_ organization: Organization, _ isOn: Bool) -> [String] {
      let rules = RuleBook(era: .standard, switches: [RoutingRules.legacyDefaultQueue.id: isOn])
      return OrganizationLint.findings(organization, rules: rules).filter {
        $0.code.hasSuffix("default-queue")
      }
      .map(\.message)
    }
    var organization = Organization.oneQueue()
    expectNoDifference(findings(organization, true), [])
    organization.defaultQueue = 0
    expectNoDifference(
      findings(organization, true),
      ["Bot A is in the default queue Support: what no rule matches goes to it"])
    expectNoDifference(findings(organization, false), [])
    organization.queues[0].members.removeAll { $0.bot != nil }
    expectNoDifference(findings(organization, true), [])
  }

  @Test("bots: application ids, being nowhere, unpublished, below the cost")
  func bots() {
    var organization = Organization.oneQueue(b: 20)
    organization.bots[1].applicationID = "A"
    organization.bots.append(Bot(name: "Bot C", isPublished: false))
    expectNoDifference(
      Self.codes(organization),
      ["duplicate-application-id", "bot-below-cost", "no-application-id", "bot-nowhere", "bot-unpublished"])
    expectNoDifference(
      OrganizationLint.findings(organization).map(\.subject),
      [.member(.bot(1)), .member(.bot(1)), .member(.bot(2)), .member(.bot(2)), .member(.bot(2))])
    expectNoDifference(
      OrganizationLint.findings(organization).last?.message,
      "Bot C is not published, so it gets no conversations (error 2009)")
  }

  @Test(
    "workstreams: a pick workstream that leads to a bot, no fallback, no presence, a rule that hides others")
  func workstreams() {
    var organization = Organization.oneQueue()
    organization.workstreams[0].distribution = .pick
    expectNoDifference(Self.codes(organization), ["bot-only-in-pick", "bot-only-in-pick"])
    organization.workstreams.append(Workstream(name: "Pushed", fallbackQueue: 0))
    expectNoDifference(Self.codes(organization), [])
    organization.workstreams[0].bot = 0
    expectNoDifference(Self.codes(organization), ["bot-in-pick-workstream"])
    organization.workstreams.removeLast()
    organization.workstreams[0].fallbackQueue = nil
    organization.workstreams[0].allowedPresences = []
    organization.workstreams[0].timings.offer = .seconds(0)
    organization.workstreams[0].routeToQueue = [
      QueueRule(name: "All", conditions: [], queue: 0), QueueRule(name: "Never", conditions: [], queue: 0),
    ]
    expectNoDifference(
      Self.codes(organization),
      [
        "bot-in-pick-workstream", "no-fallback-queue", "offer-without-time", "no-allowed-presence",
        "rule-hides-others", "bot-only-in-pick", "bot-only-in-pick",
      ])
  }

  @Test("queues and people: empty queues, people nowhere or below the cost")
  func queuesAndPeople() {
    var organization = Organization.people([Representative(name: "Mia", capacity: 20)])
    organization.queues.append(Queue(name: "Empty"))
    organization.representatives.append(Representative(name: "Leo"))
    expectNoDifference(
      Self.codes(organization),
      [
        "fallback-unserved", "queue-without-members", "representative-below-cost", "representative-nowhere",
      ])
  }

  @Test("a fallback queue that nobody in it can serve")
  func unservedFallback() {
    var organization = Organization.people([Representative(name: "Mia", capacity: 20)])
    expectNoDifference(Self.codes(organization), ["fallback-unserved", "representative-below-cost"])
    organization.bots = [Bot(name: "Bot A", applicationID: "a", capacity: 300)]
    organization.queues[0].members.append(.bot(0))
    expectNoDifference(Self.codes(organization), ["representative-below-cost"])
    organization.bots[0].isPublished = false
    expectNoDifference(
      Self.codes(organization), ["fallback-unserved", "bot-unpublished", "representative-below-cost"])
  }

  @Test("capacity profiles, skills, hours and long names that serve nobody")
  func demands() {
    var organization = Organization.people([Representative(name: "Mia", skills: [.init("Loans", rating: 3)])])
    organization.capacityProfiles = [CapacityProfile(name: "Loans", limit: 2)]
    organization.operatingHours = [OperatingHours(name: "Never", openings: [])]
    organization.queues[0].hours = 0
    organization.workstreams[0].profiles = [0]
    organization.workstreams[0].skillMatching = .exact
    organization.workstreams[0].contextVariables = [
      ContextVariableDefinition(String(repeating: "x", count: 101))
    ]
    organization.workstreams[0].classification = [
      ClassificationRuleset(
        name: "Skills",
        rules: [
          ClassificationRule(
            name: "All", when: RuleConditions(),
            outputs: [.skill(RequiredSkill("Loans", rating: 5)), .skill(RequiredSkill("Loans", rating: 3))])
        ])
    ]
    expectNoDifference(
      Self.codes(organization),
      ["name-too-long", "profile-nobody-has", "skill-nobody-has", "queue-never-open"])
    // In 2021 names had 200 characters; closest match asks nobody to have a skill.
    organization.workstreams[0].skillMatching = .closest
    organization.representatives[0].profiles = [ProfileShare(0)]
    let found = OrganizationLint.findings(organization, rules: RuleBook(era: Era(year: 2021, month: 6)))
    expectNoDifference(found.map(\.code), ["organization.queue-never-open"])
  }

  @Test("every finding that the product's behaviour makes a mistake cites a rule of the table")
  func cited() {
    var organization = Organization.oneQueue(a: 50, person: 100, b: 20)
    organization.bots[1].isPublished = false
    organization.workstreams[0].distribution = .pick
    for finding in OrganizationLint.findings(organization) {
      #expect(finding.rule.map(RoutingRules.all.contains) == true, "\(finding.code)")
    }
  }

  @Test("rule ids are unique, and every fixed rule is one of them")
  func rules() {
    let ids = RoutingRules.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(RoutingRules.fixed.allSatisfy(RoutingRules.all.contains))
    #expect(RoutingRules.all.allSatisfy { !$0.statement.isEmpty && !$0.source.isEmpty })
  }
}
