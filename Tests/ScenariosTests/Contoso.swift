import Basis
import Scenarios

/// The organization whose bots the tests connect, and what comes of it.
enum Contoso {
  /// An organization as a class would write it: with comments, block and flow style mixed.
  static let organization = """
    # Contoso before its bots are connected
    organization: Contoso
    environments:
      - {name: Contoso, region: Europe}   # the one
      - {name: Playground, omnichannel: false}
      - {name: Contoso Asia}
    prerequisites: {licences: [bot, chat], roles: [omnichannel-administrator], extensions: [omnichannel]}
    workstreams:
      - name: Chat   # the web site's
        fallback-queue: Support
    queues:
      - name: Support
        members: [Mia Novak]   # people
    bots:
      - name: Bot A   # sells
        agent: bots/a
        capacity: 300
      - {name: Bot B, agent: bots/b, application-id: app-b, capacity: 50, published: false}
    representatives: [{name: Mia Novak}]

    """

  /// What came of it: the lines that differ, with a sign; the findings; everything that was said.
  struct Result {
    var changes: [String]
    var findings: [String]
    var said: [String]
  }

  static func connect(
    _ answers: [(ConnectQuestion, String)], _ order: Connecting.Order = .connect, era: String = "2020-06",
    _ text: String = organization
  ) -> Result {
    var said: [String] = []
    var answers = answers
    let old = "era: \(era)\n" + text
    let talk = ConnectTalk(say: { said.append($0) }) { question in
      answers.firstIndex { $0.0 == question }.map { answers.remove(at: $0).1 }
    }
    let outcome = Connecting.perform(order, on: old, file: "o.yml", talk: talk)
    let before = old.split(separator: "\n").map(String.init)
    let after = (outcome.text ?? old).split(separator: "\n").map(String.init)
    let changes =
      before.filter { !after.contains($0) }.map { "- \($0)" }
      + after.filter { !before.contains($0) }.map { "+ \($0)" }
    let findings = outcome.diagnostics.map { finding in
      let place = finding.span.map { "\($0.start.line):\($0.start.column) " } ?? ""
      return "\(place)\(finding.rule ?? finding.code): \(finding.message) | \(finding.hint ?? "")"
    }
    return Result(changes: changes, findings: findings, said: said)
  }

  static let usual: [(ConnectQuestion, String)] = [
    (.bot, "bot-a"), (.privacy, "yes"), (.environment, "Contoso"), (.application, "app-a"),
  ]

  /// The organization with Bot A connected.
  static let connected = organization.replacing(
    "    agent: bots/a\n",
    with: "    agent: bots/a\n    connected-to: Contoso\n    application-id: app-a\n    teams-channel: true\n"
  )
}
