import Basis
import CustomDump
import Host
import Scenarios
import Testing

@Suite("Findings about organizations, where they are written")
struct OrganizationFindingTests {
  /// `line:column code, rule: message | hint` of everything `check` tells about an organization.
  private func check(_ organization: String) throws -> [String] {
    let bundle = SourceBundle([
      .init(path: "x.yml", text: "scenario: x\norganization: o.yml\n"),
      .init(path: "o.yml", text: organization),
    ])
    let (loaded, found) = Shipped.load("x.yml", in: bundle)
    return told(found + (loaded.map { ScenarioLint.findings($0) } ?? []))
  }

  private func told(_ found: [Diagnostic]) -> [String] {
    found.filter { $0.severity > .note }.map { finding in
      let place = finding.span.map { "\($0.start.line):\($0.start.column)" } ?? "-"
      return "\(place) \(finding.code), \(finding.rule ?? "-"): \(finding.message) | \(finding.hint ?? "")"
    }
  }

  @Test("a rule that wants a value with a letter missing is told with the value that bots send (row 156)")
  func mistyped() throws {
    let path = "\(Shipped.root)/Scenarios/credit-card-routing/mistyped-rule.scenario.yml"
    let outcome = ScenarioOpener.open(scenario: path)
    let loaded = try #require(outcome.opened?.scenario)
    expectNoDifference(
      told(ScenarioLint.findings(loaded)),
      [
        "14:62 organization.value-never-sent, route.exact-comparison: Credit card wants CreditCar, which no bot "
          + "sends: values are compared exactly, so it never matches | did you mean CreditCard?"
      ])
  }

  @Test("the other scenarios of that folder want what the bot sends")
  func spelled() throws {
    for name in ["scenario.yml", "home-loan.scenario.yml"] {
      let outcome = ScenarioOpener.open(scenario: "\(Shipped.root)/Scenarios/credit-card-routing/\(name)")
      expectNoDifference(told(ScenarioLint.findings(try #require(outcome.opened?.scenario))), [])
    }
  }

  @Test("contradictions and hidden rules point to the value and to the rule")
  func rules() throws {
    expectNoDifference(
      try check(
        """
        organization: Contoso
        workstreams:
          - name: Chat
            context-variables: [{name: Topic}]
            fallback-queue: Desk
            route-to-queue:
              - {rule: Both, when: {Topic: {equals: A, contains-data: false}}, queue: Desk}
              - {rule: Any, when: {Topic: {contains-data: true}}, queue: Desk}
              - {rule: B, when: {Topic: B}, queue: Desk}
        queues: [{name: Desk, members: [Mia]}]
        representatives: [{name: Mia}]

        """),
      [
        "7:63 organization.rule-never-matches, route.exact-comparison: Both can never match: Topic cannot be A and "
          + "empty | Remove one of the two, or put them into groups of any:",
        "9:16 organization.rule-hidden, route.first-matching-rule: B never applies: whatever matches it matches Any, "
          + "which comes first | Move it above Any, or remove it",
      ])
  }

  @Test("rules of a queue's own that are hidden, ask too little or for what nobody has point to the rule")
  func ownRules() throws {
    expectNoDifference(
      try check(
        """
        organization: Contoso
        workstreams:
          - {name: Chat, fallback-queue: Desk, context-variables: [{name: Topic}]}
        queues:
          - name: Desk
            assignment: custom
            members: [Mia]
            prioritization:
              - {rule: Gold, when: {Contact.Levl: Gold}, order-by: Topik}
            rulesets:
              - ruleset: First
                rules:
                  - {rule: Anybody, meets: {presence: allowed}}
                  - {rule: Seniors, meets: {presence: allowed, units: enough, attributes: {Levl: 3}}}
              - ruleset: Second
                rules: [{rule: Never, meets: {presence: allowed, units: enough}}]
          - {name: Empty, assignment: custom, members: [Mia]}
        representatives: [{name: Mia, attributes: {Level: 3}}]
        records: {contacts: [{name: Ana, attributes: {Level: Gold}}]}

        """),
      [
        "9:29 name.unknown, -: there is no column of a related record called Levl | did you mean Level?",
        "9:60 name.unknown, -: there is no context variable called Topik | did you mean Topic?",
        "16:24 organization.ruleset-never-chosen, custom.first-rule-met: Second is never chosen: First has no criteria "
          + "either and comes first | Give Second a when:",
        "13:20 organization.own-rule-asks-too-little, custom.first-rule-met: Anybody does not ask for capacity, and "
          + "nothing else does: it chooses people who are away or full | Add presence: allowed and units: enough to what "
          + "it asks",
        "14:20 organization.own-rule-hidden, custom.first-rule-met: Seniors never decides: whoever meets it meets "
          + "Anybody, which comes first | Put the stricter rule above the looser one",
        "14:20 organization.own-rule-unknown-attribute, route.exact-comparison: Seniors asks for Levl, which no member "
          + "of Desk has | Did you mean Level?",
        "17:12 organization.queue-without-rules, custom.nobody-meets-it: Empty chooses by rules of its own and has none: "
          + "nobody is ever chosen | Write rulesets, or another assignment",
      ])
  }

  @Test("rules that a queue does not ask are an error")
  func unusedRules() throws {
    expectNoDifference(
      try check(
        """
        organization: Contoso
        workstreams: [{name: Chat, fallback-queue: Desk}]
        queues:
          - {name: Desk, members: [Mia], prioritization: [{rule: x}]}
        representatives: [{name: Mia}]

        """),
      [
        "4:50 queue.own-rules-unused, -: the queue chooses by highest-capacity, so its prioritization are not asked | "
          + "write assignment: custom, or leave them out"
      ])
  }

  @Test("criteria of a bot in code are among what is sent")
  func azureCriteria() throws {
    expectNoDifference(
      try check(
        """
        organization: Contoso
        workstreams:
          - name: Chat
            context-variables: [{name: Desk}]
            fallback-queue: Desk
            route-to-queue:
              - {rule: Loans, when: {Desk: Loan}, queue: Desk}
              - {rule: Cards, when: {Desk: Cards}, queue: Desk}
        queues: [{name: Desk, members: [Bank bot, Mia]}]
        bots:
          - name: Bank bot
            kind: azure
            application-id: a
            capacity: 300
            criteria: [{words: card, do: escalate, context: {Desk: Cards}}]
        representatives: [{name: Mia}]

        """),
      [
        "7:36 organization.value-never-sent, route.exact-comparison: Loans wants Loan, which no bot sends: values are "
          + "compared exactly, so it never matches | bots send: Cards"
      ])
  }

  @Test("what was not prepared, and a connection that cannot work")
  func setUp() throws {
    let organization = """
      organization: Contoso
      era: 2023-06
      environments:
        - {name: Contoso, region: Europe}
        - {name: Trial, omnichannel: false}
      prerequisites: {licences: [bot], roles: []}
      workstreams: [{name: Chat, fallback-queue: Desk}]
      queues: [{name: Desk, members: [Bank bot, Mia]}]
      bots:
        - {name: Bank bot, kind: azure, application-id: a, capacity: 300, region: Asia, connected-to: [Contoso, Trial]}
      representatives: [{name: Mia}]

      """
    expectNoDifference(
      try check(organization),
      [
        "6:16 organization.prerequisite, connect.licences: There is no licence of Omnichannel: for chat, digital "
          + "messaging or voice | Buy what the channels need: licences: [bot, chat]",
        "6:16 organization.prerequisite, connect.administrator: Whoever connects bots does not have the role "
          + "Omnichannel administrator | Grant it: roles: [omnichannel-administrator]",
        "10:12 organization.prerequisite, connect.skill-based-routing: Skill-based routing is not enabled; what Bank "
          + "bot, which is written in code, escalates gets no new skills | Enable it: skill-based-routing: true",
        "10:12 organization.prerequisite, connect.same-region: Bank bot is in Asia and Contoso in Europe; they must "
          + "be in the same geographical region | Choose an environment in Asia, or create the bot in Europe",
        "10:97 organization.bot-of-two-instances, connect.one-instance: Bank bot is connected to Contoso and Trial; a "
          + "bot sends conversations to one Omnichannel instance | Disconnect Bank bot with handoff connect "
          + "--disconnect, then connect it again",
        "10:97 organization.environment-without-omnichannel, connect.lists-all-environments: Bank bot is connected to "
          + "Trial, where Omnichannel is not provisioned: nobody answers there | Disconnect Bank bot with handoff "
          + "connect --disconnect, then connect it again",
      ])
  }

  @Test("a disabled bot is a member of nothing, and in 2020 nothing can be disabled")
  func disabled() throws {
    func organization(_ era: String) -> String {
      """
      organization: Contoso
      era: \(era)
      workstreams: [{name: Chat, fallback-queue: Desk}]
      queues: [{name: Desk, members: [Bank bot, Mia]}]
      bots: [{name: Bank bot, kind: azure, application-id: a, connection: disabled}]
      representatives: [{name: Mia}]

      """
    }
    expectNoDifference(
      try check(organization("2022-06")),
      [
        "5:69 organization.bot-disabled, connect.removal: Bank bot is disabled, so it gets no conversations | Remove "
          + "connection:, or connect it again with handoff connect"
      ])
    expectNoDifference(
      try check(organization("2020-06")),
      [
        "5:69 organization.connection-not-removable, connect.no-removal: Bank bot is disabled, which the product "
          + "cannot do before 2021-11 | Create a new bot, or set era to 2021-11 or later"
      ])
  }
}
