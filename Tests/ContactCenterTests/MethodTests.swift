import Basis
import ContactCenter
import CustomDump
import Testing

@Suite("Methods of assignment")
struct MethodTests {
  static func world(
    _ people: [Representative], by method: AssignmentMethod, cost: Int = 25, rules: RuleBook = RuleBook()
  ) -> World {
    var organization = Organization.people(people, cost: cost)
    organization.queues[0].assignment = method
    return World(organization, rules: rules)
  }

  static let three = ["Mia", "Leo", "Zoe"].map { Representative(name: $0, capacity: $0 == "Mia" ? 900 : 100) }

  /// Starts a conversation that asks for skills, and lets the contact centre give it to somebody.
  static func start(_ world: inout World, in workstream: WorkstreamID = 0, skills: [RequiredSkill]) {
    let id = world.state.nextConversation
    for event in world.logic.decide(.start(workstream, context: []), world.state, at: world.now) {
      world.append(event)
    }
    world.append(.skillsSet(id, Boxed(skills)))
    while let event = world.logic.next(world.state, at: world.now) { world.append(event) }
  }

  /// Who is offered the conversations, one after the other.
  static func offers(_ count: Int, _ world: inout World) -> [String] {
    (1...count).map { _ in
      let id = world.state.nextConversation
      world.perform(.start(0, context: []))
      return world.state[id]?.offer.map { world.name($0.representative) } ?? "nobody"
    }
  }

  @Test("a round robin goes by the order in which members joined, then by their last assignment")
  func roundRobin() {
    var world = Self.world(Self.three, by: .roundRobin)
    expectNoDifference(Self.offers(5, &world), ["Mia", "Leo", "Zoe", "Mia", "Leo"])
    let last = world.decision
    expectNoDifference(
      last?.candidates.map(\.verdict.name), ["selected", "not-their-turn", "not-their-turn"])
    #expect(last?.terms.method == .roundRobin)
    #expect(last?.rules.contains("assign.round-robin") == true)
    // Capacity gives nobody precedence, and whoever has none left is passed over.
    expectNoDifference(Self.offers(6, &world), ["Zoe", "Mia", "Leo", "Zoe", "Mia", "Leo"])
    expectNoDifference(Self.offers(3, &world), ["Zoe", "Mia", "Mia"])
  }

  @Test("at first, a round robin says of the others that they joined later")
  func roundRobinAtFirst() {
    var world = Self.world(Self.three, by: .roundRobin)
    _ = Self.offers(1, &world)
    let verdicts = world.decision?.candidates.map(\.verdict.name)
    expectNoDifference(verdicts, ["selected", "joined-later", "joined-later"])
  }

  @Test("what somebody gets from another queue is no turn in this one")
  func roundRobinPerQueue() {
    var organization = Organization.people(Self.three)
    organization.queues[0].assignment = .roundRobin
    organization.queues.append(Queue(name: "Other", members: [.representative(0)]))
    organization.workstreams.append(Workstream(name: "Other chat", fallbackQueue: 1))
    var world = World(organization)
    world.perform(.start(1, context: []))
    expectNoDifference(Self.offers(1, &world), ["Mia"])
  }

  @Test("least active, for messages too: whoever released capacity longest ago; signing in counts as never")
  func leastActive() {
    var people = Self.three
    people[2].presence = .offline
    var world = Self.world(
      people, by: .leastActive, rules: RuleBook(switches: ["assign.least-active-voice-only": false]))
    func talk(_ id: ConversationID, _ person: RepresentativeID) {
      world.perform(.accept(id, by: person))
      world.perform(.end(id, by: person))
      world.perform(.closeSession(id, by: person))
    }
    expectNoDifference(Self.offers(1, &world), ["Mia"])
    talk(1, 0)
    expectNoDifference(Self.offers(1, &world), ["Leo"])
    expectNoDifference(
      world.decision?.candidates.map(\.verdict.name), ["selected", "released-more-recently", "not-available"])
    talk(2, 1)
    expectNoDifference(Self.offers(1, &world), ["Mia"])
    talk(3, 0)
    world.perform(.setPresence(2, .available))
    expectNoDifference(Self.offers(1, &world), ["Zoe"])
    #expect(world.decision?.rules.contains("assign.least-active") == true)
  }

  @Test("by default least active is for voice, and messages go by highest capacity")
  func leastActiveVoiceOnly() {
    var organization = Organization.people(Self.three)
    organization.queues[0].assignment = .leastActive
    organization.workstreams.append(Workstream(name: "Calls", channel: "voice", fallbackQueue: 0))
    var world = World(organization)
    world.perform(.start(0, context: []))
    #expect(world.decision?.terms.method == .highestCapacity)
    world.perform(.start(1, context: []))
    #expect(world.decision?.terms.method == .leastActive)
    var later = World(organization, rules: RuleBook(era: Era(year: 2025, month: 6)))
    later.perform(.start(0, context: []))
    #expect(later.decision?.terms.method == .leastActive)
  }

  @Test("a conversation goes back to whoever had it, whatever their capacity and presence; they may decline")
  func sameRepresentative() {
    var organization = Organization.people([
      Representative(name: "Mia", capacity: 25), Representative(name: "Leo"),
    ])
    organization.queues[0].members = [.representative(0), .representative(1)]
    organization.workstreams[0].keepsRepresentative = true
    organization.representatives[1].presence = .offline
    var world = World(organization)
    world.perform(.start(0, context: []))
    world.perform(.accept(1, by: 0))
    world.perform(.setPresence(1, .available))
    world.perform(.setPresence(0, .offline))
    #expect(
      world.perform(.closeSession(1, by: 0)).suffix(2) == [
        "Mia by same-representative", "offered to Mia for 25",
      ])
    #expect(world.decision?.rules.contains("assign.keeps-representative") == true)
    #expect(world.perform(.decline(1, by: 0)).last == "offered to Leo for 25")
    // Whoever gives it away does not get it back.
    world.perform(.accept(1, by: 1))
    world.perform(.setPresence(0, .available))
    #expect(
      world.perform(.transferToQueue(1, Transfer(representative: 1, queue: 0))).last
        == "offered to Mia for 25")
    #expect(world.decision?.terms.method == .highestCapacity)
    var off = World(organization, rules: RuleBook(switches: ["assign.keeps-representative": false]))
    off.perform(.setPresence(1, .available))
    off.perform(.start(0, context: []))
    off.perform(.accept(1, by: 1))
    off.perform(.setPresence(1, .offline))
    #expect(off.perform(.closeSession(1, by: 1)).last == "offered to Mia for 25")
  }

  @Test("after a hundred representatives declined it, a conversation is only picked")
  func hundredDeclines() {
    let people = (1...101).map { Representative(name: "P\($0)") }
    var organization = Organization.people(people)
    organization.workstreams[0].allowsSelecting = true
    func declined(_ rules: RuleBook) -> World {
      var world = World(organization, rules: rules)
      world.perform(.start(0, context: []))
      for _ in 1...100 {
        guard let person = world.state[1]?.offer?.representative else { break }
        world.perform(.decline(1, by: person))
      }
      return world
    }
    var world = declined(RuleBook())
    #expect(world.state[1]?.isWaiting == true)
    #expect(world.decision?.candidates.allSatisfy { $0.verdict == .leftToPeople } == true)
    #expect(world.perform(.setPresence(100, .available)).last == "nothing for P101 among 1")
    #expect(world.perform(.pick(1, by: 100)).first == "assigned to P101 for 25")
    #expect(
      declined(RuleBook(switches: ["offer.hundred-declines": false])).state[1]?.offer?.representative == 100)
  }

  @Test("representatives pick from a push workstream only where it allows it, whatever their presence")
  func selecting() {
    var organization = Organization.people([Representative(name: "Mia", capacity: 10, presence: .appearAway)])
    var strict = World(organization)
    strict.perform(.start(0, context: []))
    #expect(strict.perform(.pick(1, by: 0)).last?.hasPrefix("rejected bot.push-only") == true)
    organization.workstreams[0].allowsSelecting = true
    var world = World(organization)
    world.perform(.start(0, context: []))
    #expect(world.perform(.pick(1, by: 0)).first == "assigned to Mia for 25")
    #expect(world.state.representatives[0].available == -15)
  }

  @Test(
    "conversations of asynchronous channels wait in the order of their last activity, others as they came")
  func lastActivity() {
    for (channel, first) in [("sms", 2), ("live-chat", 1)] {
      var organization = Organization.people([Representative(name: "Mia", presence: .offline)])
      organization.workstreams[0].channel = channel
      organization.workstreams[0].timings = Timings(open: nil)
      var world = World(organization)
      for _ in 1...3 {
        world.perform(.start(0, context: []))
        world.wait(.minutes(1))
      }
      world.state.noteActivity(1, at: world.now)
      world.state.noteActivity(3, at: world.now)
      #expect(world.state.waiting[0].first?.conversation == ConversationID(first), "\(channel)")
      #expect(world.state.waiting[0].count == 3)
    }
  }
}
