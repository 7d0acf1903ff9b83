import Basis
import CustomDump
import Scenarios
import Testing

/// How conversations go in a contact centre that `connect` made.
@Suite("Connecting a bot: what is played")
struct ConnectPlayedTests {
  @Test("a chat goes by the rules that the set-up made, and by others once they are changed (row 63)")
  func played() throws {
    let text =
      "era: 2020-06\n"
      + Contoso.organization.replacing("bots/a", with: "bot").replacing("bots/b", with: "bot")
      .replacing("- name: Support\n", with: "- {name: Cards, members: [Mia Novak]}\n  - name: Support\n")
    var answers =
      Contoso.usual + [
        (.escalation, "2"), (.rulesWorkstream, "Chat"), (.humanQueue, "Support"), (.value, "CreditCard"),
      ]
    let talk = ConnectTalk(say: { _ in }) { question in
      answers.firstIndex { $0.0 == question }.map { answers.remove(at: $0).1 }
    }
    let made = try #require(Connecting.perform(.connect, on: text, file: "o.yml", talk: talk).text)
    func misses(_ organization: String, _ queue: String, _ rule: String) throws -> [String] {
      var bot = SmallBot.usual
      bot.topics["Card"] = SmallBot.topic(
        "OnRecognizedIntent", phrases: "my card",
        "{kind: SetVariable, id: set, variable: Global.BotHandoffTopic, value: CreditCard}",
        "{kind: BeginDialog, id: up, dialog: cr1_bot.topic.Escalate}")
      bot.files["bot/variables/BotHandoffTopic.mcs.yml"] = "kind: Variable\nname: BotHandoffTopic\n"
      var bundle = bot.bundle([])
      bundle.insert(SourceBundle.File(path: "o.yml", text: organization))
      bundle.insert(
        SourceBundle.File(
          path: "scenario.yml",
          text: """
            scenario: As it was set up
            clock: 2020-06-01T09:00:00Z
            organization: o.yml
            customers: [{name: Ana Ruiz}]
            script:
              - customer: hi
              - expect: {routed: {queue: BotQueue, rule: Virtual agent}}
              - customer: my card
              - expect: {routed: {queue: \(queue), rule: \(rule)}}

            """))
      let (loaded, findings) = Shipped.load("scenario.yml", in: bundle)
      let scenario = try #require(loaded, "\(findings.map { $0.rendered() })")
      return ScenarioRunner.play(scenario).misses.map { "\($0.unmet.expected) | \($0.unmet.came)" }
    }
    expectNoDifference(try misses(made, "Support", "Human agent"), [])
    #expect(try !misses(made, "Cards", "Human agent").isEmpty)
    let changed = made.replacing(
      "{BotHandoffTopic: CreditCard}, queue: Support", with: "{BotHandoffTopic: CreditCard}, queue: Cards")
    #expect(changed != made)
    expectNoDifference(try misses(changed, "Cards", "Human agent"), [])
    #expect(try !misses(changed, "Support", "Human agent").isEmpty)
  }
}
