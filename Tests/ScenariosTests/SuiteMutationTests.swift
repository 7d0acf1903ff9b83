import Basis
import CustomDump
import Scenarios
import Testing

/// One change at a time, and whether anything notices.
@Suite("Mutation of what is tested")
struct SuiteMutationTests {
  private func changes(_ mutants: [Mutant]) -> [String] { mutants.map { "\($0.kind.rawValue): \($0.what)" } }

  @Test("a topic's nodes, branches, conditions, phrases and messages are changed")
  func topic() {
    let text = """
      kind: AdaptiveDialog
      beginDialog:
        kind: OnRecognizedIntent
        intent: {triggerQueries: [hi, hello]}
        actions:
          - kind: ConditionGroup
            id: which
            conditions:
              - id: yes
                condition: =Topic.A = 1
                actions:
                  - {kind: SendActivity, id: say, activity: Good}
          - {kind: SetVariable, id: set, variable: Global.A, value: =Topic.B}

      """
    let mutants = AgentMutation.mutants(of: text, file: "t.yml")
    expectNoDifference(
      changes(mutants),
      [
        "phrase: hi became \"never said\"", "phrase: hello became \"never said\"", "node: node which is gone",
        "node: node set is gone", "node: branch yes is gone",
        "condition: =Topic.A = 1 became \"=Not(Topic.A = 1)\"", "node: node say is gone",
        "message: Good became \"never said\"", "variable: =Topic.B became =\"never said\"",
      ])
    #expect(mutants[2].text.contains("  actions:\n    - {kind: SetVariable"))
    #expect(!mutants[3].text.contains("SetVariable"))
    #expect(
      mutants[4].text.contains("conditions:\n          []")
        || mutants[4].text.contains("conditions:\n        []"))
  }

  @Test("an organization's rules, members, capacities and settings are changed")
  func setUp() {
    let text = """
      organization: Contoso
      workstreams:
        - name: Chat
          route-to-queue:
            - {rule: A, when: {X: {equals: y}}, queue: One}
            - {rule: B, queue: Two}
          fallback-queue: One
      queues:
        - {name: One, members: [Bot, Mia]}
        - {name: Two, members: [Mia]}
      bots: [{name: Bot, capacity: 300, published: true}]
      representatives: [{name: Mia, capacity: 100, presence: Available, skills: {Billing: 5}}]
      rules: {transfer.bot-bound: off}

      """
    let found = changes(SetUpMutation.mutants(of: text, file: "o.yml"))
    let wanted = [
      "rule: A is gone", "rule: A and B change places", "condition: X is not asked",
      "condition: equals became does-not-equal", "condition: y became \"never said\"",
      "rule: One became \"Two\"",
      "member: Mia is gone", "capacity: 300 became 1", "setting: true became false",
      "setting: Available became \"Offline\"", "member: Billing is gone", "member: 5 became 1",
      "rule: transfer.bot-bound is not switched", "capacity: capacities 300 and 100 change places",
    ]
    expectNoDifference(wanted.filter { !found.contains($0) }, [])
  }

  @Test("what no scenario notices survives, with its reason; what cannot be loaded counts for nothing")
  func verdicts() throws {
    let bot = SmallBot.usual
    let bundle = bot.bundle(["customer: hi", "expect: {message: Hi there}"])
    let loaded = try #require(Shipped.load("scenario.yml", in: bundle).0)
    let paths = Dictionary(uniqueKeysWithValues: bundle.files.map { ("my/\($0.path)", $0.path) })
    let suite = MutationSuite([
      MutationSuite.Member(bundle: bundle, entry: "scenario.yml", loaded: loaded, zones: [], paths: paths)
    ])
    let files = suite.files().filter {
      $0.path.hasSuffix("Greeting.mcs.yml") || $0.path.hasSuffix("Hours.mcs.yml")
    }
    var diagnostics: [Diagnostic] = []
    let known = KnownSurvivors(
      "- {file: Hours.mcs.yml, change: \"opening*\", reason: nobody asks}", file: "known.yml", &diagnostics)
    let report = MutationReport(files.map { ($0, suite.verdicts(on: $0)) }, known: known)
    #expect(diagnostics.isEmpty)
    expectNoDifference(
      report.survivors.map { "\($0.path) \($0.mutant.what) \($0.reason ?? "-")" },
      [
        "my/bot/topics/Hours.mcs.yml opening hours became \"never said\" nobody asks",
        "my/bot/topics/Hours.mcs.yml node hours is gone -",
        "my/bot/topics/Hours.mcs.yml Nine to five became \"never said\" -",
      ])
    #expect(report.total.all == 6)
    #expect(report.text.hasSuffix("all: 3 of 6 noticed, 50.0 %\n"))
    #expect(report.json["total"]?["noticed"] == 3)
    var broken = files[0]
    broken.mutants = ExpectationMutation.mutants(of: "script: [{expect: {message: x}}]", file: "x").map {
      var mutant = $0
      mutant.text = "{"
      return mutant
    }
    broken.path = "my/scenario.yml"
    #expect(suite.verdicts(on: broken) == [.invalid])
  }
}
