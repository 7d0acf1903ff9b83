import Basis
import CustomDump
import Host
import Scenarios
import Simulation
import Testing

@Suite("Opening")
struct OpenerTests {
  private let scenarios = "\(packageRoot)/Scenarios"

  @Test("a scenario whose files lie above its folder is opened with all of them")
  func above() throws {
    let outcome = ScenarioOpener.open(scenario: "\(scenarios)/two-bots-one-queue-misordered/scenario.yml")
    let opened = try #require(outcome.opened)
    #expect(opened.header.entry == "two-bots-one-queue-misordered/scenario.yml")
    let paths = opened.header.bundle.files.map(\.path)
    #expect(paths.contains("two-bots-one-queue/organization.yml"))
    #expect(paths.allSatisfy { !$0.hasPrefix("..") && !$0.hasPrefix("/") })
    #expect(outcome.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test("files several folders up are found")
  func farAbove() throws {
    let folder = try Folder()
    let bot =
      "kind: AdaptiveDialog\nbeginDialog:\n  kind: OnConversationStart\n  id: main\n  actions:\n    - kind: SendActivity\n      id: a\n      activity: Hi\n"
    try folder.write(
      "bot/agent.mcs.yml", "mcs.metadata:\n  componentName: Small bot\nkind: GptComponentMetadata\n")
    try folder.write("bot/topics/Start.mcs.yml", bot)
    try folder.write(
      "o.yml",
      "organization: Small\nworkstreams:\n  - {name: W, channel: live-chat, fallback-queue: Q}\nqueues:\n  - {name: Q, members: [B]}\nbots:\n  - {name: B, agent: bot, application-id: 8f0c5a52-1d7b-4a1e-9a63-3f6f2c1b7e01, published: true, capacity: 10}\n"
    )
    let path = try folder.write(
      "a/b/c/scenario.yml",
      "scenario: Deep\norganization: ../../../o.yml\ncustomers:\n  - {name: Ana, channel: live-chat}\nscript:\n  - customer: /open\n"
    )
    let outcome = ScenarioOpener.open(scenario: path)
    expectNoDifference(outcome.diagnostics.filter { $0.severity == .error }.map(\.message), [])
    #expect(try #require(outcome.opened).header.entry.hasSuffix("a/b/c/scenario.yml"))
  }

  @Test("a path that leads above everything is a finding, not a trap")
  func tooFar() throws {
    let folder = try Folder()
    let up = String(repeating: "../", count: 60)
    let path = try folder.write(
      "scenario.yml", "scenario: Far\norganization: \(up)etc/none.yml\nscript:\n  - customer: Hi\n")
    let outcome = ScenarioOpener.open(scenario: path)
    #expect(outcome.opened == nil)
    #expect(outcome.diagnostics.contains { $0.severity == .error })
  }

  @Test("a scenario that is not there is a finding")
  func missing() throws {
    let folder = try Folder()
    let outcome = ScenarioOpener.open(scenario: "\(folder.path)/scenario.yml")
    #expect(outcome.opened == nil)
    #expect(outcome.diagnostics.contains { $0.code == "disk.unreadable" })
    do {
      _ = try ScenarioOpener.paths(for: "two-bots-one-quue")
      Issue.record("it was found")
    } catch {
      #expect(error.diagnostics.first?.code == "scenario.not-found")
    }
  }

  @Test("a folder means the scenarios below it, its own file first")
  func folder() throws {
    let paths = try ScenarioOpener.paths(for: "\(scenarios)/credit-card-routing")
    #expect(paths.first?.hasSuffix("/scenario.yml") == true)
    #expect(paths.count == 6)
  }

  @Test("a recording's header alone makes the same world again")
  func again() throws {
    let opened = try #require(
      ScenarioOpener.open(scenario: "\(scenarios)/two-bots-one-queue/scenario.yml", seed: 9).opened)
    let again = try #require(ScenarioOpener.open(opened.header).opened)
    #expect(again.world.seed == 9)
    #expect(bytes(again) == bytes(opened))
  }

  @Test("agents keep their places when a recording of the built-in contact centre is opened again")
  func agents() throws {
    let folders = ["survey-assistant", "contoso-assistant"].map { "\(scenarios)/bots/\($0)" }
    let opened = try #require(ScenarioOpener.open(agents: folders).opened)
    let again = try #require(ScenarioOpener.open(opened.header).opened)
    #expect(opened.world.organization.bots.count == 2)
    expectNoDifference(again.world.organization, opened.world.organization)
    #expect(bytes(again) == bytes(opened))
  }

  private func bytes(_ opened: ScenarioOpener.Opened) -> [UInt8] {
    var run = Run(opened.world)
    for action in [Command.Action.open, .say("Talk to a person")] {
      run.perform(Command(at: run.state.now, seat: .customer(0), action))
    }
    return RecordingFile.line(of: opened.header) + RecordingFile.lines(of: run, from: 0)
  }

  @Test("an agent folder that is not there is a finding")
  func noAgent() throws {
    let outcome = ScenarioOpener.open(agents: ["\(scenarios)/nothing"])
    #expect(outcome.opened == nil)
    #expect(outcome.diagnostics.contains { $0.severity == .error })
  }
}
