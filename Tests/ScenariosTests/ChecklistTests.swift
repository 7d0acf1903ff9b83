import Basis
import ContactCenter
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing
import Views

/// Rows of the checklist that no scenario shows whole.
@Suite("Rows of the checklist")
struct ChecklistTests {
  private func played(_ text: String) throws -> ScenarioResult {
    let bundle = SourceBundle([SourceBundle.File(path: "x.yml", text: text)])
    return ScenarioRunner.play(try #require(Shipped.load("x.yml", in: bundle).0))
  }

  @Test("without a chat widget of their channel nobody begins a conversation; with one they do (row 15)")
  func widget() throws {
    func scenario(_ channel: String, _ expectation: String) -> String {
      """
      scenario: x
      organization:
        organization: x
        workstreams: [{name: Chat, channel: \(channel), fallback-queue: Desk}]
        queues: [{name: Desk, members: [Mia]}]
        representatives: [{name: Mia}]
      customers: [{name: Ana, channel: live-chat}]
      script:
        - customer: Hi
        - expect: \(expectation)

      """
    }
    let refused = try played(scenario("sms", "{rejected: {rule: workstream.none}}"))
    #expect(refused.isPassed, "\(TextReport.text(refused))")
    #expect(refused.run.state.threads.isEmpty)
    let opened = try played(scenario("live-chat", "{opened: {customer: Ana, workstream: Chat}}"))
    #expect(opened.isPassed, "\(TextReport.text(opened))")
  }

  @Test("every bot is called by the id of its own registration (row 24)")
  func registration() throws {
    let run = try #require(ShippedScenarios.Shipped.played["two-bots-two-queues/scenario.yml"]).run
    let ids = run.world.organization.bots.map(\.applicationID)
    #expect(Set(ids).count == 2)
    // What each bot wrote is kept under the id it was called by, and under no other.
    let rows = run.dataverseTranscripts.map(\.text)
    #expect(rows.count == 2)
    for (row, id) in zip(rows, ids) { #expect(row.contains("\\\"id\\\":\\\"\(id)\\\"")) }
    for (row, other) in zip(rows, ids.reversed()) { #expect(!row.contains(other)) }
  }

  @Test("capacity, a person in the queue and exact names, as best practices have them, are checked (row 180)")
  func bestPractices() throws {
    func codes(_ organization: String) -> [String] {
      let text = "organization: Contoso\nrepresentatives: [{name: Mia, capacity: 100}]\n" + organization
      let (file, found) = OrganizationReader.read(text, file: "o.yml")
      return found.map(\.code) + (file.map { OrganizationLint.findings($0.organization).map(\.code) } ?? [])
    }
    func set(_ capacity: Int, _ members: String, _ variable: String = "Topic") -> String {
      """
      bots: [{name: Bot, application-id: a, capacity: \(capacity)}]
      queues: [{name: Desk, members: \(members)}]
      workstreams:
        - name: Chat
          fallback-queue: Desk
          context-variables: [{name: Topic}]
          route-to-queue: [{rule: Loans, when: {\(variable): Loans}, queue: Desk}]

      """
    }
    // As the page advises.
    let advised = codes(set(200, "[Bot, Mia]"))
    let practices = [
      "organization.bot-not-above-people", "organization.queue-without-people", "name.unknown",
    ]
    #expect(advised.allSatisfy { !practices.contains($0) }, "\(advised)")
    // A bot's capacity is above everybody's.
    #expect(codes(set(100, "[Bot, Mia]")).contains(practices[0]))
    // A person is kept in the bot's queue.
    #expect(codes(set(200, "[Bot]")).contains(practices[1]))
    // The names of variables are those that rules ask for; what values bots send is asked of their topics
    // (OrganizationFindingTests), and what is too long is refused (limit.message-size, context.value-length).
    #expect(codes(set(200, "[Bot, Mia]", "Topik")).contains(practices[2]))
  }
}
