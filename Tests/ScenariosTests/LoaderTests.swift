import Basis
import ContactCenter
import CustomDump
import Simulation
import Testing

@testable import Scenarios

@Suite("Loading")
struct LoaderTests {
  @Test("what a bundle lacks is asked for step by step: scenario, organization, agents")
  func wanted() throws {
    let path = "two-bots-one-queue/scenario.yml"
    var bundle = SourceBundle()
    expectNoDifference(Wanted(by: bundle, scenario: path).files, [path])
    bundle.insert(SourceBundle.File(path: path, text: try #require(Shipped.bundle[path])))
    expectNoDifference(Wanted(by: bundle, scenario: path).files, ["two-bots-one-queue/organization.yml"])
    let organization = "two-bots-one-queue/organization.yml"
    bundle.insert(SourceBundle.File(path: organization, text: try #require(Shipped.bundle[organization])))
    expectNoDifference(
      Wanted(by: bundle, scenario: path).folders, ["bots/contoso-assistant", "bots/survey-assistant"])
    let complete = Wanted(by: Shipped.bundle, scenario: path)
    #expect(complete.isEmpty)
    expectNoDifference(complete.agents, ["bots/contoso-assistant", "bots/survey-assistant"])
  }

  @Test("agents that are begun ahead are read once each, and what was found is told in the same order")
  func ahead() throws {
    let path = "two-bots-two-queues/scenario.yml"
    var bundle = Shipped.bundle
    let text = try #require(bundle[path])
    let broken = "bots/survey-assistant/topics/Broken.mcs.yml"
    bundle.insert(
      SourceBundle.File(
        path: path, text: text.replacing("- customer: No\n", with: "- customre: No\n") + "seed: 2\n"))
    bundle.insert(SourceBundle.File(path: broken, text: "kind: [\n"))
    let agents = Wanted(by: bundle, scenario: path).agents
    var begun = 0
    let ahead = ScenarioLoader.load(
      bundle: bundle, path: path, ahead: agents, zones: { _ in .utc },
      begin: { work in
        begun += 1
        let reading = work()
        return { reading }
      })
    #expect(begun == 2)
    let usual = ScenarioLoader.load(bundle: bundle, path: path) { _ in .utc }
    expectNoDifference(ahead.1, usual.1)
    // The key that is there twice, the topic, the line of the script.
    expectNoDifference(ahead.1.map { $0.span?.file }, [path, broken, path])
  }

  @Test(
    "an organization's plain path is found without reading the whole scenario; anything less plain is read")
  func plainPaths() {
    #expect(
      Wanted.plainPath(of: "organization", in: "scenario: x\norganization: ../a/b.yml\nseed: 1")
        == "../a/b.yml")
    for text in [
      "organization: 'a.yml'", "organization: a.yml # here", "organization:\n  queues: []",
      "organization:a.yml",
      "about: organization: a.yml", "organization: a.yml\norganization: b.yml", "organization: &x a.yml", "",
      "organizations: a.yml", "organization: a",
    ] {
      #expect(Wanted.plainPath(of: "organization", in: text) == nil)
    }
  }

  @Test("a path that leads out of the bundle is told apart")
  func outside() {
    let bundle = SourceBundle([
      SourceBundle.File(path: "scenario.yml", text: "organization: ../x/organization.yml\n")
    ])
    expectNoDifference(Wanted(by: bundle, scenario: "scenario.yml").outside, ["../x/organization.yml"])
  }

  @Test(
    "paths start at the folder of their file",
    arguments: [
      ("a/b", "../c.yml", "a/c.yml"), ("", "c.yml", "c.yml"), ("a", "./c/./d", "a/c/d"),
      ("a", "../../c", nil),
      ("a", "/c", "c"), ("a", "b//c", "a/b/c"),
    ] as [(String, String, String?)])
  func paths(folder: String, path: String, wanted: String?) {
    #expect(BundlePath.resolve(path, in: folder) == wanted)
  }

  @Test("the scenario's clock, seed, era and rules make the world")
  func world() throws {
    var bundle = Shipped.bundle
    let text = """
      scenario: Head
      organization: organization.yml
      clock: 2026-07-01T09:00:00
      seed: 42
      era: 2022-06
      rules: {transfer.bot-bound: off}
      customers: [{name: Ana Ruiz, phone: "1", locale: de-DE, context: {Tier: 3}}]
      """
    bundle.insert(SourceBundle.File(path: "two-bots-one-queue/head.yml", text: text))
    let world = try #require(Shipped.load("two-bots-one-queue/head.yml", in: bundle).0).world
    // Nine o'clock in Madrid's summer.
    #expect(ISO8601.format(world.start) == "2026-07-01T07:00:00.000Z")
    #expect(world.seed == 42)
    #expect(world.rules.era == Era(year: 2022, month: 6))
    #expect(!world.rules.holds(RoutingRules.botBound))
    expectNoDifference(
      world.customers,
      [Customer(name: "Ana Ruiz", phone: "1", locale: "de-DE", context: [JSON.Member("Tier", 3)])])
  }

  @Test("an agent folder is put into a contact centre of its own, and a second one ranks below the person")
  func defaultWorld() throws {
    let folders = ["bots/contoso-assistant", "bots/survey-assistant", "bots/survey-assistant"]
    let (world, findings) = DefaultWorld.make(folders: folders, bundle: Shipped.bundle)
    let organization = try #require(world).organization
    expectNoDifference(findings.filter { $0.severity == .error }, [])
    expectNoDifference(
      organization.bots.map { "\($0.name) \($0.capacity)" },
      ["Contoso assistant 300", "Contoso survey assistant 50", "Contoso survey assistant 2 50"])
    expectNoDifference(organization.queues[0].members, [.bot(0), .bot(1), .bot(2), .representative(0)])
    #expect(Set(organization.bots.map(\.applicationID)).count == 3)
  }

  @Test("a default contact centre hands over to its person")
  func handsOver() throws {
    let (world, _) = DefaultWorld.make(folders: ["bots/contoso-assistant"], bundle: Shipped.bundle)
    var run = Run(try #require(world))
    run.perform(Act(seat: .customer(0), .say("Talk to agent")).command(now: run.state.now))
    #expect(run.state.center.offer(to: 0) != nil)
  }

  @Test("a folder without an agent is an error with a hint")
  func noAgent() {
    let (world, findings) = DefaultWorld.make(folders: ["nothing"], bundle: Shipped.bundle)
    #expect(world == nil)
    #expect(findings.contains { $0.code == "scenario.no-agent" && $0.hint != nil })
  }

  @Test("a customer opens the window of the workstream named, or the first of the channel")
  func workstreams() throws {
    let text = """
      scenario: x
      organization:
        organization: x
        workstreams: [{name: Shop, fallback-queue: Q}, {name: Service, fallback-queue: Q}, {name: Text, channel: sms, fallback-queue: Q}]
        queues: [{name: Q, members: [Mia]}]
        representatives: [{name: Mia}]
      customers: [{name: A}, {name: B, workstream: Service}, {name: C, workstream: text}, {name: D, workstream: Servce}]

      """
    let (loaded, found) = Shipped.load("x.yml", in: SourceBundle([.init(path: "x.yml", text: text)]))
    #expect(found.compactMap(\.hint) == ["did you mean Service?"])
    let (clean, _) = Shipped.load(
      "x.yml",
      in: SourceBundle([
        .init(path: "x.yml", text: text.replacing(", {name: D, workstream: Servce}", with: ""))
      ]))
    let world = try #require(clean?.world ?? loaded?.world)
    #expect((0...2).map { world.workstream(ofCustomer: $0)?.index } == [0, 1, 2])
    #expect(world.customers.map(\.channel).prefix(3) == ["live-chat", "live-chat", "sms"])
  }
}
