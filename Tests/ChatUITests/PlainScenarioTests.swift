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
    var front = PlainFront(Run(loaded.world), Screenplay(loaded.scenario))
    _ = front.open()
    let screenplay = front.playback.screenplay
    var refused: [String] = []
    for line in screenplay.lines.dropFirst(screenplay.next) {
      guard case .lines(let told) = front.take(line.label) else {
        Issue.record("\(line.label) is no line of the script")
        return
      }
      if told.count == 1, told[0].hasPrefix("refused: ") { refused.append("\(line.label): \(told[0])") }
    }
    let script = try #require(Shipped.played[name]).run
    #expect(refused == [])
    let same = Array(front.run.log.entries) == Array(script.log.entries)
    #expect(same, "\(front.run.log.count) events, not \(script.log.count)")
  }
}
