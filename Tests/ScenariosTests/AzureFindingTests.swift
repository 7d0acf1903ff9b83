import Basis
import CustomDump
import Scenarios
import Testing

@Suite("Findings about Azure bots")
struct AzureFindingTests {
  private func load(_ bot: String, _ files: [SourceBundle.File] = []) -> (LoadedScenario?, [String]) {
    let text = """
      scenario: x
      organization:
        organization: Contoso
        workstreams: [{name: Chat, fallback-queue: Support}]
        queues: [{name: Support, members: [Bank bot, Mia Novak]}]
        representatives: [{name: Mia Novak}]
        bots:
          - {name: Bank bot, application-id: a, capacity: 300, \(bot)}
      script: []

      """
    let bundle = SourceBundle([SourceBundle.File(path: "x.yml", text: text)] + files)
    let (loaded, found) = Shipped.load("x.yml", in: bundle)
    return (loaded, told(found))
  }

  private func told(_ found: [Diagnostic]) -> [String] {
    found.filter { $0.severity > .note }.map { finding in
      let place = finding.span.map { "\($0.file):\($0.start.line):\($0.start.column)" } ?? "-"
      return "\(place) \(finding.severity.rawValue) \(finding.code): \(finding.message)"
    }
  }

  @Test("a bot without criteria is the sample as it is")
  func plain() throws {
    let (loaded, found) = load("kind: azure")
    expectNoDifference(found, [])
    #expect(try #require(loaded).world.programs.count == 1)
  }

  @Test("keys of the other kind of bot are refused")
  func kinds() {
    expectNoDifference(
      load("kind: azure, agent: bots/a").1,
      ["x.yml:8:78 error bot.kind: agent means nothing for a bot of this kind"])
    #expect(load("agent: a, greeting: Hi").1.contains { $0.contains("bot.kind: greeting means nothing") })
  }

  @Test("slips in criteria come all at once, in their own file")
  func slips() {
    let criteria = """
      - {words: [], do: escalate}
      - {words: ["?!"], do: end}
      - {silence: 0s, do: end}
      - {words: a, silence: 2m, do: end}
      - {do: leave}
      - {words: bye, do: end, context: {A: 1}}
      - {words: hi, do: escalate, contxt: {A: 1}}
      - {silence: ~, do: end}

      """
    let (loaded, found) = load(
      "kind: azure, criteria: c.yml", [SourceBundle.File(path: "c.yml", text: criteria)])
    #expect(loaded == nil)
    expectNoDifference(
      found.sorted(),
      [
        "c.yml:1:4 error azure.condition: words: and silence: mean nothing without a value",
        "c.yml:2:12 error azure.phrase: a phrase needs a letter or a digit",
        "c.yml:3:4 error azure.condition: a silence of no length is always over",
        "c.yml:4:4 error azure.condition: a criterion needs one of words and silence",
        "c.yml:5:4 error azure.condition: a criterion needs one of words and silence",
        "c.yml:5:8 error value.invalid: “leave” is not known here",
        "c.yml:6:34 warning azure.end-without-context: EndConversation carries no context",
        "c.yml:7:29 error key.unknown: a criterion has no key “contxt”",
        "c.yml:8:4 error azure.condition: words: and silence: mean nothing without a value",
      ])
  }

  @Test("a file of criteria that is not there, or out of reach, is named")
  func missing() {
    expectNoDifference(
      load("kind: azure, criteria: c.yml").1,
      ["x.yml:8:81 error scenario.missing-file: there is no file c.yml"])
    expectNoDifference(
      load("kind: azure, criteria: ../c.yml").1,
      ["x.yml:8:81 error scenario.path-outside: ../c.yml leads out of the files at hand"])
  }

  @Test("check finds what Omnichannel rejects, and what is never met (row 158)")
  func lint() throws {
    let criteria = """
      - {words: [loan, zodiac sign, "echo:"], do: escalate, context: {A: true, B: {value: 1}, C: 1.5}}
      - {words: [Loan], do: end}
      - {silence: 1m, do: end}
      - {silence: 1m, do: end}

      """
    let (loaded, found) = load(
      "kind: azure, criteria: c.yml", [SourceBundle.File(path: "c.yml", text: criteria)])
    expectNoDifference(found, [])
    let tail = "; only Integer and String are allowed: the escalation is rejected and the bot keeps the chat"
    expectNoDifference(
      told(ScenarioLint.findings(try #require(loaded))),
      [
        "c.yml:1:4 warning azure.unreachable: zodiac sign is never met: a text with \"ac \" in it is answered with a card",
        "c.yml:1:4 warning azure.unreachable: echo: is never met: a text that starts with echo: is echoed",
        "c.yml:1:65 warning azure.context-types: A is a Boolean" + tail,
        "c.yml:1:89 warning azure.context-types: C is a float" + tail,
        "c.yml:2:4 warning azure.unreachable: Loan is never met: an earlier criterion has it",
        "c.yml:4:4 warning azure.unreachable: a silence of 1m has an earlier criterion",
      ])
  }
}
