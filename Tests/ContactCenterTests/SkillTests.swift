import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Skills and capacity profiles")
struct SkillTests {
  static let people = [
    Representative(name: "Mia", capacity: 900),
    Representative(name: "Leo", skills: [.init("Loans", rating: 4)]),
    Representative(
      name: "Zoe", capacity: 50, skills: [.init("Loans", rating: 7), .init("Cards", rating: 1)]),
    Representative(name: "Sam", capacity: 25, skills: [.init("Loans", rating: 5)]),
  ]

  static func world(
    _ matching: SkillMatching, _ people: [Representative] = people, rules: RuleBook = RuleBook()
  ) -> World {
    var organization = Organization.people(people)
    organization.workstreams[0].skillMatching = matching
    return World(organization, rules: rules)
  }

  static let loans = [RequiredSkill("Loans", rating: 5)]

  private func verdicts(_ world: World) -> [String] {
    world.decision?.candidates.map { "\(world.name($0.member)) \($0.verdict.sentence)" } ?? []
  }

  @Test("with exact match only whoever has every skill well enough gets it, the most capacity first")
  func exact() {
    var world = Self.world(.exact)
    MethodTests.start(&world, skills: Self.loans)
    expectNoDifference(
      verdicts(world),
      [
        "Zoe gets it", "Mia lacks the skill Loans", "Leo Loans 4 is below 5", "Sam 25 is less than 50",
      ])
    #expect(world.decision?.rules.contains("skill.exact") == true)
    MethodTests.start(&world, skills: Self.loans + [RequiredSkill("Cards")])
    #expect(world.state[2]?.offer?.representative == 2)
    MethodTests.start(&world, skills: Self.loans + [RequiredSkill("Cards")])
    #expect(world.state[3]?.isWaiting == true)
    #expect(verdicts(world).last == "Sam lacks the skill Cards")
  }

  @Test("with exact match it waits for whoever has the skill, though others are free")
  func exactWaits() {
    var people = Self.people
    people[2].presence = .offline
    people[3].presence = .offline
    var world = Self.world(.exact, people)
    MethodTests.start(&world, skills: Self.loans)
    #expect(world.state[1]?.isWaiting == true)
    #expect(world.perform(.setPresence(0, .available)).last == "nothing for Mia among 1")
    #expect(world.perform(.setPresence(3, .available)).contains("offered to Sam for 25"))
  }

  @Test("closest match: equal before overqualified before underqualified before nobody at all")
  func closest() {
    var world = Self.world(.closest)
    MethodTests.start(&world, skills: Self.loans)
    expectNoDifference(
      verdicts(world),
      [
        "Sam gets it", "Mia is underqualified by 6", "Leo is underqualified by 1",
        "Zoe is overqualified by 2",
      ])
    #expect(world.decision?.rules.contains("skill.closest") == true)
    let order = (2...10).map { number in
      MethodTests.start(&world, skills: Self.loans)
      return world.state[ConversationID(number)]?.offer.map { world.name($0.representative) } ?? "nobody"
    }
    expectNoDifference(order, ["Zoe", "Zoe", "Leo", "Leo", "Leo", "Leo", "Mia", "Mia", "Mia"])
  }

  @Test("of equally close members the same one gets them, unless that rule is off")
  func closestTies() {
    let people = ["Mia", "Leo"].map { Representative(name: $0, skills: [.init("Loans", rating: 5)]) }
    func order(_ rules: RuleBook) -> [RepresentativeID?] {
      var world = Self.world(.closest, people, rules: rules)
      for _ in 1...3 { MethodTests.start(&world, skills: Self.loans) }
      return world.state.conversations.map { $0.offer?.representative }
    }
    expectNoDifference(order(RuleBook()), [0, 0, 0])
    expectNoDifference(order(RuleBook(switches: ["skill.closest-ties-stay": false])), [0, 1, 0])
  }

  @Test("without skill matching, skills do not matter")
  func none() {
    var world = Self.world(.none)
    MethodTests.start(&world, skills: Self.loans)
    #expect(world.state[1]?.offer?.representative == 0)
  }

  @Test("bots need no skills, unless that inferred rule is off")
  func bots() {
    var organization = Organization.oneQueue()
    organization.workstreams[0].skillMatching = .exact
    var world = World(organization)
    MethodTests.start(&world, skills: Self.loans)
    #expect(world.state[1]?.owner == .bot(0))
    var off = World(organization, rules: RuleBook(switches: ["skill.not-asked-of-bots": false]))
    MethodTests.start(&off, skills: Self.loans)
    #expect(off.state[1]?.isWaiting == true)
  }

  @Test("new skills are added to those a conversation has; one named again takes the newer rating")
  func appended() {
    let had = [RequiredSkill("Loans", rating: 5), RequiredSkill("Cards", rating: 2)]
    expectNoDifference(
      had.appending([RequiredSkill("Mortgages", rating: 3), RequiredSkill("Loans", rating: 7)]),
      [
        RequiredSkill("Loans", rating: 7), RequiredSkill("Cards", rating: 2),
        RequiredSkill("Mortgages", rating: 3),
      ])
  }

  @Test("skills are added only where skill-based routing is enabled (row 19)")
  func needsRouting() throws {
    func skills(_ isEnabled: Bool?, _ rules: RuleBook = RuleBook()) throws -> [String] {
      var organization = Organization.people(Self.people)
      organization.workstreams[0].skillMatching = .exact
      organization.workstreams[0].classification = [
        ClassificationRuleset(
          name: "Skills",
          rules: [
            ClassificationRule(
              name: "All", when: RuleConditions([]), outputs: [.skill(RequiredSkill("Loans", rating: 5))])
          ])
      ]
      if let isEnabled { organization.setUp.prerequisites = Prerequisites(skillBasedRouting: isEnabled) }
      var world = World(organization, rules: rules)
      MethodTests.start(&world, skills: [])
      let outcome = try #require(world.decision?.classification?.value)
      let isCited = world.decision?.rules.contains("skill.needs-skill-based-routing") == true
      return [world.state[1]?.offer.map { world.name($0.representative) } ?? "nobody"]
        + outcome.skills.map(\.name) + outcome.withheld.map { "no \($0.name)" } + (isCited ? ["cited"] : [])
    }
    expectNoDifference(try skills(true), ["Zoe", "Loans"])
    expectNoDifference(try skills(nil), ["Zoe", "Loans"], "nobody says what was prepared")
    // Whoever has the most capacity, skilled or not.
    expectNoDifference(try skills(false), ["Mia", "no Loans", "cited"])
    expectNoDifference(
      try skills(false, RuleBook(switches: ["skill.needs-skill-based-routing": false])), ["Zoe", "Loans"])
    expectNoDifference(try skills(false, RuleBook(era: Era(year: 2021, month: 6))), ["Zoe", "Loans"])
  }

  @Test("check says that skills which are found are not added (row 19)")
  func notAdded() {
    var organization = Organization.people(Self.people)
    organization.setUp.prerequisites = Prerequisites()
    func messages() -> [String] {
      OrganizationLint.findings(organization).filter { $0.code == "organization.skills-not-added" }.map(
        \.message)
    }
    expectNoDifference(messages(), [])
    organization.workstreams[0].classification = [
      ClassificationRuleset(
        name: "Skills",
        rules: [
          ClassificationRule(name: "All", when: RuleConditions([]), outputs: [.skill(RequiredSkill("Loans"))])
        ])
    ]
    expectNoDifference(
      messages(),
      [
        "\(organization.workstreams[0].name) finds skills, and skill-based routing is not enabled: they are not added"
      ])
    organization.setUp.prerequisites?.skillBasedRouting = true
    expectNoDifference(messages(), [])
  }

  // MARK: Capacity profiles

  static func profiles(
    _ profile: CapacityProfile, limits: [Int?], capacity: Int = 100, rules: RuleBook = RuleBook()
  ) -> World {
    let people = zip(["Mia", "Leo", "Zoe"], limits).map {
      Representative(name: $0, capacity: capacity, profiles: [ProfileShare(0, limit: $1)])
    }
    var organization = Organization.people(people + [Representative(name: "Sam")])
    organization.capacityProfiles = [profile]
    organization.workstreams[0].profiles = [0]
    organization.workstreams.append(Workstream(name: "By units", fallbackQueue: 0))
    return World(organization, rules: rules)
  }

  @Test("a capacity profile limits the number of conversations, with limits of one's own; units do not count")
  func profileLimit() {
    var world = Self.profiles(CapacityProfile(name: "Loans", limit: 1), limits: [2, nil])
    let offers = MethodTests.offers(4, &world)
    expectNoDifference(offers, ["Mia", "Leo", "Mia", "nobody"])
    expectNoDifference(
      verdicts(world),
      ["Mia 2 of 2 of Loans used", "Leo 1 of 1 of Loans used", "Sam does not have the profile Loans"])
    #expect(world.state.representatives[0].available == 100)
    #expect(world.decision?.rules.contains("capacity.profile-limit") == true)
    // What is over counts no longer.
    world.perform(.accept(2, by: 1))
    world.perform(.end(2, by: 1))
    #expect(world.perform(.closeSession(2, by: 1)).contains("offered to Leo for 0"))
  }

  @Test("what is over counts on until midnight where a profile is reset at the end of the day")
  func endOfDay() {
    let profile = CapacityProfile(name: "Loans", limit: 2, reset: .endOfDay)
    var world = Self.profiles(profile, limits: [nil])
    for id in [1, 2] as [ConversationID] {
      world.perform(.start(0, context: []))
      world.perform(.accept(id, by: 0))
    }
    world.perform(.end(1, by: 0))
    world.perform(.closeSession(1, by: 0))
    expectNoDifference(MethodTests.offers(1, &world), ["nobody"])
    world.wait(.hours(24))
    // One of the two goes on and counts on the next day too.
    expectNoDifference(MethodTests.offers(2, &world), ["Mia", "nobody"])
    #expect(world.folded == world.state)
  }

  @Test("whoever has units and profiles is on Do not disturb only when both are used up")
  func bothUsedUp() {
    var world = Self.profiles(CapacityProfile(name: "Loans", limit: 1), limits: [nil], capacity: 25)
    world.perform(.start(0, context: []))
    world.perform(.accept(1, by: 0))
    #expect(world.state.representatives[0].presence == .busy)
    world.perform(.setPresence(1, .offline))
    world.perform(.start(1, context: []))
    world.perform(.accept(2, by: 0))
    #expect(world.state.representatives[0].presence == .doNotDisturb)
    world.perform(.end(1, by: 0))
    world.perform(.closeSession(1, by: 0))
    #expect(world.state.representatives[0].presence == .busy)
  }

  @Test(
    "a used up profile that blocks assignment sets Do not disturb and keeps everything away, unless the rule is off"
  )
  func blocks() {
    let profile = CapacityProfile(name: "Loans", limit: 1, blocksAssignment: true)
    var world = Self.profiles(profile, limits: [nil])
    world.perform(.start(0, context: []))
    world.perform(.start(1, context: []))
    #expect(verdicts(world).contains("Mia Loans is used up and blocks"))
    world.perform(.accept(1, by: 0))
    #expect(world.state.representatives[0].presence == .doNotDisturb)
    var off = Self.profiles(
      profile, limits: [nil], rules: RuleBook(switches: ["capacity.profile-blocks": false]))
    off.perform(.start(0, context: []))
    off.perform(.accept(1, by: 0))
    #expect(off.state.representatives[0].presence == .busy)
  }
}
