import Basis
import ContactCenter
import CustomDump
import Scenarios
import Simulation
import Testing

@Suite("Commands as they are typed")
struct CommandTextTests {
  private static let customer = Seat.customer(0)
  private static let mia = Seat.representative(0)

  static let acts: [(seat: Seat, action: Command.Action)] = [
    (customer, .open), (customer, .say("Hi")), (customer, .say("/close is a word")), (customer, .choose(2)),
    (customer, .keypad("4711#")), (customer, .submit(["a": 1, "b": "x"])), (customer, .attach("bill.pdf")),
    (customer, .type), (customer, .skip), (customer, .closeWindow), (customer, .disconnect),
    (customer, .reconnect), (mia, .accept), (mia, .decline), (mia, .pick(nil)), (mia, .pick(2)),
    (mia, .say("Hello")), (mia, .type), (mia, .transfer(queue: 1, toBot: false, bot: nil)),
    (mia, .transfer(queue: 1, toBot: true, bot: nil)), (mia, .transfer(queue: 0, toBot: true, bot: 1)),
    (mia, .note("Called back")), (mia, .release), (mia, .transferTo(.representative(1))),
    (mia, .consult(.representative(1))), (mia, .add(nil)), (mia, .add(1)), (mia, .leave),
    (mia, .sayInternally("In stock?")), (mia, .quickReply("")), (mia, .quickReply("#greet")),
    (mia, .turnTo(2)), (mia, .reopen(1)), (mia, .link(.customer(nil))), (mia, .link(.incident(nil))),
    (mia, .end), (mia, .close), (mia, .presence(.doNotDisturb)), (mia, .customPresence(0)),
    (.supervisor, .assign(1, .representative(1), overrides: false)),
    (.supervisor, .assign(1, .representative(1), overrides: true)), (.supervisor, .assignToQueue(1, 1)),
    (.supervisor, .superviseTransfer(1, .representative(0))), (.supervisor, .supervise(1, .joined)),
    (.supervisor, .supervise(1, .monitoring)), (.supervisor, .forceClose(1)),
    (.supervisor, .setPresence(1, .appearAway)), (.stage, .setCapacity(.bot(1), 90)),
    (.stage, .setPresence(1, .busy)), (.stage, .setContext("Tier", 3)), (.stage, .setContext("Issue", "x y")),
    (.stage, .setVariable("Global.Name", expression: "\"Ana\"")), (.stage, .mark("here")),
  ]

  @Test("what is written of an act means the act", arguments: acts)
  func roundTrip(seat: Seat, action: Command.Action) throws {
    let line = CommandText(desk).line(action, at: seat)
    let typist = seat == .stage ? Seat.supervisor : seat
    let read = try LineParser(desk).parse(line, at: typist).get()
    expectNoDifference(read.action, action, "\(line)")
  }

  @Test("a session becomes lines that lead to the same events")
  func session() throws {
    let (loaded, _) = Shipped.load("two-bots-one-queue/scenario.yml")
    let scenario = try #require(loaded)
    var run = Run(scenario.world)
    for case .act(let act) in scenario.scenario.script.map(\.content) {
      run.perform(act.command(now: run.state.now))
    }
    let lines = SessionScript(run).lines(before: run.log.count)
    let original = try #require(Shipped.bundle["two-bots-one-queue/scenario.yml"])
    let text = try #require(ScenarioCase.text(of: original, title: "Again: \"1\"", script: lines))
    let (again, findings) = Shipped.load("two-bots-one-queue/scenario.yml", changedTo: text, like: scenario)
    expectNoDifference(findings, [])
    let played = try #require(again)
    #expect(played.scenario.name == "Again: \"1\"" && played.scenario.walkthrough == nil)
    var second = Run(played.world)
    for case .act(let act) in played.scenario.script.map(\.content) {
      second.perform(act.command(now: second.state.now))
    }
    func said(_ run: Run) -> [String] { run.state.threads.flatMap { $0.lines.map(\.message.text) } }
    #expect(said(run).count > 10)
    expectNoDifference(said(second), said(run))
  }

  @Test(
    "a scenario that is not written with a key a line has no other cases",
    arguments: [
      "{scenario: x, organization: o.yml}", "", "scenario: x\n  organization: o.yml\n", "- a",
    ])
  func noCase(text: String) { #expect(ScenarioCase.text(of: text, title: "y", script: []) == nil) }
}
