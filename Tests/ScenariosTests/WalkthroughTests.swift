import Basis
import CustomDump
import Scenarios
import Testing
import Views

@Suite("Walk-throughs")
struct WalkthroughTests {
  private static let span = SourceSpan.file("x.yml")

  private func step(_ title: String, _ kind: HappeningKind, _ fields: [(String, String)]) -> Walkthrough.Step
  {
    let patterns = fields.map { FieldPattern($0.0, Pattern(.text($0.1), at: Self.span)) }
    return Walkthrough.Step(
      title, when: Expectation(.holds(.happening(kind), patterns), at: Self.span), at: Self.span)
  }

  private func fact(_ number: Int, _ kind: HappeningKind, _ fields: [(String, JSON)] = []) -> Happening {
    Happening(
      number: number, at: VirtualTime(milliseconds: 0), conversation: nil, kind: kind,
      fields: fields.map { JSON.Member($0.0, $0.1) })
  }

  private var progress: WalkthroughProgress {
    WalkthroughProgress(
      Walkthrough(
        source: "x",
        steps: [
          step("the query is routed", .routed, [("queue", "Support")]),
          step("the bot gets it", .assigned, [("to", "Bot A")]),
          step("the customer asks for a person", .escalated, []),
          step("the person gets it", .offered, [("to", "Mia")]),
        ]))
  }

  @Test("steps are done in order, and what belongs to a later step does not count early")
  func inOrder() {
    var progress = progress
    for fact in [
      fact(1, .escalated), fact(2, .routed, [("queue", "Support")]), fact(3, .mark),
      fact(4, .assigned, [("to", "Bot A")]),
    ] {
      progress.observe(fact) { _ in "" }
    }
    expectNoDifference(progress.states, [.done(2), .done(4), .ahead, .ahead])
    #expect(progress.doneCount == 2)
    #expect(progress.next == 2)
  }

  @Test("a decision that goes another way breaks the step that waits for it, with the reason")
  func broken() {
    var progress = progress
    progress.observe(fact(1, .routed, [("queue", "Other")])) { _ in "no rule" }
    progress.observe(fact(2, .offered, [("to", "Mia")])) { _ in "the person had more" }
    progress.observe(fact(3, .escalated)) { _ in "" }
    progress.observe(fact(4, .waiting)) { _ in "nobody is there" }
    expectNoDifference(
      progress.states,
      [
        .broken(1, why: "no rule"), .broken(2, why: "the person had more"), .done(3),
        .broken(4, why: "nobody is there"),
      ])
    expectNoDifference(progress.broken, [0, 1, 3])
  }

  @Test("after the last step nothing changes")
  func after() {
    var progress = WalkthroughProgress(Walkthrough(source: "x", steps: []))
    progress.observe(fact(1, .routed)) { _ in "" }
    expectNoDifference(progress.states, [])
  }

  @Test("every shipped walk-through without a mistake is done to its last step", arguments: Shipped.names)
  func shipped(name: String) throws {
    let loaded = try #require(Shipped.load(name).0)
    guard let progress = ScenarioRunner.play(loaded).progress else { return }
    let isMistake = loaded.scenario.tags.contains("mistake")
    #expect(progress.broken.isEmpty == !isMistake)
    if !isMistake { #expect(progress.doneCount == progress.states.count) }
    #expect(!progress.walkthrough.source.isEmpty)
  }

  @Test("the documented flows have the documented number of steps")
  func counts() throws {
    let counts = try ["two-bots-two-queues", "two-bots-one-queue"].map {
      try #require(Shipped.load("\($0)/scenario.yml").0).scenario.walkthrough?.steps.count
    }
    expectNoDifference(counts, [11, 10])
  }
}
