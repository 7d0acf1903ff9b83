import Basis
import ContactCenter
import Testing

/// Rules of the contact centre that no shipped scenario shows: switched, the same requests lead elsewhere.
@Suite("Switching rules of the contact centre")
struct SwitchTests {
  /// What happens with a rule and without, in a world made for it.
  struct Case: Sendable, CustomStringConvertible {
    /// How the rule stands before and after: `["bot.push-only": true]`.
    var on: [String: Bool]
    var off: [String: Bool]
    var happens: @Sendable (RuleBook) -> [String]
    var description: String { on.keys.sorted().joined() }
  }

  private static func one(_ change: (inout Organization) -> Void = { _ in }) -> Organization {
    var organization = Organization.people([Representative(name: "Mia"), Representative(name: "Leo")])
    change(&organization)
    return organization
  }

  private static func allAway(_ organization: inout Organization) {
    for place in organization.representatives.indices {
      organization.representatives[place].presence = .offline
    }
  }

  private static func talking(_ organization: Organization, _ rules: RuleBook) -> World {
    var world = World(organization, rules: rules)
    world.perform(.start(0, context: []))
    world.perform(.accept(1, by: 0))
    return world
  }

  static let cases: [Case] = [
    Case(on: ["bot.push-only": true], off: ["bot.push-only": false]) { rules in
      var organization = Organization.oneQueue()
      organization.workstreams[0].bot = 0
      organization.workstreams[0].distribution = .pick
      var world = World(organization, rules: rules)
      return world.perform(.start(0, context: []))
    },
    Case(on: ["assign.async-by-last-interaction": true], off: ["assign.async-by-last-interaction": false]) {
      rules in
      let organization = one {
        $0.workstreams[0].channel = "sms"
        $0.queues[0].members = [.representative(0)]
        $0.representatives[0].presence = .offline
      }
      var world = World(organization, rules: rules)
      for _ in 1...2 {
        world.perform(.start(0, context: []))
        world.wait(.seconds(1))
      }
      world.state.noteActivity(1, at: world.now)
      return world.state.waiting[0].map { "\($0.conversation)" }
    },
    Case(on: ["assign.selecting-from-push": true], off: ["assign.selecting-from-push": false]) { rules in
      let organization = one {
        $0.workstreams[0].allowsSelecting = true
        allAway(&$0)
      }
      var world = World(organization, rules: rules)
      world.perform(.start(0, context: []))
      return world.perform(.pick(1, by: 0))
    },
    Case(on: ["capacity.both-used-up": true], off: ["capacity.both-used-up": false]) { rules in
      let profile = CapacityProfile(name: "Loans", limit: 1)
      var world = SkillTests.profiles(profile, limits: [nil], capacity: 25, rules: rules)
      // Her units are used up, her profile is not.
      world.perform(.setPresence(1, .offline))
      world.perform(.start(1, context: []))
      return world.perform(.accept(1, by: 0))
    },
    Case(on: ["close.active-too-long": true], off: ["close.active-too-long": false]) { rules in
      var world = talking(
        one { $0.workstreams[0].timings = Timings(active: .minutes(5)) }, rules)
      return world.wait(.minutes(10))
    },
    Case(on: ["close.open-too-long": true], off: ["close.open-too-long": false]) { rules in
      let organization = one {
        allAway(&$0)
      }
      var world = World(organization, rules: rules)
      world.perform(.start(0, context: []))
      return world.wait(.minutes(30))
    },
    Case(on: ["close.customer-ends-waiting": true], off: ["close.customer-ends-waiting": false]) { rules in
      var world = talking(one { $0.workstreams[0].channel = "sms" }, rules)
      world.perform(.closeSession(1, by: 0))
      return world.perform(.closeWidget(1))
    },
    Case(on: ["close.wrap-up-block-longer": true], off: ["close.wrap-up-block-longer": false]) { rules in
      var world = talking(one { $0.workstreams[0].wrapUpBlockLength = .minutes(40) }, rules)
      world.perform(.end(1, by: 0))
      return world.wait(.minutes(20))
    },
    Case(on: ["presence.restored": true], off: ["presence.restored": false]) { rules in
      var world = World(one { $0.representatives[0].presence = .appearAway }, rules: rules)
      world.perform(.disconnectRepresentative(0))
      return world.perform(.reconnectRepresentative(0))
    },
    Case(on: ["presence.ten-sessions": true], off: ["presence.ten-sessions": false]) { rules in
      let organization = one {
        $0.representatives[0].capacity = 1000
        $0.queues[0].members = [.representative(0)]
      }
      var world = World(organization, rules: rules)
      for id in 1...10 {
        world.perform(.start(0, context: []))
        world.perform(.accept(ConversationID(id), by: 0))
      }
      return [world.state.representatives[0].presence?.rawValue ?? ""]
    },
    Case(on: ["supervisor.override": true], off: ["supervisor.override": false]) { rules in
      let organization = one {
        allAway(&$0)
      }
      var world = World(organization, rules: rules)
      world.perform(.start(0, context: []))
      return world.perform(.assign(1, to: .representative(1), overrides: false))
    },
    Case(on: ["offer.automatic": true], off: ["offer.automatic": false]) { rules in
      var template = NotificationTemplate()
      template.autoAccepts = true
      let organization = one { $0.notifications = [template] }
      var world = World(organization, rules: rules)
      return world.perform(.start(0, context: []))
    },
    Case(on: ["custom.bots-have-no-presence": true], off: ["custom.bots-have-no-presence": false]) { rules in
      var organization = Organization.oneQueue()
      organization.queues[0].assignment = .custom
      organization.queues[0].rulesets = [
        AssignmentRuleset(
          name: "Own", rules: [AssignmentRule(name: "Bots", conditions: [.bot(true), .presence(nil)])])
      ]
      var world = World(organization, rules: rules)
      return world.perform(.start(0, context: []))
    },
    Case(on: ["custom.counts-skills-asked": true], off: ["custom.counts-skills-asked": false]) { rules in
      let organization = one {
        $0.representatives[0].skills = [.init("Loans", rating: 3)]
        $0.representatives[1].skills = [.init("Cards", rating: 3), .init("Cars", rating: 3)]
        $0.queues[0].assignment = .custom
        $0.queues[0].rulesets = [
          AssignmentRuleset(
            name: "Own", rules: [AssignmentRule(name: "Any", conditions: [], order: MemberOrder(.skillCount))]
          )
        ]
        $0.workstreams[0].classification = [
          ClassificationRuleset(
            name: "Skills",
            rules: [
              ClassificationRule(
                name: "All", when: RuleConditions(), outputs: [.skill(RequiredSkill("Loans"))])
            ])
        ]
      }
      var world = World(organization, rules: rules)
      return world.perform(.start(0, context: []))
    },
    Case(on: ["transfer.named-bot": true], off: ["transfer.named-bot": false]) { rules in
      var organization = Organization.oneQueue()
      for bot in organization.bots.indices { organization.bots[bot].isPublished = false }
      var world = talking(organization, rules)
      for bot in [0, 1] as [BotID] { world.perform(.setPublished(bot, true)) }
      return world.perform(.transferToQueue(1, Transfer(representative: 0, queue: 0, toBot: true, bot: 1)))
    },
    Case(on: ["transfer.to-representatives": true], off: ["transfer.to-representatives": false]) { rules in
      var world = talking(one { $0.desk.transferToRepresentatives = false }, rules)
      return world.perform(.transferToMember(1, by: 0, to: .representative(1)))
    },
    Case(on: ["context.name-length": true], off: ["context.name-length": false]) { rules in
      let organization = one {
        $0.workstreams[0].contextVariables = [ContextVariableDefinition(String(repeating: "n", count: 150))]
      }
      return OrganizationLint.findings(organization, rules: rules).map(\.code)
    },
    Case(
      on: ["context.name-length": false, "context.name-length-2021": true],
      off: ["context.name-length": false, "context.name-length-2021": false]
    ) { rules in
      let organization = one {
        $0.workstreams[0].contextVariables = [ContextVariableDefinition(String(repeating: "n", count: 250))]
      }
      return OrganizationLint.findings(organization, rules: rules).map(\.code)
    },
  ]

  @Test("with and without the rule, something else happens", arguments: cases)
  func differs(_ one: Case) {
    let (with, without) = (one.happens(RuleBook(switches: one.on)), one.happens(RuleBook(switches: one.off)))
    #expect(with != without)
  }
}
