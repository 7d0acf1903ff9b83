import Basis
import CustomDump
import Scenarios
import Testing
import Views

@Suite("Findings about scenario and organization files")
struct FindingTests {
  /// `line:column severity message | hint` of everything found in a scenario with its organization inline.
  private func findings(_ script: String, organization: String = FindingTests.organization, head: String = "")
    -> [String]
  {
    let text = "scenario: x\n\(head)organization:\n\(organization)script:\n\(script)"
    let (_, found) = Shipped.load("x.yml", in: SourceBundle([SourceBundle.File(path: "x.yml", text: text)]))
    return told(found)
  }

  private func told(_ found: [Diagnostic]) -> [String] {
    found.filter { $0.severity > .note && $0.code != "scenario.no-agent" }.map { finding in
      let place = finding.span.map { "\($0.start.line):\($0.start.column)" } ?? "-"
      return "\(place) \(finding.severity.rawValue) \(finding.message) | \(finding.hint ?? "")"
    }
  }

  static let organization = """
      organization: Contoso
      workstreams: [{name: Chat, fallback-queue: Support}]
      queues: [{name: Support, members: [Bot A, Mia Novak]}]
      bots: [{name: Bot A, application-id: a, capacity: 300}]
      representatives: [{name: Mia Novak}]

    """

  @Test("switching a rule that always holds is told to change nothing")
  func fixedRule() {
    expectNoDifference(
      findings("  - customer: Hi\n", head: "rules: {assign.highest-capacity: off, bot.never-again: off}\n"),
      [
        "2:9 warning the rule assign.highest-capacity always holds; switching it changes nothing | "
          + "remove the line"
      ])
  }

  @Test("slips of the hand in a script come all at once, each with its place and mend")
  func script() {
    expectNoDifference(
      findings(
        """
          - custmer: Hi
          - agent Mia: /acept
          - agent Noa: Hello
          - expect: {mesage: {from: Bot A}}
          - expect: {message: {form: Bot A}}
          - expect: {offered: {to: Mia Novk, losers: {Bot A: escalated-befor}}}
          - expect: {no: {offered: {to: Mia Novk}}}
          - expect: {in-order: [seen: {by: Mia Novak}]}
          - expect: {message: {text: {matches: "("}}}
          - customer: Hi
            agent: Hello

        """),
      [
        "9:5 error a script has no line custmer: | did you mean customer:?",
        "10:16 error there is no command /acept | did you mean /accept?",
        "11:5 error there is no representative called Noa | there are: Mia Novak",
        "12:14 error nothing called mesage can be expected | did you mean message?",
        "13:24 error message has no field form | did you mean from?",
        "14:28 warning there is no bot or representative called Mia Novk | did you mean Mia Novak?",
        "14:54 warning there is no verdict called escalated-befor | did you mean escalated-before?",
        "15:33 error there is no bot or representative called Mia Novk | did you mean Mia Novak?",
        "16:25 error nothing called seen can be expected | what can be expected: "
          + HappeningKind.allCases.map(\.rawValue).joined(separator: ", "),
        "17:40 error ( is not a regular expression: The pattern cannot be read at byte 1: missing closing parenthesis | use contains: for a text that is not one",
        "19:5 error a line of a script has one key; agent starts another | begin it with a dash of its own",
      ])
  }

  @Test("slips of the hand in an organization come all at once")
  func slips() {
    expectNoDifference(
      findings(
        "",
        organization: """
            organization: Contoso
            tme-zone: UTC
            workstreams:
              - name: Chat
                fallback-queue: Suport
                route-to-queue:
                  - {rule: Bills, when: {IssueTyp: billing}, queue: Support}
                  - {rule: Two, when: {IssueType: {equal: x}}, queue: Support}
                context-variables: [{name: IssueType, type: Txt}]
            queues: [{name: Support, members: [Bot A, Mia Novk], assignment: seniority}]
            bots: [{name: Bot A, capacity: many}, {name: Bot A}]
            representatives: [{name: Mia Novak, presence: Bussy}]

          """),
      [
        "11:51 error “Txt” is not known here | did you mean Text?",
        "10:42 error a condition has no key “equal” | did you mean equals?",
        "12:68 error “seniority” is not known here | write one of: highest-capacity, round-robin, least-active, custom",
        "13:34 error expected a whole number, found text | ",
        "14:49 error there is no presence called Bussy | did you mean Busy?",
        "4:3 error an organization has no key “tme-zone” | did you mean time-zone?",
        "13:48 error two bots or people are called Bot A; the other is in line 13 | give each its own name",
        "12:45 error there is no bot or representative called Mia Novk | did you mean Mia Novak?",
        "7:23 error there is no queue called Suport | did you mean Support?",
        "9:32 warning there is no context variable called IssueTyp | did you mean IssueType?",
      ])
  }

  @Test("files that are not there are named")
  func missing() {
    let (loaded, found) = Shipped.load(
      "a/x.yml",
      in: SourceBundle([SourceBundle.File(path: "a/x.yml", text: "scenario: x\norganization: ../b/o.yml\n")]))
    #expect(loaded == nil)
    expectNoDifference(
      told(found), ["2:15 error there is no file b/o.yml | the path starts at the scenario's folder"])
    let (_, outside) = Shipped.load(
      "x.yml",
      in: SourceBundle([SourceBundle.File(path: "x.yml", text: "scenario: x\norganization: ../../o.yml\n")]))
    expectNoDifference(told(outside), ["2:15 error ../../o.yml leads out of the files at hand | "])
  }

  @Test("two bots with one application id, and other faults of set-up, are found where they are written")
  func lint() {
    let organization = """
        organization: Contoso
        workstreams: [{name: Chat, fallback-queue: Support}]
        queues: [{name: Support, members: [Bot A, Bot B, Mia Novak]}]
        bots:
          - {name: Bot A, application-id: a, capacity: 300}
          - {name: Bot B, application-id: a, capacity: 50}
        representatives: [{name: Mia Novak}]

      """
    #expect(findings("", organization: organization).contains { $0.hasPrefix("8:14 error") })
  }

  @Test("unknown rules and zones are errors")
  func head() {
    expectNoDifference(
      findings(
        "",
        organization: Self.organization.replacing(
          "organization: Contoso", with: "organization: Contoso\n  time-zone: Mars/Olympus"),
        head: "rules: {transfer.bot-bond: off}\n"),
      [
        "5:14 error there is no time zone Mars/Olympus | write it like Europe/Madrid",
        "2:9 error there is no rule transfer.bot-bond | did you mean transfer.bot-bound?",
      ])
  }

  @Test(
    "no text traps the reader",
    arguments: [
      "", "x", "[]", "scenario:", "{scenario: x, organization: [1]}",
      "scenario: x\norganization: {}\nscript: {}",
      """
      scenario: x
      organization: {organization: [], workstreams: 3}
      script: [1, [], {}, {a: {}}, {expect: }, {expect: []}, {expect: [1]}, {expect: {no: 3}}, {wait: []}]
      walkthrough: {steps: [{step: 1, when: 3}, {}]}
      """,
    ])
  func hostile(text: String) {
    let (loaded, found) = Shipped.load(
      "x.yml", in: SourceBundle([SourceBundle.File(path: "x.yml", text: text)]))
    #expect(loaded == nil)
    #expect(!found.isEmpty)
  }
}
