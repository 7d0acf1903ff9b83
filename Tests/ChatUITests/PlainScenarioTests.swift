import Basis
import ChatUI
import CustomDump
import Scenarios
import ShippedScenarios
import Simulation
import Testing

/// Whatever a scenario's script does can be typed in plain mode, and comes to the same.
@Suite struct PlainScenarioTests {
  @Test(
    "every shipped scenario is played by typed lines, event by event as its script", arguments: Shipped.names)
  func played(_ name: String) throws {
    let loaded = try #require(Shipped.load(name))
    let run = Run(loaded.world)
    let script = Screenplay(loaded.scenario)
    // Whoever learns plays every line by hand, and what the lesson lets happen comes as it does in its script.
    var front = PlainFront(run, loaded.scenario.lesson.map { Screenplay($0, of: run) } ?? script)
    if front.lesson == nil { _ = front.open() }
    var refused: [String] = []
    for line in script.lines.dropFirst(front.playback.screenplay.next) {
      guard case .lines(let told) = front.take(line.label) else {
        Issue.record("\(line.label) is no line of the script")
        return
      }
      if told.count == 1, told[0].hasPrefix("refused: ") { refused.append("\(line.label): \(told[0])") }
    }
    let wanted = try #require(Shipped.played[name]).run
    #expect(refused == [])
    let same = Array(front.run.log.entries) == Array(wanted.log.entries)
    #expect(same, "\(front.run.log.count) events, not \(wanted.log.count)")
  }
}
