import Basis
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

@Suite("Session analytics")
struct SessionTests {
  private func sessions(_ script: [String], keys: String = "") throws -> [AnalyticsSession] {
    var bot = SmallBot.usual
    bot.keys = keys
    return try bot.play(script).run.analyticsSessions()
  }

  /// Outcome and reason of each session at the end of a script.
  private func outcomes(_ script: [String], keys: String = "") throws -> [String] {
    var bot = SmallBot.usual
    bot.keys = keys
    let run = try bot.play(script).run
    return run.analyticsSessions().map { session in
      let reason = session.reason(at: run.state.now)?.rawValue ?? "-"
      return "\(session.outcome(at: run.state.now).rawValue) \(reason)"
    }
  }

  // MARK: - Outcomes

  @Test("a bot that only greets, or is only greeted, engages nobody")
  func unengaged() throws {
    expectNoDifference(try outcomes(["customer: /open"]), ["Unengaged NoError"])
    expectNoDifference(try outcomes(["customer: hi"]), ["Unengaged NoError"])
    expectNoDifference(try outcomes(["customer: qqqq"]), ["Unengaged NoError"])
  }

  @Test("a greeting engages when the shipped topics count as custom, a miss where 2025 holds")
  func engagedByRule() throws {
    expectNoDifference(
      try outcomes(["customer: hi"], keys: "rules: {session.shipped-topics-are-system: off}"), ["Engaged -"])
    var bot = SmallBot.usual
    bot.topics["Fallback"] = SmallBot.topic(
      "OnUnknownIntent", "{kind: SendActivity, id: what, activity: What}")
    for (era, outcome) in [("2024-12", "Unengaged"), ("2025-01", "Engaged")] {
      bot.keys = "era: \(era)"
      #expect(try bot.misses(["customer: qqqq", "expect: {session: \(outcome)}"]) == [])
    }
  }

  @Test("a custom topic engages, and an hour after the start nothing has come of it")
  func abandoned() throws {
    expectNoDifference(try outcomes(["customer: opening hours", "wait: 59m59s"]), ["Engaged -"])
    expectNoDifference(try outcomes(["customer: opening hours", "wait: 60m"]), ["Abandoned UserExit"])
  }

  @Test("a survey that nobody answers, or with yes, resolves; no does not")
  func resolved() throws {
    expectNoDifference(try outcomes(["customer: that is all"]), ["Resolved Resolved"])
    expectNoDifference(try outcomes(["customer: that is all", "customer: Yes"]), ["Resolved Resolved"])
    expectNoDifference(try outcomes(["customer: that is all", "customer: No"]), ["Engaged -"])
    expectNoDifference(
      try outcomes(["customer: that is all", "customer: No", "wait: 60m"]), ["Abandoned UserExit"])
  }

  @Test("the last rating of a session counts")
  func rating() throws {
    let twice = ["that is all", "Yes", "2", "that is all", "Yes", "4"].map { "customer: \"\($0)\"" }
    #expect(try sessions(twice).map(\.rating) == [4])
    #expect(try sessions(twice, keys: "rules: {session.last-rating: off}").map(\.rating) == [2])
  }

  @Test("a hand-off escalates, and its reason is who wanted it")
  func escalated() throws {
    expectNoDifference(try outcomes(["customer: a person"]), ["Escalated AgentTransferRequestedByUser"])
    var bot = SmallBot.usual
    bot.topics["Refund"] = SmallBot.topic(
      "OnRecognizedIntent", phrases: "refund", "{kind: BeginDialog, id: up, dialog: cr1_bot.topic.Escalate}")
    bot.topics["Age"] = SmallBot.topic(
      "OnRecognizedIntent", phrases: "my age",
      "{kind: Question, id: age, variable: \"init:Topic.Age\", prompt: How old?, entity: NumberPrebuiltEntity, repeatCount: 0}"
    )
    let reasons = try [["refund"], ["my age", "green"]].map { words in
      try bot.play(words.map { "customer: \($0)" }).run.analyticsSessions().map { $0.handOff?.rawValue }
    }
    expectNoDifference(
      reasons, [["AgentTransferConfiguredByAuthor"], ["AgentTransferFromQuestionMaxAttempts"]])
  }

  @Test(
    "a flow's yes-or-no output closes the conversation instead of a hand-off, and it counts as escalated (S-09)"
  )
  func closedByVariable() throws {
    var bot = SmallBot.usual
    bot.keys = "stubs: [{kind: InvokeFlowAction, result: {CloseOmnichannelConversation: true}}]"
    // A topic redirects to the one that calls the flow and then transfers.
    bot.topics["Bye"] = SmallBot.topic(
      "OnRecognizedIntent", phrases: "close it", "{kind: BeginDialog, id: go, dialog: cr1_bot.topic.Close}")
    bot.topics["Close"] = SmallBot.topic(
      "OnRedirect",
      """
      {kind: InvokeFlowAction, id: flow, flowId: f, output: {binding: {\
      CloseOmnichannelConversation: Global.CloseOmnichannelConversation}}}
      """,
      "{kind: TransferConversationV2, id: give, transferType: {kind: TransferToAgent}}")
    let misses = try bot.misses([
      "customer: close it", "expect: {variable: {name: Global.CloseOmnichannelConversation, value: true}}",
      "expect: {state: Closed}", "expect: {no: {routed: {cause: escalated}}}",
      "expect: {session: {outcome: Escalated, reason: AgentTransferConfiguredByAuthor, end: hand-off}}",
    ])
    expectNoDifference(misses, [])
  }

  @Test("a conversation closed after 30 minutes of silence was abandoned, once its hour is over")
  func closedBySilence() throws {
    let name = "one-queue-no-rule/silence.scenario.yml"
    let text = """
      scenario: Silence
      organization: organization.yml
      customers: [{name: Ana Ruiz}]
      script:
        - customer: When are you open?
        - wait: 30m
        - expect: {state: {state: Closed, reason: AutoClosedBySystem}}
        - expect: {session: {outcome: Engaged, end: closed}}
        - wait: 30m
        - expect: {session: {outcome: Abandoned, reason: UserExit}}

      """
    var bundle = Shipped.bundle
    bundle.insert(SourceBundle.File(path: name, text: text))
    let loaded = try #require(Shipped.load(name, in: bundle).0)
    expectNoDifference(ScenarioRunner.play(loaded).misses.map(\.unmet), [])
  }

  @Test("a session that ends in an error was abandoned by it")
  func error() throws {
    var bot = SmallBot.usual
    bot.topics["Sum"] = SmallBot.topic(
      "OnRecognizedIntent", phrases: "the sum",
      "{kind: SetVariable, id: sum, variable: Topic.Sum, value: =1/0}")
    expectNoDifference(
      try bot.misses([
        "customer: the sum", "wait: 1h", "expect: {session: {outcome: Abandoned, reason: UserError}}",
      ]),
      [])
    expectNoDifference(
      try bot.misses([
        "customer: the sum", "customer: opening hours", "wait: 1h",
        "expect: {session: {outcome: Abandoned, reason: UserExit}}",
      ]), [])
  }

  // MARK: - Boundaries

  @Test("thirty minutes without a message are one session, a second more are two")
  func silence() throws {
    let within = try sessions(["customer: opening hours", "wait: 30m", "customer: hi"])
    #expect(within.map(\.turns) == [2])
    let beyond = try sessions(["customer: opening hours", "wait: 30m1s", "customer: hi"])
    #expect(beyond.map(\.turns) == [1, 1])
    #expect(beyond.map(\.end) == [.silence, nil])
    #expect(beyond.last?.start == beyond[0].start + .seconds(1801))
  }

  @Test("sixty minutes are one session, a second more are two")
  func length() throws {
    func talk(_ last: String) -> [String] {
      [
        "customer: hi", "wait: 20m", "customer: hi", "wait: 20m", "customer: hi", "wait: \(last)",
        "customer: hi",
      ]
    }
    #expect(try sessions(talk("20m")).map(\.turns) == [4])
    let beyond = try sessions(talk("20m1s"))
    #expect(beyond.map(\.turns) == [3, 1])
    #expect(beyond.map(\.end) == [.length, nil])
    #expect(try sessions(talk("20m1s"), keys: "rules: {session.length: off}").map(\.turns) == [4])
  }

  @Test("a hundred turns are one session, the next starts another")
  func turns() throws {
    func talk(_ count: Int) -> [String] { Array(repeating: "customer: hi", count: count) }
    #expect(try sessions(talk(100)).map(\.turns) == [100])
    let beyond = try sessions(talk(101))
    #expect(beyond.map(\.turns) == [100, 1])
    #expect(beyond.map(\.end) == [.turns, nil])
  }

  @Test("each bot's part is a session of its own, and the person's is none")
  func parts() throws {
    let parts = try sessions(["customer: a person", "agent: /accept", "agent: Hello", "customer: Thanks"])
    #expect(parts.map(\.turns) == [1])
    #expect(parts.map(\.end) == [.handOff])
  }

  // MARK: - Export

  @Test("a row has the product's columns, and its transcript leaves choices out")
  func row() throws {
    let run = try SmallBot.usual.play(["customer: opening hours", "customer: that is all", "customer: Yes"])
      .run
    let session = try #require(run.analyticsSessions().first)
    var row = run.exportRow(session).members ?? []
    #expect(
      row.map(\.name).prefix(7) == [
        "SessionID", "StartDateTime", "InitialUserMessage", "TopicName", "ChatTranscript", "SessionOutcome",
        "TopicId",
      ])
    #expect(row.removeFirst().value.string?.utf8.count == 36)
    expectNoDifference(
      row.prefix(6).map { $0.value.string ?? "" },
      [
        "2026-01-05T09:00:00.000Z", "opening hours", "Done",
        "Bot says: Hello; User says: opening hours; Bot says: Nine to five; User says: that is all; "
          + "Bot says: Did that help?; User says: Yes; Bot says: Please rate your experience from 1 to 5.;",
        "Resolved", "cr1_bot.topic.Done",
      ])
  }

  @Test("a session is told with its outcome, what ended it and the rule")
  func text() throws {
    let run = try SmallBot.usual.play(["customer: opening hours"]).run
    let session = try #require(run.analyticsSessions().first)
    expectNoDifference(
      run.lines(session, at: run.state.now),
      [
        "session 1, Bot in conv-1 from 09:00:00: Engaged", "  1 turn, topic Hours",
        "  Abandoned from 10:00:00 on, unless something comes of it", "  begins with \"opening hours\"",
        "  [session.engaged] PP analytics-summary",
      ])
  }

  @Test("a long talk with a bot is two sessions in one product and one in the other (S-17)")
  func counts() throws {
    let name = "one-queue-no-rule/session-counts.scenario.yml"
    let report = SupervisionReport(try #require(ShippedScenarios.Shipped.played[name]).run)
    #expect(
      report.countLines(.classic).first == "Sessions of bots: 2 in Power Virtual Agents, 1 in Omnichannel")
    #expect(report.json["sessions"] == ["copilot": 2, "omnichannel": 1])
  }

  @Test("an expectation about sessions that does not hold says what came")
  func expectation() throws {
    expectNoDifference(
      try SmallBot.usual.misses([
        "customer: opening hours", "expect: {session: {outcome: Resolved, turns: 1}}",
      ]),
      ["session: outcome \"Resolved\", turns \"1\" | outcome was \"Engaged\""])
    let (_, findings) = SmallBot.usual.load(["customer: hi", "expect: {session: {outcome: Resolvd}}"])
    #expect(findings.contains { $0.hint == "did you mean Resolved?" })
  }
}
