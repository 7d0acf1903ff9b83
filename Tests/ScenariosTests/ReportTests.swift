import Basis
import CustomDump
import Scenarios
import Simulation
import Testing
import Views

@Suite("Results and their report")
struct ReportTests {
  /// The result of two-bots-one-queue with another script.
  private func result(_ script: String) throws -> ScenarioResult {
    var bundle = Shipped.bundle
    let text =
      "scenario: Short\norganization: organization.yml\ncustomers: [{name: Ana Ruiz}]\nscript:\n\(script)"
    bundle.insert(SourceBundle.File(path: "two-bots-one-queue/short.scenario.yml", text: text))
    return ScenarioRunner.play(
      try #require(Shipped.load("two-bots-one-queue/short.scenario.yml", in: bundle).0))
  }

  private func report(_ script: String) throws -> [String] {
    TextReport.text(try result(script)).split(separator: "\n").map(String.init)
  }

  @Test("a failure says where, what was expected, what came, the nearest miss, and what happened")
  func failure() throws {
    let lines = try report(
      """
        - customer: /open
        - expect:
            - assigned: {to: Bot B, queue: Support}

      """)
    expectNoDifference(
      Array(lines.prefix(6)),
      [
        "FAIL  two-bots-one-queue/short.scenario.yml  Short (1 expectation)",
        "  two-bots-one-queue/short.scenario.yml:7:24: expected assigned: to \"Bot B\", queue \"Support\"",
        "    came     to was \"Bot A\"",
        "    nearest  assigned: to Bot A, queue Support, method highest-capacity, losers "
          + "{Mia Novak: less-capacity, Bot B: less-capacity}, rules "
          + "[route.fallback-queue, assign.highest-capacity], cause started, pass 1",
        "    after    customer: /open",
        "    facts    09:00:00 opened: customer Ana Ruiz, channel live-chat, workstream Contoso chat",
      ])
  }

  @Test("something that must not be is told with what was")
  func negation() throws {
    let lines = try report("  - customer: /open\n  - expect: {no: {assigned: {to: Bot A}}}\n")
    expectNoDifference(
      Array(lines.dropFirst().prefix(2)).map { $0.prefix(90).description },
      [
        "  two-bots-one-queue/short.scenario.yml:6:19: expected no assigned: to \"Bot A\"",
        "    came     assigned: to Bot A, queue Support, method highest-capacity, losers {Mia Novak",
      ])
  }

  @Test("an order that is not kept says what came earlier")
  func order() throws {
    let lines = try report(
      """
        - customer: /open
        - expect:
            in-order:
              - assigned: {to: Bot A}
              - routed: {queue: Support}

      """)
    expectNoDifference(
      Array(lines.dropFirst().prefix(2)),
      [
        "  two-bots-one-queue/short.scenario.yml:9:11: "
          + "expected routed: queue \"Support\" after assigned: to \"Bot A\"",
        "    came     it came earlier",
      ])
  }

  @Test("a refused act fails the scenario unless it is expected")
  func refused() throws {
    let lines = try report("  - agent: /accept\n")
    expectNoDifference(
      Array(lines.dropFirst().prefix(2)),
      [
        "  two-bots-one-queue/short.scenario.yml:5:5: expected agent: /accept is allowed",
        "    came     refused: there is no offer to answer [offer.none]",
      ])
    #expect(try result("  - agent: /accept\n  - expect: {rejected: offer.none}\n").isPassed)
    #expect(
      try !result("  - agent: /accept\n  - customer: /open\n  - expect: {no: {rejected: {}}}\n").isPassed)
  }

  @Test("a passed scenario is one line, and the sum says how many")
  func passed() throws {
    let good = try result("  - customer: /open\n  - expect: {state: Active}\n")
    let bad = try result("  - customer: /open\n  - expect: {state: Closed}\n")
    #expect(
      TextReport.text([good])
        == "ok    two-bots-one-queue/short.scenario.yml  Short (1 expectation)\n1 scenario passed\n")
    #expect(TextReport.text([good, bad]).hasSuffix("1 of 2 scenarios failed\n"))
  }

  @Test("who sees what is looked at for each seat")
  func seats() throws {
    let result = try result(
      """
        - customer: /open
        - customer: Talk to a person
        - agent: /accept
        - agent: /note for us
        - agent: Hello
        - expect:
            - seen: {by: supervisor, text: for us}
            - seen: {by: Mia Novak, what: note, text: for us}
            - seen: {by: mia, what: private, text: "Order:*"}
            - unseen: {by: Ana Ruiz, what: private}
            - unseen: {by: customer, what: note}
            - seen: {by: customer, what: notice, text: Mia has joined the conversation.}
            - seen: {by: Bot A, what: message, text: Talk to a person}
            - unseen: {by: Bot A, text: Hello}
            - unseen: {by: Bot B, what: transcript}
            - seen: {by: customer, from: Mia Novak, text: Hello}

      """)
    #expect(result.isPassed, "\(TextReport.text(result))")
  }

  @Test("playing twice gives the same events, and going back and on as well")
  func repeats() throws {
    let loaded = try #require(Shipped.load("two-bots-two-queues/scenario.yml").0)
    let whole = ScenarioRunner.play(loaded).run
    var player = ScriptPlayer(loaded)
    var copies: [ScriptPlayer] = []
    while player.step() != nil { copies.append(player) }
    #expect(player.run.log == whole.log)
    for var copy in copies.reversed() where copy.position % 7 == 0 {
      while copy.step() != nil {}
      #expect(copy.run.log == whole.log)
    }
  }

  @Test("every fact that a run tells has its fields in the table")
  func facts() throws {
    var unknown: Set<String> = []
    var kinds: Set<HappeningKind> = []
    for name in Shipped.names {
      let run = ScenarioRunner.play(try #require(Shipped.load(name).0)).run
      for fact in run.happenings(in: 0..<run.log.count) {
        kinds.insert(fact.kind)
        guard fact.kind != .escalated else { continue }
        let known = FactFields.fields[fact.kind] ?? []
        unknown.formUnion(
          fact.fields.map(\.name).filter { !known.contains($0) }.map { "\(fact.kind.rawValue).\($0)" })
      }
    }
    expectNoDifference(unknown.sorted(), [])
    #expect(kinds.count >= 20)
  }
}
