import Glibc
import Host
import Scenarios
import Simulation
import SmallWorlds

/// Every order of twelve commands to depth 6 in contact centres of two customers, two bots and two people.
func benchWorlds() {
  guard let oneQueue = world("two-bots-one-queue-two-people"), let twoQueues = world("two-bots-two-queues")
  else {
    print("worlds: the scenarios cannot be opened")
    return
  }
  let depth = isQuick ? 2 : 6
  let clock = ContinuousClock()
  var states = 0
  var violations = 0
  let start = clock.now
  for small in SmallWorld.all(oneQueue: oneQueue, twoQueues: twoQueues) {
    let began = clock.now
    let walk = Walk(small, depth: depth, compareEvery: 4)
    states += walk.states
    violations += walk.violations.count
    show(small, walk, seconds: seconds(began.duration(to: clock.now)))
  }
  Measure.line("all small worlds, states", Double(states), "", "\(violations) invariants broken")
  Measure.line("all small worlds, time", seconds(start.duration(to: clock.now)), "s", "at most 120")
}

private func world(_ scenario: String) -> World? {
  guard let path = try? ScenarioOpener.paths(for: scenario).first,
    let opened = ScenarioOpener.open(scenario: path).opened
  else { return nil }
  return opened.scenario?.world
}

private func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

private func show(_ small: SmallWorld, _ walk: Walk, seconds: Double) {
  print("\(small.name): \(small.alphabet.count) commands")
  let depths = walk.fresh.map(String.init).joined(separator: ", ")
  Measure.line(
    "  states to depth \(walk.fresh.count - 1)", Double(walk.states), "", "new at each depth: \(depths)")
  Measure.line(
    "  commands carried out", Double(walk.transitions), "",
    "\(walk.refused) refused, \(walk.merged) led to a state seen before, \(walk.compared) of these compared")
  let ways = Closing.allCases.map { "\(walk.closings[$0] ?? 0) by \($0)" }.joined(separator: ", ")
  Measure.line("  time", seconds, "s", "come to be Closed: \(ways)")
  for violation in walk.violations {
    print("  BROKEN \(violation.count) times: \(violation.breach.rawValue)")
    for command in violation.commands { print("    \(command)") }
  }
}
