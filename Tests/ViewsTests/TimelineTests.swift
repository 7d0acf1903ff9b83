import Basis
import ContactCenter
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing

@testable import Views

/// Going back and forward, and branches, along every shipped scenario.
@Suite("The timeline")
struct TimelineTests {
  /// A played scenario at its end.
  private func played(_ name: String) throws -> (timeline: Timeline, moment: Moment) {
    let moment = Moment(try #require(Shipped.played[name]).run)
    return (Timeline(moment), moment)
  }

  private func commands(of run: Run) -> [Command] {
    run.log.entries.compactMap { if case .commanded(let command) = $0.event { command.value } else { nil } }
  }

  private func bytes(_ run: Run) -> [UInt8] {
    var writer = JSONWriter()
    for entry in run.log.entries { entry.record(to: &writer) }
    return writer.bytes
  }

  @Test("so many turns back and forward again is the same state, by any number", arguments: Shipped.names)
  func backAndForward(name: String) throws {
    var (timeline, moment) = try played(name)
    let end = moment
    let world = end.run.world
    let turns = timeline.branch.turns.count
    for count in Set([1, 2, (turns + 1) / 2, turns]).sorted() where count <= turns {
      for _ in 0..<count { timeline.go(to: timeline.place(from: moment.events, by: .turn, -1), &moment) }
      #expect(moment.events == timeline.branch.turns[timeline.branch.turns.count - count])
      for _ in 0..<count { timeline.go(to: timeline.place(from: moment.events, by: .turn, 1), &moment) }
      #expect(timeline.place == nil)
      #expect(moment.run.state.digest(in: world) == end.run.state.digest(in: world))
      #expect(moment.run.state == end.run.state)
      #expect(moment.trace == end.trace)
    }
  }

  @Test("each event back is the fold of what came before it", arguments: ["two-bots-one-queue/scenario.yml"])
  func events(name: String) throws {
    var (timeline, moment) = try played(name)
    let end = moment
    for events in (0..<end.events).reversed() {
      timeline.go(to: timeline.place(from: moment.events, by: .event, -1), &moment)
      var folded = Run(end.run.world)
      for number in 0..<events { folded.replay(end.run.log[number]) }
      #expect(moment.events == events)
      #expect(moment.run.state == folded.state)
    }
    #expect(timeline.place(from: 0, by: .event, -1) == 0)
  }

  @Test("a branch performed again gives the same bytes, and what it left stays", arguments: Shipped.names)
  func branches(name: String) throws {
    let (original, end) = try played(name)
    let before = bytes(end.run)
    let stage: Command.Action = .setCapacity(.bot(BotID(0)), 31)
    let turns = original.branch.turns
    for rest in Set([0, turns.count / 3, turns.count / 2, turns.count - 1].map { turns[$0] }).sorted() {
      var (timeline, moment) = (original, end)
      timeline.go(to: rest, &moment)
      timeline.branchOff(moment)
      moment.run.perform(Command(at: moment.run.state.now, seat: .stage, stage))
      for command in commands(of: end.run).suffix(3) { moment.run.perform(command) }
      timeline.follow(&moment)
      var again = Run(end.run.world)
      for command in commands(of: moment.run) { again.perform(command) }
      #expect(bytes(again) == bytes(moment.run), "after event \(rest)")
      #expect(timeline.branch.origin == Branch.Origin(branch: 0, events: rest))
      timeline.go(toBranch: 0, &moment)
      #expect(bytes(moment.run) == before)
      #expect(moment.run.state == end.run.state)
    }
  }

  @Test("a branch of a branch knows where it left, and each keeps its own end")
  func tree() throws {
    var (timeline, moment) = try played("two-bots-one-queue/scenario.yml")
    let end = moment.events
    timeline.go(to: timeline.branch.turns[3], &moment)
    timeline.branchOff(moment)
    moment.run.perform(Command(at: moment.run.state.now, seat: .stage, .mark("one")))
    timeline.follow(&moment)
    let first = moment.events
    timeline.go(to: timeline.branch.turns[1], &moment)
    timeline.branchOff(moment)
    timeline.name("deep")
    #expect(timeline.branches.map(\.origin?.branch) == [nil, 0, 1])
    #expect(timeline.branches.map(\.events) == [end, first, moment.events])
    timeline.go(toBranch: 1, &moment)
    #expect(moment.run.state.marks.map(\.name).last == "one")
    timeline.go(toBranch: 2, &moment)
    #expect(timeline.branch.name == "deep")
    #expect(!moment.run.state.marks.contains { $0.name == "one" })
  }

  @Test("back and forward by steps of the walk-through, and the rests around a place")
  func places() throws {
    let (timeline, moment) = try played("two-bots-one-queue/scenario.yml")
    let steps = [5, 9, 23]
    #expect(timeline.place(from: 23, by: .step, -1, steps: steps) == 9)
    #expect(timeline.place(from: 10, by: .step, -2, steps: steps) == 5)
    #expect(timeline.place(from: 5, by: .step, -1, steps: steps) == 0)
    #expect(timeline.place(from: 6, by: .step, 2, steps: steps) == 23)
    #expect(timeline.place(from: 23, by: .step, 1, steps: steps) == moment.events)
    let second = timeline.branch.turns[1]
    #expect(timeline.rest(upTo: second + 1) == second && timeline.rest(upTo: second) == second)
    #expect(
      timeline.rest(from: second + 1) == timeline.branch.turns[2] && timeline.rest(from: second) == second)
    #expect(timeline.rest(from: moment.events - 1) == moment.events)
    #expect(timeline.events(ofTurn: 1) == 0..<second)
    #expect(timeline.events(ofTurn: 0) == nil && timeline.turns(by: 0) == 0 && timeline.turns(by: 1) == 1)
  }

  @Test("a long session keeps a bounded number of moments, and stepping folds little")
  func checkpoints() throws {
    var moment = Moment(Run(try #require(Shipped.load("two-bots-one-queue/scenario.yml")).world))
    var timeline = Timeline(moment)
    for number in 0..<20_000 {
      moment.run.perform(Command(at: moment.run.state.now, seat: .stage, .mark("\(number)")))
      timeline.follow(&moment)
    }
    #expect(moment.events == 40_000)
    let checkpoints = timeline.branch.checkpoints
    #expect(checkpoints.count <= Checkpoints.most)
    for place in [39_999, 20_001, 700] {
      #expect(place - (checkpoints.latest(upTo: place)?.events ?? 0) < 2 * checkpoints.interval)
      timeline.go(to: place, &moment)
      #expect(moment.events == place)
      #expect(moment.run.state.marks.last?.name == "\(place / 2 - 1)")
    }
  }

  @Test("a bookmark of the same name moves")
  func bookmarks() throws {
    var (timeline, _) = try played("two-bots-one-queue/scenario.yml")
    timeline.bookmark("offer", at: 20)
    timeline.bookmark("offer", at: 30)
    expectNoDifference(timeline.bookmarks, [.init(name: "offer", branch: 0, events: 30)])
  }
}
